package gammadesk.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import gammadesk.analytics.decision.ExecutionStyle;
import gammadesk.analytics.decision.HedgeCard;
import gammadesk.analytics.decision.HedgePolicy;
import gammadesk.analytics.hedging.AutonomyLevel;
import gammadesk.analytics.hedging.Budget;
import gammadesk.analytics.hedging.Phase;
import gammadesk.analytics.hedging.Spend;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.trading.TradeOutcome;
import gammadesk.connectors.simulator.market.Scenario;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The desk hedges the demo book by itself, inside its budget, while the market falls. Nothing of it needs a display.
 */
@Timeout(value = 300, unit = TimeUnit.SECONDS)
class HedgeCrashTest {
    private static final Currency BTC = Currency.BTC;

    /** The crash is over by then. */
    private static final int CRASH_SECONDS = 200;

    /** A narrow band: the market soon leaves it. */
    private static final double THRESHOLD = 0.03;

    @TempDir
    private Path folder = Path.of(".");

    @Test
    void theDeskActsInsideItsBudgetThroughACrashAndSaysWhereItStopped() throws IOException, TimeoutException {
        try (Desk desk = HedgeSteps.open(folder, Scenario.CRASH, 10)) {
            desk.awaitWhole();
            desk.reveal("book");
            desk.choose("book-source", "book-demo");
            HedgeSteps.await(desk, "a proposal", card -> card.standing().phase() == Phase.PROPOSED);
            Budget budget = new Budget(
                    new Spend(60_000, 2, 200, 2, 1_000),
                    new Spend(60_000, 4, 400, 4, 2_000),
                    new Spend(500_000, 10, 1_000, 10, 5_000));
            TradeOutcome laidDown =
                    desk.session().hedging().change(budgeted(desk, budget)).join();
            assertThat(laidDown).isInstanceOf(TradeOutcome.Done.class);
            desk.reveal("hedge-limits");
            desk.fire("limits-arm-15");
            desk.fire("confirm-yes");
            desk.await("it is armed", () -> HedgeSteps.book(desk).level() == AutonomyLevel.BUDGET);
            assertThat(desk.text()).contains("armed");
            HedgeCard done = HedgeSteps.await(
                    desk, "a hedge done by itself", card -> card.standing().phase() == Phase.DONE);
            assertThat(desk.session().ledger().about(done.id()).toString())
                    .contains("autonomy BUDGET, armed by newcomer");

            desk.reveal("hedge");
            desk.await(
                    "where it stopped and why",
                    CRASH_SECONDS,
                    () -> stopped(desk).isPresent());
            String why = stopped(desk).orElseThrow();
            assertThat(HedgeSteps.book(desk).spentHour().beyond(budget.perHour()))
                    .as("what was spent stays inside the budget")
                    .isEmpty();
            asking(desk).ifPresent(card -> HedgeSteps.select(desk, card));
            desk.await("the reason on the screen: " + why, () -> desk.text().contains(why));
        }
    }

    private static HedgePolicy budgeted(Desk desk, Budget budget) {
        HedgePolicy first = HedgeSteps.book(desk).policy();
        return first.with(
                "delta",
                first.goal().within(THRESHOLD, first.goal().mostDelta()),
                AutonomyLevel.BUDGET,
                budget,
                0.02,
                new ExecutionStyle(0, 1, 2, 0.5, 0.004, 0.05, 20));
    }

    /** It asks a person, or it fell back for a reason: either way in words. */
    private static Optional<String> stopped(Desk desk) {
        return asking(desk)
                .map(card -> card.execution().step())
                .or(() -> HedgeSteps.book(desk).autonomy().fallBacks().stream()
                        .findFirst()
                        .map(fall -> fall.clause()));
    }

    private static Optional<HedgeCard> asking(Desk desk) {
        return desk.session().hedging().board().open().stream()
                .filter(card -> card.coin().equals(BTC))
                .filter(card -> card.execution().step().startsWith("Asks you: it goes beyond"))
                .findFirst();
    }
}
