package gammadesk.analytics.hedging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class BudgetLedgerTest {
    private static final long HOUR = 3_600_000;
    private static final Arming ARMED = new Arming("eva", 0, 100 * HOUR);
    private static final Budget BUDGET =
            new Budget(new Spend(1000, 1, 10, 1, 100), new Spend(1500, 2, 15, 2, 200), new Spend(2000, 3, 20, 3, 300));

    private static Spend usd(double notional) {
        return new Spend(notional, 0, 0, 0, 0);
    }

    private static BudgetLedger reserve(BudgetLedger ledger, String id, Spend spend, long at) {
        BudgetLedger.Outcome outcome = ledger.reserve(id, "h", spend, BUDGET, ARMED, at);
        assertThat(outcome).isInstanceOf(BudgetLedger.Outcome.Reserved.class);
        return ((BudgetLedger.Outcome.Reserved) outcome).ledger();
    }

    private static void beyond(BudgetLedger ledger, Spend spend, long at, String why) {
        assertThat(ledger.reserve("x", "h", spend, BUDGET, ARMED, at))
                .isInstanceOfSatisfying(
                        BudgetLedger.Outcome.Beyond.class,
                        no -> assertThat(no.reason()).contains(why));
    }

    @Test
    void everyPartHasItsLimit() {
        BudgetLedger none = BudgetLedger.EMPTY;
        beyond(none, usd(1001), 0, "per order: notional");
        beyond(none, new Spend(0, 1.1, 0, 0, 0), 0, "contracts");
        beyond(none, new Spend(0, 0, 10.1, 0, 0), 0, "fees");
        beyond(none, new Spend(0, 0, 0, -1.1, 0), 0, "delta");
        beyond(none, new Spend(0, 0, 0, 0, 101), 0, "vega");
        beyond(none, usd(Double.NaN), 0, "notional");
        assertThat(reserve(none, "a", new Spend(1000, 1, 10, 1, 100), 0).entries())
                .hasSize(1);
    }

    @Test
    void anHourAndADayAreWindows() {
        BudgetLedger first = reserve(BudgetLedger.EMPTY, "a", usd(1000), 0).settle("a", usd(1000), 0);
        beyond(first, usd(600), HOUR - 1, "per hour");
        BudgetLedger second = reserve(first, "b", usd(600), HOUR).settle("b", usd(600), HOUR);
        beyond(second, usd(500), 5 * HOUR, "per day");
        assertThat(reserve(second, "c", usd(500), 24 * HOUR)
                        .spentSince(23 * HOUR)
                        .notionalUsd())
                .isEqualTo(500);
    }

    @Test
    void whatIsSetAsideCountsUntilItIsSettledOrGivenBack() {
        BudgetLedger aside = reserve(BudgetLedger.EMPTY, "a", usd(1000), 0);
        beyond(aside, usd(600), 48 * HOUR, "per hour");
        assertThat(reserve(aside.giveBack("a"), "b", usd(1000), 1).entries()).hasSize(1);
        assertThat(aside.settle("a", usd(1200), 5).spentSince(0).notionalUsd()).isEqualTo(1200);
        assertThat(aside.settle("a", usd(1), 5).giveBack("a").entries()).hasSize(1);
    }

    @Test
    void oneIdOneReservation() {
        BudgetLedger aside = reserve(BudgetLedger.EMPTY, "x", usd(1), 0);
        beyond(aside, usd(1), 0, "already");
    }

    @Test
    void withoutArmingNothing() {
        assertThat(BudgetLedger.EMPTY.reserve("a", "h", usd(1), BUDGET, new Arming("eva", 0, 5), 5))
                .isInstanceOf(BudgetLedger.Outcome.Beyond.class);
    }

    @Test
    void armingEndsByTimeAndByTrouble() {
        Autonomy armed = Autonomy.of(AutonomyLevel.BUDGET).armed(new Arming("eva", 10, 20));
        assertThat(armed.levelAt(9)).isEqualTo(AutonomyLevel.PROPOSE);
        assertThat(armed.levelAt(10)).isEqualTo(AutonomyLevel.BUDGET);
        assertThat(armed.levelAt(20)).isEqualTo(AutonomyLevel.PROPOSE);
        Autonomy fallen = armed.after(Set.of(FallBack.FEED_GAP));
        assertThat(fallen.levelAt(10)).isEqualTo(AutonomyLevel.PROPOSE);
        assertThat(fallen.fallBacks()).containsExactly(FallBack.FEED_GAP);
        assertThat(fallen.after(Set.of()).levelAt(10)).isEqualTo(AutonomyLevel.PROPOSE);
        assertThat(fallen.armed(new Arming("eva", 0, 20)).fallBacks()).isEmpty();
        assertThat(Autonomy.of(AutonomyLevel.WATCH)
                        .armed(new Arming("eva", 0, 20))
                        .levelAt(5))
                .isEqualTo(AutonomyLevel.WATCH);
    }

    @Test
    void onlyTheHighestLevelHasTheRightToEverything() {
        Arming leave = new Arming("eva", 0, 20);
        assertThat(Autonomy.of(AutonomyLevel.BUDGET).armed(leave).hardLimits("h", 5))
                .isEmpty();
        assertThat(Autonomy.of(AutonomyLevel.HARD_LIMITS).hardLimits("h", 5)).isEmpty();
        assertThat(Autonomy.of(AutonomyLevel.HARD_LIMITS).armed(leave).hardLimits("h", 5))
                .contains(new Authority.HardLimits("eva", "h", 20));
    }

    @Test
    void troublesAreNamedAndNaNIsOne() {
        DeskHealth.Bounds bounds = new DeskHealth.Bounds(5, 1000, 2, 500);
        assertThat(new DeskHealth(5, false, 1000, 2, -500, true, true).troubles(bounds))
                .isEmpty();
        assertThat(new DeskHealth(5.1, true, 1001, 3, -501, false, false).troubles(bounds))
                .containsExactlyInAnyOrder(FallBack.values());
        assertThat(new DeskHealth(Double.NaN, false, Double.NaN, 0, Double.NaN, true, true).troubles(bounds))
                .containsExactlyInAnyOrder(FallBack.STALE_DATA, FallBack.DRAWDOWN, FallBack.CLOCK);
    }
}
