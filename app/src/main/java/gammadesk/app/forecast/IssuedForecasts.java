package gammadesk.app.forecast;

import gammadesk.analytics.forecast.board.Outlook;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Forecasts that this desk made as it ran, each written down when it was made, so that they can be judged when their
 * outcomes are known, also after a restart. The first one of a moment and horizon counts. Of one thread.
 */
final class IssuedForecasts {
    private static final Logger LOG = LoggerFactory.getLogger(IssuedForecasts.class);
    private static final int FIELDS = 8;

    private final Optional<Path> file;
    private final Map<String, Outlook> issued = new LinkedHashMap<>();

    /** Takes up what a file holds; empty for a desk that keeps no files. A line that is none is passed over. */
    IssuedForecasts(Optional<Path> file) {
        this.file = file;
        file.filter(Files::exists).ifPresent(this::read);
    }

    private void read(Path from) {
        try {
            Files.readAllLines(from).forEach(line -> parse(line).ifPresent(one -> issued.putIfAbsent(key(one), one)));
        } catch (IOException e) {
            LOG.warn("Earlier forecasts in {} cannot be read, so they are not judged: {}", from, e.toString());
        }
    }

    private static String key(Outlook one) {
        return one.issuedMillis() + " " + one.horizonDays();
    }

    private static Optional<Outlook> parse(String line) {
        String[] cells = line.split(",", -1);
        if (cells.length != FIELDS) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Outlook(
                    Double.parseDouble(cells[1]),
                    cells[2],
                    Long.parseLong(cells[0]),
                    Double.parseDouble(cells[3]),
                    Double.parseDouble(cells[4]),
                    Double.parseDouble(cells[5]),
                    Double.parseDouble(cells[6]),
                    Double.parseDouble(cells[7])));
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    /** Notes forecasts; what is known of the moment and horizon already stays. */
    void add(List<Outlook> made) {
        List<String> lines = new ArrayList<>();
        for (Outlook one : made) {
            if (issued.putIfAbsent(key(one), one) == null) {
                lines.add(line(one));
            }
        }
        if (!lines.isEmpty()) {
            file.ifPresent(to -> append(to, lines));
        }
    }

    private static String line(Outlook one) {
        return String.join(
                ",",
                Long.toString(one.issuedMillis()),
                Double.toString(one.horizonDays()),
                one.model(),
                Double.toString(one.volPercent()),
                Double.toString(one.low80()),
                Double.toString(one.high80()),
                Double.toString(one.low95()),
                Double.toString(one.high95()));
    }

    private static void append(Path to, List<String> lines) {
        try {
            Files.createDirectories(to.toAbsolutePath().getParent());
            Files.write(to, lines, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            LOG.warn(
                    "A forecast could not be written to {}, so it is not judged after a restart: {}", to, e.toString());
        }
    }

    /** All of them, in the order in which they were made. */
    List<Outlook> all() {
        return List.copyOf(issued.values());
    }
}
