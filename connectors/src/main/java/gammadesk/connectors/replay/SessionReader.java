package gammadesk.connectors.replay;

import gammadesk.analytics.market.Currency;
import gammadesk.analytics.port.Venue;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads a session line by line. Whatever was cut out or changed is refused with its line's number; only a missing end
 * is accepted and told by {@link #end}. A file may come from foreign hands: a line is bounded, and nothing is kept
 * beyond the line that is read.
 */
public final class SessionReader implements AutoCloseable {
    static final int MOST_LINE_BYTES = 16 << 20;
    private static final int BUFFER = 1 << 16;
    /** No clock is so far from its origin, and differences of what is nearer cannot overflow. */
    private static final long MOST_NANOS = Long.MAX_VALUE / 4;

    private static final long MOST_STEP_NANOS = Duration.ofDays(1).toNanos();
    private static final long MOST_BACK_NANOS = Duration.ofMinutes(1).toNanos();
    private static final int MOST_CURRENCIES = 20;

    private final Path file;
    private final InputStream in;
    private final JsonFactory json = new JsonFactory();
    private final RunningHash hash = new RunningHash();
    private final SessionHead head;
    private final byte[] buffer = new byte[BUFFER];
    private byte[] line = new byte[BUFFER];
    private int lineLength;
    private int bufferAt;
    private int bufferEnd;
    private long lineNumber;
    private long latestNanos;
    private SessionEnd end = new SessionEnd.NotReached();

    private SessionReader(Path file, InputStream in) throws IOException {
        this.file = file;
        this.in = in;
        this.head = readHead();
        this.latestNanos = head.startNanos();
    }

    /**
     * Opens a session and reads its first line.
     *
     * @throws SessionException when it is no session, or one of a newer format
     * @throws IOException when the file cannot be read
     */
    public static SessionReader open(Path file) throws IOException {
        InputStream raw = Files.newInputStream(file);
        try {
            return new SessionReader(file, new GZIPInputStream(raw, BUFFER));
        } catch (ZipException | EOFException e) {
            raw.close();
            throw new SessionException(file, 1, "it is no recorded session: " + e.getMessage());
        } catch (IOException | RuntimeException e) {
            raw.close();
            throw e;
        }
    }

    /** What it is of. */
    public SessionHead head() {
        return head;
    }

    /** How it ends; known when {@link #next} has told everything. */
    public SessionEnd end() {
        return end;
    }

    /** The number of the line that was read last, the first being 1. */
    public long lineNumber() {
        return lineNumber;
    }

    /**
     * The next line; empty at the end.
     *
     * @throws SessionException when the line is not what was written
     */
    public Optional<SessionLine> next() throws IOException {
        if (!(end instanceof SessionEnd.NotReached)) {
            return Optional.empty();
        }
        if (!readLine()) {
            end = new SessionEnd.BrokenOff(Math.max(0, lineNumber - 1));
            return Optional.empty();
        }
        unseal();
        return parsed();
    }

    /** A refusal of what the last line says. */
    public SessionException refusal(String reason) {
        return new SessionException(file, Math.max(1, lineNumber), reason);
    }

    // Lines.

    /** False when the file ends, in the middle of a line as well. */
    private boolean readLine() throws IOException {
        lineLength = 0;
        while (true) {
            if (bufferAt == bufferEnd && !fill()) {
                return false;
            }
            int at = bufferAt;
            while (at < bufferEnd && buffer[at] != '\n') {
                at++;
            }
            append(at - bufferAt);
            bufferAt = Math.min(at + 1, bufferEnd);
            if (at < bufferEnd) {
                lineNumber++;
                return true;
            }
        }
    }

    private boolean fill() throws IOException {
        try {
            bufferAt = 0;
            bufferEnd = Math.max(0, in.read(buffer, 0, BUFFER));
            return bufferEnd > 0;
        } catch (EOFException _) {
            bufferEnd = 0;
            return false;
        } catch (ZipException e) {
            throw new SessionException(file, lineNumber + 1, "the file is damaged here: " + e.getMessage());
        }
    }

    private void append(int length) throws SessionException {
        int needed = lineLength + length;
        if (needed > MOST_LINE_BYTES) {
            throw new SessionException(
                    file, lineNumber + 1, "it is longer than " + MOST_LINE_BYTES + " bytes, as no message is");
        }
        if (needed > line.length) {
            line = Arrays.copyOf(line, Math.min(MOST_LINE_BYTES, Math.max(needed, 2 * line.length)));
        }
        System.arraycopy(buffer, bufferAt, line, lineLength, length);
        lineLength = needed;
    }

    /** Checks the seal and takes it off; what stays lacks the closing brace. */
    private void unseal() throws SessionException {
        int unsealed = lineLength - RunningHash.SEAL_LENGTH;
        boolean isSound = unsealed > 0
                && Arrays.equals(hash.seal(line, unsealed), 0, RunningHash.SEAL_LENGTH, line, unsealed, lineLength);
        if (!isSound) {
            throw refusal("it was changed, or something before it was cut out: its hash does not fit");
        }
        line[unsealed] = '}';
        lineLength = unsealed + 1;
    }

    // What they say.

    private SessionHead readHead() throws IOException {
        if (!readLine()) {
            throw new SessionException(file, 1, "it is no recorded session: it has no first line");
        }
        Members members = members();
        if (!SessionWriter.FORMAT.equals(members.text("format"))) {
            throw refusal("it is no recorded session of this program");
        }
        long version = members.number("version");
        if (version != SessionWriter.VERSION) {
            throw refusal("it has format " + version + "; this program reads format " + SessionWriter.VERSION);
        }
        unseal();
        try {
            return head(members);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw refusal("it says of what it is in a way that makes no sense: " + e.getMessage());
        }
    }

    private static SessionHead head(Members members) {
        long startNanos = members.number("startNanos");
        if (isAbsurd(startNanos) || members.list.size() > MOST_CURRENCIES) {
            throw new IllegalArgumentException("a number is out of range");
        }
        Venue venue = new Venue(
                members.text("venue"), Venue.Environment.valueOf(members.text("environment")), members.text("address"));
        return new SessionHead(
                venue,
                members.list.stream().map(Currency::of).toList(),
                Instant.parse(members.text("start")).toEpochMilli(),
                startNanos);
    }

    private static boolean isAbsurd(long nanos) {
        return nanos < -MOST_NANOS || nanos > MOST_NANOS;
    }

    private Optional<SessionLine> parsed() throws IOException {
        Members members = members();
        if (members.has("end")) {
            ended(members);
            return Optional.empty();
        }
        long at = members.number("at");
        if (isAbsurd(at) || at - latestNanos > MOST_STEP_NANOS || at - head.startNanos() < -MOST_BACK_NANOS) {
            throw refusal("its time makes no sense");
        }
        latestNanos = Math.max(latestNanos, at);
        return Optional.of(line(members, at));
    }

    private SessionLine line(Members members, long at) throws SessionException {
        if (members.has("in")) {
            return new SessionLine.Received(at, members.text("in"));
        }
        if (members.has("out")) {
            return new SessionLine.Sent(at, members.text("out"));
        }
        if (members.has("lost")) {
            return new SessionLine.Lost(at, members.text("lost"));
        }
        throw refusal("it says nothing that is known here");
    }

    private void ended(Members members) throws IOException {
        long lines = lineNumber - 2;
        if (members.number("lines") != lines) {
            throw refusal("it counts " + members.number("lines") + " lines where there are " + lines);
        }
        if (bufferAt < bufferEnd || fill()) {
            throw new SessionException(file, lineNumber + 1, "something follows the end");
        }
        end = new SessionEnd.Whole(lines);
    }

    /** A line is one flat object; only the first has a list in it. */
    private Members members() throws SessionException {
        Members members = new Members();
        try (JsonParser parser = json.createParser(ObjectReadContext.empty(), line, 0, lineLength)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw refusal("it is no JSON object");
            }
            for (String name = parser.nextName(); name != null; name = parser.nextName()) {
                members.add(name, parser);
            }
        } catch (JacksonException e) {
            throw refusal("it is no JSON object: " + e.getOriginalMessage());
        }
        return members;
    }

    private static final class Members {
        private final List<String> names = new ArrayList<>(4);
        private final List<String> texts = new ArrayList<>(4);
        private final List<String> list = new ArrayList<>();

        void add(String name, JsonParser parser) {
            JsonToken token = parser.nextToken();
            if (token == JsonToken.START_ARRAY) {
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    list.add(parser.getString());
                }
            } else {
                names.add(name);
                texts.add(token.isScalarValue() ? parser.getString() : "");
                parser.skipChildren();
            }
        }

        boolean has(String name) {
            return names.contains(name);
        }

        String text(String name) {
            int at = names.indexOf(name);
            return at < 0 ? "" : texts.get(at);
        }

        /** {@link Long#MIN_VALUE}, which is refused everywhere, when there is no such number. */
        long number(String name) {
            try {
                return Long.parseLong(text(name));
            } catch (NumberFormatException _) {
                return Long.MIN_VALUE;
            }
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
