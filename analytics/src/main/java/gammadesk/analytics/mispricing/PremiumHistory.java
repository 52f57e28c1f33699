package gammadesk.analytics.mispricing;

import gammadesk.analytics.forecast.measure.Feature;
import gammadesk.analytics.forecast.measure.VarianceHistory;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Variance risk premium day by day: the implied variance of 30 days, as a volatility index stated it, less the variance
 * that came over the following days. A premium is known only when those days are over, and a history holds only
 * premiums that are known where the prices end.
 *
 * @param rows in order of time, one a day and horizon
 */
public record PremiumHistory(List<Row> rows) {
    /** The horizon over which the index speaks, days. */
    public static final int INDEX_DAYS = 30;
    /** Horizons of the decay, days. */
    public static final List<Integer> HORIZONS = List.of(1, 7, 14, INDEX_DAYS);
    /** Nothing is known. */
    public static final PremiumHistory EMPTY = new PremiumHistory(List.of());

    private static final double YEAR_DAYS = 365;
    private static final int STALE_DAYS = 7;
    private static final double DAY_MILLIS = 86_400_000.0;

    /** Keeps a copy of the rows. */
    public PremiumHistory {
        rows = List.copyOf(rows);
    }

    /**
     * One premium; variances are per day.
     *
     * @param millis when the index was read
     * @param horizonDays over which the realised variance was measured
     * @param impliedDaily of the index, squared, over 365
     * @param realizedDaily that came
     * @param knownMillis when the horizon was over
     */
    public record Row(long millis, int horizonDays, double impliedDaily, double realizedDaily, long knownMillis) {
        /** Implied less realised: positive where sellers of variance were paid. */
        public double premiumDaily() {
            return impliedDaily - realizedDaily;
        }
    }

    /**
     * The mean of a horizon.
     *
     * @param horizonDays over which the realised variance was measured
     * @param count days
     * @param meanDaily mean premium, variance a day
     * @param standardError of the mean, for overlapping days (Newey and West 1987); NaN without two days
     * @param impliedVol root of the mean implied variance, percent a year
     * @param realizedVol root of the mean realised variance, percent a year
     */
    public record Mean(
            int horizonDays,
            int count,
            double meanDaily,
            double standardError,
            double impliedVol,
            double realizedVol) {}

    /**
     * All premiums that are known where a history of prices ends.
     *
     * @param index volatility in percent by the moment it was known
     */
    public static PremiumHistory of(VarianceHistory history, Feature index) {
        List<Row> rows = new ArrayList<>();
        for (int origin = 0; origin < history.size(); origin += history.perDay()) {
            double vol = index.at(history.endMillis(origin)) / 100;
            for (int days : HORIZONS) {
                int end = origin + days * history.perDay();
                if (end <= history.size() && vol > 0) {
                    rows.add(new Row(
                            history.endMillis(origin),
                            days,
                            vol * vol / YEAR_DAYS,
                            history.dailyVariance(origin, end),
                            history.endMillis(end)));
                }
            }
        }
        return new PremiumHistory(rows);
    }

    /** What of it was known at a moment. */
    public PremiumHistory asOf(long millis) {
        return new PremiumHistory(
                rows.stream().filter(row -> row.knownMillis() <= millis).toList());
    }

    /** The rows of a horizon, in order of time. */
    public List<Row> of(int horizonDays) {
        return rows.stream().filter(row -> row.horizonDays() == horizonDays).toList();
    }

    /**
     * Mean premium over 30 days, variance a day, over index readings of the last days before a moment of which the
     * outcome was known by then; empty without any, and when the newest outcome is more than a week old.
     */
    public OptionalDouble trailing(long millis, int lastDays) {
        double from = millis - lastDays * DAY_MILLIS;
        List<Row> known = asOf(millis).of(INDEX_DAYS);
        boolean isStale = known.stream().noneMatch(row -> row.knownMillis() >= millis - STALE_DAYS * DAY_MILLIS);
        return known.stream()
                .filter(row -> !isStale && row.millis() >= from)
                .mapToDouble(Row::premiumDaily)
                .average();
    }

    /** How the mean premium changes with the days over which the realised variance is measured. */
    public List<Mean> decay() {
        return HORIZONS.stream().map(this::mean).toList();
    }

    private Mean mean(int horizon) {
        List<Row> own = of(horizon);
        double[] premiums = own.stream().mapToDouble(Row::premiumDaily).toArray();
        return new Mean(
                horizon,
                own.size(),
                Samples.mean(premiums),
                Samples.standardError(premiums, horizon - 1),
                vol(own.stream().mapToDouble(Row::impliedDaily).average()),
                vol(own.stream().mapToDouble(Row::realizedDaily).average()));
    }

    private static double vol(OptionalDouble daily) {
        return daily.isPresent() ? 100 * Math.sqrt(YEAR_DAYS * daily.getAsDouble()) : Double.NaN;
    }
}
