package gammadesk.app.trading;

import gammadesk.analytics.port.Ledger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/**
 * A ledger in memory that outlives what writes to it, and can be told to fail, always or now and then, to hang, and to
 * be unreadable.
 */
public final class TrialLedger implements Ledger {
    private static final String FULL = "the disk is full";

    private final List<Entry> entries = new ArrayList<>();
    private final SplittableRandom random;
    /** How likely a write fails. */
    private volatile double trouble;

    private volatile Optional<String> obstacle = Optional.empty();
    private volatile Consumer<Entry> written = _ -> {};
    private volatile CountDownLatch held = new CountDownLatch(0);
    private volatile boolean unreadable;
    private volatile boolean begun;

    /** One that takes everything until it is told otherwise. */
    public TrialLedger() {
        this(new SplittableRandom(1));
    }

    /** The same, with the chance by which it fails now and then. */
    public TrialLedger(SplittableRandom random) {
        this.random = random;
    }

    /** Takes nothing from now on, and says so at once. */
    public void fail() {
        fail(1);
        obstacle = Optional.of(FULL);
    }

    /** Refuses each entry with this probability; what it says of itself is how the last one went. */
    public void fail(double probability) {
        trouble = probability;
    }

    public boolean isInTrouble() {
        return trouble > 0;
    }

    /** Takes everything again. */
    public void heal() {
        trouble = 0;
        obstacle = Optional.empty();
    }

    /** Every write waits until it is let go on. */
    public void hold() {
        begun = false;
        held = new CountDownLatch(1);
    }

    public void letGo() {
        held.countDown();
    }

    /** Whether a write has begun since it was told to wait. */
    public boolean isBegun() {
        return begun;
    }

    public void unreadable(boolean on) {
        unreadable = on;
    }

    /** Shows every entry to somebody once it is written. */
    public void onWritten(Consumer<Entry> listener) {
        written = listener;
    }

    /** The oldest first. */
    public List<Entry> all() {
        return latest(List.of(Kind.values()), Integer.MAX_VALUE);
    }

    @Override
    public synchronized Outcome append(Kind kind, String subject, String actor, long atMillis, String content) {
        begun = true;
        awaitThat(held);
        obstacle = isInTrouble() && random.nextDouble() < trouble ? Optional.of(FULL) : Optional.empty();
        return obstacle.<Outcome>map(Outcome.Failed::new).orElseGet(() -> {
            long sequence = entries.size() + 1L;
            entries.add(new Entry(sequence, kind, subject, actor, atMillis, content, "0".repeat(64)));
            written.accept(entries.getLast());
            return new Outcome.Written(sequence);
        });
    }

    private void readable() {
        if (unreadable) {
            throw new IllegalStateException("the file is damaged");
        }
    }

    @Override
    public synchronized Optional<Entry> latest(Kind kind, String subject) {
        readable();
        return entries.reversed().stream()
                .filter(entry -> entry.kind() == kind && entry.subject().equals(subject))
                .findFirst();
    }

    @Override
    public synchronized List<Entry> latest(List<Kind> kinds, int most) {
        readable();
        List<Entry> found =
                entries.stream().filter(entry -> kinds.contains(entry.kind())).toList();
        return found.subList(Math.max(0, found.size() - most), found.size());
    }

    @Override
    public synchronized List<Entry> about(String subject) {
        return entries.stream().filter(entry -> entry.subject().equals(subject)).toList();
    }

    @Override
    public Optional<String> obstacle() {
        return obstacle;
    }

    private static void awaitThat(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        // It lies in memory.
    }
}
