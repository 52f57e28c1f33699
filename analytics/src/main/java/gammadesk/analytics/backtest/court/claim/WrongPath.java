package gammadesk.analytics.backtest.court.claim;

import gammadesk.analytics.learning.HedgeStrategy;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Shows a rule other paths than those that it trades on, always the same other one: shuffled labels for a hedger. What
 * it still does better than no hedge did not come from looking.
 */
final class WrongPath implements HedgeStrategy {
    private final HedgeStrategy rule;
    private final int[] shown;

    WrongPath(HedgeStrategy rule, int paths, long seed) {
        this.rule = rule;
        shown = IntStream.range(0, paths).toArray();
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = paths - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swapped = shown[i];
            shown[i] = shown[j];
            shown[j] = swapped;
        }
    }

    @Override
    public String name() {
        return rule.name() + ", wrong path";
    }

    @Override
    public void ratios(Moment moment, double[] held, double[] out) {
        rule.ratios(
                new Moment(moment.step(), moment.yearsLeft(), others(moment.spots()), others(moment.variances())),
                held,
                out);
    }

    private double[] others(double[] values) {
        return IntStream.range(0, values.length)
                .mapToDouble(path -> values[shown[path]])
                .toArray();
    }
}
