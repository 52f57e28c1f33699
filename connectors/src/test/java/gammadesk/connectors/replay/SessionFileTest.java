package gammadesk.connectors.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionFileTest {
    private static final String HEAD = "{\"format\":\"gammadesk session\",\"version\":1,\"venue\":\"V\","
            + "\"environment\":\"LIVE\",\"address\":\"a:1\",\"currencies\":[\"BTC\"],"
            + "\"start\":\"2026-04-02T12:00:00Z\",\"startNanos\":0";

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("session.gz");
    }

    @Test
    void saysAgainWhatItWasTold() throws IOException {
        String odd = "no JSON: \u0000 \"quoted\" \\ \n два 🙂";
        try (SessionWriter writer = SessionWriter.create(file, SessionLines.HEAD)) {
            writer.sent("{\"id\":1}", SessionLines.START);
            writer.received(odd, SessionLines.START + 7);
            writer.lost("closed by the venue", SessionLines.START + 9);
            assertThat(writer.messages()).isEqualTo(1);
        }
        try (SessionReader reader = SessionReader.open(file)) {
            assertThat(reader.head()).isEqualTo(SessionLines.HEAD);
            assertThat(SessionLines.all(reader))
                    .containsExactly(
                            new SessionLine.Sent(SessionLines.START, "{\"id\":1}"),
                            new SessionLine.Received(SessionLines.START + 7, odd),
                            new SessionLine.Lost(SessionLines.START + 9, "closed by the venue"));
            assertThat(reader.end()).isEqualTo(new SessionEnd.Whole(3));
        }
    }

    @Test
    void isNeverWrittenOver() throws IOException {
        SessionLines.messages(file, 1);
        assertThatExceptionOfType(FileAlreadyExistsException.class)
                .isThrownBy(() -> SessionWriter.create(file, SessionLines.HEAD));
    }

    @Test
    void refusesAChangedLineByItsNumber() throws IOException {
        List<String> lines = new ArrayList<>(SessionLines.read(SessionLines.messages(file, 20)));
        lines.set(11, lines.get(11).replace("heartbeat", "heartbeet"));
        assertRefused(SessionLines.write(file, lines), "line 12", "its hash does not fit");
    }

    @Test
    void refusesWhatFollowsALineThatWasCutOut() throws IOException {
        List<String> lines = new ArrayList<>(SessionLines.read(SessionLines.messages(file, 20)));
        lines.remove(5);
        assertRefused(SessionLines.write(file, lines), "line 6", "its hash does not fit");
    }

    @Test
    void refusesLinesInAnotherOrder() throws IOException {
        List<String> lines = new ArrayList<>(SessionLines.read(SessionLines.messages(file, 20)));
        lines.add(3, lines.remove(4));
        assertRefused(SessionLines.write(file, lines), "line 4", "its hash does not fit");
    }

    @Test
    void refusesWhatFollowsTheEnd() throws IOException {
        List<String> lines = new ArrayList<>(SessionLines.read(SessionLines.messages(file, 3)));
        lines.add("{}");
        assertRefused(SessionLines.write(file, lines), "line 6", "something follows the end");
    }

    @Test
    void refusesAnEndThatCountsOtherLines() {
        Path forged = SessionLines.forge(file, HEAD, "{\"at\":1,\"in\":\"{}\"", "{\"end\":\"whole\",\"lines\":2");
        assertRefused(forged, "line 3", "it counts 2 lines where there are 1");
    }

    @Test
    void readsASessionThatBreaksOffAsFarAsItGoes() throws IOException {
        byte[] whole = Files.readAllBytes(SessionLines.messages(file, 20_000));
        Files.write(file, Arrays.copyOf(whole, whole.length / 2));
        try (SessionReader reader = SessionReader.open(file)) {
            List<SessionLine> lines = SessionLines.all(reader);
            assertThat(lines).hasSizeBetween(1_000, 19_000);
            assertThat(lines.getLast())
                    .isEqualTo(new SessionLine.Received(
                            SessionLines.START + (lines.size() - 1) * 1_000_000L,
                            SessionLines.heartbeat(lines.size() - 1)));
            assertThat(reader.end()).isEqualTo(new SessionEnd.BrokenOff(lines.size()));
            assertThat(((SessionEnd.BrokenOff) reader.end()).words())
                    .contains("breaks off after line " + (lines.size() + 1));
        }
    }

    @Test
    void reachesTheFileWhileItIsWritten() throws IOException {
        try (SessionWriter writer = SessionWriter.create(file, SessionLines.HEAD)) {
            for (int i = 0; i < 3_000; i++) {
                writer.received(SessionLines.heartbeat(i), SessionLines.START + i * 1_000_000L);
            }
            try (SessionReader reader = SessionReader.open(file)) {
                assertThat(SessionLines.all(reader)).hasSizeGreaterThanOrEqualTo(1_000);
                assertThat(reader.end()).isInstanceOf(SessionEnd.BrokenOff.class);
            }
        }
    }

    @Test
    void refusesDamagedPacking() throws IOException {
        byte[] bytes = Files.readAllBytes(SessionLines.messages(file, 20_000));
        for (int i = bytes.length / 2; i < bytes.length / 2 + 200; i++) {
            bytes[i] ^= 0x55;
        }
        Files.write(file, bytes);
        assertRefused(file, file + " line ", "");
    }

    @Test
    void refusesWhatIsNoSession() throws IOException {
        Files.writeString(file, "not packed at all");
        assertRefused(file, "line 1", "it is no recorded session");
        assertRefused(SessionLines.write(file, List.of("instrument,amount")), "line 1", "it is no JSON object");
        assertRefused(SessionLines.write(file, List.of("{\"a\":1}")), "line 1", "no recorded session of this program");
        assertRefused(SessionLines.write(file, List.of()), "line 1", "it has no first line");
        Files.write(file, new byte[0]);
        assertRefused(file, "line 1", "it is no recorded session");
    }

    @Test
    void refusesALaterFormatByItsNumber() {
        Path later = SessionLines.forge(file, HEAD.replace("\"version\":1", "\"version\":2"));
        assertRefused(later, "line 1", "it has format 2; this program reads format 1");
    }

    @Test
    void refusesAHeadThatMakesNoSense() {
        assertRefused(SessionLines.forge(file, HEAD.replace("BTC", "b t c")), "line 1", "makes no sense");
        assertRefused(SessionLines.forge(file, HEAD.replace("LIVE", "MARS")), "line 1", "makes no sense");
        assertRefused(SessionLines.forge(file, HEAD.replace("[\"BTC\"]", "[]")), "line 1", "at least one currency");
        assertRefused(SessionLines.forge(file, HEAD.replace("Nanos\":0", "Nanos\":x")), "line 1", "no JSON object");
        assertRefused(
                SessionLines.forge(file, HEAD.replace("Nanos\":0", "Nanos\":9223372036854775807")),
                "line 1",
                "out of range");
    }

    @Test
    void refusesTimesThatMakeNoSense() {
        for (String at : List.of("9223372036854775807", "-9223372036854775808", "86400000000001", "\"soon\"", "null")) {
            Path forged = SessionLines.forge(file, HEAD, "{\"at\":0,\"in\":\"{}\"", "{\"at\":" + at + ",\"in\":\"{}\"");
            assertRefused(forged, "line 3", "its time makes no sense");
        }
        assertRefused(SessionLines.forge(file, HEAD, "{\"at\":5,\"say\":\"x\""), "line 2", "nothing that is known");
    }

    @Test
    void refusesALineThatNeverEnds() {
        String endless = "x".repeat(SessionReader.MOST_LINE_BYTES);
        assertRefused(
                SessionLines.forge(file, HEAD, "{\"at\":0,\"in\":\"" + endless + '"'), "line 2", "is longer than");
    }

    private static void assertRefused(Path file, String line, String reason) {
        assertThatExceptionOfType(SessionException.class)
                .isThrownBy(() -> {
                    try (SessionReader reader = SessionReader.open(file)) {
                        SessionLines.all(reader);
                    }
                })
                .withMessageContaining(file.toString())
                .withMessageContaining(line)
                .withMessageContaining(reason);
    }
}
