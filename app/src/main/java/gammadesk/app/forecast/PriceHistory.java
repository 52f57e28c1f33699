package gammadesk.app.forecast;

import gammadesk.analytics.forecast.feature.FeatureStore;
import gammadesk.analytics.forecast.feature.KnownSeries;
import gammadesk.analytics.forecast.measure.BarMeasure;
import gammadesk.analytics.forecast.measure.Bars;
import gammadesk.analytics.forecast.measure.Feature;
import gammadesk.analytics.forecast.measure.VarianceHistory;
import gammadesk.analytics.forecast.quality.PriceGate;
import gammadesk.analytics.forecast.quality.QualityReport;
import gammadesk.analytics.forecast.quality.QualityRules;
import gammadesk.analytics.market.BarLength;
import gammadesk.analytics.market.Candle;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.FundingRate;
import gammadesk.analytics.port.HistoryAnswer;
import gammadesk.analytics.port.MarketHistory;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** One currency's past: what was fetched, and what of it passed the gate. Of one thread. */
final class PriceHistory {
    private static final long DAY_MILLIS = 86_400_000L;

    private final MarketHistory source;
    private final Currency currency;
    private final NavigableMap<Long, Candle> candles = new TreeMap<>();
    private final NavigableMap<Long, Candle> index = new TreeMap<>();
    private final NavigableMap<Long, FundingRate> funding = new TreeMap<>();
    private BarLength indexLength = BarLength.HOUR;
    private Optional<QualityReport> report = Optional.empty();
    private List<String> notices = List.of();

    PriceHistory(MarketHistory source, Currency currency) {
        this.source = source;
        this.currency = currency;
    }

    /**
     * What is known at a moment.
     *
     * @param bars hours that are over, without a hole
     * @param measured by squared returns, for horizons of a day and more
     * @param ranged by highs and lows too, for horizons of less than a day
     * @param features what is known beside the price
     */
    record Known(Bars bars, VarianceHistory measured, VarianceHistory ranged, List<Feature> features) {}

    /** The name of the instrument. */
    String perpetual() {
        return currency + "-PERPETUAL";
    }

    /**
     * Fetches what is missing up to a moment.
     *
     * @return why there is nothing new, empty when there is
     */
    Optional<String> fetch(long fromMillis, long nowMillis) {
        List<String> said = new ArrayList<>();
        HistoryAnswer<Candle> bars = source.candles(
                perpetual(), BarLength.HOUR, next(candles, fromMillis, BarLength.HOUR.millis()), nowMillis);
        bars.rows().forEach(row -> candles.put(row.startMillis(), row));
        said.addAll(bars.notices());
        reason(bars).ifPresent(why -> said.add("prices: " + why));
        fetchIndex(fromMillis, nowMillis, said);
        HistoryAnswer<FundingRate> rates = source.funding(perpetual(), next(funding, fromMillis, 1), nowMillis);
        rates.rows().forEach(row -> funding.put(row.knownMillis(), row));
        reason(rates).ifPresent(why -> said.add("funding: " + why));
        notices = List.copyOf(said);
        return candles.isEmpty() ? Optional.of(String.join("; ", said)) : Optional.empty();
    }

    private void fetchIndex(long fromMillis, long nowMillis, List<String> said) {
        HistoryAnswer<Candle> answer = index(fromMillis, nowMillis);
        if (index.isEmpty() && answer.rows().isEmpty()) {
            indexLength = BarLength.DAY;
            answer = index(fromMillis, nowMillis);
        }
        answer.rows().forEach(row -> index.put(row.startMillis(), row));
        reason(answer).ifPresent(why -> said.add("volatility index: " + why));
    }

    private HistoryAnswer<Candle> index(long fromMillis, long nowMillis) {
        return source.volatilityIndex(currency, indexLength, next(index, fromMillis, indexLength.millis()), nowMillis);
    }

    private static long next(NavigableMap<Long, ?> known, long fromMillis, long stepMillis) {
        return known.isEmpty() ? fromMillis : Math.max(fromMillis, known.lastKey() + stepMillis);
    }

    private static Optional<String> reason(HistoryAnswer<?> answer) {
        return switch (answer) {
            case HistoryAnswer.Whole<?> _ -> Optional.empty();
            case HistoryAnswer.Part<?> part -> Optional.of(part.reason());
            case HistoryAnswer.Unavailable<?> none -> Optional.of(none.reason());
        };
    }

    /** When the last bar ends, 0 without any. */
    long endMillis() {
        return candles.isEmpty() ? 0 : candles.lastEntry().getValue().knownMillis();
    }

    /** How many bars, of the volatility index and of funding. */
    int indexRows() {
        return index.size();
    }

    int fundingRows() {
        return funding.size();
    }

    long indexEndMillis() {
        return index.isEmpty() ? 0 : index.lastEntry().getValue().knownMillis();
    }

    long indexFromMillis() {
        return index.isEmpty() ? 0 : index.firstKey();
    }

    long fundingFromMillis() {
        return funding.isEmpty() ? 0 : funding.firstKey();
    }

    long fundingEndMillis() {
        return funding.isEmpty() ? 0 : funding.lastKey();
    }

    /** What could not be had, in clauses. */
    List<String> notices() {
        return notices;
    }

    /** What the gate found when it was last asked. */
    Optional<QualityReport> report() {
        return report;
    }

    /** What was fetched is no history: too little of it is good. */
    static final class UnusableException extends Exception {
        private static final long serialVersionUID = 1;

        UnusableException(IllegalArgumentException why) {
            super(why.getMessage(), why);
        }
    }

    /**
     * What passes the gate.
     *
     * @param beside what else is known, such as macro series
     * @throws UnusableException when too little is good
     */
    Known known(long nowMillis, FeatureStore beside) throws UnusableException {
        PriceGate.Passed passed = passed(nowMillis);
        report = Optional.of(passed.report());
        FeatureStore all = beside;
        if (!index.isEmpty()) {
            all = all.with(KnownSeries.impliedVolatility(List.copyOf(index.values())));
        }
        if (!funding.isEmpty()) {
            all = all.with(KnownSeries.funding(List.copyOf(funding.values())));
        }
        List<Feature> features = all.features();
        return new Known(
                passed.bars(),
                VarianceHistory.of(passed.bars(), BarMeasure.SQUARED_RETURN).with(features),
                VarianceHistory.of(passed.bars(), BarMeasure.GARMAN_KLASS).with(features),
                features);
    }

    private PriceGate.Passed passed(long nowMillis) throws UnusableException {
        try {
            return PriceGate.pass(perpetual(), List.copyOf(candles.values()), nowMillis, QualityRules.LIVE);
        } catch (IllegalArgumentException e) {
            throw new UnusableException(e);
        }
    }

    /** The volatility index as a feature, empty without one. */
    Optional<Feature> impliedIndex() {
        return index.isEmpty()
                ? Optional.empty()
                : Optional.of(KnownSeries.impliedVolatility(List.copyOf(index.values()))
                        .feature());
    }

    /** The venue's day in which the history ends. */
    long endDay() {
        return Math.floorDiv(endMillis(), DAY_MILLIS);
    }
}
