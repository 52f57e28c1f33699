package gammadesk.app.forecast;

import gammadesk.analytics.forecast.feature.FeatureSeries;
import gammadesk.analytics.forecast.feature.FeatureStore;
import gammadesk.analytics.forecast.feature.FlowHours;
import gammadesk.analytics.forecast.flow.FlowPicture;
import gammadesk.connectors.history.FlowFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The hours of a perpetual's order flow, written down when they are over so that models can learn from them some day. A
 * desk that keeps no files records nothing: flow of a market that begins with the desk teaches nothing. Pictures are
 * taken by one thread; the series are for all.
 */
final class FlowRecord {
    private static final Logger LOG = LoggerFactory.getLogger(FlowRecord.class);
    private static final Duration KEPT = Duration.ofDays(800);

    private final Optional<Path> file;
    private final FlowHours hours;
    private OptionalLong last;
    private volatile List<FeatureSeries> series;

    /** Goes on with what the file holds; one that cannot be read is set aside and a new one begun. */
    FlowRecord(Optional<Path> file) {
        this.file = file;
        this.series = file.filter(Files::exists).map(FlowRecord::read).orElse(List.of());
        this.hours = FlowHours.of(series);
        this.last = hours.last();
    }

    private static List<FeatureSeries> read(Path from) {
        try {
            return FlowFile.read(from);
        } catch (IOException e) {
            LOG.warn("Recorded order flow in {} cannot be read; it is set aside: {}", from, e.toString());
            setAside(from);
            return List.of();
        }
    }

    private static void setAside(Path file) {
        try {
            Files.move(file, file.resolveSibling(file.getFileName() + ".unreadable"));
        } catch (IOException e) {
            LOG.warn("{} cannot be set aside: {}", file, e.toString());
        }
    }

    /** Whether anything is recorded. */
    boolean isOn() {
        return file.isPresent();
    }

    /** Takes in the hours of a picture that are over. */
    void add(FlowPicture picture) {
        if (file.isEmpty()) {
            return;
        }
        hours.add(picture);
        OptionalLong newest = hours.last();
        if (!newest.equals(last)) {
            last = newest;
            hours.forget(newest.orElseThrow() - KEPT.toMillis());
            series = hours.series();
            write(file.get());
        }
    }

    private void write(Path to) {
        try {
            FlowFile.write(to, series);
        } catch (IOException e) {
            LOG.warn("Order flow could not be written to {}: {}", to, e.toString());
        }
    }

    /** A store with the hours so far. */
    FeatureStore with(FeatureStore store) {
        FeatureStore all = store;
        for (FeatureSeries one : series) {
            all = all.with(one);
        }
        return all;
    }
}
