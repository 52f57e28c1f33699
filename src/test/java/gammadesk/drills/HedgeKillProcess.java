package gammadesk.drills;

import gammadesk.connectors.simulator.access.ApiKey;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/** A {@link HedgeKillDesk} seen from outside: what it says and how it ends. */
final class HedgeKillProcess implements AutoCloseable {
    private final long startNanos = System.nanoTime();
    private final Process process;
    private final BufferedReader said;
    private final PrintWriter asked;

    private HedgeKillProcess(Process process) {
        this.process = process;
        said = process.inputReader(StandardCharsets.UTF_8);
        asked = new PrintWriter(process.outputWriter(StandardCharsets.UTF_8), true);
    }

    static HedgeKillProcess start(URI exchange, ApiKey key, Path folder, Path log) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx400m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "--add-modules=jdk.incubator.vector",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                HedgeKillDesk.class.getName(),
                exchange.toString(),
                folder.toString());
        builder.environment()
                .putAll(Map.of(
                        "GAMMADESK_EMBEDDED_KEY", key.clientId(),
                        "GAMMADESK_EMBEDDED_SECRET", key.clientSecret().reveal(),
                        "GAMMADESK_EMBEDDED_ACCESS", "trade"));
        return new HedgeKillProcess(builder.redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start());
    }

    /** Waits for a word of its own accord; false when it ended before. */
    boolean says(String word) throws IOException {
        String line = said.readLine();
        while (line != null && !line.equals(word)) {
            line = said.readLine();
        }
        return line != null;
    }

    void ask(String order) {
        asked.println(order);
    }

    /** The account as it sees it now. */
    Ledgers look() throws IOException {
        ask(HedgeKillDesk.LOOK);
        Set<String> open = new TreeSet<>();
        Set<String> fills = new TreeSet<>();
        Map<String, BigDecimal> positions = new TreeMap<>();
        Map<String, BigDecimal> balances = new TreeMap<>();
        for (String line = said.readLine(); !HedgeKillDesk.END.equals(line); line = said.readLine()) {
            if (line == null) {
                throw new IOException("the desk ended while it was asked");
            }
            String[] words = line.split(" ", 2);
            switch (words[0]) {
                case "open" -> open.add(words[1]);
                case "fill" -> fills.add(words[1]);
                case "position" -> put(positions, words[1]);
                case "balance" -> put(balances, words[1]);
                default -> throw new IOException("not understood: " + line);
            }
        }
        return new Ledgers(open, fills, positions, balances);
    }

    private static void put(Map<String, BigDecimal> numbers, String words) {
        String[] pair = words.split(" ");
        numbers.put(pair[0], new BigDecimal(pair[1]));
    }

    /** Since it was started. */
    long ageMillis() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startNanos);
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** SIGKILL, by the handle: the process itself would close the pipe with what was said last. */
    void kill() throws InterruptedException {
        process.toHandle().destroyForcibly();
        waitForEnd();
    }

    int waitForEnd() throws InterruptedException {
        if (!process.waitFor(40, TimeUnit.SECONDS)) {
            throw new AssertionError("it does not end");
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        process.toHandle().destroyForcibly();
    }
}
