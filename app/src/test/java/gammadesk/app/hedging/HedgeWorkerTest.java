package gammadesk.app.hedging;

import static gammadesk.app.hedging.WorkerWorld.OPTION;
import static gammadesk.app.hedging.WorkerWorld.PERPETUAL;
import static gammadesk.app.hedging.WorkerWorld.option;
import static gammadesk.app.hedging.WorkerWorld.perpetual;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import gammadesk.analytics.decision.ExecutionReport;
import gammadesk.analytics.decision.ExecutionStyle;
import gammadesk.analytics.decision.OrderLine;
import gammadesk.analytics.hedging.HedgeLeg;
import gammadesk.analytics.hedging.Verdict;
import gammadesk.analytics.market.Side;
import java.util.List;
import org.junit.jupiter.api.Test;

class HedgeWorkerTest {
    private static final ExecutionStyle STYLE = new ExecutionStyle(4, 1, 3, 1, 0, 0, 20);
    private static final HedgeLeg OPTION_LEG = option(Side.BUY, "1.0", "0.0312");
    private static final HedgeLeg FUTURE_LEG = perpetual(Side.SELL, "1000", "59990");

    private final WorkerWorld world = world(List.of(FUTURE_LEG, OPTION_LEG));

    /** Nobody meets what waits; what crosses is met whole or in part. */
    private static WorkerWorld world(List<HedgeLeg> legs) {
        WorkerWorld world = new WorkerWorld(5, STYLE, legs);
        world.bookAmount = 1_000;
        world.venue.flow = 0;
        return world;
    }

    private ExecutionReport report() {
        return world.worker.report(world.job.id());
    }

    private void begin() {
        world.worker.begin(world.job);
    }

    @Test
    void partsWaitThenCrossAndTheDeltaLegComesLast() {
        begin();
        world.run(400, 100);
        assertThat(world.told).endsWith("completed").contains("filled");
        List<OrderLine> orders = report().orders();
        assertThat(orders.getFirst().instrument()).isEqualTo(OPTION);
        assertThat(orders.getFirst().passive()).isTrue();
        assertThat(orders.getFirst().state()).isEqualTo(OrderLine.State.CANCELLED);
        assertThat(orders.get(1).passive()).isFalse();
        assertThat(orders.getLast().instrument()).isEqualTo(PERPETUAL);
        assertThat(report().filledShare()).isEqualTo(1);
    }

    /** The option is decided at 0.0305 and taken at 0.0310: 0.0005 coin at 60,000 USD on one coin. */
    @Test
    void theReportTellsTheShortfallAgainstTheDecisionAndTheFees() {
        begin();
        world.run(400, 100);
        ExecutionReport.LegLine line = report().legs().get(1);
        assertThat(line.decisionPrice()).isCloseTo(0.0305, within(1e-12));
        assertThat(line.shortfallUsd()).isCloseTo(30, within(1e-6));
        long fills = world.venue.view().fills().size();
        double fees = report().legs().stream()
                .mapToDouble(ExecutionReport.LegLine::feesUsd)
                .sum();
        assertThat(fees).as("0.0001 coin each").isCloseTo(fills * 6, within(1e-9));
    }

    @Test
    void withoutALedgerNothingIsSent() {
        world.ledgerWorks = false;
        begin();
        world.run(10, 100);
        assertThat(world.venue.submitted).isEmpty();
        assertThat(world.told).hasSize(1).first().asString().startsWith("failed: the ledger cannot be written");
    }

    @Test
    void aGuardrailEndsItWithItsReason() {
        world.stops = List.of(new Verdict.Stop("size", "2 coin is above 1"));
        begin();
        world.run(10, 100);
        assertThat(world.venue.submitted).isEmpty();
        assertThat(world.told.getLast()).startsWith("failed: stopped by size: 2 coin is above 1");
    }

    @Test
    void aRateLimitIsWaitedOut() {
        world.stops = List.of(new Verdict.Stop("rate", "20 orders in the last minute of 20"));
        begin();
        world.run(20, 100);
        assertThat(world.venue.submitted).isEmpty();
        assertThat(report().step()).contains("20 orders in the last minute");
        world.stops = List.of();
        world.run(400, 100);
        assertThat(world.told).endsWith("completed");
    }

    @Test
    void anOrderDoesNotRestOnOldPrices() {
        begin();
        world.run(8, 100);
        assertThat(world.venue.mayLive()).isOne();
        world.fresh = false;
        world.run(8, 100);
        assertThat(world.venue.mayLive()).isZero();
        assertThat(world.worker.isBusy()).isTrue();
    }

    @Test
    void aLostAnswerIsLostSightUntilItIsFound() {
        world.venue.flow = 0.5;
        begin();
        world.step(10);
        world.venue.disconnect();
        world.run(400, 100);
        assertThat(world.told.getFirst()).startsWith("lost: ");
        assertThat(world.told).contains("found").endsWith("completed");
    }

    @Test
    void aMarketBeyondTheLimitIsMissedAndNothingFollowsNothing() {
        world.quotes.put(OPTION, new double[] {0.0320, 0.0330});
        begin();
        world.run(400, 100);
        assertThat(world.told.getLast())
                .startsWith("failed: leg 2 missed: its market is at 0.033, beyond the limit 0.0312; leg 1 sell "
                        + PERPETUAL + " filled 0 of 1000, open 1000, leg 2 buy " + OPTION + " filled 0 of 1, open 1");
        assertThat(world.venue.submitted).isEmpty();
    }

    @Test
    void whatFollowsALegThatWasMissedInPartIsScaledToIt() {
        world.bookAmount = 4;
        begin();
        for (int i = 0; i < 400 && world.venue.filled(OPTION).signum() == 0; i++) {
            world.step(100);
        }
        world.quotes.put(OPTION, new double[] {0.0320, 0.0330});
        world.bookAmount = 1_000;
        world.run(400, 100);
        double share = world.venue.filled(OPTION).doubleValue();
        assertThat(share).as("what the test needs").isBetween(0.1, 0.9);
        assertThat(world.venue.filled(PERPETUAL).doubleValue()).isCloseTo(share * 1_000, within(5.0));
        assertThat(world.told.getLast()).startsWith("failed: leg 2 missed: ");
    }

    @Test
    void aHedgeWithoutAMarketEndsBeforeItBegins() {
        world.quotes.remove(OPTION);
        begin();
        world.run(10, 100);
        assertThat(world.told).hasSize(1).first().asString().startsWith("failed: there is no market of " + OPTION);
    }

    @Test
    void aHedgeIsBegunOnce() {
        begin();
        assertThatIllegalArgumentException().isThrownBy(this::begin);
        assertThat(world.worker.report("another")).isEqualTo(ExecutionReport.NONE);
    }

    @Test
    void whatIsWrittenDownIsReadAgain() {
        begin();
        world.run(3, 100);
        OrderNote note = world.notes.values().iterator().next();
        assertThat(OrderNote.read(note.label(), note.json())).contains(note);
        assertThat(OrderNote.read("label", "{}")).isEmpty();
        assertThat(OrderNote.read("label", "no object")).isEmpty();
    }
}
