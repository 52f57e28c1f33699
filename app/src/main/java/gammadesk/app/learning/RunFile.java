package gammadesk.app.learning;

import gammadesk.analytics.backtest.court.RunEntry;
import gammadesk.analytics.backtest.court.RunLedger;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The ledger of runs in a folder: a line for every run that was ever begun, one for what came of it, and in a file of
 * its own how many lines there are and the last one's hash. Who writes holds the folder's {@link TrialLock}.
 */
public final class RunFile {
    private static final String RUNS = "runs.jsonl";
    private static final String HEAD = "runs.head";

    private final Path runs;
    private final Path head;

    /** In a folder that exists or can be made. */
    public RunFile(Path folder) {
        runs = folder.resolve(RUNS);
        head = folder.resolve(HEAD);
    }

    /**
     * All of it.
     *
     * @throws IOException when it cannot be read, or something was done to it; then no run can be counted
     */
    public RunLedger read() throws IOException {
        if (!Files.exists(runs) && !Files.exists(head)) {
            return RunLedger.EMPTY;
        }
        List<String> lines = Files.exists(runs) ? Files.readAllLines(runs) : List.of();
        return switch (RunLedger.read(lines, head())) {
            case RunLedger.Reading.Sound(RunLedger ledger) -> ledger;
            case RunLedger.Reading.Broken(List<RunLedger.Fault> faults) ->
                throw new IOException(runs + " was changed: "
                        + faults.stream().map(RunLedger.Fault::words).collect(Collectors.joining("; "))
                        + ". Put it back; a ledger that is not whole counts no run.");
        };
    }

    private RunLedger.Head head() throws IOException {
        if (!Files.exists(head)) {
            throw new IOException(head + " is missing: without it nobody knows how many runs there were");
        }
        String[] words = Files.readString(head).strip().split(" ", 2);
        try {
            return new RunLedger.Head(Integer.parseInt(words[0]), words.length > 1 ? words[1] : "");
        } catch (NumberFormatException e) {
            throw new IOException(head + " holds no number of runs", e);
        }
    }

    /** Adds lines at the end; the ledger as it is then. Fails without a trace or adds all of them. */
    public RunLedger add(List<RunEntry> entries) throws IOException {
        RunLedger after = read();
        for (RunEntry entry : entries) {
            after = after.with(entry);
        }
        Files.createDirectories(runs.toAbsolutePath().getParent());
        // The head comes last: a ledger that is longer than its head is whole, one that is shorter was cut.
        WholeFile.write(runs, bytes(String.join("\n", after.lines()) + "\n"));
        WholeFile.write(head, bytes(after.head().count() + " " + after.head().hash() + "\n"));
        return after;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
