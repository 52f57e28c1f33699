package gammadesk.analytics.backtest.court;

import java.util.Collections;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * A run that was tried.
 *
 * @param millis when it ended, epoch
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

    public RunEntry {
        metrics = Collections.unmodifiableMap(new TreeMap<>(metrics));
    }

    /** A metric, when it was measured and is a finite number. */
    public OptionalDouble metric(String name) {
        double value = metrics.getOrDefault(name, Double.NaN);
        return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
    }
}
