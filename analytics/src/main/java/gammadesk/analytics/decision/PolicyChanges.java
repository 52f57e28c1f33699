package gammadesk.analytics.decision;

import gammadesk.analytics.hedging.AutonomyLevel;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** What becomes what when another policy is laid down, in the words and units in which it is laid down. */
public final class PolicyChanges {
    private PolicyChanges() {}

    /** One clause for each thing; empty when they differ in nothing but their stamp. */
    public static List<String> between(HedgePolicy was, HedgePolicy is) {
        return between(was, is.advisor(), is.level(), field -> field.value(is));
    }

    /** The same for a policy that is not whole yet: its numbers by field, NaN for what is none. */
    public static List<String> between(
            HedgePolicy was, String advisor, AutonomyLevel level, ToDoubleFunction<PolicyField> values) {
        List<String> changes = new ArrayList<>();
        if (!advisor.equals(was.advisor())) {
            changes.add("Advisor: " + was.advisor() + " → " + advisor);
        }
        if (level != was.level()) {
            changes.add("Level: " + was.level().words() + " → " + level.words());
        }
        for (PolicyField field : PolicyField.values()) {
            double before = field.value(was);
            double after = values.applyAsDouble(field);
            if (Double.compare(before, after) != 0) {
                changes.add(field.change(before, after));
            }
        }
        return changes;
    }
}
