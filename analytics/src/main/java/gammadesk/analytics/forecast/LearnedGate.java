package gammadesk.analytics.forecast;

import gammadesk.analytics.forecast.score.DieboldMariano;
import gammadesk.analytics.forecast.score.Loss;
import java.util.Arrays;
import java.util.Locale;

/**
 * Whether a learned model may be used: only where it beat the benchmark by QLIKE on outcomes it never saw, with
 * Diebold-Mariano p below 0.05. Else the benchmark stands.
 *
 * @param isOpen whether the learned model is used
 * @param test that decided
 * @param sentence that says so
 */
public record LearnedGate(boolean isOpen, DieboldMariano test, String sentence) {
    /** Judges all outcomes known at the end of two runs over the same moments. */
    public static LearnedGate of(ForecastRun learned, ForecastRun benchmark) {
        return at(learned, benchmark, learned.size());
    }

    private static LearnedGate at(ForecastRun learned, ForecastRun benchmark, int rows) {
        double[] model = Arrays.copyOf(learned.losses(Loss.QLIKE), rows);
        double[] plain = Arrays.copyOf(benchmark.losses(Loss.QLIKE), rows);
        DieboldMariano test = DieboldMariano.of(model, plain, benchmark.plan().overlap());
        String sentence = String.format(
                Locale.ROOT,
                "%s %s: mean QLIKE %+.4f against %s over %d forecasts it had not seen, p %s",
                learned.model(),
                test.isBetter() ? "is used" : "is not used",
                test.meanDifference(),
                benchmark.model(),
                test.count(),
                test.pValue() < 0.001 ? "< 0.001" : String.format(Locale.ROOT, "= %.3f", test.pValue()));
        return new LearnedGate(test.isBetter(), test, sentence);
    }

    /** The forecasts of a desk that asks the gate again at every refit, with what it knew by then. */
    public static ForecastRun gated(ForecastRun learned, ForecastRun benchmark) {
        double[] forecasts = new double[benchmark.size()];
        boolean isOpen = false;
        for (int row = 0; row < forecasts.length; row++) {
            if (row % benchmark.plan().refitEvery() == 0) {
                int known = benchmark.lastKnown(row) + 1;
                isOpen = known > 0 && at(learned, benchmark, known).isOpen;
            }
            boolean isLearned = isOpen && learned.forecast(row) > 0;
            forecasts[row] = isLearned ? learned.forecast(row) : benchmark.forecast(row);
        }
        return benchmark.with(learned.model() + "-gated", forecasts);
    }
}
