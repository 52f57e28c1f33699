package gammadesk.app.forecast;

import gammadesk.analytics.forecast.board.MacroPicture;
import gammadesk.analytics.forecast.board.MacroPicture.Release;
import gammadesk.analytics.forecast.board.MacroPicture.Series;
import gammadesk.analytics.forecast.board.Part;
import gammadesk.analytics.forecast.feature.FeatureStore;
import gammadesk.analytics.forecast.feature.KnownSeries;
import gammadesk.analytics.market.MacroObservation;
import gammadesk.analytics.mispricing.EventVolatility;
import gammadesk.analytics.port.HistoryAnswer;
import gammadesk.analytics.port.MacroSource;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The economy, looked up every few hours of the venue's time, and when its source has changed. For several threads. */
final class MacroRoom {
    private static final Logger LOG = LoggerFactory.getLogger(MacroRoom.class);
    private static final long RENEW_MILLIS = 4 * 3_600_000L;
    private static final int BACK_DAYS = 800;
    private static final int PAST_RELEASE_DAYS = 7;
    private static final int AHEAD_DAYS = 90;

    private static final List<Known> SERIES = List.of(
            new Known("DGS10", "10-year treasury yield", "percent", KnownSeries.DAILY_SERIES_AGE),
            new Known("DGS2", "2-year treasury yield", "percent", KnownSeries.DAILY_SERIES_AGE),
            new Known("T10Y2Y", "10-year less 2-year yield", "percent", KnownSeries.DAILY_SERIES_AGE),
            new Known("FEDFUNDS", "Federal funds rate", "percent", KnownSeries.MONTHLY_SERIES_AGE),
            new Known("VIXCLS", "VIX, implied volatility of shares", "percent a year", KnownSeries.DAILY_SERIES_AGE),
            new Known("DTWEXBGS", "Broad dollar index", "index", KnownSeries.DAILY_SERIES_AGE),
            new Known("SP500", "S&P 500", "index", KnownSeries.DAILY_SERIES_AGE));

    /** Each belongs to a publication that moves markets. */
    private static final List<String> ANNOUNCED = List.of("CPIAUCSL", "PAYEMS", "DFEDTARU", "PCEPI", "GDP");

    private record Known(String id, String title, String unit, int maxAgeDays) {}

    private final MacroSource source;
    private volatile Part<MacroPicture> picture = Part.missing("Macro series are being looked up.");
    private volatile FeatureStore store = FeatureStore.EMPTY;
    private volatile List<EventVolatility.Event> calendar = List.of();
    private final AtomicBoolean isDue = new AtomicBoolean(true);
    private long renewedMillis;

    MacroRoom(MacroSource source) {
        this.source = source;
    }

    /** What is known, with what options charge between the expiries. */
    Part<MacroPicture> picture(List<EventVolatility.Step> steps) {
        Part<MacroPicture> known = picture;
        return new Part<>(
                known.value()
                        .map(each -> new MacroPicture(
                                each.source(), each.knownMillis(), each.series(), each.calendar(), steps)),
                known.reason());
    }

    /** The series for models, by the moments of their release. */
    FeatureStore store() {
        return store;
    }

    /** Releases by date. */
    List<EventVolatility.Event> calendar() {
        return calendar;
    }

    /** The next turn looks everything up: the source is another. From any thread. */
    void renew() {
        isDue.set(true);
    }

    /** Looks everything up anew when that is due. Waits for the source. */
    synchronized void turn(long nowMillis) {
        if (!isDue.getAndSet(false) && nowMillis - renewedMillis < RENEW_MILLIS) {
            return;
        }
        renewedMillis = nowMillis;
        try {
            lookUp(nowMillis);
        } catch (RuntimeException e) {
            LOG.error("Macro series could not be looked up", e);
            picture = picture.but("Macro series could not be looked up (" + e + "). What is shown grows old.");
        }
    }

    private void lookUp(long nowMillis) {
        LocalDate today = Instant.ofEpochMilli(nowMillis).atZone(ZoneOffset.UTC).toLocalDate();
        List<Series> rows = new ArrayList<>();
        List<String> lacking = new ArrayList<>();
        Set<String> reasons = new LinkedHashSet<>();
        FeatureStore features = FeatureStore.EMPTY;
        for (Known series : SERIES) {
            HistoryAnswer<MacroObservation> answer =
                    source.observations(series.id(), today.minusDays(BACK_DAYS), today);
            List<MacroObservation> known = answer.rows().stream()
                    .filter(row -> row.knownMillis() <= nowMillis)
                    .toList();
            reasons.addAll(reasons(answer));
            if (known.isEmpty()) {
                lacking.add(series.id());
            } else {
                rows.add(row(series, known));
                features = features.with(KnownSeries.macro(series.id(), known, series.maxAgeDays()));
            }
        }
        store = features;
        List<Release> releases = releases(today);
        picture = rows.isEmpty()
                ? Part.missing("No macro series came from " + source.origin() + ". " + first(reasons)
                        + "Give the desk a key to FRED in the panel Keys, or put FRED's files (DGS10.csv, …) into the "
                        + "folder macro of the desk's data; the desk looks again in four hours.")
                : Part.of(
                        new MacroPicture(source.origin(), nowMillis, rows, releases, List.of()),
                        (first(reasons)
                                        + (lacking.isEmpty()
                                                ? ""
                                                : "Not to be had: " + String.join(", ", lacking) + "."))
                                .strip());
    }

    /** What the source says itself, the same words once. */
    private static List<String> reasons(HistoryAnswer<MacroObservation> answer) {
        return switch (answer) {
            case HistoryAnswer.Whole<MacroObservation> whole -> whole.notices();
            case HistoryAnswer.Part<MacroObservation> part -> List.of(part.reason());
            case HistoryAnswer.Unavailable<MacroObservation> none -> List.of(none.reason());
        };
    }

    private static String first(Set<String> reasons) {
        return reasons.stream()
                .findFirst()
                .map(words -> Character.toUpperCase(words.charAt(0)) + words.substring(1))
                .map(words -> words.endsWith(".") ? words + " " : words + ". ")
                .orElse("");
    }

    /** The newest value by what it speaks of, and of one day what came out last. */
    private static Series row(Known series, List<MacroObservation> known) {
        List<MacroObservation> ordered = known.stream()
                .sorted(Comparator.comparing(MacroObservation::referenceDate)
                        .thenComparingLong(MacroObservation::knownMillis))
                .toList();
        MacroObservation last = ordered.getLast();
        boolean isRevised = ordered.stream()
                        .filter(row -> row.referenceDate().equals(last.referenceDate()))
                        .count()
                > 1;
        double before = ordered.reversed().stream()
                .filter(row -> row.referenceDate().isBefore(last.referenceDate()))
                .mapToDouble(MacroObservation::value)
                .findFirst()
                .orElse(Double.NaN);
        return new Series(
                series.id(),
                series.title() + ", " + last.timing().sentence(),
                series.unit(),
                last.value(),
                last.value() - before,
                Optional.of(last.referenceDate()),
                last.knownMillis(),
                isRevised);
    }

    private List<Release> releases(LocalDate today) {
        List<Release> all = new ArrayList<>();
        List<EventVolatility.Event> events = new ArrayList<>();
        for (String series : ANNOUNCED) {
            source.releases(series, today.minusDays(PAST_RELEASE_DAYS), today.plusDays(AHEAD_DAYS))
                    .rows()
                    .forEach(release -> {
                        all.add(new Release(release.atMillis(), release.name(), release.isHourKnown()));
                        events.add(new EventVolatility.Event(release.date(), release.name()));
                    });
        }
        calendar = List.copyOf(events);
        return all.stream()
                .distinct()
                .sorted(Comparator.comparingLong(Release::millis))
                .toList();
    }
}
