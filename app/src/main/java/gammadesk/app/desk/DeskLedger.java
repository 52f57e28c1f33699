package gammadesk.app.desk;

import gammadesk.analytics.port.Clock;
import gammadesk.analytics.port.Ledger;
import gammadesk.analytics.port.Ledger.Kind;
import gammadesk.analytics.port.Ledger.Outcome;
import gammadesk.analytics.port.LedgerReport;
import gammadesk.analytics.port.Venue;
import gammadesk.app.trading.AccountScribe;
import gammadesk.app.trading.TradingDesk;
import gammadesk.connectors.ledger.SqliteLedger;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.JsonNodeFactory;

/** The one ledger of a desk: opened before anything can be sent, closed after everything else. */
final class DeskLedger implements AutoCloseable {
    /** In the desk's data folder. */
    static final String FILE = "ledger.db";

    private static final Logger LOG = LoggerFactory.getLogger(DeskLedger.class);
    private static final String DESK = "desk";
    private static final long LAST_WORDS_SECONDS = 5;

    private final Ledger ledger;
    private final LedgerReport report;
    private final Clock clock;
    private final ExecutorService thread;
    private Optional<AccountScribe> scribe = Optional.empty();

    private DeskLedger(SqliteLedger.Opened opened, Clock clock) {
        this.ledger = opened.ledger();
        this.report = opened.report();
        this.clock = clock;
        this.thread = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().daemon().name("desk-ledger").factory());
    }

    /**
     * The ledger of a folder; in memory where there is none. A damaged one does not keep the desk from opening.
     *
     * @throws IOException when another desk has it open
     */
    static DeskLedger open(Optional<Path> folder, Clock clock) throws IOException {
        DeskLedger desk = new DeskLedger(
                folder.isPresent() ? SqliteLedger.open(folder.get().resolve(FILE), clock) : inMemory(), clock);
        if (desk.report.isWritable()) {
            LOG.info("{}", desk.report.sentence());
        } else {
            LOG.error("{}", desk.report.sentence());
        }
        return desk;
    }

    private static SqliteLedger.Opened inMemory() {
        return new SqliteLedger.Opened(
                SqliteLedger.inMemory(),
                new LedgerReport(
                        LedgerReport.State.NEW, 0, "This desk keeps no files: its ledger is forgotten with it."));
    }

    Ledger ledger() {
        return ledger;
    }

    LedgerReport report() {
        return report;
    }

    /** Writes that the desk opened, and from now on what happens to its account. */
    void begin(Venue venue, TradingDesk trading) {
        write("OPENED", venue.environment() + " at " + venue.address() + ". " + report.sentence());
        AccountScribe listening = new AccountScribe(ledger, venue, trading::account, trading::view, thread, clock);
        trading.listen(listening);
        scribe = Optional.of(listening);
    }

    private void write(String event, String sentence) {
        String content = JsonNodeFactory.instance
                .objectNode()
                .put("event", event)
                .put("sentence", sentence)
                .toString();
        if (ledger.append(Kind.DESK, DESK, DESK, clock.epochMillis(), content)
                instanceof Outcome.Failed(String reason)) {
            LOG.error("The ledger cannot be written, so no order goes out: {}", reason);
        }
    }

    @Override
    public void close() {
        thread.shutdown();
        boolean interrupted = false;
        try {
            if (!thread.awaitTermination(LAST_WORDS_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("The ledger is still being written after {} s", LAST_WORDS_SECONDS);
            }
        } catch (InterruptedException _) {
            interrupted = true;
        }
        scribe.ifPresent(AccountScribe::finish);
        write("CLOSED", "The desk was closed.");
        ledger.close();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
