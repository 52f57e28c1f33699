package gammadesk.analytics.backtest.court;

import gammadesk.analytics.market.Column;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Spreads of profits over the same bins. */
public final class Histograms {
    private static final double OUTER = 0.005;

    private Histograms() {}

    /** Profits of a rule. */
    @SuppressWarnings("ArrayRecordComponent")
    public record Profits(String name, Role role, double[] values) {}

    /**
     * Bins reach from the 0.5 % to the 99.5 % quantile of all profits together.
     *
     * @param bins how many
     */
    public static List<ProfitHistogram> of(List<Profits> rules, int bins) {
        double[] all = rules.stream()
                .flatMapToDouble(rule -> Arrays.stream(rule.values()))
                .sorted()
                .toArray();
        double low = Samples.quantile(all, OUTER);
        double high = Math.max(Samples.quantile(all, 1 - OUTER), Math.nextUp(low));
        Column edges = Column.of(IntStream.rangeClosed(0, bins)
                .mapToDouble(i -> low + (high - low) * i / bins)
                .toArray());
        return rules.stream()
                .map(rule -> new ProfitHistogram(rule.name(), rule.role(), edges, shares(rule.values(), edges)))
                .toList();
    }

    private static Column shares(double[] profits, Column edges) {
        int bins = edges.size() - 1;
        double[] shares = new double[bins];
        double low = edges.get(0);
        double width = (edges.get(bins) - low) / bins;
        for (double profit : profits) {
            shares[(int) Math.clamp(Math.floor((profit - low) / width), 0, bins - 1)] += 1.0 / profits.length;
        }
        return Column.of(shares);
    }
}
