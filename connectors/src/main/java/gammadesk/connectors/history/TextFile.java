package gammadesk.connectors.history;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** A file of text, packed by gzip where its name ends in {@code .gz}, and the cells of a table in it. */
final class TextFile {
    private static final List<String> TIMES = List.of("timestamp", "date", "time");
    private static final int DATE_LENGTH = 10;
    private static final int TIME_LENGTH = 19;

    private TextFile() {}

    static String read(Path file) throws IOException {
        try (InputStream packed = new BufferedInputStream(Files.newInputStream(file));
                InputStream plain = file.toString().endsWith(".gz") ? new GZIPInputStream(packed) : packed;
                Reader reader = new InputStreamReader(plain, StandardCharsets.UTF_8)) {
            return reader.readAllAsString();
        }
    }

    /** The rows of a table with a header; the case of the names does not matter. */
    static List<CSVRecord> rows(String text) throws IOException {
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

    /** When a row begins, milliseconds since the epoch. */
    static long millis(CSVRecord row) {
        return millis(TIMES.stream()
                .filter(row::isMapped)
                .findFirst()
                .map(row::get)
                .orElseThrow(() -> new IllegalArgumentException("no column timestamp, date or time")));
    }

    /** A date, a date with a time of the day in UTC, or milliseconds since the epoch. */
    private static long millis(String text) {
        if (!text.isEmpty() && text.chars().allMatch(Character::isDigit)) {
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

    /** NaN for an empty cell and for the point by which FRED says that there is no value. */
    static double number(String cell) {
        return cell.isEmpty() || cell.equals(".") ? Double.NaN : Double.parseDouble(cell);
    }
}
