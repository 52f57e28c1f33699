package gammadesk.app.trading;

import gammadesk.analytics.port.Clock;
import gammadesk.analytics.port.Intent;
import gammadesk.analytics.port.IntentLog;
import gammadesk.analytics.port.Ledger;
import gammadesk.analytics.port.Ledger.Kind;
import gammadesk.analytics.port.Ledger.Outcome;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A log of intents that writes the ledger first: what has no entry there is not planned, and so not sent. Cancels pass
 * by here, they must not depend on a disk. For one thread.
 */
public final class RecordedIntents implements IntentLog {
    private static final Logger LOG = LoggerFactory.getLogger(RecordedIntents.class);

    private final IntentLog inner;
    private final Ledger ledger;
    private final String keyName;
    private final Clock clock;

    /**
     * A log around another one.
     *
     * @param inner closed with this one
     * @param ledger not closed here
     * @param keyName the key with which orders are sent, by its name in the vault
     * @param clock for the entries
     */
    public RecordedIntents(IntentLog inner, Ledger ledger, String keyName, Clock clock) {
        this.inner = inner;
        this.ledger = ledger;
        this.keyName = keyName;
        this.clock = clock;
    }

    @Override
    public boolean plan(Intent intent) {
        Kind kind = intent.kind() == Intent.Kind.EDIT ? Kind.CHANGE : Kind.ORDER;
        Outcome outcome = write(kind, intent.label(), keyName, LedgerContent.of(intent));
        if (outcome instanceof Outcome.Failed(String reason)) {
            LOG.error("The ledger cannot be written, so {} does not go out: {}", intent.label(), reason);
            return false;
        }
        boolean planned = inner.plan(intent);
        if (!planned) {
            answer(intent.label(), "not sent: the log of intents cannot be written");
        }
        return planned;
    }

    @Override
    public void settle(String label, String outcome) {
        answer(label, outcome);
        inner.settle(label, outcome);
    }

    private void answer(String label, String outcome) {
        if (write(Kind.ANSWER, label, "venue", LedgerContent.of("outcome", outcome))
                instanceof Outcome.Failed(String reason)) {
            LOG.error("The answer to {}, {}, is missing in the ledger: {}", label, outcome, reason);
        }
    }

    private Outcome write(Kind kind, String subject, String actor, String content) {
        return ledger.append(kind, subject, actor, clock.epochMillis(), content);
    }

    @Override
    public List<Intent> unresolved() {
        return inner.unresolved();
    }

    @Override
    public void close() {
        inner.close();
    }
}
