package gammadesk.drills;

import gammadesk.app.Main;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** {@code gammadesk exchange} as a process of its own, which can be killed. */
final class ExchangeProcess {
    private static final String LISTENING = "listening on ";

    private final Process process;
    private final URI address;
    private final List<Key> keys;

    /** What it prints of a key. */
    record Key(String clientId, String secret) {}

    private ExchangeProcess(Process process, URI address, List<Key> keys) {
        this.process = process;
        this.address = address;
        this.keys = keys;
    }

    /** Starts the real program on a folder and waits until it listens and has printed its keys. */
    static ExchangeProcess start(Path folder, Path log) throws IOException {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx400m",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                classPath,
                Main.class.getName(),
                "exchange",
                "--data",
                folder.toString(),
                "--activity",
                "0.3");
        builder.environment()
                .put("GAMMADESK_HOME", folder.resolveSibling("home").toString());
        Process process = builder.redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        BufferedReader said = process.inputReader();
        URI address = null;
        List<Key> keys = new ArrayList<>();
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            if (line.startsWith(LISTENING)) {
                address = URI.create(line.substring(LISTENING.length()));
            } else if (line.contains("key=")) {
                String[] parts = line.substring(line.indexOf("key=")).split(" ");
                keys.add(new Key(parts[0].substring("key=".length()), parts[1].substring("secret=".length())));
            }
            if (address != null && keys.size() == 4) {
                return new ExchangeProcess(process, address, keys);
            }
        }
        throw new IOException("the exchange ended before it listened; see " + log);
    }

    Witness witness(int key) {
        return new Witness(address, keys.get(key).clientId(), keys.get(key).secret());
    }

    /** SIGKILL: no hook runs, nothing is flushed. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
            throw new AssertionError("it cannot be killed");
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }
}
