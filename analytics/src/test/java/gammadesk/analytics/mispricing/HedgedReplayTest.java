package gammadesk.analytics.mispricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gammadesk.analytics.forecast.measure.Feature;
import gammadesk.analytics.hedging.FeeTerms;
import gammadesk.analytics.market.OptionType;
import gammadesk.analytics.pricing.Black76;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class HedgedReplayTest {
    private static final TradingCosts COSTS = new TradingCosts(FeeTerms.PUBLISHED, 0.0003, 0.0005, 0.0001, 0.25);
    private static final TradingCosts FREE = new TradingCosts(FeeTerms.PUBLISHED, 0, 0, 0, 0.25);
    private static final String CALL = "BTC-8MAY26-60000-C";

    private static List<Leg> bought(ReplayMoment moment, double quantity) {
        return List.of(moment.leg(CALL, quantity).orElseThrow());
    }

    /** One step by hand: buy a call, sell its delta, close both. */
    @Test
    void aHedgedCallByHand() {
        ReplayMoment first = Recordings.moment(0, 60_000, 0.5);
        ReplayMoment second = Recordings.moment(1, 61_000, 0.52);
        NavigableMap<Long, Double> funding = new TreeMap<>();
        funding.put(first.millis(), 0.0004);
        HedgedReplay<ReplayMoment> replay = new HedgedReplay<>(
                List.of(first, second), COSTS, Optional.of(new Feature("funding", funding, Long.MAX_VALUE)));

        TradeOutcome outcome = replay.outcome(bought(first, 1), 0, 1).orElseThrow();

        double years = Recordings.FAR.yearsFrom(first.millis());
        double later = Recordings.FAR.yearsFrom(second.millis());
        double in = Black76.priceUsd(60_000, 60_000, years, 0.5, OptionType.CALL);
        double out = Black76.priceUsd(61_000, 60_000, later, 0.52, OptionType.CALL);
        double sold = 60_000
                * Black76.greeks(60_000, 60_000, years, 0.5, OptionType.CALL).delta();
        assertThat(outcome.optionUsd()).isCloseTo(out - in, within(1e-6));
        assertThat(outcome.spreadUsd()).isCloseTo(0.01 * (in + out), within(1e-6));
        assertThat(outcome.feesUsd()).isCloseTo(0.0003 * (60_000 + 61_000), within(1e-6));
        assertThat(outcome.hedgeUsd()).isCloseTo(-sold * (61_000 / 60_000.0 - 1), within(2.0));
        assertThat(outcome.hedgeCostUsd()).isCloseTo(2 * sold * 0.0006, within(0.1));
        assertThat(outcome.fundingUsd()).isCloseTo(-sold * 0.0004 * 6 / 8, within(0.01));
        assertThat(outcome.isExitQuoted()).isTrue();
    }

    @Test
    void profitIsTheSumOfItsParts() {
        HedgedReplay<ReplayMoment> replay = new HedgedReplay<>(path(), COSTS, Optional.empty());
        TradeOutcome one =
                replay.outcome(bought(replay.moments().getFirst(), -2), 0, 8).orElseThrow();
        assertThat(one.netUsd())
                .isCloseTo(
                        one.optionUsd()
                                + one.hedgeUsd()
                                - one.spreadUsd()
                                - one.feesUsd()
                                - one.hedgeCostUsd()
                                - one.fundingUsd(),
                        within(1e-9));
        assertThat(one.spreadUsd()).isPositive();
        assertThat(one.hedgeCostUsd()).isPositive();
        assertThat(one.fundingUsd()).isZero();
    }

    @Test
    void buyerAndSellerTogetherLoseTheirCosts() {
        HedgedReplay<ReplayMoment> replay = new HedgedReplay<>(path(), COSTS, Optional.empty());
        TradeOutcome buyer =
                replay.outcome(bought(replay.moments().getFirst(), 1), 0, 8).orElseThrow();
        TradeOutcome seller =
                replay.outcome(bought(replay.moments().getFirst(), -1), 0, 8).orElseThrow();
        assertThat(buyer.grossUsd() + seller.grossUsd()).isCloseTo(0, within(1e-9));
        assertThat(buyer.netUsd() + seller.netUsd())
                .isCloseTo(
                        -2 * (buyer.spreadUsd() + buyer.feesUsd() + buyer.hedgeCostUsd()),
                        within(0.05 * buyer.spreadUsd()));
    }

    /** A price that moves by the implied volatility at every step pays neither side: gamma earns what theta costs. */
    @Test
    void atTheImpliedVolatilityAHedgedOptionEarnsNothing() {
        double move = 0.5 * Math.sqrt(6 / 24.0 / 365);
        List<ReplayMoment> calm = new ArrayList<>();
        List<ReplayMoment> fair = new ArrayList<>();
        for (int i = 0; i <= 8; i++) {
            calm.add(Recordings.moment(i, 60_000, 0.5));
            fair.add(Recordings.moment(i, i % 2 == 0 ? 60_000 : 60_000 * (1 + move), 0.5));
        }
        double vega = bought(calm.getFirst(), 1).getFirst().vega();
        double still = new HedgedReplay<>(calm, FREE, Optional.empty())
                .outcome(bought(calm.getFirst(), 1), 0, 8)
                .orElseThrow()
                .grossUsd();
        double moved = new HedgedReplay<>(fair, FREE, Optional.empty())
                .outcome(bought(fair.getFirst(), 1), 0, 8)
                .orElseThrow()
                .grossUsd();
        assertThat(still).isLessThan(-vega);
        assertThat(Math.abs(moved)).isLessThan(0.1 * Math.abs(still));
    }

    @Test
    void aTradeEndsBeforeItsOptionsDo() {
        HedgedReplay<ReplayMoment> replay = new HedgedReplay<>(path(), COSTS, Optional.empty());
        assertThat(replay.exit(0, 1, Recordings.NEAR.epochMillis())).contains(4);
        assertThat(replay.exit(0, 100, Recordings.NEAR.epochMillis())).isEmpty();
        assertThat(replay.exit(0, Double.POSITIVE_INFINITY, Recordings.NEAR.epochMillis()))
                .contains(8);
        assertThat(replay.exit(0, Double.POSITIVE_INFINITY, Recordings.START + 3 * Recordings.STEP))
                .contains(2);
        assertThat(replay.exit(8, 1, Recordings.NEAR.epochMillis())).isEmpty();
    }

    @Test
    void anOptionThatIsGoneHasNoOutcome() {
        HedgedReplay<ReplayMoment> replay = new HedgedReplay<>(path(), COSTS, Optional.empty());
        Leg known = bought(replay.moments().getFirst(), 1).getFirst();
        Leg other = new Leg(
                "BTC-8MAY26-1-C",
                known.expiry(),
                known.years(),
                known.type(),
                1,
                1,
                known.forward(),
                known.usdPerPrice(),
                known.bid(),
                known.ask(),
                1,
                1,
                50);
        assertThat(replay.outcome(List.of(other), 0, 2)).isEmpty();
    }

    private static List<ReplayMoment> path() {
        List<ReplayMoment> moments = new ArrayList<>();
        for (int i = 0; i <= 8; i++) {
            moments.add(Recordings.moment(i, 60_000 + 700 * Math.sin(i), 0.5 + 0.01 * i));
        }
        return moments;
    }
}
