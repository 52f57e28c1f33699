package gammadesk.analytics.mispricing;

import java.util.List;
import java.util.Optional;

/**
 * What a signal earned when it was followed, after all costs, on outcomes that were known.
 *
 * @param count trades
 * @param hitRate share that earned something
 * @param meanNetUsd a trade of one coin
 * @param tStat of the mean, trades that overlap in time taken into account (Newey and West 1987); NaN for one trade
 */
public record SignalRecord(int count, double hitRate, double meanNetUsd, double tStat) {
    /** Of the mean, USD, with the same account of overlap; NaN for one trade. */
    public double standardErrorUsd() {
        return Math.abs(meanNetUsd / tStat);
    }

    /**
     * Of outcomes that were over by a moment, in order of their entries; empty without any.
     *
     * @param millis the moment
     */
    public static Optional<SignalRecord> asOf(List<TradeOutcome> outcomes, long millis) {
        List<TradeOutcome> known =
                outcomes.stream().filter(one -> one.exitMillis() <= millis).toList();
        if (known.isEmpty()) {
            return Optional.empty();
        }
        double[] net = known.stream().mapToDouble(TradeOutcome::netUsd).toArray();
        double hits = known.stream().filter(one -> one.netUsd() > 0).count();
        double mean = Samples.mean(net);
        return Optional.of(new SignalRecord(
                net.length, hits / net.length, mean, mean / Samples.standardError(net, overlap(known) - 1)));
    }

    /** The most trades that are open together. */
    private static int overlap(List<TradeOutcome> trades) {
        int most = 1;
        for (TradeOutcome one : trades) {
            long open = trades.stream()
                    .filter(other -> other.entryMillis() <= one.entryMillis() && other.exitMillis() > one.entryMillis())
                    .count();
            most = Math.max(most, (int) open);
        }
        return most;
    }
}
