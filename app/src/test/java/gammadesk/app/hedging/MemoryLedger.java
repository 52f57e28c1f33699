package gammadesk.app.hedging;

import gammadesk.analytics.port.Ledger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** A ledger in memory that can be told to fail, to hang or to be unreadable. */
final class MemoryLedger implements Ledger {
    private final List<Entry> entries = new ArrayList<>();
    volatile boolean failing;
    volatile boolean unreadable;
    volatile boolean begun;
    volatile CountDownLatch hanging = new CountDownLatch(0);

    @Override
    public synchronized Outcome append(Kind kind, String subject, String actor, long atMillis, String content) {
        begun = true;
        awaitThat(hanging);
        if (failing) {
            return new Outcome.Failed("the disk is full");
        }
        long sequence = entries.size() + 1L;
        entries.add(new Entry(sequence, kind, subject, actor, atMillis, content, "0".repeat(64)));
        return new Outcome.Written(sequence);
    }

    @Override
    public synchronized Optional<Entry> latest(Kind kind, String subject) {
        return entries.reversed().stream()
                .filter(entry -> entry.kind() == kind && entry.subject().equals(subject))
                .findFirst();
    }

    @Override
    public synchronized List<Entry> latest(List<Kind> kinds, int most) {
        if (unreadable) {
            throw new IllegalStateException("the file is damaged");
        }
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
        return failing ? Optional.of("the disk is full") : Optional.empty();
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
