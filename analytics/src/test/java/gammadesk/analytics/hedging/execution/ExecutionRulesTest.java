package gammadesk.analytics.hedging.execution;

import static gammadesk.analytics.hedging.execution.Markets.CALL;
import static gammadesk.analytics.hedging.execution.Markets.PERPETUAL;
import static gammadesk.analytics.hedging.execution.Markets.call;
import static gammadesk.analytics.hedging.execution.Markets.decimal;
import static gammadesk.analytics.hedging.execution.Markets.leg;
import static gammadesk.analytics.hedging.execution.Markets.level;
import static gammadesk.analytics.hedging.execution.Markets.perpetual;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gammadesk.analytics.decision.ExecutionReport.LegLine;
import gammadesk.analytics.hedging.HedgeInstrument;
import gammadesk.analytics.hedging.HedgeLeg;
import gammadesk.analytics.hedging.Verdict;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.Fill;
import gammadesk.analytics.market.Side;
import gammadesk.analytics.market.Stamp;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The small rules: which leg first, how much of it, which stops pass, what it cost, how it is said. */
class ExecutionRulesTest {
    private static final HedgeInstrument PERP =
            perpetual(List.of(level(59_999.5, 1_000)), List.of(level(60_000, 1_000)));
    private static final HedgeInstrument NARROW =
            call("BTC-27MAR26-60000-C", List.of(level(0.0300, 5)), List.of(level(0.0301, 5)));
    private static final HedgeInstrument WIDE = call(CALL, List.of(level(0.0100, 5)), List.of(level(0.0110, 5)));

    @Test
    void whatIsHardToGetGoesFirstAndWhatMovesLikeTheCoinLast() {
        List<HedgeLeg> legs = List.of(
                leg(PERPETUAL, Side.SELL, "1000", "59999.5"),
                leg(NARROW.name(), Side.BUY, "1", "0.0301"),
                leg(CALL, Side.BUY, "1", "0.011"));
        assertThat(LegOrder.of(legs, List.of(PERP, NARROW, WIDE))).containsExactly(2, 1, 0);
    }

    @Test
    void amongEqualSpreadsTheThinnerBookGoesFirst() {
        HedgeInstrument thin = call(CALL, List.of(level(0.0300, 1)), List.of(level(0.0301, 1)));
        List<HedgeLeg> legs = List.of(leg(NARROW.name(), Side.BUY, "1", "0.0301"), leg(CALL, Side.BUY, "1", "0.0301"));
        assertThat(LegOrder.of(legs, List.of(NARROW, thin))).containsExactly(1, 0);
    }

    @Test
    void aSideThatNobodyQuotesIsTheHardest() {
        HedgeInstrument oneSided = call(CALL, List.of(), List.of(level(0.0301, 9)));
        List<HedgeLeg> legs = List.of(leg(NARROW.name(), Side.BUY, "1", "0.0301"), leg(CALL, Side.BUY, "1", "0.0301"));
        assertThat(LegOrder.of(legs, List.of(NARROW, oneSided))).containsExactly(1, 0);
    }

    @Test
    void aLegIsScaledToTheMeanShareOfTheEarlierOnesInWholeLots() {
        var leg = leg(PERPETUAL, Side.SELL, "1000", "59999.5");
        assertThat(LegScale.target(leg, PERP, List.of())).isEqualByComparingTo("1000");
        assertThat(LegScale.target(leg, PERP, List.of(1.0, 1.0))).isEqualByComparingTo("1000");
        assertThat(LegScale.target(leg, PERP, List.of(1.0, 0.347))).isEqualByComparingTo("670");
        assertThat(LegScale.target(leg, PERP, List.of(0.0))).isEqualByComparingTo("0");
    }

    @Test
    void whatPassesIsWaitedOutAndTheRestEnds() {
        Verdict.Stop rate = new Verdict.Stop("rate", "too many");
        Verdict.Stop stale = new Verdict.Stop("stale interlock", "old");
        Verdict.Stop size = new Verdict.Stop("size", "too large");
        assertThat(StopRule.last(List.of(rate, new Verdict.Stop("duplicate", "the same"))))
                .isEmpty();
        assertThat(StopRule.last(List.of(rate, size))).contains(size);
        assertThat(StopRule.last(List.of(size, stale))).as("nobody knows yet").isEmpty();
    }

    /** Buying 2 coins of an option 0.001 coin dearer at 60,000 USD; 12,000 USD of a future 30 USD of 60,000 cheaper. */
    @Test
    void aShortfallIsTheMoveAgainstTheDecisionInUsd() {
        assertThat(Shortfall.usd(WIDE, 0.01, Side.BUY, 0.011, 2)).isCloseTo(120, within(1e-9));
        assertThat(Shortfall.usd(PERP, 60_000, Side.SELL, 59_970, 12_000)).isCloseTo(6, within(1e-9));
        assertThat(Shortfall.usd(PERP, 60_000, Side.BUY, 59_970, 12_000)).isCloseTo(-6, within(1e-9));
    }

    @Test
    void aFeeInCoinIsWorthTheIndexAndAnyOtherIsUsd() {
        assertThat(Shortfall.feeUsd(PERP, fill("0.0003", Currency.BTC))).isCloseTo(18, within(1e-9));
        assertThat(Shortfall.feeUsd(PERP, fill("-2", Currency.USDC))).isCloseTo(-2, within(1e-9));
    }

    private static Fill fill(String fee, Currency currency) {
        return new Fill(
                "1",
                "1",
                "a",
                PERPETUAL,
                Side.BUY,
                decimal("60000"),
                decimal("10"),
                decimal(fee),
                currency,
                false,
                new Stamp(0, 0));
    }

    @Test
    void theEndSaysWhatIsFilledAndWhatIsOpen() {
        LegLine option = new LegLine(CALL, Side.BUY, decimal("1.0"), decimal("0.4"), 0.01, 0.01, 0, 0);
        LegLine future = new LegLine(PERPETUAL, Side.SELL, decimal("1000"), decimal("400"), 60_000, 60_000, 0, 0);
        assertThat(ExecutionWords.ended(ExecutionWords.missed(0, "it was late"), List.of(option, future)))
                .isEqualTo("leg 1 missed: it was late; leg 1 buy " + CALL + " filled 0.4 of 1, open 0.6, leg 2 sell "
                        + PERPETUAL + " filled 400 of 1000, open 600");
    }
}
