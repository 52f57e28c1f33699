package gammadesk.connectors.simulator.market;

import gammadesk.analytics.market.Currency;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What chain files hold, put together.
 *
 * @param snapshots ascending by time, at least one
 * @param skipped rows and files left out
 */
record RecordingFiles(List<RecordedSnapshot> snapshots, List<SkippedRow> skipped) {
    private static final int FOLDER_DEPTH = 2;
    private static final Comparator<RecordedOption> ORDER = Comparator.comparing(
                    (RecordedOption option) -> option.instrument().base())
            .thenComparing(option -> option.instrument().expiry().orElseThrow())
            .thenComparingDouble(RecordedOption::strike)
            .thenComparing(option -> option.instrument().name());

    static RecordingFiles read(List<Path> paths) throws IOException {
        RecordingReader reader = new RecordingReader();
        RecordedFutures futures = new RecordedFutures();
        List<SkippedRow> skippedFiles = new ArrayList<>();
        Set<Path> files = files(paths, skippedFiles);
        for (Path file : files) {
            reader.read(file);
        }
        for (Path folder : parents(files)) {
            futures.readFolder(folder);
        }
        if (reader.moments().isEmpty()) {
            throw new IOException("no recorded chain in " + paths);
        }
        skippedFiles.addAll(reader.skipped());
        List<RecordedSnapshot> snapshots = new ArrayList<>();
        for (Map.Entry<Long, List<RecordedOption>> moment : reader.moments().entrySet()) {
            snapshots.add(snapshot(moment.getKey(), moment.getValue(), futures));
        }
        return new RecordingFiles(List.copyOf(snapshots), List.copyOf(skippedFiles));
    }

    /** Named files are taken as they are; of a folder those that are chains. */
    private static Set<Path> files(List<Path> paths, List<SkippedRow> skipped) throws IOException {
        Set<Path> files = new LinkedHashSet<>();
        for (Path path : paths) {
            if (Files.isDirectory(path)) {
                addFolder(path, files, skipped);
            } else if (Files.isRegularFile(path)) {
                files.add(path);
            } else {
                throw new NoSuchFileException(path.toString(), null, "no such recording");
            }
        }
        return files;
    }

    private static void addFolder(Path folder, Set<Path> files, List<SkippedRow> skipped) throws IOException {
        List<Path> tables;
        try (Stream<Path> found = Files.walk(folder, FOLDER_DEPTH)) {
            tables = found.filter(RecordingFiles::isTable).sorted().toList();
        }
        for (Path table : tables) {
            if (RecordingReader.isChain(table)) {
                files.add(table);
            } else {
                skipped.add(new SkippedRow(table, 1, "not a recorded chain"));
            }
        }
    }

    private static boolean isTable(Path path) {
        String name = path.toString();
        return Files.isRegularFile(path) && (name.endsWith(".csv") || name.endsWith(".csv.gz"));
    }

    /** The folder above the files' own, where the recorder puts its tables of futures, and their own. */
    private static Set<Path> parents(Collection<Path> files) {
        Set<Path> folders = new LinkedHashSet<>();
        for (Path file : files) {
            Optional<Path> own = Optional.ofNullable(file.toAbsolutePath().getParent());
            own.ifPresent(folders::add);
            own.map(Path::getParent).ifPresent(folders::add);
        }
        return folders;
    }

    private static RecordedSnapshot snapshot(long millis, List<RecordedOption> rows, RecordedFutures futures) {
        rows.sort(ORDER);
        Map<String, RecordedOption> options = new LinkedHashMap<>();
        rows.forEach(row -> options.put(row.instrument().name(), row));
        Map<Currency, List<RecordedOption>> byCoin = new TreeMap<>();
        options.values()
                .forEach(row -> byCoin.computeIfAbsent(row.instrument().base(), _ -> new ArrayList<>())
                        .add(row));
        Map<Currency, Double> indices = new TreeMap<>();
        Map<Currency, Double> volatilities = new TreeMap<>();
        byCoin.forEach((coin, ofCoin) -> {
            indices.put(coin, medianIndex(ofCoin));
            volatilities.put(coin, RecordedVolatility.percent(ofCoin, millis));
        });
        return new RecordedSnapshot(
                millis, options, futures.at(millis, options.values(), indices), indices, volatilities);
    }

    /** The rows were asked for one after another while the index moved. */
    private static double medianIndex(List<RecordedOption> options) {
        double[] prices =
                options.stream().mapToDouble(RecordedOption::index).sorted().toArray();
        return prices[prices.length / 2];
    }
}
