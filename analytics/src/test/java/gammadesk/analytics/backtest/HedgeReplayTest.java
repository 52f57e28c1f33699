package gammadesk.analytics.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

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
import gammadesk.analytics.market.Expiry;
import gammadesk.analytics.market.Greeks;
import gammadesk.analytics.market.Instrument;
import gammadesk.analytics.market.InstrumentName;
import gammadesk.analytics.market.InstrumentState;
import gammadesk.analytics.market.OptionType;
import gammadesk.analytics.market.Quote;
import gammadesk.analytics.market.Settlement;
import gammadesk.analytics.market.Side;
import gammadesk.analytics.market.TickLadder;
import gammadesk.analytics.pricing.Black76;
import gammadesk.analytics.risk.FactorScenarios;
import gammadesk.analytics.risk.RiskBook;
import gammadesk.analytics.risk.RiskMarket;
import gammadesk.analytics.risk.RiskMarket.Mark;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HedgeReplayTest {
    private static final String CALL = "BTC-27MAR26-50000-C";
    private static final String PERPETUAL = "BTC-PERPETUAL";
    private static final Expiry EXPIRY = Expiry.parse("27MAR26").orElseThrow();
    private static final long HOURS_6 = 6L * 3_600_000;
    private static final long START = EXPIRY.epochMillis() - 30L * 86_400_000;
    private static final double HALF = 0.0005;
    private static final double FUNDING = 0.0001;
    private static final double[] PATH = {50_000, 51_000, 49_500, 52_000, 51_500};
    private static final CostModel COSTS =
            new CostModel(new FeeTerms(0.125, 0, 0), Slicing.AT_ONCE, Optional.empty(), 1, CostCalibration.UNSEEN);

    private static Instrument spec(String name) {
        InstrumentName parsed = InstrumentName.parse(name).orElseThrow();
        boolean isOption = parsed instanceof InstrumentName.OptionName;
        return new Instrument(
                name,
                parsed.kind(),
                Currency.BTC,
                isOption ? Currency.BTC : Currency.USD,
                Currency.BTC,
                Settlement.INVERSE,
                isOption ? Optional.of(EXPIRY) : Optional.empty(),
                isOption
                        ? Optional.of(new Instrument.OptionTerms(BigDecimal.valueOf(50_000), OptionType.CALL))
                        : Optional.empty(),
                BigDecimal.ONE,
                TickLadder.flat(new BigDecimal(isOption ? "0.0001" : "0.5")),
                new BigDecimal(isOption ? "0.1" : "10"),
                BigDecimal.ZERO,
                new BigDecimal(isOption ? "0.0003" : "0.0005"),
                0,
                InstrumentState.OPEN);
    }

    private static double mark(double spot, long millis) {
        return Black76.priceUsd(spot, 50_000, EXPIRY.yearsFrom(millis), 0.5, OptionType.CALL) / spot;
    }

    private static HedgeMoment moment(double spot, long millis) {
        boolean isLive = millis < EXPIRY.epochMillis();
        List<HedgeInstrument> instruments = new ArrayList<>();
        instruments.add(new HedgeInstrument(
                spec(PERPETUAL),
                spot,
                1,
                spot,
                new Quote(spot - 0.5, Double.NaN, spot + 0.5, Double.NaN),
                Optional.empty(),
                FUNDING,
                0));
        Map<String, Mark> marks = isLive
                ? Map.of(
                        PERPETUAL,
                        Mark.ofFuture(spot, 0),
                        CALL,
                        new Mark(mark(spot, millis), spot, 0.5, 0, Greeks.UNKNOWN))
                : Map.of(PERPETUAL, Mark.ofFuture(spot, 0));
        if (isLive) {
            double mark = mark(spot, millis);
            instruments.add(new HedgeInstrument(
                    spec(CALL),
                    mark,
                    spot,
                    spot,
                    new Quote(mark - HALF, Double.NaN, mark + HALF, Double.NaN),
                    Optional.empty(),
                    Double.NaN,
                    0));
        }
        return new HedgeMoment(new RiskMarket(millis, Map.of(Currency.BTC, spot), marks, Map.of()), instruments);
    }

    private static List<HedgeMoment> moments() {
        List<HedgeMoment> moments = new ArrayList<>();
        for (int i = 0; i < PATH.length; i++) {
            moments.add(moment(PATH[i], START + i * HOURS_6));
        }
        return moments;
    }

    /** Orders written down beforehand, one list a decision; keeps what it was shown. */
    private static final class Script implements Advisor {
        private final List<List<HedgeLeg>> orders;
        private final List<HedgeInput> shown = new ArrayList<>();

        Script(List<List<HedgeLeg>> orders) {
            this.orders = orders;
        }

        @Override
        public String name() {
            return "script";
        }

        @Override
        public Advice advise(HedgeInput input) {
            List<HedgeLeg> legs = shown.size() < orders.size() ? orders.get(shown.size()) : List.of();
            shown.add(input);
            return legs.isEmpty()
                    ? new Advice(List.of(proposal(legs)))
                    : new Advice(List.of(proposal(legs), proposal(List.of())));
        }
    }

    private static Proposal proposal(List<HedgeLeg> legs) {
        HedgePicture empty = new HedgePicture(0, 0, 0, 0, HedgePicture.SPOT_MOVES, 0, 0, 0, 0, 0, 0);
        return new Proposal(
                "script",
                "",
                legs,
                empty,
                empty,
                CostParts.NONE,
                List.of(),
                List.of(),
                "",
                Map.of(),
                List.of(),
                Optional.empty(),
                Optional.empty());
    }

    private static HedgeLeg leg(String name, Side side, String amount) {
        return new HedgeLeg(name, side, new BigDecimal(amount), BigDecimal.ONE);
    }

    private static HedgePath run(RiskBook book, int delay, Script script, List<HedgeMoment> moments) {
        return run(book, ReplayFills.AT_TOUCH.late(delay), script, moments);
    }

    private static HedgePath run(RiskBook book, ReplayFills fills, Script script, List<HedgeMoment> moments) {
        HedgeRule rule = new HedgeRule(
                "script",
                0,
                Optional.of(script),
                HedgeGoal.USUAL,
                _ -> new FactorScenarios(Column.of(0), Column.of(0), 1));
        return new HedgeReplay(moments, Currency.BTC, COSTS, fills).run(book, rule);
    }

    private static RiskBook shortCalls() {
        return RiskBook.of(new RiskBook.Entry(CALL, -10));
    }

    /** A call bought at 50,000 and half of it sold at 49,500, a perpetual of 100,000 USD from 51,000 on. */
    private static Script busy() {
        return new Script(List.of(
                List.of(leg(CALL, Side.BUY, "12")),
                List.of(leg(PERPETUAL, Side.BUY, "100000")),
                List.of(leg(CALL, Side.SELL, "5"))));
    }

    /** Cash flows of the fills and the value of what is left, reckoned from prices alone. */
    @Test
    void profitIsTheSumOfItsParts() {
        List<HedgeMoment> moments = moments();
        HedgePath path = run(shortCalls(), 0, busy(), moments);
        double book = -10 * (worth(4) - worth(0));
        double calls = -12 * (worth(0) + HALF * PATH[0]) + 5 * (worth(2) - HALF * PATH[2]) + 7 * worth(4);
        double perpetual = 0;
        double funding = 0;
        for (int i = 1; i < 4; i++) {
            perpetual += 100_000 * (PATH[i + 1] / PATH[i] - 1);
            funding += 100_000 * FUNDING * 6 / 8;
        }
        double entry = 100_000 * (1 - PATH[1] / (PATH[1] + 0.5));
        double exit = 100_000 * (PATH[4] / (PATH[4] - 0.5) - 1);
        double fees = 12 * 0.0003 * PATH[0] + 5 * 0.0003 * PATH[2] + 2 * 100_000 * 0.0005;
        assertThat(path.profitUsd()).isCloseTo(book + calls + perpetual - entry - exit - funding - fees, within(1e-6));
        assertThat(path.steps())
                .allSatisfy(step -> assertThat(step.profitUsd())
                        .isCloseTo(
                                step.bookUsd()
                                        + step.hedgeUsd()
                                        - step.spreadUsd()
                                        - step.feesUsd()
                                        - step.fundingUsd(),
                                within(1e-9)));
        assertThat(path.costUsd())
                .isCloseTo(fees + funding + entry + exit + HALF * (12 * PATH[0] + 5 * PATH[2]), within(1e-6));
        assertThat(path.fills()).hasSize(4);
    }

    private static double worth(int moment) {
        return mark(PATH[moment], START + moment * HOURS_6) * PATH[moment];
    }

    /** Twelve were bought against ten sold, five sold again: seven take back the book's and stay. */
    @Test
    void theHedgeIsClosedUnlessItTakesBackTheBook() {
        HedgePath path = run(shortCalls(), 0, busy(), moments());
        assertThat(path.fills().getLast().instrument()).isEqualTo(PERPETUAL);
        HedgePath whole = run(RiskBook.EMPTY, 0, new Script(List.of(List.of(leg(CALL, Side.BUY, "12")))), moments());
        assertThat(whole.fills().getLast().signedAmount()).isEqualTo(-12);
    }

    @Test
    void anAdvisorSeesNothingOfWhatComes() {
        Script script = busy();
        run(shortCalls(), 0, script, moments());
        assertThat(script.shown).hasSize(4);
        for (int i = 0; i < 4; i++) {
            assertThat(script.shown.get(i).market().nowMillis()).isEqualTo(START + i * HOURS_6);
            assertThat(script.shown.get(i).index()).isEqualTo(PATH[i]);
        }
        assertThat(script.shown.get(1).book().entries()).contains(new RiskBook.Entry(CALL, 12));
    }

    @Test
    void aDelayedOrderMeetsTheNextQuotes() {
        Script script = new Script(List.of(List.of(leg(PERPETUAL, Side.BUY, "100000"))));
        HedgePath path = run(shortCalls(), 1, script, moments());
        assertThat(path.fills().getFirst().price()).isEqualTo(PATH[1] + 0.5);
        assertThat(path.fills().getFirst().millis()).isEqualTo(START + HOURS_6);
        assertThat(path.steps().getFirst().costUsd()).isZero();
    }

    /** All profits are those of the plain replay but for the spread, which is as many times as large. */
    @Test
    void aWiderSpreadIsPaidInFull() {
        HedgePath plain = run(shortCalls(), 0, busy(), moments());
        for (double crossing : new double[] {0, 0.5, 3}) {
            HedgePath other = run(shortCalls(), new ReplayFills(0, crossing, 0, 1), busy(), moments());
            for (int i = 0; i < plain.steps().size(); i++) {
                HedgeStep was = plain.steps().get(i);
                HedgeStep is = other.steps().get(i);
                assertThat(is.spreadUsd()).isCloseTo(crossing * was.spreadUsd(), within(1e-2));
                assertThat(is.bookUsd() + is.hedgeUsd()).isCloseTo(was.bookUsd() + was.hedgeUsd(), within(1e-9));
            }
        }
    }

    /** A leg that is missed is counted, costs nothing and hedges nothing; chance is the same in every run. */
    @Test
    void whatIsMissedIsNotHedged() {
        HedgePath none = run(shortCalls(), new ReplayFills(0, 1, 1, 1), busy(), moments());
        assertThat(none.missed()).isEqualTo(3);
        assertThat(none.fills()).isEmpty();
        assertThat(none.costUsd()).isZero();
        List<Integer> missed = new ArrayList<>();
        for (int seed = 0; seed < 200; seed++) {
            ReplayFills half = new ReplayFills(0, 1, 0.5, seed);
            HedgePath path = run(shortCalls(), half, busy(), moments());
            assertThat(run(shortCalls(), half, busy(), moments()).fills()).isEqualTo(path.fills());
            missed.add(path.missed());
        }
        assertThat(missed.stream().mapToInt(one -> one).average().orElseThrow()).isBetween(1.3, 1.7);
    }

    @Test
    void whatIsNoWayOfFillingIsRefused() {
        assertThatThrownBy(() -> new ReplayFills(-1, 1, 0, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ReplayFills(0, Double.NaN, 0, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ReplayFills(0, 1, 1.1, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    /** 52,000 at the first moment after expiry: a call of 50,000 pays 2,000 USD. */
    @Test
    void whatExpiresIsSettledAtTheIndex() {
        long before = EXPIRY.epochMillis() - HOURS_6;
        List<HedgeMoment> moments = List.of(
                moment(51_000, before), moment(52_000, before + HOURS_6 + 1), moment(40_000, before + 2 * HOURS_6));
        HedgePath path = run(shortCalls(), 0, new Script(List.of()), moments);
        assertThat(path.steps().getFirst().bookUsd())
                .isCloseTo(-10 * (2_000 - mark(51_000, before) * 51_000), within(1e-6));
        assertThat(path.steps().getLast().bookUsd()).isZero();
    }

    /** Five steps of six hours hold two whole days, which overlap; a fall of 3 after a rise of 1 is a drawdown of 3. */
    @Test
    void aDayIsAWindowOfItsSteps() {
        HedgePath path = path(1, -1, -2, 5, 7);
        assertThat(path.dayProfits(HedgeStep::profitUsd).toArray()).containsExactly(3, 9);
        assertThat(path.drawdownUsd()).isEqualTo(3);
    }

    private static HedgePath path(double... profits) {
        List<HedgeStep> steps = new ArrayList<>();
        for (int i = 0; i < profits.length; i++) {
            steps.add(new HedgeStep(i * HOURS_6, (i + 1) * HOURS_6, profits[i], 0, 0, 0, 0));
        }
        HedgeRule none = new HedgeRule(
                "none", 0, Optional.empty(), HedgeGoal.USUAL, _ -> new FactorScenarios(Column.of(0), Column.of(0), 1));
        return new HedgePath(none, steps, List.of(), 0, 0);
    }

    /** The mean of independent numbers: the interval has the width that the central limit theorem says. */
    @Test
    void theBootstrapKnowsTheMean() {
        double[] numbers = new Random(3).doubles(400, -1, 1).toArray();
        BlockBootstrap.Interval interval = new BlockBootstrap(4, 4_000)
                .of(
                        numbers.length,
                        0.9,
                        times -> Arrays.stream(times)
                                .mapToDouble(time -> numbers[time])
                                .average()
                                .orElseThrow(),
                        new Random(4));
        double deviation = 1 / Math.sqrt(3) / Math.sqrt(400);
        assertThat(interval.high() - interval.low()).isCloseTo(2 * 1.645 * deviation, within(0.2 * deviation * 3.3));
    }

    /** Losses of two books count together: of 40 days the worst two are the tail. */
    @Test
    void severalBooksHaveOneTail() {
        List<Double> days = new ArrayList<>(Collections.nCopies(20, 0.0));
        days.set(3, -100.0);
        HedgePath one = daily(days);
        days.set(3, -50.0);
        HedgeScore score = new HedgeScore(one.rule(), List.of(one, daily(days)));
        assertThat(score.dayShortfall()).isCloseTo(75, within(1e-9));
        assertThat(new HedgeScore(one.rule(), List.of(one)).dayShortfall()).isCloseTo(100, within(1e-9));
    }

    private static HedgePath daily(List<Double> profits) {
        List<HedgeStep> steps = new ArrayList<>();
        for (int i = 0; i < profits.size(); i++) {
            steps.add(new HedgeStep(i * 86_400_000L, (i + 1) * 86_400_000L, profits.get(i), 0, 0, 0, 0));
        }
        return new HedgePath(path(0).rule(), steps, List.of(), 0, 0);
    }
}
