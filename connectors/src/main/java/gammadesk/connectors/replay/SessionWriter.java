package gammadesk.connectors.replay;

import gammadesk.analytics.market.Currency;
import gammadesk.connectors.deribit.WireTap;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import tools.jackson.core.io.JsonStringEncoder;

/**
 * Keeps what goes over a feed's wire in a file: gzip, one JSON object a line, each sealed by a hash of itself and of
 * all before it. The last line says that it is the end and how many there are. About every second what is written
 * reaches the file, so that a crash costs no more than that.
 */
public final class SessionWriter implements WireTap, AutoCloseable {
    static final String FORMAT = "gammadesk session";
    static final int VERSION = 1;

    private static final int BUFFER = 1 << 16;
    private static final long FLUSH_NANOS = 1_000_000_000L;

    private final OutputStream out;
    private final RunningHash hash = new RunningHash();
    private long lines;
    private long messages;
    private long flushedNanos;
    private boolean closed;
    private Optional<IOException> failure = Optional.empty();

    /** As quick as packing can be: the feed's thread does it. */
    private static final class QuickGzip extends GZIPOutputStream {
        QuickGzip(OutputStream out) throws IOException {
            super(out, BUFFER, true);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }

    private SessionWriter(OutputStream out, SessionHead head) throws IOException {
        this.out = out;
        this.flushedNanos = head.startNanos();
        write(words(head));
        out.flush();
    }

    /**
     * Begins a file.
     *
     * @throws IOException when it cannot be written or exists already
     */
    public static SessionWriter create(Path file, SessionHead head) throws IOException {
        OutputStream raw = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        return new SessionWriter(new BufferedOutputStream(new QuickGzip(raw), BUFFER), head);
    }

    private static String words(SessionHead head) {
        String currencies =
                head.currencies().stream().map(Currency::code).collect(Collectors.joining("\",\"", "[\"", "\"]"));
        return "{\"format\":\"" + FORMAT + "\",\"version\":" + VERSION + ",\"venue\":"
                + quoted(head.venue().name()) + ",\"environment\":\""
                + head.venue().environment() + "\",\"address\":"
                + quoted(head.venue().address()) + ",\"currencies\":"
                + currencies + ",\"start\":\"" + Instant.ofEpochMilli(head.startMillis()) + "\",\"startNanos\":"
                + head.startNanos();
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        JsonStringEncoder.getInstance().quoteAsString(text, quoted);
        return quoted.append('"').toString();
    }

    @Override
    public void sent(String text, long nanos) {
        add("out", text, nanos);
    }

    @Override
    public void received(String text, long nanos) {
        add("in", text, nanos);
    }

    @Override
    public void lost(String reason, long nanos) {
        add("lost", reason, nanos);
    }

    /** After the first failure nothing more is written; {@link #close} tells of it. */
    private synchronized void add(String kind, String text, long nanos) {
        if (closed || failure.isPresent()) {
            return;
        }
        try {
            write("{\"at\":" + nanos + ",\"" + kind + "\":" + quoted(text));
            lines++;
            messages += kind.equals("in") ? 1 : 0;
            flushWhenDue(nanos);
        } catch (IOException e) {
            failure = Optional.of(e);
        } catch (IllegalArgumentException e) {
            failure = Optional.of(new IOException("a message could not be written down: " + e.getMessage(), e));
        }
    }

    private void write(String unsealed) throws IOException {
        byte[] bytes = unsealed.getBytes(StandardCharsets.UTF_8);
        out.write(bytes);
        out.write(hash.seal(bytes, bytes.length));
        out.write('\n');
    }

    private void flushWhenDue(long nanos) throws IOException {
        if (nanos - flushedNanos >= FLUSH_NANOS) {
            flushedNanos = nanos;
            out.flush();
        }
    }

    /** Messages of the venue that were written. */
    public synchronized long messages() {
        return messages;
    }

    /** Why nothing is written any more; empty while all is well. */
    public synchronized Optional<IOException> failure() {
        return failure;
    }

    /**
     * Ends the session in order.
     *
     * @throws IOException when anything could not be written: what is there breaks off
     */
    @Override
    public synchronized void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        try (out) {
            if (failure.isPresent()) {
                throw failure.get();
            }
            write("{\"end\":\"whole\",\"lines\":" + lines);
        }
    }
}
