package gammadesk.analytics.hedging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gammadesk.analytics.market.Column;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.Expiry;
import gammadesk.analytics.market.Greeks;
import gammadesk.analytics.market.InstrumentName;
import gammadesk.analytics.market.OptionType;
import gammadesk.analytics.market.Quote;
import gammadesk.analytics.market.Side;
import gammadesk.analytics.pricing.Black76;
import gammadesk.analytics.pricing.PricingKernels;
import gammadesk.analytics.risk.BookMargin;
import gammadesk.analytics.risk.FactorScenarios;
import gammadesk.analytics.risk.PositionRisk.Priced;
import gammadesk.analytics.risk.RiskBook;
import gammadesk.analytics.risk.RiskMarket;
import gammadesk.analytics.risk.RiskMarket.Mark;
import gammadesk.analytics.risk.SmileCurve;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AdvisorsTest {
    private static final String CALL = "BTC-27MAR26-50000-C";
    private static final String FUTURE = "BTC-27MAR26";
    private static final long NOW = Expiry.parse("27MAR26").orElseThrow().epochMillis() - 30L * 86_400_000;
    private static final double VOL = 0.6;
    private static final double SKEW = -0.2;

    private static double mark() {
        return Black76.priceUsd(50_000, 50_000, 30.0 / 365, VOL, OptionType.CALL) / 50_000;
    }

    private static RiskMarket market() {
        InstrumentName name = InstrumentName.parse(CALL).orElseThrow();
        SmileCurve smile = k -> VOL + SKEW * k;
        return new RiskMarket(
                NOW,
                Map.of(Currency.BTC, 50_000.0),
                Map.of(
                        CALL,
                        new Mark(mark(), 50_000, VOL, 0, Greeks.UNKNOWN),
                        FUTURE,
                        Mark.ofFuture(50_000, 0),
                        "BTC-PERPETUAL",
                        Mark.ofFuture(50_000, 0)),
                Map.of(
                        new RiskMarket.FamilyExpiry(
                                name.family(), Expiry.parse("27MAR26").orElseThrow()),
                        smile));
    }

    private static List<HedgeInstrument> instruments(double funding) {
        List<HedgeInstrument> all = new ArrayList<>();
        all.add(new HedgeInstrument(
                Fixtures.PERPETUAL,
                50_000,
                1,
                50_000,
                new Quote(49_999.5, 1e7, 50_000.5, 1e7),
                Optional.empty(),
                funding,
                1));
        all.add(new HedgeInstrument(
                Fixtures.future(FUTURE, "2.5"),
                50_000,
                1,
                50_000,
                new Quote(49_997.5, 1e7, 50_002.5, 1e7),
                Optional.empty(),
                Double.NaN,
                2));
        all.add(new HedgeInstrument(
                Fixtures.option(CALL),
                mark(),
                50_000,
                50_000,
                new Quote(0.0685, 100, 0.069, 100),
                Optional.empty(),
                Double.NaN,
                3));
        return all;
    }

    private static HedgeInput input(double options, double funding) {
        return input(options, funding, Optional.empty());
    }

    private static HedgeInput input(double options, double funding, Optional<VolForecast> forecast) {
        Random random = new Random(1);
        double[] spot = new double[200];
        double[] vol = new double[200];
        for (int i = 0; i < spot.length; i++) {
            spot[i] = 0.04 * random.nextGaussian();
            vol[i] = 0.03 * random.nextGaussian() - spot[i] / 2;
        }
        RiskBook book = new RiskBook(
                List.of(new RiskBook.Entry(CALL, options)), List.of(new RiskBook.Balance(Currency.BTC, 10)));
        return new HedgeInput(
                book,
                market(),
                Currency.BTC,
                instruments(funding),
                HedgeGoal.USUAL,
                new CostModel(FeeTerms.PUBLISHED, Slicing.AT_ONCE, Optional.empty(), 1, CostCalibration.UNSEEN),
                new FactorScenarios(Column.of(spot), Column.of(vol), 1),
                BookMargin.Model.STANDARD,
                forecast,
                Map.of("chain", 1.5),
                PricingKernels.scalar(),
                System::nanoTime);
    }

    /** Delta of ten sold calls is about -5.34 coin: bought back in USD of the perpetual, within half a lot. */
    @Test
    void areFoundByTheirNames() {
        Advisors advisors = Advisors.of(ShortfallSolver.USUAL);

        assertThat(advisors.names())
                .containsExactly("delta", "whalley-wilmott", "leland", "smile", "optimiser", "optimiser-take-back");
        assertThat(advisors.named("optimiser")).contains(ShortfallOptimiser.USUAL);
        assertThat(advisors.named("Optimiser")).isEmpty();
    }

    @Test
    void thresholdGoesToTheTarget() {
        Proposal best = new DeltaThreshold().advise(input(-10, 0)).best();
        double delta =
                Black76.value(50_000, 50_000, 30.0 / 365, VOL, OptionType.CALL).delta();
        assertThat(best.legs()).hasSize(1);
        HedgeLeg leg = best.legs().getFirst();
        assertThat(leg.instrument()).isEqualTo("BTC-PERPETUAL");
        assertThat(leg.side()).isEqualTo(Side.BUY);
        assertThat(leg.amount().doubleValue()).isCloseTo(10 * delta * 50_000, within(5.001));
        assertThat(leg.limitPrice()).isEqualByComparingTo("50000.5");
        assertThat(best.after().deltaCoin()).isCloseTo(0, within(1.1e-4));
        assertThat(best.before().deltaCoin()).isCloseTo(-10 * delta, within(1e-9));
        assertThat(best.difference().deltaCoin()).isCloseTo(10 * delta, within(1.1e-4));
        assertThat(best.after().gamma()).isCloseTo(best.before().gamma(), within(1e-12));
        assertThat(best.after().shortfallUsd()).isLessThan(best.before().shortfallUsd());
        assertThat(best.agesSeconds()).containsEntry("BTC-PERPETUAL", 1.0).containsEntry("chain", 1.5);
        assertThat(best.alternatives()).hasSize(1);
    }

    @Test
    void insideTheBandItDoesNothing() {
        assertThat(new DeltaThreshold().advise(input(-0.1, 0)).best().isNothing())
                .isTrue();
    }

    @Test
    void dearFundingTurnsToTheFuture() {
        Proposal best = new DeltaThreshold().advise(input(-10, 0.001)).best();
        assertThat(best.legs().getFirst().instrument()).isEqualTo(FUTURE);
        assertThat(best.alternatives().getFirst().words()).contains("BTC-PERPETUAL");
    }

    /** A basis of 1 % over 30 days: who sells earns 3 bp of it in a day, who buys pays them. */
    @Test
    void theBasisTurnsASellerToTheFutureAndABuyerAwayFromIt() {
        assertThat(hedgeWith(atPremium(10), 0)).isEqualTo(FUTURE);
        assertThat(hedgeWith(atPremium(-10), 0)).isEqualTo("BTC-PERPETUAL");
        assertThat(hedgeWith(atPremium(-10), 0.001)).isEqualTo(FUTURE);
    }

    private static String hedgeWith(HedgeInput input, double funding) {
        HedgeInstrument perpetual = instruments(funding).getFirst();
        List<HedgeInstrument> instruments =
                List.of(perpetual, input.instruments().get(1));
        return new DeltaThreshold()
                .advise(with(input, instruments))
                .best()
                .legs()
                .getFirst()
                .instrument();
    }

    private static HedgeInput atPremium(double options) {
        HedgeInput input = input(options, 0);
        HedgeInstrument future = new HedgeInstrument(
                Fixtures.future(FUTURE, "2.5"),
                50_500,
                1,
                50_000,
                new Quote(50_497.5, 1e7, 50_502.5, 1e7),
                Optional.empty(),
                Double.NaN,
                2);
        return with(input, List.of(input.instruments().getFirst(), future));
    }

    private static HedgeInput with(HedgeInput input, List<HedgeInstrument> instruments) {
        return new HedgeInput(
                input.book(),
                input.market(),
                input.coin(),
                instruments,
                input.goal(),
                input.costs(),
                input.scenarios(),
                input.margin(),
                input.forecast(),
                input.ages(),
                input.kernels(),
                input.nanoTime());
    }

    @Test
    void whalleyWilmottStopsAtTheEdge() {
        HedgeInput input = input(-10, 0);
        Proposal best = new WhalleyWilmott().advise(input).best();
        double gamma = input.risk().usd().gamma();
        double cost = 0.0005 + 0.5 / 50_000;
        double half = Math.cbrt(1.5 * cost * gamma * gamma * 50_000 / 1e-5);
        assertThat(half).isGreaterThan(0.05);
        assertThat(best.after().deltaCoin()).isCloseTo(-half, within(2e-4));
    }

    /** Against the derivative of the price with the volatility moving along, by finite differences. */
    @Test
    void theSmilesDeltaIsTheWholeDerivative() {
        Priced priced = input(1, 0).risk().priced().getFirst();
        double h = 1;
        double up = price(50_000 + h) - price(50_000 - h);
        assertThat(new SmileDelta(1).delta(priced)).isCloseTo(up / (2 * h), within(1e-6));
        assertThat(new SmileDelta(0).delta(priced)).isEqualTo(priced.usd().delta());
    }

    private static double price(double forward) {
        double vol = VOL + SKEW * Math.log(50_000 / forward);
        return Black76.priceUsd(forward, 50_000, 30.0 / 365, vol, OptionType.CALL);
    }

    @Test
    void lelandHedgesSoldOptionsAtAHigherVolatility() {
        Proposal best = new Leland().advise(input(-10, 0)).best();
        double vol = HedgeBands.leland(VOL, 2 * (0.0005 + 0.5 / 50_000), 1.0 / 24 / 365, -1);
        double delta = 10
                * Black76.value(50_000, 50_000, 30.0 / 365, vol, OptionType.CALL)
                        .delta();
        assertThat(vol).isGreaterThan(VOL);
        assertThat(best.legs().getFirst().amount().doubleValue()).isCloseTo(delta * 50_000, within(5.001));
    }

    @Test
    void theOptimiserLowersTheTailAndSaysHowWellItKnows() {
        Proposal best = new ShortfallOptimiser(new ShortfallSolver(60_000, 1e-3), 60)
                .advise(input(-10, 0))
                .best();
        assertThat(best.isNothing()).isFalse();
        assertThat(best.after().shortfallUsd() + best.cost().totalUsd())
                .isLessThan(best.before().shortfallUsd());
        assertThat(Math.abs(best.after().deltaCoin())).isLessThanOrEqualTo(HedgeGoal.USUAL.mostDelta() + 1e-3);
        assertThat(best.solution().orElseThrow().gap()).isBetween(0.0, 0.05);
    }

    @Test
    void onlyWhoUsesTheForecastNamesIt() {
        HedgeInput input = input(-10, 0, Optional.of(new VolForecast(0.5, "forecast of a day", 60)));
        assertThat(new Leland().advise(input).best().agesSeconds()).containsEntry("forecast of a day", 60.0);
        for (Advisor advisor : List.of(new DeltaThreshold(), new WhalleyWilmott(), new SmileDelta(1))) {
            assertThat(advisor.advise(input).best().agesSeconds()).doesNotContainKey("forecast of a day");
        }
    }

    @Test
    void aPositionWithoutAValueStopsEveryAdvisor() {
        HedgeInput known = input(-10, 0);
        RiskBook book = known.book().plus(RiskBook.of(new RiskBook.Entry("BTC-27MAR26-99000-C", 1)));
        HedgeInput input = new HedgeInput(
                book,
                known.market(),
                known.coin(),
                known.instruments(),
                known.goal(),
                known.costs(),
                known.scenarios(),
                known.margin(),
                known.forecast(),
                known.ages(),
                known.kernels(),
                known.nanoTime());
        for (Advisor advisor : List.of(
                new DeltaThreshold(),
                new WhalleyWilmott(),
                new Leland(),
                new SmileDelta(1),
                ShortfallOptimiser.USUAL)) {
            assertThat(advisor.advise(input).best().isNothing()).isTrue();
            assertThat(advisor.advise(input).best().constraints().getFirst()).contains("99000");
        }
    }

    /** A rule with a band of its own, believed as it says. */
    private record Fixed(Band band) implements BandRule {
        @Override
        public Band band(BandState state) {
            return band;
        }

        @Override
        public String why(BandState state) {
            return "by decree";
        }

        @Override
        public Belief belief(BandState state) {
            return new Belief(0.5, 0.1, 0.2, 0.3, "cost", true, List.of());
        }
    }

    private static Proposal learned(double low, double high) {
        BandRule rule = new Fixed(new BandRule.Band(low, high));
        return new LearnedBand("mine", rule).advise(input(-10, 0)).best();
    }

    @Test
    void whatIsLearnedIsHeldToTheLargestDeltaAndSaysWhichLimitHeldIt() {
        Proposal held = learned(-2, 0.25);
        double most = HedgeGoal.USUAL.mostDelta();
        assertThat(held.advisor()).isEqualTo("mine");
        assertThat(held.after().deltaCoin()).isCloseTo(-most, within(1e-3));
        assertThat(held.sentence()).contains("held to the largest delta");
        assertThat(held.belief().orElseThrow().clamps())
                .containsExactly(new Belief.Clamp("largest delta, lower end", -2, -most, "BTC"));
        Proposal free = learned(-0.3, 0.25);
        assertThat(free.after().deltaCoin()).isCloseTo(-0.3, within(1e-3));
        assertThat(free.belief().orElseThrow().clamps()).isEmpty();
        assertThat(free.belief().orElseThrow().weight()).isEqualTo(0.5);
    }

    @Test
    void aBandThatIsNoNumberProposesNothing() {
        assertThat(learned(Double.NaN, Double.NaN).isNothing()).isTrue();
    }

    @Test
    void aRuleThatLearnedNothingIsNotBelievedOrDoubted() {
        assertThat(new DeltaThreshold().advise(input(-10, 0)).best().belief()).isEmpty();
    }

    @Test
    void anEditedOneIsStillTheLearnedOnes() {
        Proposal held = learned(-2, 0.25);
        HedgeInput input = input(-10, 0);
        assertThat(Redrawn.with(held, held.legs(), "", input).belief()).isEqualTo(held.belief());
        assertThat(Redrawn.repriced(held, input).belief()).isEqualTo(held.belief());
        assertThat(Redrawn.withRoom(held, 0.01, 0.01, input).belief()).isEqualTo(held.belief());
    }
}
