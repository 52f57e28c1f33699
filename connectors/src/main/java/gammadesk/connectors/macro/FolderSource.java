package gammadesk.connectors.macro;

import gammadesk.analytics.market.MacroObservation;
import gammadesk.analytics.market.MacroObservation.Timing;
import gammadesk.analytics.market.MacroRelease;
import gammadesk.analytics.port.HistoryAnswer;
import gammadesk.analytics.port.MacroSource;
import gammadesk.connectors.history.HistoryFiles;
import gammadesk.connectors.history.HistoryFiles.DatedValue;
import gammadesk.connectors.history.ReleaseRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Series in files of a folder, such as {@code DGS10.csv} or {@code fred_DGS10.csv.gz}. A file that says when its values
 * came out is believed; for the others {@link ReleaseRule} stands in. There is no calendar in files.
 */
public final class FolderSource implements MacroSource {
    private final Path folder;

    /** Files are looked for when they are asked for; the folder need not exist yet. */
    public FolderSource(Path folder) {
        this.folder = folder;
    }

    @Override
    public String origin() {
        return "files in " + folder;
    }

    @Override
    public HistoryAnswer<MacroObservation> observations(String series, LocalDate from, LocalDate to) {
        try {
            Optional<Path> file = file(series);
            return file.isEmpty()
                    ? new HistoryAnswer.Unavailable<>("there is no file of " + series + " in " + folder)
                    : new HistoryAnswer.Whole<>(observations(series, HistoryFiles.series(file.get()), from, to));
        } catch (IOException e) {
            return new HistoryAnswer.Unavailable<>(String.valueOf(e.getMessage()));
        }
    }

    private static List<MacroObservation> observations(
            String series, List<DatedValue> values, LocalDate from, LocalDate to) {
        ReleaseRule rule = ReleaseRule.of(
                series,
                values.stream().map(DatedValue::date).distinct().sorted().toList());
        return values.stream()
                .filter(value -> !value.date().isBefore(from) && !value.date().isAfter(to))
                .map(value -> observation(series, value, rule))
                .sorted(Comparator.comparingLong(MacroObservation::knownMillis)
                        .thenComparing(MacroObservation::referenceDate))
                .toList();
    }

    private static MacroObservation observation(String series, DatedValue value, ReleaseRule rule) {
        return new MacroObservation(
                series,
                value.date(),
                value.value(),
                value.published().map(ReleaseRule::endOfDay).orElseGet(() -> rule.knownMillis(value.date())),
                value.published().isPresent() ? Timing.VINTAGE : Timing.RULE);
    }

    private Optional<Path> file(String series) throws IOException {
        String wanted = series.toLowerCase(Locale.ROOT);
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().matches(".*\\.csv(\\.gz)?"))
                    .filter(file ->
                            HistoryFiles.seriesOf(file.getFileName().toString()).equals(wanted))
                    .min(Comparator.naturalOrder());
        }
    }

    @Override
    public HistoryAnswer<MacroRelease> releases(String series, LocalDate from, LocalDate to) {
        return new HistoryAnswer.Unavailable<>("there is no calendar in files");
    }

    @Override
    public void close() {
        // Nothing is held open.
    }
}
