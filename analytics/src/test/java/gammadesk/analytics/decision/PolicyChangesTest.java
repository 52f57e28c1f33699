package gammadesk.analytics.decision;

import static org.assertj.core.api.Assertions.assertThat;

import gammadesk.analytics.hedging.AutonomyLevel;
import gammadesk.analytics.hedging.Budget;
import gammadesk.analytics.hedging.Spend;
import gammadesk.analytics.market.Currency;
import java.lang.reflect.RecordComponent;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PolicyChangesTest {
    private static final HedgePolicy FIRST = HedgePolicy.first(Currency.BTC);
    /** What a change of the policy changes anyway, or what is told apart from the numbers. */
    private static final Set<String> NO_NUMBERS =
            Set.of("coin", "advisor", "level", "version", "changedBy", "changedMillis");

    @Test
    void areToldInWordsWithTheirUnits() {
        Budget budget = new Budget(
                FIRST.budget().perOrder(), FIRST.budget().perHour(), new Spend(1_000_000, 10, 1_000, 10, 10_000));
        HedgePolicy next = FIRST.with(
                "leland",
                FIRST.goal().within(0.25, 0.5),
                AutonomyLevel.BUDGET,
                budget,
                FIRST.maximumMove(),
                FIRST.style());
        assertThat(PolicyChanges.between(FIRST, next))
                .containsExactly(
                        "Advisor: delta → leland",
                        "Level: proposes → acts inside a budget",
                        "Goal of the advisor, Threshold of the plain rule: 0.1 coin → 0.25 coin",
                        "Budget for acting by itself, Contracts a day: 20 coin → 10 coin");
    }

    @Test
    void anotherStampIsNoChange() {
        assertThat(PolicyChanges.between(FIRST, FIRST.stamped(7, "anna", 9))).isEmpty();
    }

    /** Another number in a policy needs a field, or its change would be told by nobody. */
    @Test
    void everyNumberOfAPolicyHasAField() {
        assertThat(PolicyField.values())
                .hasSize((int) numbers(HedgePolicy.class).count());
    }

    private static Stream<RecordComponent> numbers(Class<?> type) {
        return Stream.of(type.getRecordComponents())
                .filter(part -> !NO_NUMBERS.contains(part.getName()))
                .flatMap(part -> part.getType().isRecord() ? numbers(part.getType()) : Stream.of(part))
                .peek(part -> assertThat(part.getType())
                        .as(part.getName())
                        .isIn(double.class, int.class, long.class, OptionalDouble.class));
    }
}
