package gammadesk.connectors.history;

import gammadesk.analytics.forecast.feature.FeatureSeries;
import gammadesk.analytics.forecast.feature.FlowHours;
import gammadesk.analytics.forecast.feature.Observation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.csv.CSVRecord;

/**
 * The hours of an order flow in a file: a row an hour with its beginning, the moment from which it was known, and a
 * column a series. An empty cell is an hour of which too little was seen.
 */
public final class FlowFile {
    private static final String HOUR = "hour";
    private static final String KNOWN = "known";
    private static final int HEADED = 2;

    private FlowFile() {}

    /** Whether a file's first row is that of such a file. */
    public static boolean isOne(Path file) throws IOException {
        return TextFile.read(file).startsWith(HOUR + "," + KNOWN + ",");
    }

    /**
     * The series of a file.
     *
     * @throws IOException when it cannot be read or is no such file
     */
    public static List<FeatureSeries> read(Path file) throws IOException {
        try {
            return series(TextFile.rows(TextFile.read(file)));
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new IOException(file + " holds no order flow: " + e.getMessage(), e);
        }
    }

    private static List<FeatureSeries> series(List<CSVRecord> rows) {
        Map<String, List<Observation>> all = new LinkedHashMap<>();
        for (CSVRecord row : rows) {
            long hour = Instant.parse(row.get(HOUR)).toEpochMilli();
            long known = Instant.parse(row.get(KNOWN)).toEpochMilli();
            List<String> names = row.getParser().getHeaderNames();
            for (String name : names.subList(HEADED, names.size())) {
                all.computeIfAbsent(name, _ -> new ArrayList<>())
                        .add(new Observation(hour, known, TextFile.number(row.get(name))));
            }
        }
        List<FeatureSeries> series = new ArrayList<>();
        all.forEach((name, values) -> series.add(FlowHours.series(name, values)));
        return series;
    }

    /** Writes the file anew, beside the old one and moved over it: a crash leaves one or the other whole. */
    public static void write(Path file, List<FeatureSeries> series) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Path draft =
                Files.write(file.resolveSibling(file.getFileName() + ".new"), lines(series), StandardCharsets.UTF_8);
        Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private static List<String> lines(List<FeatureSeries> series) {
        Map<Long, List<String>> rows = new TreeMap<>();
        for (int column = 0; column < series.size(); column++) {
            for (Observation one : series.get(column).observations()) {
                List<String> row = rows.computeIfAbsent(one.referenceMillis(), _ -> begun(one));
                while (row.size() < HEADED + column) {
                    row.add("");
                }
                row.add(Double.isNaN(one.value()) ? "" : Double.toString(one.value()));
            }
        }
        List<String> head = new ArrayList<>(List.of(HOUR, KNOWN));
        series.forEach(one -> head.add(one.name()));
        List<String> lines = new ArrayList<>(List.of(String.join(",", head)));
        for (List<String> row : rows.values()) {
            while (row.size() < head.size()) {
                row.add("");
            }
            lines.add(String.join(",", row));
        }
        return lines;
    }

    private static List<String> begun(Observation one) {
        return new ArrayList<>(List.of(
                Instant.ofEpochMilli(one.referenceMillis()).toString(),
                Instant.ofEpochMilli(one.knownMillis()).toString()));
    }
}
