package gammadesk.analytics.forecast.flow;

import gammadesk.analytics.market.Column;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;

/**
 * The flow of one instrument over the last steps, for a screen: it does not change any more.
 *
 * @param instrument the venue's name
 * @param firstMillis end of the first step, milliseconds since the epoch
 * @param stepMillis from one step to the next
 * @param bandBps of depth
 * @param series numbers by step; NaN in a gap
 * @param gaps by step: why there are no numbers
 * @param heat depth over time and price; empty when no step is known
 * @param trades of these steps that are kept, oldest first
 * @param sweeps of these steps that are kept, oldest first
 */
public record FlowPicture(
        String instrument,
        long firstMillis,
        long stepMillis,
        double bandBps,
        Map<FlowSeries, Column> series,
        List<FlowGap> gaps,
        Optional<DepthHeat> heat,
        List<FlowTrade> trades,
        List<Sweep> sweeps) {
    public FlowPicture {
        series = Map.copyOf(series);
        gaps = List.copyOf(gaps);
        trades = List.copyOf(trades);
        sweeps = List.copyOf(sweeps);
    }

    /** How many steps. */
    public int size() {
        return gaps.size();
    }

    /** The numbers of a series. */
    public Column of(FlowSeries name) {
        return series.getOrDefault(name, Column.of());
    }

    /** Bought less sold over bought and sold, -1 to 1, of all steps; empty without a trade in a known step. */
    public OptionalDouble tradeImbalance() {
        double bought = of(FlowSeries.BUY_VOLUME).sum();
        double sold = of(FlowSeries.SELL_VOLUME).sum();
        return bought + sold > 0 ? OptionalDouble.of((bought - sold) / (bought + sold)) : OptionalDouble.empty();
    }

    /** Median share of swept depth that was back after so many seconds; empty without a sweep watched for so long. */
    public OptionalDouble recoveredAfter(double seconds) {
        return median(
                sweeps.stream().map(sweep -> sweep.recoveredAfter(seconds)).flatMapToDouble(OptionalDouble::stream));
    }

    /**
     * Median seconds until half of swept depth was back, over the sweeps that were watched to the end or came back; one
     * that never came back within its minute counts as infinite. Empty without such a sweep.
     */
    public OptionalDouble halfLifeSeconds() {
        return median(sweeps.stream()
                .filter(sweep -> sweep.ending() == Sweep.Ending.OVER
                        || sweep.halfLifeSeconds().isPresent())
                .mapToDouble(sweep -> sweep.halfLifeSeconds().orElse(Double.POSITIVE_INFINITY)));
    }

    private static OptionalDouble median(DoubleStream values) {
        double[] sorted = values.sorted().toArray();
        int half = sorted.length / 2;
        if (sorted.length == 0) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2);
    }
}
