package gammadesk.analytics.risk;

import static gammadesk.analytics.risk.RiskMarkets.MIXED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import gammadesk.analytics.market.Column;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.Expiry;
import gammadesk.analytics.pricing.PricingKernels;
import gammadesk.analytics.risk.ParametricTail.Covariance;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TailRiskTest {
    private final BookRisk book = BookRisk.of(MIXED, RiskMarkets.now());
    private final TailEngine engine = new TailEngine(PricingKernels.scalar());

    @Test
    void quantileAndMeanOfAKnownSample() {
        double[] profits = IntStream.rangeClosed(1, 100).mapToDouble(i -> -i).toArray();
        TailRisk tail = TailRisk.ofProfits(profits, 0.95);
        assertThat(tail.valueAtRisk()).isEqualTo(95);
        assertThat(tail.expectedShortfall()).isCloseTo((100 + 99 + 98 + 97 + 96) / 5.0, within(1e-9));
        assertThat(TailRisk.ofProfits(profits, 0.975).expectedShortfall())
                .isCloseTo((100 + 99 + 98 * 0.5) / 2.5, within(1e-9));
    }

    @Test
    void aSampleNeedsNumbers() {
        assertThatThrownBy(() -> TailRisk.ofProfits(new double[] {1, Double.NaN}, 0.9))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> TailRisk.ofProfits(new double[0], 0.9)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void contributionsAddUp() {
        TailRisk tail = engine.tail(book, FactorScenarios.filtered(history(500, 7), 0.94, 1), 0.975);
        assertThat(tail.contributions().values().stream()
                        .mapToDouble(TailRisk.Contribution::expectedShortfall)
                        .sum())
                .isCloseTo(tail.expectedShortfall(), within(1e-6));
        assertThat(tail.contributions().values().stream()
                        .mapToDouble(TailRisk.Contribution::valueAtRisk)
                        .sum())
                .isCloseTo(tail.valueAtRisk(), within(1e-6));
        assertThat(tail.expectedShortfall()).isGreaterThan(tail.valueAtRisk());
    }

    /** Euler: growing one position by a little grows the shortfall by its contribution's share. */
    @Test
    void aContributionIsTheSlopeInThePositionsSize() {
        FactorScenarios scenarios = FactorScenarios.filtered(history(800, 3), 0.94, 1);
        String name = "BTC-24APR26-70000-C";
        double share = 1e-4;
        RiskBook more = MIXED.plus(RiskBook.of(new RiskBook.Entry(name, -4 * share)));
        double up = engine.tail(BookRisk.of(more, RiskMarkets.now()), scenarios, 0.975)
                .expectedShortfall();
        TailRisk now = engine.tail(book, scenarios, 0.975);
        assertThat((up - now.expectedShortfall()) / share)
                .isCloseTo(now.contributions().get(name).expectedShortfall(), within(0.02 * now.expectedShortfall()));
    }

    @Test
    void aMirroredOrEmptyBookHasNoTail() {
        FactorScenarios scenarios = FactorScenarios.filtered(history(100, 1), 0.94, 1);
        BookRisk both = BookRisk.of(MIXED.plus(MIXED.times(-1)), RiskMarkets.now());
        assertThat(engine.tail(both, scenarios, 0.99).expectedShortfall()).isCloseTo(0, within(1e-8));
        BookRisk none = BookRisk.of(RiskBook.EMPTY, RiskMarkets.now());
        assertThat(engine.tail(none, scenarios, 0.99).valueAtRisk()).isCloseTo(0, within(1e-12));
    }

    @Test
    void scenariosAreRescaledToTodaysVolatility() {
        double[] returns = new double[400];
        for (int i = 0; i < 400; i++) {
            returns[i] = (i % 2 == 0 ? 1 : -1) * (i < 200 ? 0.01 : 0.03);
        }
        FactorHistory history = new FactorHistory(Column.of(returns), Column.of(new double[400]), 1);
        FactorScenarios scenarios = FactorScenarios.filtered(history, 0.94, 1);
        assertThat(Math.log1p(scenarios.spotMoves().get(150))).isCloseTo(0.03, within(2e-3));
        assertThat(Math.log1p(scenarios.spotMoves().get(350))).isCloseTo(0.03, within(1e-3));
        assertThat(Math.log1p(
                        FactorScenarios.filtered(history, 0.94, 4).spotMoves().get(350)))
                .isCloseTo(0.06, within(2e-3));
    }

    /** A coin alone is linear in its return: the closed form and the sample agree. */
    @Test
    void parametricAndSimulatedTailsOfALinearBookAgree() {
        RiskBook coin = RiskBook.of(new RiskBook.Entry("BTC_USDC", 1));
        BookRisk risk = BookRisk.of(coin, RiskMarkets.now());
        Covariance covariance = new Covariance(4e-6, 0, 0);
        ParametricTail closed = ParametricTail.of(risk, covariance, 0.99);
        Random random = new Random(11);
        double[] moves = IntStream.range(0, 200_000)
                .mapToDouble(_ -> Math.expm1(2e-3 * random.nextGaussian()))
                .toArray();
        TailRisk sampled =
                engine.tail(risk, new FactorScenarios(Column.of(moves), Column.of(new double[moves.length]), 0), 0.99);
        assertThat(closed.valueAtRisk()).isCloseTo(2.3263478740 * 60_000 * 2e-3, within(1e-6));
        assertThat(closed.expectedShortfall()).isCloseTo(2.6652142 * 60_000 * 2e-3, within(1e-3));
        assertThat(sampled.valueAtRisk()).isCloseTo(closed.valueAtRisk(), within(3.0));
        assertThat(sampled.expectedShortfall()).isCloseTo(closed.expectedShortfall(), within(4.0));
    }

    @Test
    void parametricContributionsAddUp() {
        ParametricTail tail = ParametricTail.of(book, Covariance.of(history(300, 5), 0.94, 1), 0.99);
        assertThat(tail.contributions().values().stream()
                        .mapToDouble(TailRisk.Contribution::valueAtRisk)
                        .sum())
                .isCloseTo(tail.valueAtRisk(), within(1e-6));
    }

    /** Moments that the model has in closed form: no drift, variance of diffusion and jumps. */
    @Test
    void simulatedMovesHaveTheModelsMoments() {
        FactorScenarios.JumpModel model = new FactorScenarios.JumpModel(0.6, 0.6, 4, 0.5, -0.4, 12, -0.03, 0.05);
        FactorScenarios s = FactorScenarios.simulated(model, 100_000, 10, 4, new Random(5));
        double mean = s.spotMoves().sum() / s.size();
        double[] logs = IntStream.range(0, s.size())
                .mapToDouble(i -> Math.log1p(s.spotMoves().get(i)))
                .toArray();
        double logMean =
                IntStream.range(0, logs.length).mapToDouble(i -> logs[i]).sum() / logs.length;
        double variance = IntStream.range(0, logs.length)
                        .mapToDouble(i -> (logs[i] - logMean) * (logs[i] - logMean))
                        .sum()
                / logs.length;
        double expected = (0.36 + 12 * (0.03 * 0.03 + 0.05 * 0.05)) * 10 / 365;
        assertThat(mean).isCloseTo(0, within(2e-3));
        assertThat(variance).isCloseTo(expected, within(0.03 * expected));
        assertThat(s.volMoves().sum() / s.size()).isCloseTo(0, within(5e-3));
    }

    /** Kupiec (1995), table of non-rejection regions at 95 %: days, tail, fewest and most breaches. */
    @ParameterizedTest
    @CsvSource({
        "255, 0.01, 0, 6", "510, 0.01, 2, 10", "1000, 0.01, 5, 16",
        "255, 0.025, 3, 11", "510, 0.025, 7, 20", "1000, 0.025, 16, 35",
        "255, 0.05, 7, 20", "510, 0.05, 17, 35", "1000, 0.05, 38, 64",
        "255, 0.075, 12, 27", "510, 0.075, 28, 50", "1000, 0.075, 60, 91",
        "255, 0.10, 17, 35", "510, 0.10, 39, 64", "1000, 0.10, 82, 119"
    })
    void kupiecsTable(int days, double tail, int fewest, int most) {
        double limit = 3.841;
        if (fewest > 0) {
            assertThat(Coverage.kupiec(days, fewest, tail)).isLessThan(limit);
            assertThat(Coverage.kupiec(days, fewest - 1, tail)).isGreaterThan(limit);
        }
        assertThat(Coverage.kupiec(days, most, tail)).isLessThan(limit);
        assertThat(Coverage.kupiec(days, most + 1, tail)).isGreaterThan(limit);
    }

    @Test
    void clusteredBreachesFailIndependenceAndScatteredOnesDoNot() {
        boolean[] clustered = new boolean[500];
        boolean[] scattered = new boolean[500];
        for (int i = 0; i < 25; i++) {
            clustered[200 + i] = true;
            scattered[20 * i] = true;
        }
        assertThat(Coverage.of(clustered, 0.05).independenceP()).isLessThan(1e-6);
        assertThat(Coverage.of(clustered, 0.05).kupiecP()).isCloseTo(1, within(1e-9));
        assertThat(Coverage.of(scattered, 0.05).independenceP()).isGreaterThan(0.05);
        assertThat(Coverage.of(new boolean[250], 0.01).kupiec()).isCloseTo(-500 * Math.log(0.99), within(1e-9));
    }

    /** Under the truth the test rejects as often as it says. */
    @Test
    void rightModelsAreRejectedAsOftenAsTheLevelSays() {
        Random random = new Random(42);
        int rejected = 0;
        for (int run = 0; run < 2000; run++) {
            boolean[] breached = new boolean[1000];
            for (int day = 0; day < breached.length; day++) {
                breached[day] = random.nextDouble() < 0.05;
            }
            rejected += Coverage.of(breached, 0.05).bothP() < 0.05 ? 1 : 0;
        }
        assertThat(rejected / 2000.0).isBetween(0.03, 0.08);
    }

    /** Days without a neighbour or without a volatility are no steps; nothing is filled in. */
    @Test
    void gapsInADailyHistoryAreLeftOut() {
        LocalDate first = LocalDate.of(2026, 1, 1);
        NavigableMap<LocalDate, Double> prices = new TreeMap<>(
                Map.of(first, 100.0, first.plusDays(1), 110.0, first.plusDays(2), 121.0, first.plusDays(4), 100.0));
        NavigableMap<LocalDate, Double> vols =
                new TreeMap<>(Map.of(first.plusDays(1), 50.0, first.plusDays(2), 52.0, first.plusDays(4), 40.0));
        FactorHistory both = FactorHistory.daily(prices, vols);
        assertThat(both.size()).isEqualTo(1);
        assertThat(both.logReturns().get(0)).isCloseTo(Math.log(1.1), within(1e-15));
        assertThat(both.volChanges().get(0)).isCloseTo(0.02, within(1e-15));
        assertThat(FactorHistory.daily(prices, new TreeMap<>()).size()).isEqualTo(2);
        assertThat(both.following(0.5, -0.25).skewChanges().get(0)).isCloseTo(0.01, within(1e-15));
    }

    /** The factors of two markets, put back, make the second out of the first: at 30 days, at 7, and in the skew. */
    @Test
    void factorsOfMarketsDescribeTheirSurfaces() {
        RiskMarket before = surface(0, 0.50, 0.60, 0.10, 60_000);
        RiskMarket after = surface(6, 0.54, 0.67, 0.13, 57_000);
        FactorHistory history = FactorHistory.ofMarkets(List.of(before, after), RiskMarkets.bitcoin(), Currency.BTC);
        SurfacePoint was = SurfacePoint.of(before, RiskMarkets.bitcoin());
        SurfacePoint is = SurfacePoint.of(after, RiskMarkets.bitcoin());
        double week = RiskGreeks.termWeight(7 / 365.0);
        assertThat(history.stepDays()).isCloseTo(0.25, within(1e-9));
        assertThat(history.logReturns().get(0)).isCloseTo(Math.log(0.95), within(1e-12));
        assertThat(history.volChanges().get(0)).isCloseTo(is.month() - was.month(), within(1e-12));
        assertThat(was.month() + history.volChanges().get(0)).isCloseTo(0.54, within(5e-3));
        assertThat(week * history.volChanges().get(0)
                        + (week - 1) * history.termChanges().get(0))
                .isCloseTo(is.week() - was.week(), within(1e-12));
        assertThat(history.skewChanges().get(0)).isPositive();
    }

    /** Two expiries around a month and two around a week, flat but for a slope. */
    private static RiskMarket surface(double hours, double month, double week, double slope, double spot) {
        Map<RiskMarket.FamilyExpiry, SmileCurve> smiles = new HashMap<>();
        for (int days : new int[] {5, 9, 25, 37}) {
            Expiry expiry = new Expiry(LocalDate.of(2026, 4, 1).plusDays(days));
            double level = days < 10 ? week : month;
            smiles.put(new RiskMarket.FamilyExpiry(RiskMarkets.bitcoin(), expiry), k -> level - slope * k);
        }
        long now = RiskMarkets.NOW + Math.round(hours * 3_600_000);
        return new RiskMarket(now, Map.of(Currency.BTC, spot), Map.of(), smiles);
    }

    /** A scenario moves each volatility by level, skew and term as the factors are defined. */
    @Test
    void skewAndTermMoveEachVolatilityByItsOwnWeight() {
        FactorScenarios one =
                new FactorScenarios(Column.of(-0.1), Column.of(0.05), Column.of(0.02), Column.of(-0.03), 1);
        double expected = 0;
        for (PositionRisk.Priced p : book.priced()) {
            double w = RiskGreeks.termWeight(p.years());
            double k = p.optionType().isPresent() ? Math.log(p.strike() / p.forward()) : 0;
            double deviations = k == 0 ? 0 : k / (p.vol() * Math.sqrt(p.years()));
            double change = 0.05 * w - 0.03 * (w - 1) - 0.02 * Math.clamp(deviations, -2, 2);
            expected += Revalued.of(p, -0.1, 1, p.vol() + change).usd().value()
                    - p.usd().value();
        }
        assertThat(engine.profits(book, one).get(0)).isCloseTo(expected, within(1e-7));
    }

    @Test
    void historiesMustBeWhole() {
        assertThatThrownBy(() -> new FactorHistory(Column.of(0.1, 0.2), Column.of(0.1), 1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static FactorHistory history(int size, long seed) {
        Random random = new Random(seed);
        double[] returns = new double[size];
        double[] vols = new double[size];
        for (int i = 0; i < size; i++) {
            returns[i] = 0.03 * random.nextGaussian();
            vols[i] = -0.3 * returns[i] + 0.01 * random.nextGaussian();
        }
        return new FactorHistory(Column.of(returns), Column.of(vols), 1);
    }
}
