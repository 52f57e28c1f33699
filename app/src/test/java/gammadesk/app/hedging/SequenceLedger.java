package gammadesk.app.hedging;

import gammadesk.analytics.port.Ledger;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/** A ledger that outlives the desk, fails now and then, and shows every entry to somebody once it is written. */
final class SequenceLedger implements Ledger {
    private final MemoryLedger kept = new MemoryLedger();
    private final SplittableRandom random;
    private final Consumer<Entry> written;
    private boolean lastFailed;
    /** How likely a write fails. */
    double trouble;

    SequenceLedger(SplittableRandom random, Consumer<Entry> written) {
        this.random = random;
        this.written = written;
    }

    void heal() {
        trouble = 0;
        lastFailed = false;
    }

    @Override
    public Outcome append(Kind kind, String subject, String actor, long atMillis, String content) {
        lastFailed = trouble > 0 && random.nextDouble() < trouble;
        if (lastFailed) {
            return new Outcome.Failed("the disk is full");
        }
        Outcome outcome = kept.append(kind, subject, actor, atMillis, content);
        if (outcome instanceof Outcome.Written(long sequence)) {
            written.accept(new Entry(sequence, kind, subject, actor, atMillis, content, ""));
        }
        return outcome;
    }

    @Override
    public Optional<Entry> latest(Kind kind, String subject) {
        return kept.latest(kind, subject);
    }

    @Override
    public List<Entry> latest(List<Kind> kinds, int most) {
        return kept.latest(kinds, most);
    }

    @Override
    public List<Entry> about(String subject) {
        return kept.about(subject);
    }

    @Override
    public Optional<String> obstacle() {
        return lastFailed ? Optional.of("the disk is full") : Optional.empty();
    }

    @Override
    public void close() {
        // It lies in memory.
    }
}
