package gammadesk.analytics.hedging.execution;

import gammadesk.analytics.hedging.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which guardrails are waited out and which end an execution. While data are stale the other rules judge what nobody
 * knows, so nothing they say is final.
 */
public final class StopRule {
    private static final String STALE = "stale interlock";
    private static final Set<String> PASSING = Set.of(STALE, "rate", "duplicate");

    private StopRule() {}

    /** The stop that ends the execution; empty when all there are pass by themselves. */
    public static Optional<Verdict.Stop> last(List<Verdict.Stop> stops) {
        boolean isStale = stops.stream().anyMatch(stop -> stop.rule().equals(STALE));
        return isStale
                ? Optional.empty()
                : stops.stream().filter(stop -> !PASSING.contains(stop.rule())).findFirst();
    }
}
