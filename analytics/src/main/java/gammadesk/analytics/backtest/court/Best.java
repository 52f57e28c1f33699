package gammadesk.analytics.backtest.court;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which baseline a policy has to beat. */
public final class Best {
    private Best() {}

    /**
     * The one with the least expected shortfall after costs, the first of several; found with hindsight, which is to
     * the policy's disadvantage and so on the safe side.
     *
     * @param shortfalls of the baselines by name, in the order of the table; one that is NaN is passed over
     */
    public static Optional<String> of(List<Map.Entry<String, Double>> shortfalls) {
        return shortfalls.stream()
                .filter(one -> !one.getValue().isNaN())
                .min(Comparator.comparingDouble(Map.Entry::getValue))
                .map(Map.Entry::getKey);
    }
}
