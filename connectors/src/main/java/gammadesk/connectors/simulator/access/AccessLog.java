package gammadesk.connectors.simulator.access;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/** Who logged in from where. Used by the market thread only. */
public final class AccessLog {
    private static final int DEPTH = 10_000;

    private final Deque<Entry> entries = new ArrayDeque<>();
    private final Consumer<Entry> listener;
    private long lastId;

    /**
     * A log that tells of every new entry.
     *
     * @param earlier what stands in it already, oldest first
     */
    public AccessLog(List<Entry> earlier, Consumer<Entry> listener) {
        this.listener = listener;
        earlier.forEach(this::add);
    }

    private void add(Entry entry) {
        lastId = entry.id();
        entries.addFirst(entry);
        if (entries.size() > DEPTH) {
            entries.removeLast();
        }
    }

    /**
     * Somebody came, or tried to.
     *
     * @param id consecutive
     * @param account whose
     * @param millis venue time
     * @param ip from where
     * @param log {@code success} or why not
     */
    public record Entry(long id, long account, long millis, String ip, String log) {}

    /** Writes an entry down. */
    public void write(long account, long millis, String ip, String log) {
        Entry entry = new Entry(lastId + 1, account, millis, ip, log);
        add(entry);
        listener.accept(entry);
    }

    /** The entries of an account, newest first. */
    public List<Entry> of(long account) {
        return entries.stream().filter(entry -> entry.account() == account).toList();
    }
}
