package gammadesk.views.hedging;

import gammadesk.analytics.decision.ExecutionStyle;
import gammadesk.analytics.decision.HedgePolicy;
import gammadesk.analytics.decision.PolicyChanges;
import gammadesk.analytics.decision.PolicyField;
import gammadesk.analytics.hedging.AutonomyLevel;
import gammadesk.analytics.hedging.Budget;
import gammadesk.analytics.hedging.FlattenLimits;
import gammadesk.analytics.hedging.HardLimits;
import gammadesk.analytics.hedging.HedgeGoal;
import gammadesk.analytics.hedging.Spend;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * A policy that is being typed. Immutable.
 *
 * @param base from which it begins
 * @param advisor by name
 * @param level how far the desk may go by itself when armed
 * @param texts of all fields
 */
record PolicyDraft(HedgePolicy base, String advisor, AutonomyLevel level, Map<PolicyField, String> texts) {
    PolicyDraft {
        texts = Map.copyOf(texts);
    }

    static PolicyDraft of(HedgePolicy policy) {
        Map<PolicyField, String> texts = new EnumMap<>(PolicyField.class);
        for (PolicyField field : PolicyField.values()) {
            texts.put(field, field.text(field.value(policy)));
        }
        return new PolicyDraft(policy, policy.advisor(), policy.level(), texts);
    }

    private String text(PolicyField field) {
        return texts.getOrDefault(field, "");
    }

    /** What is wrong, by field, in sentences; empty when it can be laid down. */
    Map<PolicyField, String> problems() {
        Map<PolicyField, String> problems = new EnumMap<>(PolicyField.class);
        for (PolicyField field : PolicyField.values()) {
            if (!field.accepts(text(field))) {
                problems.put(field, field.label() + " must be " + field.kind().words() + ".");
            }
        }
        ascending(problems, PolicyField.ORDER_NOTIONAL, PolicyField.HOUR_NOTIONAL, PolicyField.DAY_NOTIONAL);
        ascending(problems, PolicyField.ORDER_CONTRACTS, PolicyField.HOUR_CONTRACTS, PolicyField.DAY_CONTRACTS);
        ascending(problems, PolicyField.ORDER_FEES, PolicyField.HOUR_FEES, PolicyField.DAY_FEES);
        ascending(problems, PolicyField.ORDER_DELTA, PolicyField.HOUR_DELTA, PolicyField.DAY_DELTA);
        ascending(problems, PolicyField.ORDER_VEGA, PolicyField.HOUR_VEGA, PolicyField.DAY_VEGA);
        ascending(problems, PolicyField.FLATTEN_ORDER, PolicyField.FLATTEN_TOTAL);
        return problems;
    }

    /** What an order may take, an hour must allow, and a day what an hour does. */
    private void ascending(Map<PolicyField, String> problems, PolicyField... fields) {
        for (int i = 1; i < fields.length; i++) {
            if (value(fields[i - 1]) > value(fields[i])) {
                problems.putIfAbsent(
                        fields[i], fields[i].label() + " must not be below “" + fields[i - 1].label() + "”.");
            }
        }
    }

    private double value(PolicyField field) {
        String typed = text(field);
        double before = field.value(base);
        return typed.equals(field.text(before)) ? before : field.parse(typed);
    }

    /** What would be laid down; only of a draft without problems. */
    HedgePolicy policy() {
        return new HedgePolicy(
                base.coin(),
                advisor,
                goal(),
                level,
                new Budget(
                        spend(
                                PolicyField.ORDER_NOTIONAL,
                                PolicyField.ORDER_CONTRACTS,
                                PolicyField.ORDER_FEES,
                                PolicyField.ORDER_DELTA,
                                PolicyField.ORDER_VEGA),
                        spend(
                                PolicyField.HOUR_NOTIONAL,
                                PolicyField.HOUR_CONTRACTS,
                                PolicyField.HOUR_FEES,
                                PolicyField.HOUR_DELTA,
                                PolicyField.HOUR_VEGA),
                        spend(
                                PolicyField.DAY_NOTIONAL,
                                PolicyField.DAY_CONTRACTS,
                                PolicyField.DAY_FEES,
                                PolicyField.DAY_DELTA,
                                PolicyField.DAY_VEGA)),
                limits(),
                new FlattenLimits(
                        value(PolicyField.FLATTEN_TOTAL),
                        value(PolicyField.FLATTEN_ORDER),
                        value(PolicyField.FLATTEN_COLLAR)),
                value(PolicyField.VALID),
                value(PolicyField.MOVE),
                new ExecutionStyle(
                        value(PolicyField.PASSIVE),
                        value(PolicyField.REPRICE),
                        value(PolicyField.AGGRESSIVE),
                        value(PolicyField.SLICE),
                        value(PolicyField.ROOM),
                        value(PolicyField.OPTION_ROOM),
                        value(PolicyField.LEG)),
                base.version(),
                base.changedBy(),
                base.changedMillis());
    }

    private Spend spend(
            PolicyField notional, PolicyField contracts, PolicyField fees, PolicyField delta, PolicyField vega) {
        return new Spend(value(notional), value(contracts), value(fees), value(delta), value(vega));
    }

    private HedgeGoal goal() {
        return new HedgeGoal(
                value(PolicyField.TARGET_DELTA),
                value(PolicyField.THRESHOLD),
                value(PolicyField.RISK_AVERSION),
                value(PolicyField.REBALANCE),
                value(PolicyField.CONFIDENCE),
                optional(PolicyField.ACCEPTED),
                value(PolicyField.COST_WEIGHT),
                value(PolicyField.PARTICIPATION),
                (int) value(PolicyField.MOST_LEGS),
                value(PolicyField.MOST_DELTA),
                optional(PolicyField.MOST_GAMMA),
                optional(PolicyField.MOST_VEGA),
                optional(PolicyField.MOST_MARGIN),
                optional(PolicyField.BREACH));
    }

    private OptionalDouble optional(PolicyField field) {
        double value = value(field);
        return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    private HardLimits limits() {
        return new HardLimits(
                value(PolicyField.LIMIT_ORDER_COIN),
                value(PolicyField.LIMIT_ORDER_USD),
                value(PolicyField.LIMIT_COLLAR_MARK),
                value(PolicyField.LIMIT_COLLAR_BOOK),
                value(PolicyField.LIMIT_COLLAR_OPTION),
                (int) value(PolicyField.LIMIT_RATE),
                (long) value(PolicyField.LIMIT_DUPLICATE),
                value(PolicyField.LIMIT_POSITION),
                value(PolicyField.LIMIT_DELTA),
                value(PolicyField.LIMIT_GAMMA),
                value(PolicyField.LIMIT_VEGA),
                value(PolicyField.LIMIT_FREE_MARGIN),
                value(PolicyField.LIMIT_DAILY_LOSS),
                value(PolicyField.LIMIT_DATA_AGE));
    }

    /** What would become what, one line for each thing; empty when nothing would. */
    List<String> changes() {
        return PolicyChanges.between(base, advisor, level, this::value);
    }
}
