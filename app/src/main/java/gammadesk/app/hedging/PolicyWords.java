package gammadesk.app.hedging;

import gammadesk.analytics.decision.HedgePolicy;
import gammadesk.analytics.hedging.HardLimits;
import gammadesk.analytics.hedging.Spend;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What makes no sense in a policy, in words. */
final class PolicyWords {
    private PolicyWords() {}

    /** The first thing that makes no sense, one clause; empty when all does. */
    static Optional<String> nonsense(HedgePolicy policy) {
        return positive(policy)
                .or(() -> rising(policy.budget().perOrder(), policy.budget().perHour(), "an order", "an hour"))
                .or(() -> rising(policy.budget().perHour(), policy.budget().perDay(), "an hour", "a day"));
    }

    private static Optional<String> positive(HedgePolicy policy) {
        Map<String, Double> numbers = new LinkedHashMap<>();
        HardLimits limits = policy.limits();
        numbers.put("the time for which it holds", policy.validSeconds());
        numbers.put("the largest move", policy.maximumMove());
        numbers.put("the largest order in coin", limits.orderCoin());
        numbers.put("the largest order in USD", limits.orderUsd());
        numbers.put("the collar from the mark", limits.collarMark());
        numbers.put("the collar from the book", limits.collarBook());
        numbers.put("the collar of an option", limits.collarOption());
        numbers.put("the largest position", limits.positionCoin());
        numbers.put("the largest delta", limits.deltaCoin());
        numbers.put("the largest gamma", limits.gamma());
        numbers.put("the largest vega", limits.vegaUsd());
        numbers.put("the daily loss", limits.dailyLossUsd());
        numbers.put("the age of data", limits.dataAgeSeconds());
        numbers.put("the participation", policy.goal().participation());
        numbers.put("the threshold", policy.goal().threshold());
        numbers.put("the participation of a slice", policy.style().participation());
        numbers.put("the time for a leg", policy.style().legSeconds());
        numbers.put("the flattening in all", policy.flatten().totalUsd());
        numbers.put("a flattening order", policy.flatten().orderUsd());
        numbers.put("the flattening's collar", policy.flatten().collar());
        return numbers.entrySet().stream()
                .filter(number -> !(number.getValue() > 0) || Double.isInfinite(number.getValue()))
                .findFirst()
                .map(number -> number.getKey() + " has to be above 0");
    }

    private static Optional<String> rising(Spend smaller, Spend larger, String of, String than) {
        return smaller.beyond(larger).isEmpty()
                ? Optional.empty()
                : Optional.of("the budget of " + of + " is above that of " + than + ": " + smaller.beyond(larger));
    }
}
