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
import gammadesk.analytics.risk.RiskBook;
import gammadesk.analytics.risk.RiskMarket;
import gammadesk.analytics.risk.RiskMarket.Mark;
import gammadesk.analytics.risk.SmileCurve;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ShortfallOptimiserTest {
    private static final String LOW = "BTC-27MAR26-50000-C";
    private static final String HIGH = "BTC-27MAR26-55000-C";
    private static final Expiry EXPIRY = Expiry.parse("27MAR26").orElseThrow();
    private static final long NOW = EXPIRY.epochMillis() - 30L * 86_400_000;
    private static final double FORWARD = 50_000;
    private static final double VOL = 0.6;
    private static final double AMOUNT = 100;
    private static final double HALF_SPREAD = 0.0005;
    private static final ShortfallOptimiser OPTIMISER =
            new ShortfallOptimiser(ShortfallSolver.reproducible(500, 1e-4), 60);

    private static double mark(double strike) {
        return Black76.priceUsd(FORWARD, strike, 30.0 / 365, VOL, OptionType.CALL) / FORWARD;
    }

    private static HedgeInstrument call(String name, double strike) {
        double mark = mark(strike);
        Quote quote = new Quote(mark - HALF_SPREAD, AMOUNT, mark + HALF_SPREAD, AMOUNT);
        return new HedgeInstrument(
                Fixtures.option(name), mark, FORWARD, FORWARD, quote, Optional.empty(), Double.NaN, 0);
    }

    private static HedgeInstrument perpetual() {
        Quote quote = new Quote(49_999.5, 1e7, 50_000.5, 1e7);
        return new HedgeInstrument(Fixtures.PERPETUAL, FORWARD, 1, FORWARD, quote, Optional.empty(), 0, 0);
    }

    private static RiskMarket market() {
        SmileCurve flat = _ -> VOL;
        return new RiskMarket(
                NOW,
                Map.of(Currency.BTC, FORWARD),
                Map.of(
                        LOW,
                        new Mark(mark(50_000), FORWARD, VOL, 0, Greeks.UNKNOWN),
                        HIGH,
                        new Mark(mark(55_000), FORWARD, VOL, 0, Greeks.UNKNOWN),
                        "BTC-PERPETUAL",
                        Mark.ofFuture(FORWARD, 0)),
                Map.of(
                        new RiskMarket.FamilyExpiry(
                                InstrumentName.parse(LOW).orElseThrow().family(), EXPIRY),
                        flat));
    }

    private static FactorScenarios scenarios() {
        Random random = new Random(1);
        double[] spot = random.doubles(300, -0.12, 0.12).toArray();
        double[] vol = random.doubles(300, -0.06, 0.06).toArray();
        return new FactorScenarios(Column.of(spot), Column.of(vol), 1);
    }

    private static HedgeInput input(
            RiskBook book, List<HedgeInstrument> instruments, HedgeGoal goal, BookMargin.Model model) {
        return new HedgeInput(
                new RiskBook(book.entries(), List.of(new RiskBook.Balance(Currency.BTC, 10))),
                market(),
                Currency.BTC,
                instruments,
                goal,
                new CostModel(FeeTerms.PUBLISHED, Slicing.AT_ONCE, Optional.empty(), 1, CostCalibration.UNSEEN),
                scenarios(),
                model,
                Optional.empty(),
                Map.of(),
                PricingKernels.scalar(),
                System::nanoTime);
    }

    private static HedgeGoal goal(
            double costWeight,
            double participation,
            OptionalDouble gamma,
            OptionalDouble marginShare,
            OptionalDouble breach) {
        return new HedgeGoal(
                0,
                0.1,
                1e-5,
                1.0 / 24,
                0.95,
                OptionalDouble.empty(),
                costWeight,
                participation,
                4,
                100,
                gamma,
                OptionalDouble.empty(),
                marginShare,
                breach);
    }

    private static HedgeGoal accepting(double usd) {
        HedgeGoal plain = plain(1);
        return new HedgeGoal(
                plain.targetDelta(),
                plain.threshold(),
                plain.riskAversion(),
                plain.rebalanceDays(),
                plain.confidence(),
                OptionalDouble.of(usd),
                plain.costWeight(),
                plain.participation(),
                plain.mostLegs(),
                plain.mostDelta(),
                plain.mostGamma(),
                plain.mostVegaUsd(),
                plain.mostMarginShare(),
                plain.breachUsd());
    }

    /** Above what is accepted it trades down to it and no further, below it not at all. */
    @Test
    void onlyWhatIsNotAcceptedIsHedged() {
        List<HedgeInstrument> instruments = List.of(perpetual(), call(LOW, 50_000));
        Proposal all = advise(instruments, plain(1));
        Proposal some = advise(instruments, accepting(4_000));
        assertThat(some.solution().orElseThrow().objectiveUsd() - some.cost().totalUsd())
                .isCloseTo(4_000, within(80.0));
        assertThat(some.cost().totalUsd()).isLessThan(all.cost().totalUsd());
        assertThat(advise(instruments, accepting(1e6)).sentence()).contains("within what is accepted");
    }

    private static HedgeGoal plain(double costWeight) {
        return goal(costWeight, 1, OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty());
    }

    private static RiskBook shortCalls(double coins) {
        return RiskBook.of(new RiskBook.Entry(LOW, -coins));
    }

    /**
     * A sold vertical is bought back as one: both spreads, but only the dearer side's fee of 0.0003 coin. Nothing is
     * left then, so the objective is the cost.
     */
    @Test
    void aVerticalPaysTheFeesOfACombo() {
        RiskBook vertical = RiskBook.of(new RiskBook.Entry(LOW, -10), new RiskBook.Entry(HIGH, 10));
        List<HedgeInstrument> calls = List.of(call(LOW, 50_000), call(HIGH, 55_000));
        Proposal best = OPTIMISER
                .advise(input(vertical, calls, plain(0.1), BookMargin.Model.PORTFOLIO))
                .best();
        assertThat(best.legs()).extracting(HedgeLeg::instrument).containsExactly(LOW, HIGH);
        assertThat(best.legs()).extracting(HedgeLeg::side).containsExactly(Side.BUY, Side.SELL);
        assertThat(best.legs()).allMatch(leg -> leg.amount().compareTo(Fixtures.decimal("10")) == 0);
        assertThat(best.cost().feesUsd()).isCloseTo(10 * 0.0003 * FORWARD, within(1e-6));
        assertThat(best.cost().spreadUsd()).isCloseTo(2 * 10 * HALF_SPREAD * FORWARD, within(1e-6));
        assertThat(best.solution().orElseThrow().objectiveUsd())
                .isCloseTo(0.1 * best.cost().totalUsd(), within(1e-6));
    }

    /** Dear cost leaves the options alone, unless margin must come down to three fifths of what it was. */
    @ParameterizedTest
    @EnumSource(BookMargin.Model.class)
    void marginIsKeptInsideTheProgramme(BookMargin.Model model) {
        List<HedgeInstrument> instruments = List.of(perpetual(), call(LOW, 50_000), call(HIGH, 55_000));
        Proposal free = OPTIMISER
                .advise(input(shortCalls(10), instruments, plain(40), model))
                .best();
        double most = 0.6 * free.after().initialMargin() / free.after().equity();
        HedgeGoal limited = goal(40, 1, OptionalDouble.empty(), OptionalDouble.of(most), OptionalDouble.empty());
        Proposal held = OPTIMISER
                .advise(input(shortCalls(10), instruments, limited, model))
                .best();
        double share = held.after().initialMargin() / held.after().equity();
        assertThat(held.isNothing()).isFalse();
        assertThat(share).isLessThanOrEqualTo(most + 1e-9).isGreaterThan(0.8 * most);
        assertThat(held.constraints()).anyMatch(clause -> clause.startsWith("initial margin at its limit"));
        assertThat(free.constraints()).noneMatch(clause -> clause.contains("margin"));
        assertThat(held.solution().orElseThrow().objectiveUsd())
                .isGreaterThan(free.solution().orElseThrow().objectiveUsd());
    }

    /** One coin at most can be bought back, which is not enough: then margin may at least not grow. */
    @Test
    void aMarginThatCannotBeReachedIsNotMadeWorse() {
        HedgeGoal goal = goal(1, 0.01, OptionalDouble.empty(), OptionalDouble.of(0.01), OptionalDouble.empty());
        Proposal best = OPTIMISER
                .advise(input(
                        shortCalls(10), List.of(perpetual(), call(LOW, 50_000)), goal, BookMargin.Model.PORTFOLIO))
                .best();
        double was = best.before().initialMargin() - 0.01 * best.before().equity();
        double will = best.after().initialMargin() - 0.01 * best.after().equity();
        assertThat(best.isNothing()).isFalse();
        assertThat(will).isLessThanOrEqualTo(was + 1e-6);
    }

    /** Gamma has to be halved where the limit is hard; a soft one is broken when that is cheaper, and it is said. */
    @Test
    void aSoftLimitGivesWayToCost() {
        List<HedgeInstrument> instruments = List.of(perpetual(), call(LOW, 50_000));
        HedgeInput free = input(shortCalls(10), instruments, plain(40), BookMargin.Model.PORTFOLIO);
        double gamma = Math.abs(free.risk().usd().gamma());
        OptionalDouble half = OptionalDouble.of(gamma / 2);
        Proposal hard = advise(instruments, goal(40, 1, half, OptionalDouble.empty(), OptionalDouble.empty()));
        assertThat(Math.abs(hard.after().gamma())).isLessThanOrEqualTo(gamma / 2 * (1 + 1e-6));
        assertThat(hard.constraints()).contains("gamma at its limit");
        Proposal soft = advise(instruments, goal(40, 1, half, OptionalDouble.empty(), OptionalDouble.of(10)));
        assertThat(Math.abs(soft.after().gamma())).isGreaterThan(0.9 * gamma);
        assertThat(soft.constraints()).contains("gamma beyond its soft limit");
        Proposal dear = advise(instruments, goal(40, 1, half, OptionalDouble.empty(), OptionalDouble.of(1e6)));
        assertThat(Math.abs(dear.after().gamma())).isLessThanOrEqualTo(gamma / 2 * (1 + 1e-6));
    }

    private static Proposal advise(List<HedgeInstrument> instruments, HedgeGoal goal) {
        return OPTIMISER
                .advise(input(shortCalls(10), instruments, goal, BookMargin.Model.PORTFOLIO))
                .best();
    }

    /** What is held comes first, even where it stands behind all that may be looked at. */
    @Test
    void whatIsHeldCanAlwaysBeUnwound() {
        ShortfallOptimiser narrow = new ShortfallOptimiser(ShortfallSolver.reproducible(500, 1e-4), 1);
        Proposal best = narrow.advise(input(
                        shortCalls(10),
                        List.of(perpetual(), call(HIGH, 55_000), call(LOW, 50_000)),
                        plain(1),
                        BookMargin.Model.PORTFOLIO))
                .best();
        assertThat(best.legs()).extracting(HedgeLeg::instrument).containsExactly(LOW);
    }

    /** Scenarios in which every option gains: without a risk to hedge there is nothing to buy. */
    @Test
    void whatTheScenariosExpectIsNoReasonToTrade() {
        double[] still = new double[100];
        double[] up = new double[100];
        Arrays.fill(up, 0.05);
        HedgeInput known =
                input(RiskBook.EMPTY, List.of(perpetual(), call(LOW, 50_000)), plain(1), BookMargin.Model.PORTFOLIO);
        HedgeInput rising = with(known, new FactorScenarios(Column.of(still), Column.of(up), 1));
        assertThat(OPTIMISER.advise(rising).best().isNothing()).isTrue();
    }

    /** With every hedge at almost no cost one that may only take back buys the sold calls and nothing else. */
    @Test
    void whatOnlyTakesBackOpensNoOption() {
        RiskBook sold = shortCalls(10);
        List<HedgeInstrument> calls = List.of(call(HIGH, 55_000), call(LOW, 50_000));
        HedgeInput input = input(sold, calls, plain(0.01), BookMargin.Model.PORTFOLIO);
        ShortfallOptimiser back = new ShortfallOptimiser(ShortfallSolver.reproducible(500, 1e-4), 60, Reach.TAKE_BACK);
        assertThat(back.advise(input).best().legs()).singleElement().satisfies(leg -> {
            assertThat(leg.instrument()).isEqualTo(LOW);
            assertThat(leg.side()).isEqualTo(Side.BUY);
            assertThat(leg.amount()).isEqualByComparingTo("10");
        });
        HedgeInput other = input(sold, List.of(call(HIGH, 55_000)), plain(0.01), BookMargin.Model.PORTFOLIO);
        assertThat(back.advise(other).best().isNothing()).isTrue();
        assertThat(OPTIMISER.advise(other).best().isNothing()).isFalse();
    }

    /** What is held in two entries that cancel is not held, and futures may be traded either way. */
    @Test
    void whatCancelsIsNotTakenBack() {
        RiskBook book = RiskBook.of(
                new RiskBook.Entry(LOW, -10),
                new RiskBook.Entry(LOW, 9.9),
                new RiskBook.Entry(HIGH, 5),
                new RiskBook.Entry(HIGH, -5));
        List<HedgeInstrument> all = List.of(perpetual(), call(LOW, 50_000), call(HIGH, 55_000));
        List<Tradable> tradables =
                Tradable.of(input(book, all, plain(1), BookMargin.Model.PORTFOLIO), 60, Reach.TAKE_BACK);
        assertThat(tradables).extracting(one -> one.instrument().name()).containsExactly(LOW, "BTC-PERPETUAL");
        assertThat(tradables.getFirst().candidate().mostBuy()).isEqualTo(1);
        assertThat(tradables.getFirst().candidate().mostSell()).isZero();
        assertThat(tradables.getLast().candidate().mostBuy()).isPositive();
        assertThat(tradables.getLast().candidate().mostSell()).isPositive();
    }

    /** Half the moves in a quarter of a day are the same risk by the day; a tenth of the hedge fits the depth. */
    @Test
    void riskCountsByTheDayHoweverSoonTheNextHedgeIs() {
        Column moves = scenarios().spotMoves();
        Column still = Column.of(new double[moves.size()]);
        HedgeGoal shallow = goal(1, 0.005, OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty());
        RiskBook coins = RiskBook.of(new RiskBook.Entry("BTC-PERPETUAL", 500_000));
        HedgeInput day = input(coins, List.of(perpetual()), shallow, BookMargin.Model.PORTFOLIO);
        HedgeInput whole = with(day, new FactorScenarios(moves, still, 1));
        HedgeInput quarter = with(day, new FactorScenarios(moves.map(move -> move / 2), still, 0.25));
        double byDay = objective(whole);
        assertThat(byDay).isGreaterThan(10_000);
        assertThat(objective(quarter)).isCloseTo(byDay, within(1e-6));
    }

    private static double objective(HedgeInput input) {
        return OPTIMISER.advise(input).best().solution().orElseThrow().objectiveUsd();
    }

    private static HedgeInput with(HedgeInput known, FactorScenarios scenarios) {
        return new HedgeInput(
                known.book(),
                known.market(),
                known.coin(),
                known.instruments(),
                known.goal(),
                known.costs(),
                scenarios,
                known.margin(),
                known.forecast(),
                known.ages(),
                known.kernels(),
                known.nanoTime());
    }
}
