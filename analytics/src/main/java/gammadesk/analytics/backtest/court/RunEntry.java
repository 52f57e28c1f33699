package gammadesk.analytics.backtest.court;

import java.util.Collections;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * A run that was tried, or a line about one. A run is put on record as {@link #BEGUN} before anything of it can be
 * seen, so that nobody can forget one that came out badly; a later entry {@link #OF} it says what came of it.
 *
 * @param millis when it ended, of one that was begun when that was, epoch
 * @param policy what was tried
 * @param code version of the code that ran
 * @param configurationHash SHA-256 of its configuration
 * @param dataHash SHA-256 of its data
 * @param seed of everything that was drawn
 * @param metrics by name, in alphabetical order; NaN for one that came to nothing
 */
public record RunEntry(
        long millis,
        String policy,
        String code,
        String configurationHash,
        String dataHash,
        long seed,
        Map<String, Double> metrics) {
    /** The metric that the deflated Sharpe ratio is fed with: mean over deviation of a period. */
    public static final String SHARPE = "sharpe";

    /** Metric of a run of which nothing can be seen yet: 1. */
    public static final String BEGUN = "begun";

    /** Metric of what came of a run that was begun before: that one's number in the ledger, from 1. */
    public static final String OF = "of";

    /** Metric of a run that was ended before its outcome: 1. */
    public static final String CANCELLED = "cancelled";

    /** Metric that tells the runs of one configuration apart: the setting of the rule. */
    public static final String DIAL = "dial";

    public RunEntry {
        metrics = Collections.unmodifiableMap(new TreeMap<>(metrics));
    }

    /** A metric, when it was measured and is a finite number. */
    public OptionalDouble metric(String name) {
        double value = metrics.getOrDefault(name, Double.NaN);
        return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
    }

    /** Whether nothing came of it: begun, and not ended or cancelled. */
    public boolean isOpen() {
        return metrics.containsKey(BEGUN) || metrics.containsKey(CANCELLED);
    }

    /** What became of it, in a word or two. */
    public String became() {
        if (metrics.containsKey(CANCELLED)) {
            return "cancelled";
        }
        return metrics.containsKey(BEGUN) ? "not finished" : "finished";
    }

    /** Whether both tell of the same setting on the same data. */
    public boolean isAlike(RunEntry other) {
        return policy.equals(other.policy)
                && code.equals(other.code)
                && configurationHash.equals(other.configurationHash)
                && dataHash.equals(other.dataHash)
                && seed == other.seed
                && metric(DIAL).equals(other.metric(DIAL));
    }

    /** The same without a metric. */
    RunEntry without(String name) {
        Map<String, Double> rest = new TreeMap<>(metrics);
        rest.remove(name);
        return new RunEntry(millis, policy, code, configurationHash, dataHash, seed, rest);
    }
}
