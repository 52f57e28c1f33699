package gammadesk.app.replay;

import gammadesk.analytics.port.Ledger;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A ledger that ends with its replay. It keeps the latest entries and chains no hashes. For one thread only. */
final class MemoryLedger implements Ledger {
    private static final int MOST = 20_000;
    private static final String NO_HASH = "0".repeat(64);

    private final Deque<Entry> entries = new ArrayDeque<>();
    private final Map<Subject, Entry> newest = new HashMap<>();
    private long sequence;

    private record Subject(Kind kind, String name) {}

    @Override
    public Outcome append(Kind kind, String subject, String actor, long atMillis, String content) {
        Entry entry = new Entry(++sequence, kind, subject, actor, atMillis, content, NO_HASH);
        entries.addLast(entry);
        newest.put(new Subject(kind, subject), entry);
        if (entries.size() > MOST) {
            forget(entries.removeFirst());
        }
        return new Outcome.Written(sequence);
    }

    private void forget(Entry old) {
        newest.remove(new Subject(old.kind(), old.subject()), old);
    }

    @Override
    public Optional<Entry> latest(Kind kind, String subject) {
        return Optional.ofNullable(newest.get(new Subject(kind, subject)));
    }

    @Override
    public List<Entry> latest(List<Kind> kinds, int most) {
        List<Entry> found =
                entries.stream().filter(entry -> kinds.contains(entry.kind())).toList();
        return found.subList(Math.max(0, found.size() - most), found.size());
    }

    @Override
    public List<Entry> about(String subject) {
        return entries.stream().filter(entry -> entry.subject().equals(subject)).toList();
    }

    @Override
    public Optional<String> obstacle() {
        return Optional.empty();
    }

    @Override
    public void close() {
        // It lies in memory.
    }
}
