package gammadesk.analytics.backtest.venue;

import static gammadesk.analytics.backtest.venue.Floor.CALL;
import static gammadesk.analytics.backtest.venue.Floor.EXPIRY;
import static gammadesk.analytics.backtest.venue.Floor.PERPETUAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gammadesk.analytics.backtest.HedgeFill;
import gammadesk.analytics.backtest.HedgeMoment;
import gammadesk.analytics.backtest.HedgePath;
import gammadesk.analytics.backtest.HedgeReplay;
import gammadesk.analytics.backtest.HedgeRule;
import gammadesk.analytics.backtest.HedgeStep;
import gammadesk.analytics.backtest.ReplayFills;
import gammadesk.analytics.backtest.venue.VenueAccount.Entry;
import gammadesk.analytics.backtest.venue.VenueAccount.Money;
import gammadesk.analytics.backtest.venue.VenueAccount.Opening;
import gammadesk.analytics.backtest.venue.VenueNews.Filled;
import gammadesk.analytics.hedging.Advice;
import gammadesk.analytics.hedging.Advisor;
import gammadesk.analytics.hedging.CostCalibration;
import gammadesk.analytics.hedging.CostModel;
import gammadesk.analytics.hedging.CostParts;
import gammadesk.analytics.hedging.FeeTerms;
import gammadesk.analytics.hedging.HedgeGoal;
import gammadesk.analytics.hedging.HedgeInput;
import gammadesk.analytics.hedging.HedgeInstrument;
import gammadesk.analytics.hedging.HedgeLeg;
import gammadesk.analytics.hedging.HedgePicture;
import gammadesk.analytics.hedging.Proposal;
import gammadesk.analytics.hedging.Slicing;
import gammadesk.analytics.market.Column;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.Greeks;
import gammadesk.analytics.market.OptionType;
import gammadesk.analytics.market.Quote;
import gammadesk.analytics.market.Side;
import gammadesk.analytics.pricing.Black76;
import gammadesk.analytics.risk.FactorScenarios;
import gammadesk.analytics.risk.RiskBook;
import gammadesk.analytics.risk.RiskMarket;
import gammadesk.analytics.risk.RiskMarket.Mark;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

/**
 * The replay of moments and the venue, event by event, share neither the walk nor the accounts: with the touch crossed,
 * no latency and sizes unknown, both must say the same of the same orders, through funding and an expiry.
 */
class AgainstHedgeReplayTest {
    private static final long HOURS_6 = 6L * 3_600_000;
    private static final int BEFORE_EXPIRY = 12;
    private static final CostModel COSTS =
            new CostModel(FeeTerms.PUBLISHED, Slicing.AT_ONCE, Optional.empty(), 1, CostCalibration.UNSEEN);

    private static double mark(double spot, long millis) {
        return Black76.priceUsd(spot, 50_000, EXPIRY.yearsFrom(millis), 0.5, OptionType.CALL) / spot;
    }

    private static HedgeMoment moment(double spot, long millis) {
        boolean isLive = millis < EXPIRY.epochMillis();
        List<HedgeInstrument> instruments = new ArrayList<>();
        Map<String, Mark> marks = new HashMap<>();
        instruments.add(instrument(PERPETUAL, spot, 1, spot, 3, 0.0002 * Math.sin(millis)));
        marks.put(PERPETUAL, Mark.ofFuture(spot, 0));
        if (isLive) {
            double mark = mark(spot, millis);
            instruments.add(instrument(CALL, mark, spot, spot, mark * 0.05, Double.NaN));
            marks.put(CALL, new Mark(mark, spot, 0.5, 0, Greeks.UNKNOWN));
        }
        return new HedgeMoment(new RiskMarket(millis, Map.of(Currency.BTC, spot), marks, Map.of()), instruments);
    }

    private static HedgeInstrument instrument(
            String name, double mark, double usdPerPrice, double index, double half, double funding) {
        Quote quote = new Quote(mark - half, Double.NaN, mark + 2 * half, Double.NaN);
        return new HedgeInstrument(Floor.spec(name), mark, usdPerPrice, index, quote, Optional.empty(), funding, 0);
    }

    private static List<HedgeMoment> moments() {
        Random random = new Random(5);
        List<HedgeMoment> moments = new ArrayList<>();
        double spot = 50_000;
        for (int i = -BEFORE_EXPIRY; i <= 3; i++) {
            moments.add(moment(spot, EXPIRY.epochMillis() + i * HOURS_6));
            spot *= Math.exp(0.03 * random.nextGaussian());
        }
        return moments;
    }

    /** Buys and sells both, now and then. */
    private static final class Script implements Advisor {
        private final Random random = new Random(6);

        @Override
        public String name() {
            return "script";
        }

        @Override
        public Advice advise(HedgeInput input) {
            List<HedgeLeg> legs = new ArrayList<>();
            for (HedgeInstrument one : input.instruments()) {
                BigDecimal lots = BigDecimal.valueOf(1 + random.nextInt(40));
                Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
                legs.add(new HedgeLeg(
                        one.name(), side, one.spec().minimumAmount().multiply(lots), BigDecimal.ONE));
            }
            return new Advice(List.of(proposal(legs), proposal(List.of())));
        }

        private static Proposal proposal(List<HedgeLeg> legs) {
            HedgePicture none = new HedgePicture(0, 0, 0, 0, HedgePicture.SPOT_MOVES, 0, 0, 0, 0, 0, 0);
            return new Proposal(
                    "script",
                    "",
                    legs,
                    none,
                    none,
                    CostParts.NONE,
                    List.of(),
                    List.of(),
                    "",
                    Map.of(),
                    List.of(),
                    Optional.empty(),
                    Optional.empty());
        }
    }

    private static HedgePath replayed(List<HedgeMoment> moments) {
        HedgeRule rule = new HedgeRule(
                "script",
                0,
                Optional.of(new Script()),
                HedgeGoal.USUAL,
                _ -> new FactorScenarios(Column.of(0), Column.of(0), 1));
        return new HedgeReplay(moments, Currency.BTC, COSTS, ReplayFills.AT_TOUCH)
                .run(RiskBook.of(new RiskBook.Entry(CALL, -10)), rule);
    }

    private static Floor played(List<HedgeMoment> moments, HedgePath path) {
        Opening opening = new Opening(
                moments.getFirst().millis(), Map.of(), Map.of(CALL, new Entry(-10, OptionalDouble.empty())));
        Floor floor = new Floor(VenueTerms.plain(FeeTerms.PUBLISHED), opening);
        for (HedgeMoment moment : moments) {
            floor.index(moment.millis(), moment.market().index(Currency.BTC));
            moment.instruments().forEach(one -> floor.ticker(one, moment.millis()));
            path.fills().stream()
                    .filter(fill -> fill.millis() == moment.millis())
                    .forEach(fill -> floor.venue.submit(order(fill)));
        }
        return floor;
    }

    private static VenueOrder order(HedgeFill fill) {
        Side side = fill.signedAmount() > 0 ? Side.BUY : Side.SELL;
        return VenueOrder.market(fill.instrument(), side, Math.abs(fill.signedAmount()));
    }

    private static double sum(HedgePath path, ToDoubleFunction<HedgeStep> part) {
        return path.steps().stream().mapToDouble(part).sum();
    }

    @Test
    void bothSayTheSameOfTheSameOrders() {
        List<HedgeMoment> moments = moments();
        HedgePath path = replayed(moments);
        Floor floor = played(moments, path);
        List<Filled> fills = floor.fills();
        assertThat(fills).hasSize(path.fills().size()).hasSizeGreaterThan(20);
        for (int i = 0; i < fills.size(); i++) {
            HedgeFill expected = path.fills().get(i);
            assertThat(fills.get(i).price()).isEqualTo(expected.price());
            assertThat(fills.get(i).feeUsd()).isCloseTo(expected.feeUsd(), within(1e-9));
            assertThat(fills.get(i).spreadUsd()).isCloseTo(expected.spreadUsd(), within(1e-9));
        }
        Money usd = floor.venue.account().usd();
        assertThat(usd.parts().spread()).isCloseTo(sum(path, HedgeStep::spreadUsd), within(1e-7));
        assertThat(usd.parts().fees()).isCloseTo(sum(path, HedgeStep::feesUsd), within(1e-7));
        assertThat(usd.parts().funding()).isCloseTo(sum(path, HedgeStep::fundingUsd), within(1e-7));
        assertThat(usd.parts().funding()).isNotZero();
        assertThat(usd.parts().settlement()).isNotZero();
        assertThat(usd.profit()).isCloseTo(path.profitUsd(), within(1e-6));
        assertThat(Math.abs(path.profitUsd())).isGreaterThan(100);
    }
}
