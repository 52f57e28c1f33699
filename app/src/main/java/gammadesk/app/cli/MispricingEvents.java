package gammadesk.app.cli;

import gammadesk.analytics.mispricing.EventVolatility.Event;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;

/** Reads a calendar of events: CSV with a header and the columns date and name. */
final class MispricingEvents {
    private MispricingEvents() {}

    static List<Event> read(Path file) throws IOException {
        if (!Files.isReadable(file)) {
            throw new UsageException("--events: no such file: " + file);
        }
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .setIgnoreHeaderCase(true)
                .setTrim(true)
                .get();
        try (Reader text = Files.newBufferedReader(file);
                CSVParser rows = CSVParser.parse(text, format)) {
            return rows.stream()
                    .map(row -> new Event(LocalDate.parse(row.get("date")), row.get("name")))
                    .toList();
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new IOException(file + " is no calendar of date and name: " + e.getMessage(), e);
        }
    }
}
