package gammadesk.analytics.risk;

import gammadesk.analytics.market.Column;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.InstrumentName.Family;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;

/**
 * Moves of the risk factors over equal steps, oldest first: spot by its logarithm, and of the surface its level, its
 * skew and its term. {@code vol(k, T)} moves by {@code level w + term (w - 1) + skew v}, with {@code w} of
 * {@link RiskGreeks#termWeight} and {@code v} of {@link VolShape#SKEW}: without a term all terms follow the 30-day
 * volatility by the square root of time, and a term of minus the level moves them alike.
 *
 * @param logReturns of spot
 * @param volChanges of 30-day at-the-money volatility, fractions, one for each return
 * @param skewChanges volatility gained one deviation below the forward and lost one above; zeros where not known
 * @param termChanges zeros where not known
 * @param stepDays days of a step
 */
public record FactorHistory(
        Column logReturns, Column volChanges, Column skewChanges, Column termChanges, double stepDays) {
    /** Change of the skew per change of the level, least squares over the recorded chains of 2-8 Feb and April 2026. */
    public static final double SKEW_PER_LEVEL = 0.26;

    /** Change of the term per change of the level, from the same chains. */
    public static final double TERM_PER_LEVEL = -0.3;

    /** Throws {@link IllegalArgumentException} when the columns differ in length or hold something not finite. */
    public FactorHistory {
        for (Column column : List.of(volChanges, skewChanges, termChanges)) {
            if (logReturns.size() != column.size() || !(stepDays > 0)) {
                throw new IllegalArgumentException("one change of volatility is needed for each return");
            }
        }
        for (int i = 0; i < logReturns.size(); i++) {
            double sum = logReturns.get(i) + volChanges.get(i) + skewChanges.get(i) + termChanges.get(i);
            if (!Double.isFinite(sum)) {
                throw new IllegalArgumentException("not a number at step " + i);
            }
        }
    }

    /** A history of spot and level alone. */
    public FactorHistory(Column logReturns, Column volChanges, double stepDays) {
        this(logReturns, volChanges, zeros(logReturns.size()), zeros(logReturns.size()), stepDays);
    }

    private static Column zeros(int size) {
        return Column.of(new double[size]);
    }

    /**
     * From daily closes. A day counts when it and the day before have both a price and, if any volatility is given, a
     * volatility: gaps are left out and nothing is filled in.
     *
     * @param prices USD per coin at the end of a day
     * @param volPercent 30-day volatility at the end of a day, such as a volatility index; empty leaves the surface as
     *     it is
     */
    public static FactorHistory daily(
            NavigableMap<LocalDate, Double> prices, NavigableMap<LocalDate, Double> volPercent) {
        List<Double> returns = new ArrayList<>();
        List<Double> changes = new ArrayList<>();
        for (LocalDate day : prices.keySet()) {
            LocalDate before = day.minusDays(1);
            double move = Math.log(prices.get(day) / prices.getOrDefault(before, Double.NaN));
            double change = volPercent.isEmpty() ? 0 : (at(volPercent, day) - at(volPercent, before)) / 100;
            if (Double.isFinite(move) && Double.isFinite(change)) {
                returns.add(move);
                changes.add(change);
            }
        }
        return new FactorHistory(column(returns), column(changes), 1);
    }

    private static double at(NavigableMap<LocalDate, Double> values, LocalDate day) {
        return values.getOrDefault(day, Double.NaN);
    }

    private static Column column(List<Double> values) {
        return Column.of(values.stream().mapToDouble(value -> value).toArray());
    }

    /**
     * From whole markets, with all four factors. Steps are brought to their mean length by the square root of time; one
     * more than twice as long as the median is a gap and left out.
     *
     * @param markets ascending in time
     * @param family whose surface it is
     * @param coin whose index is spot
     * @throws IllegalArgumentException when less than two markets follow one another
     */
    public static FactorHistory ofMarkets(List<RiskMarket> markets, Family family, Currency coin) {
        List<Step> all = new ArrayList<>();
        for (int i = 1; i < markets.size(); i++) {
            all.add(Step.of(markets.get(i - 1), markets.get(i), family, coin));
        }
        double median = all.stream()
                .mapToDouble(Step::days)
                .sorted()
                .skip(all.size() / 2)
                .findFirst()
                .orElse(0);
        List<Step> steps = all.stream()
                .filter(step -> step.isWhole() && step.days <= 2 * median)
                .toList();
        double mean = steps.stream()
                .mapToDouble(Step::days)
                .average()
                .orElseThrow(() -> new IllegalArgumentException("no two markets follow one another"));
        List<Step> even = steps.stream()
                .map(step -> step.times(Math.sqrt(mean / step.days)))
                .toList();
        return new FactorHistory(
                column(even.stream().map(Step::spot).toList()),
                column(even.stream().map(Step::level).toList()),
                column(even.stream().map(Step::skew).toList()),
                column(even.stream().map(Step::term).toList()),
                mean);
    }

    private record Step(double days, double spot, double level, double skew, double term) {
        static Step of(RiskMarket before, RiskMarket after, Family family, Currency coin) {
            SurfacePoint was = SurfacePoint.of(before, family);
            SurfacePoint is = SurfacePoint.of(after, family);
            double level = is.month() - was.month();
            double weight = RiskGreeks.termWeight(SurfacePoint.WEEK);
            return new Step(
                    (after.nowMillis() - before.nowMillis()) / 86_400_000.0,
                    Math.log(after.index(coin) / before.index(coin)),
                    level,
                    is.skew() - was.skew(),
                    (is.week() - was.week() - level * weight) / (weight - 1));
        }

        boolean isWhole() {
            return days > 0 && Double.isFinite(spot + level + skew + term);
        }

        Step times(double factor) {
            return new Step(days, spot * factor, level * factor, skew * factor, term * factor);
        }
    }

    /** The same history with a skew and a term that follow the level: for a source that knows the level alone. */
    public FactorHistory following(double skewPerLevel, double termPerLevel) {
        return new FactorHistory(
                logReturns,
                volChanges,
                volChanges.map(change -> change * skewPerLevel),
                volChanges.map(change -> change * termPerLevel),
                stepDays);
    }

    /** The oldest steps alone: what was known then. */
    public FactorHistory first(int steps) {
        return new FactorHistory(
                first(logReturns, steps),
                first(volChanges, steps),
                first(skewChanges, steps),
                first(termChanges, steps),
                stepDays);
    }

    private static Column first(Column column, int steps) {
        return Column.ofRange(column.toArray(), 0, steps);
    }

    /** How many steps. */
    public int size() {
        return logReturns.size();
    }

    /**
     * Standard deviations before each step and after the last, exponentially weighted (RiskMetrics 1996), around zero.
     * The first is that of all steps.
     *
     * @param decay weight of the past, 0.94 for daily steps
     */
    static double[] deviations(Column moves, double decay) {
        double variance = 0;
        for (int i = 0; i < moves.size(); i++) {
            variance += moves.get(i) * moves.get(i) / moves.size();
        }
        double[] deviations = new double[moves.size() + 1];
        for (int i = 0; i <= moves.size(); i++) {
            deviations[i] = Math.sqrt(variance);
            variance = i < moves.size() ? decay * variance + (1 - decay) * moves.get(i) * moves.get(i) : variance;
        }
        return deviations;
    }
}
