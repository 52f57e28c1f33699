package gammadesk.app.cli;

import gammadesk.analytics.forecast.measure.Bars;
import gammadesk.analytics.forecast.measure.Feature;
import gammadesk.analytics.market.Column;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads price bars and features: CSV with a header and a column {@code timestamp}, {@code date} or {@code time} in UTC,
 * or JSON, an array of {@code [milliseconds, ..., value]}; packed by gzip where the name ends in {@code .gz}.
 */
final class ForecastFiles {
    private static final List<String> TIMES = List.of("timestamp", "date", "time");
    private static final int DATE_LENGTH = 10;
    private static final int TIME_LENGTH = 19;
    private static final int FEATURE_DAYS = 7;
    private static final double MOST_MISSING = 0.2;

    private ForecastFiles() {}

    /**
     * Bars of a price.
     *
     * @param filled how many were missing and stand as bars without a move
     */
    record Prices(Bars bars, int filled) {}

    private record Bar(double open, double high, double low, double close) {}

    /** Reads bars; a bar's time is that of its beginning. */
    static Prices prices(Path file) throws IOException {
        try {
            NavigableMap<Long, Bar> bars = new TreeMap<>();
            for (CSVRecord row : rows(text(file))) {
                Bar bar = bar(row);
                if (bar.low > 0 && Double.isFinite(bar.high)) {
                    bars.put(millis(time(row)), bar);
                }
            }
            return even(bars);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new IOException(file + " holds no prices: " + e.getMessage(), e);
        }
    }

    private static Bar bar(CSVRecord row) {
        double open = number(row.get("open"));
        double close = number(row.get("close"));
        double high = Math.max(number(row.get("high")), Math.max(open, close));
        double low = Math.min(number(row.get("low")), Math.min(open, close));
        return new Bar(open, high, low, close);
    }

    /** The step is the commonest distance; a bar that is missing stands at the close before it. */
    private static Prices even(NavigableMap<Long, Bar> bars) {
        if (bars.size() < 2) {
            throw new IllegalArgumentException("less than two bars");
        }
        long step = step(bars.navigableKeySet().stream().mapToLong(key -> key).toArray());
        long first = bars.firstKey();
        int size = Math.toIntExact((bars.lastKey() - first) / step + 1);
        double[][] columns = new double[4][size];
        int filled = 0;
        double before = bars.firstEntry().getValue().open;
        for (int i = 0; i < size; i++) {
            Bar found = bars.get(first + i * step);
            filled += found == null ? 1 : 0;
            Bar bar = found == null ? new Bar(before, before, before, before) : found;
            columns[0][i] = bar.open;
            columns[1][i] = bar.high;
            columns[2][i] = bar.low;
            columns[3][i] = bar.close;
            before = bar.close;
        }
        if (filled > MOST_MISSING * size) {
            throw new IllegalArgumentException(filled + " of " + size + " bars are missing");
        }
        Bars even = new Bars(
                first,
                step,
                Column.of(columns[0]),
                Column.of(columns[1]),
                Column.of(columns[2]),
                Column.of(columns[3]));
        return new Prices(even, filled);
    }

    private static long step(long[] times) {
        long[] steps = new long[times.length - 1];
        for (int i = 1; i < times.length; i++) {
            steps[i - 1] = times[i] - times[i - 1];
        }
        Arrays.sort(steps);
        return steps[steps.length / 2];
    }

    /**
     * Reads a feature. It is named by its file up to the first {@code _} or {@code .}. A series by days is known only
     * when its day is over: the value of a day is its close.
     */
    static Feature feature(Path file) throws IOException {
        try {
            String text = text(file);
            NavigableMap<Long, Double> values = text.stripLeading().startsWith("[") ? json(text) : csv(text);
            boolean isDaily = values.keySet().stream().allMatch(millis -> millis % Bars.DAY_MILLIS == 0);
            NavigableMap<Long, Double> known = new TreeMap<>();
            values.forEach((millis, value) -> known.put(isDaily ? millis + Bars.DAY_MILLIS : millis, value));
            return new Feature(name(file), known, FEATURE_DAYS * Bars.DAY_MILLIS);
        } catch (IllegalArgumentException | DateTimeException | JacksonException e) {
            throw new IOException(file + " is no feature: " + e.getMessage(), e);
        }
    }

    private static String name(Path file) {
        return file.getFileName().toString().replaceFirst("[_.].*", "").toLowerCase(Locale.ROOT);
    }

    private static NavigableMap<Long, Double> json(String text) {
        NavigableMap<Long, Double> values = new TreeMap<>();
        for (JsonNode row : JsonMapper.shared().readTree(text)) {
            values.put(row.path(0).asLong(), row.path(row.size() - 1).asDouble());
        }
        return values;
    }

    /** The column named close or value, else the last one; an empty cell is no value. */
    private static NavigableMap<Long, Double> csv(String text) throws IOException {
        NavigableMap<Long, Double> values = new TreeMap<>();
        for (CSVRecord row : rows(text)) {
            String cell = row.isMapped("close") ? row.get("close") : row.get(row.size() - 1);
            double value = number(cell);
            if (Double.isFinite(value)) {
                values.put(millis(time(row)), value);
            }
        }
        return values;
    }

    private static List<CSVRecord> rows(String text) throws IOException {
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .setIgnoreHeaderCase(true)
                .setTrim(true)
                .get();
        try (CSVParser rows = CSVParser.parse(new StringReader(text), format)) {
            return rows.getRecords();
        }
    }

    private static String time(CSVRecord row) {
        return TIMES.stream()
                .filter(row::isMapped)
                .findFirst()
                .map(row::get)
                .orElseThrow(() -> new IllegalArgumentException("no column timestamp, date or time"));
    }

    /** A date, a date with a time of the day in UTC, or milliseconds since the epoch. */
    private static long millis(String text) {
        if (text.chars().allMatch(Character::isDigit)) {
            return Long.parseLong(text);
        }
        if (text.length() < TIME_LENGTH) {
            return LocalDate.parse(text.substring(0, Math.min(DATE_LENGTH, text.length())))
                    .atStartOfDay()
                    .toInstant(ZoneOffset.UTC)
                    .toEpochMilli();
        }
        String time = text.substring(0, TIME_LENGTH).replace(' ', 'T');
        return LocalDateTime.parse(time).toInstant(ZoneOffset.UTC).toEpochMilli();
    }

    private static double number(String text) {
        return text.isEmpty() ? Double.NaN : Double.parseDouble(text);
    }

    private static String text(Path file) throws IOException {
        try (InputStream packed = new BufferedInputStream(Files.newInputStream(file));
                InputStream plain = file.toString().endsWith(".gz") ? new GZIPInputStream(packed) : packed;
                Reader reader = new InputStreamReader(plain, StandardCharsets.UTF_8)) {
            return reader.readAllAsString();
        }
    }
}
