package gammadesk.app.forecast;

import gammadesk.analytics.forecast.board.ConeRungs;
import gammadesk.analytics.forecast.board.ForecastTrack;
import gammadesk.analytics.forecast.board.LiveScores;
import gammadesk.analytics.forecast.board.Outlook;
import gammadesk.analytics.forecast.board.Part;
import gammadesk.analytics.forecast.board.QualityPicture.Source;
import gammadesk.analytics.forecast.board.Scoreboard;
import gammadesk.analytics.forecast.board.TrackRecord;
import gammadesk.analytics.forecast.board.VolatilityCone;
import gammadesk.analytics.forecast.feature.FeatureSeries;
import gammadesk.analytics.forecast.feature.FeatureStore;
import gammadesk.analytics.forecast.feature.FlowHours;
import gammadesk.analytics.forecast.feature.KnownSeries;
import gammadesk.analytics.forecast.measure.BarMeasure;
import gammadesk.analytics.forecast.measure.Feature;
import gammadesk.analytics.forecast.measure.VarianceHistory;
import gammadesk.analytics.forecast.model.FeatureUse;
import gammadesk.analytics.forecast.model.VolatilityModel;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.mispricing.ForecastTerm;
import gammadesk.analytics.mispricing.HorizonForecast;
import gammadesk.analytics.mispricing.PremiumHistory;
import gammadesk.analytics.port.Clock;
import gammadesk.analytics.port.MarketHistory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One currency's history and what models make of it: loaded once, prolonged and forecast from every hour, all models
 * compared anew every day of the venue's. Of one thread, which it may keep for minutes.
 */
final class HistoryRoom {
    private static final Logger LOG = LoggerFactory.getLogger(HistoryRoom.class);
    private static final long HOUR_MILLIS = 3_600_000L;
    private static final long DAY_MILLIS = 24 * HOUR_MILLIS;
    /** A venue needs a moment to close its bar. */
    private static final long GRACE_MILLIS = 20_000;

    private static final long RETRY_NANOS = 60_000_000_000L;

    private final Currency currency;
    private final PriceHistory prices;
    private final BoardParts parts;
    private final Clock clock;
    private final ForecastSettings settings;
    private final Supplier<FeatureStore> beside;
    private final List<HorizonRoom> horizons;
    private final IssuedForecasts issued;
    private volatile Optional<ForecastTerm> term = Optional.empty();
    private volatile PremiumHistory premiums = PremiumHistory.EMPTY;
    private volatile Optional<Feature> funding = Optional.empty();
    private Optional<Long> triedNanos = Optional.empty();
    private long comparedDay = Long.MIN_VALUE;
    private boolean isUnfinished;

    /**
     * Nothing is loaded yet.
     *
     * @param issued forecasts that were made earlier
     * @param beside what else models may know
     */
    HistoryRoom(
            Currency currency,
            MarketHistory source,
            BoardParts parts,
            Clock clock,
            ForecastSettings settings,
            IssuedForecasts issued,
            Supplier<FeatureStore> beside) {
        this.issued = issued;
        this.currency = currency;
        this.prices = new PriceHistory(source, currency);
        this.parts = parts;
        this.clock = clock;
        this.settings = settings;
        this.beside = beside;
        this.horizons = settings.horizons().stream()
                .map(horizon -> new HorizonRoom(horizon, settings.seed()))
                .toList();
    }

    /** The forecasts in use by time ahead; empty before the first. From any thread. */
    Optional<ForecastTerm> term() {
        return term;
    }

    /** What was charged and what came; empty before it is known. From any thread. */
    PremiumHistory premiums() {
        return premiums;
    }

    /** What longs of the perpetual paid; empty before it is known. From any thread. */
    Optional<Feature> funding() {
        return funding;
    }

    /**
     * Does what is due at a venue's time. A fault is said and tried again a minute later.
     *
     * @throws CancellationException when the thread was interrupted
     */
    void turn(long nowMillis) {
        boolean isOver = nowMillis >= prices.endMillis() + HOUR_MILLIS + GRACE_MILLIS;
        boolean mayTry = triedNanos.isEmpty() || clock.nanos() - triedNanos.get() >= RETRY_NANOS;
        if (!mayTry || !(isOver || isUnfinished)) {
            return;
        }
        isUnfinished = true;
        triedNanos = Optional.of(clock.nanos());
        try {
            renew(nowMillis);
            isUnfinished = false;
        } catch (CancellationException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.error("The forecasts of {} could not be renewed", currency, e);
            parts.fault("The forecasts of " + currency + " could not be renewed (" + reason(e)
                    + "). What is shown grows old; the desk tries again in a minute.");
        }
    }

    private static String reason(RuntimeException e) {
        return e.getMessage() == null ? e.toString() : e.getMessage();
    }

    private void renew(long nowMillis) {
        parts.progress("Loading hourly bars of " + prices.perpetual() + " and its volatility index, "
                + settings.history().toDays() + " days back.");
        Optional<String> none = prices.fetch(nowMillis - settings.history().toMillis(), nowMillis);
        if (none.isPresent()) {
            parts.fault("There is no history of " + prices.perpetual() + " to forecast from: " + none.get()
                    + ". The desk asks again in a minute.");
            return;
        }
        try {
            show(prices.known(nowMillis, beside.get()));
        } catch (PriceHistory.UnusableException e) {
            parts.fault("The history of " + prices.perpetual() + " cannot be used: " + e.getMessage()
                    + ". The desk asks again when the next hour is over.");
        }
    }

    private void show(PriceHistory.Known known) {
        parts.quality(
                Part.of(QualityPictures.of(prices.report().orElseThrow(), others(known), prices.endMillis()), said()));
        cone(known, List.of());
        premium(known);
        funding = known.features().stream()
                .filter(feature -> feature.name().equals(KnownSeries.FUNDING))
                .findFirst();
        forecast(known);
        if (prices.endDay() != comparedDay) {
            compare(known);
            comparedDay = prices.endDay();
            forecast(known);
        }
        issued.add(parts.board().cone().value().map(VolatilityCone::forecasts).orElse(List.of()));
        scores(known);
        parts.progress("");
    }

    /** What could not be had is said, whatever else is shown. */
    private String said() {
        return prices.notices().isEmpty() ? "" : "Not all is there: " + String.join("; ", prices.notices()) + ".";
    }

    private List<Source> others(PriceHistory.Known known) {
        List<Source> others = new ArrayList<>();
        others.add(new Source(
                "volatility index",
                prices.indexFromMillis(),
                prices.indexEndMillis(),
                prices.indexRows(),
                prices.indexRows(),
                "each value known when its bar is over"));
        others.add(new Source(
                "funding",
                prices.fundingFromMillis(),
                prices.fundingEndMillis(),
                prices.fundingRows(),
                prices.fundingRows(),
                "each value known when its hour is over"));
        beside.get().series().stream()
                .filter(series -> FlowHours.isFlow(series.name()))
                .filter(series -> !series.observations().isEmpty())
                .findFirst()
                .ifPresent(series -> others.add(flow(series, known)));
        return others;
    }

    /** Its series have the same hours, so one stands for all. */
    private static Source flow(FeatureSeries series, PriceHistory.Known known) {
        int seen = (int) series.observations().stream()
                .filter(one -> !Double.isNaN(one.value()))
                .count();
        return new Source(
                "order flow, 1 h",
                series.observations().getFirst().referenceMillis(),
                series.observations().getLast().knownMillis(),
                series.observations().size(),
                seen,
                FeatureUse.flowDays(known.measured(), 0).orElse(0) + " of " + FeatureUse.FLOW_DAYS
                        + " days that learned models need; an hour of which a tenth was not seen is a gap");
    }

    private void cone(PriceHistory.Known known, List<Outlook> outlooks) {
        VarianceHistory history = known.measured();
        parts.cone(before -> Part.of(new VolatilityCone(
                history.endMillis(history.size()),
                history.size() * (double) history.stepMillis() / DAY_MILLIS,
                "realised variance of hours",
                ConeRungs.of(history, ConeRungs.DAYS),
                before.value().map(VolatilityCone::implied).orElse(List.of()),
                before.value().map(VolatilityCone::impliedMillis).orElse(0L),
                outlooks.isEmpty()
                        ? before.value().map(VolatilityCone::forecasts).orElse(List.of())
                        : outlooks)));
    }

    private void premium(PriceHistory.Known known) {
        premiums = prices.impliedIndex()
                .map(index -> PremiumHistory.of(known.measured(), index))
                .orElse(PremiumHistory.EMPTY);
        parts.premium(
                prices.impliedIndex().isPresent()
                        ? Part.of(premiums)
                        : Part.missing("There is no volatility index of " + currency
                                + " to set against what came. The desk asks the venue again every hour."));
    }

    /** The models in use, up to now. */
    private void forecast(PriceHistory.Known known) {
        List<TrackRecord> records = new ArrayList<>();
        List<ForecastTrack> tracks = new ArrayList<>();
        for (HorizonRoom horizon : horizons) {
            VarianceHistory history = history(horizon, known);
            horizon.record(history, model -> patient(model, horizon, "forecasting"))
                    .ifPresent(record -> {
                        records.add(record);
                        tracks.add(record.track(history));
                    });
        }
        if (records.isEmpty()) {
            parts.tracks(Part.missing("The history is "
                    + known.bars().size() / known.bars().perDay()
                    + " days long, and the first forecast needs 180. Wait, or connect to a venue with more of it."));
            return;
        }
        cone(known, records.stream().map(TrackRecord::outlook).toList());
        parts.tracks(Part.of(tracks));
        term = term(known, records);
    }

    private static Optional<ForecastTerm> term(PriceHistory.Known known, List<TrackRecord> records) {
        List<HorizonForecast> all = records.stream()
                .map(TrackRecord::forTerm)
                .filter(one -> one.dailyVariance() > 0 && Double.isFinite(one.logError()))
                .toList();
        String models =
                records.stream().map(record -> record.run().model()).distinct().collect(Collectors.joining(", "));
        VarianceHistory history = known.measured();
        return all.isEmpty()
                ? Optional.empty()
                : Optional.of(new ForecastTerm(
                        models, history.endMillis(history.size()), all, history.dailyVariance(0, history.size())));
    }

    private void compare(PriceHistory.Known known) {
        for (HorizonRoom horizon : horizons) {
            VarianceHistory history = history(horizon, known);
            if (horizon.isEnough(history)) {
                horizon.compare(history, model -> patient(model, horizon, "comparing"));
                scores(known);
            }
        }
    }

    /** The last comparisons, with what the desk's own forecasts were worth since. */
    private void scores(PriceHistory.Known known) {
        List<Scoreboard> boards = new ArrayList<>();
        for (HorizonRoom horizon : horizons) {
            horizon.scores()
                    .map(board -> board.with(LiveScores.of(issued.all(), board.horizonDays(), history(horizon, known))))
                    .ifPresent(boards::add);
        }
        if (!boards.isEmpty()) {
            parts.scoreboards(Part.of(boards));
        } else {
            parts.scoreboards(Part.missing("The history is too short to compare models: the first forecast needs 180 "
                    + "days. Wait, or connect to a venue with more of it."));
        }
    }

    private PatientModel patient(VolatilityModel model, HorizonRoom horizon, String doing) {
        return new PatientModel(
                model,
                clock,
                settings.rest(),
                name -> parts.progress(currency + ", " + horizon.words() + ": " + doing + ", " + name + " is fitted."));
    }

    /** Short horizons are measured by highs and lows too, and judged by what is recent. */
    private VarianceHistory history(HorizonRoom horizon, PriceHistory.Known known) {
        if (!horizon.isShort()) {
            return known.measured();
        }
        int most = (int) (settings.recent().toMillis() / known.bars().stepMillis());
        return known.bars().size() <= most
                ? known.ranged()
                : VarianceHistory.of(known.bars().last(most), BarMeasure.GARMAN_KLASS)
                        .with(known.features());
    }
}
