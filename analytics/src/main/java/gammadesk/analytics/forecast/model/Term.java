package gammadesk.analytics.forecast.model;

import gammadesk.analytics.forecast.measure.Feature;
import gammadesk.analytics.forecast.measure.VarianceHistory;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * A number that is known where a history ends; NaN when it is not.
 *
 * @param name of the term
 * @param reach steps it looks back, by the history's steps of a day
 * @param reading what it reads, given the history and its reach
 */
public record Term(String name, ToIntFunction<VarianceHistory> reach, Reading reading) {
    private static final double YEAR_DAYS = 365;
    private static final double LEAST = 1e-12;

    /** Reads a number at the end of a history. */
    @FunctionalInterface
    public interface Reading {
        /** The number, from the last {@code reach} steps. */
        double at(VarianceHistory now, int reach);
    }

    /** Mean variance a day over the last days; less than a step is one step. */
    public static Term variance(double days) {
        return new Term("variance", over(days), (h, n) -> h.dailyVariance(h.size() - n, h.size()));
    }

    /** Mean bipower variation a day over the last days. */
    public static Term bipower(double days) {
        return new Term("bipower", over(days), (h, n) -> h.bipower(h.size() - n, h.size()) * h.perDay() / n);
    }

    /** Jumps of the last day: what realised variance has above bipower variation, 0 where it has none. */
    public static Term jump() {
        return new Term(
                "jump",
                over(1),
                (h, n) -> Math.max(0, h.squaredReturns(h.size() - n, h.size()) - h.bipower(h.size() - n, h.size())));
    }

    /** Mean variance times the root of mean quarticity, both a day: how much an error of measurement inflates it. */
    public static Term noise(double days) {
        return new Term("noise", over(days), (h, n) -> {
            int from = h.size() - n;
            double root = Math.sqrt(h.quarticity(from, h.size()) * h.perDay() / n);
            return h.dailyVariance(from, h.size()) * root;
        });
    }

    /** Variance a day that options price in: the volatility index, squared, over 365. */
    public static Term implied() {
        return new Term("implied", _ -> 1, (h, _) -> {
            double vol = h.feature(Feature.IMPLIED_VOL, h.size()) / 100;
            return vol * vol / YEAR_DAYS;
        });
    }

    /** The same in logarithms, of at least 1e-12. */
    public Term log() {
        return new Term("ln " + name, reach, (h, n) -> {
            double value = reading.at(h, n);
            return Double.isNaN(value) ? value : Math.log(Math.max(value, LEAST));
        });
    }

    /** The term where a history ends. */
    public double at(VarianceHistory now) {
        return reading.at(now, reach.applyAsInt(now));
    }

    /** Steps that some terms look back. */
    public static int reach(List<Term> terms, VarianceHistory history) {
        return terms.stream()
                .mapToInt(term -> term.reach.applyAsInt(history))
                .max()
                .orElse(1);
    }

    private static ToIntFunction<VarianceHistory> over(double days) {
        return h -> (int) Math.max(1, Math.round(days * h.perDay()));
    }
}
