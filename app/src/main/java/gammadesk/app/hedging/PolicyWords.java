package gammadesk.app.hedging;

import gammadesk.analytics.decision.HedgePolicy;
import gammadesk.analytics.hedging.HardLimits;
import gammadesk.analytics.hedging.Spend;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Policies in words: what makes no sense, and what became what. */
final class PolicyWords {
    private static final JsonMapper JSON = JsonMapper.shared();

    private PolicyWords() {}

    /** The first thing that makes no sense, one clause; empty when all does. */
    static Optional<String> nonsense(HedgePolicy policy) {
        if (AdviceRoom.advisors().named(policy.advisor()).isEmpty()) {
            return Optional.of("there is no advisor “" + policy.advisor() + "”");
        }
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

    /** What became what, one clause for each; empty when nothing did. */
    static String difference(HedgePolicy was, HedgePolicy is) {
        Map<String, String> before = flat(was);
        Map<String, String> after = flat(is);
        List<String> clauses = new ArrayList<>();
        new TreeMap<>(after).forEach((name, value) -> {
            String old = before.getOrDefault(name, "none");
            if (!old.equals(value)) {
                clauses.add(name + " " + old + " → " + value);
            }
        });
        return String.join(", ", clauses);
    }

    /** Every number and word by where it stands, without what every change changes. */
    private static Map<String, String> flat(HedgePolicy policy) {
        Map<String, String> values = new LinkedHashMap<>();
        flat("", JSON.readTree(HedgeJson.write(policy)), values);
        List.of("version", "changedBy", "changedMillis").forEach(values::remove);
        return values;
    }

    private static void flat(String path, JsonNode node, Map<String, String> values) {
        if (node.isObject()) {
            node.properties()
                    .forEach(field -> flat(
                            path.isEmpty() ? field.getKey() : path + "." + field.getKey(), field.getValue(), values));
        } else {
            values.put(path, node.asString("none"));
        }
    }
}
