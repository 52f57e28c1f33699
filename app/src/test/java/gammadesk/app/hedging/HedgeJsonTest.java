package gammadesk.app.hedging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gammadesk.analytics.backtest.court.Drift;
import gammadesk.analytics.backtest.court.Drift.Gauge;
import gammadesk.analytics.decision.ExecutionReport;
import gammadesk.analytics.decision.HedgePolicy;
import gammadesk.analytics.decision.LiveWatch;
import gammadesk.analytics.decision.OrderLine;
import gammadesk.analytics.hedging.Authority;
import gammadesk.analytics.hedging.Belief;
import gammadesk.analytics.hedging.BudgetLedger;
import gammadesk.analytics.hedging.CostParts;
import gammadesk.analytics.hedging.HedgeLeg;
import gammadesk.analytics.hedging.HedgePicture;
import gammadesk.analytics.hedging.MarketSeen;
import gammadesk.analytics.hedging.Proposal;
import gammadesk.analytics.hedging.ProposalState;
import gammadesk.analytics.hedging.Reservation;
import gammadesk.analytics.hedging.Shown;
import gammadesk.analytics.hedging.Spend;
import gammadesk.analytics.hedging.Validity;
import gammadesk.analytics.market.Column;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.Side;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the ledger keeps is what was: number by number, also those that are none. */
class HedgeJsonTest {
    private static final HedgeLeg LEG =
            new HedgeLeg("BTC-PERPETUAL", Side.SELL, new BigDecimal("1230"), new BigDecimal("68000.5"));

    static HedgePicture picture(double delta) {
        return new HedgePicture(
                delta,
                1e-5,
                -123.25,
                Double.NaN,
                Column.of(-5, 0, Double.NaN),
                4_000.125,
                6,
                0.5,
                0.25,
                -0.3,
                Double.POSITIVE_INFINITY);
    }

    static Proposal proposal() {
        return new Proposal(
                "delta",
                "Delta is outside its band: sell “1230” BTC-PERPETUAL.",
                List.of(LEG),
                picture(0.5),
                picture(0.48),
                new CostParts(1, 2, 3, -4, 5.5),
                List.of("participation"),
                List.of(new Proposal.Alternative("a future", List.of(LEG), CostParts.NONE)),
                "Delta stays.",
                Map.of("index", 0.5, "account", Double.NaN),
                List.of("any fill"),
                Optional.of(new Proposal.Quality(10, 9, true)),
                Optional.of(new Belief(
                        0.4,
                        0.1,
                        0.2,
                        Double.POSITIVE_INFINITY,
                        "cost",
                        true,
                        List.of(new Belief.Clamp("largest delta", Double.NaN, 0.5, "BTC")))));
    }

    static Shown shown() {
        return new Shown(
                "BTC-1",
                2,
                List.of(LEG),
                Map.of("order, coin", "5.0"),
                new Validity(1_000_000, 0.003),
                new MarketSeen(999, Map.of("BTC index", 68_000.0)));
    }

    static List<ProposalState> states() {
        Authority person = new Authority.Person("ada", "h");
        Authority budget =
                new Authority.Budgeted(new Reservation("r", "h", new Spend(1, 2, 3, 4, 5), 10, Long.MAX_VALUE));
        Authority full = new Authority.HardLimits("ada", "h", 77);
        return List.of(
                new ProposalState.Proposed(),
                new ProposalState.Edited(),
                new ProposalState.Approved(person, "h", 5),
                new ProposalState.Rejected("ada", "no"),
                new ProposalState.Expired("late"),
                new ProposalState.Superseded("proposal BTC-2"),
                new ProposalState.Executing(budget),
                new ProposalState.PartiallyFilled(full, 0.25),
                new ProposalState.Done(),
                new ProposalState.Failed("missed"),
                new ProposalState.Unknown(person, 0.5, "cut"),
                new ProposalState.Halted("stop", true));
    }

    @Test
    void aVersionIsReadBackWhole() {
        HedgeRecord.Version version = new HedgeRecord.Version(Currency.BTC, proposal(), shown(), shown().hash(), "i");
        HedgeRecord.Version read = HedgeJson.read(HedgeJson.write(version), HedgeRecord.Version.class);
        assertThat(read).isEqualTo(version);
        assertThat(read.shown().hash()).isEqualTo(version.hash());
    }

    /** As the ledger has them from before anything learned was on the desk. */
    @Test
    void aVersionOfBeforeIsReadWithoutBelief() {
        HedgeRecord.Version version = new HedgeRecord.Version(Currency.BTC, proposal(), shown(), shown().hash(), "i");
        String before = HedgeJson.write(version).replaceAll(",\"belief\":\\{[^}]*\\}\\]\\}", "");
        assertThat(before).doesNotContain("belief");
        assertThat(HedgeJson.read(before, HedgeRecord.Version.class).proposal().belief())
                .isEmpty();
    }

    @Test
    void whatIsWatchedIsReadBackWhole() {
        Drift drift = new Drift(new Gauge(1e-3, 2e-3, 5, 0.5, 1.5, 7), new Gauge(1e-5, 1e-5, 4, 0, 0, 7));
        HedgeRecord.Watched watched = new HedgeRecord.Watched(
                "cafe",
                "beef",
                new LiveWatch(drift, 2, "the book had no options"),
                Optional.of(new HedgeRecord.Period(
                        20_545, "key", 1.5, 66_000, 8, 0.25, 3_600_000, 0.5, Map.of("BTC-PERPETUAL", -20.0), "")));
        assertThat(HedgeJson.read(HedgeJson.write(watched), HedgeRecord.Watched.class))
                .isEqualTo(watched);
    }

    @ParameterizedTest
    @MethodSource("states")
    void everyStateIsReadBack(ProposalState state) {
        OrderLine line = new OrderLine(
                "g1",
                0,
                "BTC-PERPETUAL",
                Side.SELL,
                BigDecimal.TEN,
                new BigDecimal("68000.5"),
                true,
                BigDecimal.ONE,
                Optional.of(new BigDecimal("68001")),
                OrderLine.State.WORKING,
                "",
                4);
        ExecutionReport report = new ExecutionReport(
                List.of(new ExecutionReport.LegLine(
                        "BTC-PERPETUAL", Side.SELL, BigDecimal.TEN, BigDecimal.ONE, 68_000, Double.NaN, 0.5, -0.25)),
                List.of(line),
                "Waits.");
        HedgeRecord.Step step = new HedgeRecord.Step(3, "h", state, state.sentence(), 55, report);
        assertThat(HedgeJson.read(HedgeJson.write(step), HedgeRecord.Step.class))
                .isEqualTo(step);
    }

    @Test
    void policiesAndBudgetsAreReadBack() {
        HedgePolicy policy = HedgePolicy.first(Currency.ETH);
        assertThat(HedgeJson.read(HedgeJson.write(policy), HedgePolicy.class)).isEqualTo(policy);
        BudgetLedger spent = new BudgetLedger(List.of(new BudgetLedger.Entry("r", 5, new Spend(1, 2, 3, 4, 5), true)));
        assertThat(HedgeJson.read(HedgeJson.write(spent), BudgetLedger.class)).isEqualTo(spent);
    }

    @Test
    void whatIsNoRecordIsRefused() {
        assertThatThrownBy(() -> HedgeJson.read("{\"state\":{\"state\":\"flying\"}}", HedgeRecord.Step.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Step");
    }
}
