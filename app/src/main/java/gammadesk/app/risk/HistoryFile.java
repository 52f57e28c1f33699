package gammadesk.app.risk;

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
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
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
 * A series of closes by day, in UTC, from a file: CSV with a header, a column {@code timestamp}, {@code date} or
 * {@code time} (a date, a date with a time, or milliseconds since the epoch) and a column {@code close}; or JSON, an
 * array of {@code [milliseconds, ..., close]} as the venue gives its volatility index. Of several rows a day the last
 * one counts. Files that end in {@code .gz} are unpacked.
 */
public final class HistoryFile {
    private static final List<String> TIMES = List.of("timestamp", "date", "time");
    private static final int DATE_LENGTH = 10;

    private HistoryFile() {}

    /**
     * Reads a series.
     *
     * @throws IOException when the file cannot be read, has another form or holds no close
     */
    public static NavigableMap<LocalDate, Double> read(Path file) throws IOException {
        String text = text(file);
        try {
            NavigableMap<LocalDate, Double> closes = text.stripLeading().startsWith("[") ? json(text) : csv(text);
            if (closes.isEmpty()) {
                throw new IOException(file + " holds no close");
            }
            return closes;
        } catch (IllegalArgumentException | DateTimeException | JacksonException e) {
            throw new IOException(file + " is no history: " + e.getMessage(), e);
        }
    }

    private static String text(Path file) throws IOException {
        try (InputStream packed = new BufferedInputStream(Files.newInputStream(file));
                InputStream plain = file.toString().endsWith(".gz") ? new GZIPInputStream(packed) : packed;
                Reader reader = new InputStreamReader(plain, StandardCharsets.UTF_8)) {
            return reader.readAllAsString();
        }
    }

    private static NavigableMap<LocalDate, Double> json(String text) {
        NavigableMap<LocalDate, Double> closes = new TreeMap<>();
        for (JsonNode row : JsonMapper.shared().readTree(text)) {
            put(closes, day(row.path(0).asLong()), row.path(row.size() - 1).asDouble());
        }
        return closes;
    }

    private static NavigableMap<LocalDate, Double> csv(String text) throws IOException {
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .setIgnoreHeaderCase(true)
                .setTrim(true)
                .get();
        NavigableMap<LocalDate, Double> closes = new TreeMap<>();
        try (CSVParser rows = CSVParser.parse(new StringReader(text), format)) {
            String time = TIMES.stream()
                    .filter(name -> rows.getHeaderNames().stream().anyMatch(name::equalsIgnoreCase))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no column timestamp, date or time"));
            for (CSVRecord row : rows) {
                put(closes, day(row.get(time)), number(row.get("close")));
            }
        }
        return closes;
    }

    private static void put(NavigableMap<LocalDate, Double> closes, LocalDate day, double close) {
        if (close > 0 && Double.isFinite(close)) {
            closes.put(day, close);
        }
    }

    private static LocalDate day(String text) {
        boolean isMillis = text.chars().allMatch(Character::isDigit);
        return isMillis
                ? day(Long.parseLong(text))
                : LocalDate.parse(text.substring(0, Math.min(DATE_LENGTH, text.length())));
    }

    private static LocalDate day(long millis) {
        return LocalDate.ofInstant(Instant.ofEpochMilli(millis), ZoneOffset.UTC);
    }

    /** A cell without a number is a day without a close. */
    private static double number(String text) {
        return text.isEmpty() ? Double.NaN : Double.parseDouble(text);
    }
}
