package gammadesk.analytics.learning.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import gammadesk.analytics.learning.ClaimHedge;
import gammadesk.analytics.learning.HedgeStrategy;
import gammadesk.analytics.learning.HedgeStrategy.Moment;
import gammadesk.analytics.learning.HedgeTrial;
import gammadesk.analytics.learning.HedgeTrial.Result;
import gammadesk.analytics.learning.evidence.Estimate;
import gammadesk.analytics.learning.path.Heston;
import gammadesk.analytics.learning.path.HestonParameters;
import gammadesk.analytics.learning.path.HestonPrice;
import gammadesk.analytics.market.Greeks;
import gammadesk.analytics.market.OptionType;
import gammadesk.analytics.pricing.Black76;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RulesTest {
    private static final double YEARS = 0.1;
    private static final double[] SPOTS = {80, 97, 100, 104, 130};
    private static final double[] VARIANCES = {0.09, 0.04, 0.0625, 0.16, 0.01};
    private static final HestonParameters HESTON = new HestonParameters(0.04, 2, 0.04, 0.8, -0.7);

    private static double[] ratios(HedgeStrategy rule, double... held) {
        double[] out = new double[SPOTS.length];
        double[] before = held.length == 0 ? new double[SPOTS.length] : held;
        rule.ratios(new Moment(0, YEARS, SPOTS, VARIANCES), before, out);
        return out;
    }

    private static Greeks greeks(int path, double vol, OptionType type) {
        return Black76.greeks(SPOTS[path], 100, YEARS, vol, type);
    }

    @ParameterizedTest
    @EnumSource
    void deltasAreBlacks(OptionType type) {
        Target target = new Target(type, 100);
        double[] fixed = ratios(new BlackScholesDelta(target, Volatility.fixed(0.3)));
        double[] own = ratios(new BlackScholesDelta(target, Volatility.instantaneous()));
        double[] leland = ratios(new LelandDelta(target, Volatility.fixed(0.3), 0.002, 1.0 / 365));
        double raised = 0.3 * Math.sqrt(1 + Math.sqrt(2 / Math.PI) * 0.002 / (0.3 * Math.sqrt(1.0 / 365)));
        for (int path = 0; path < SPOTS.length; path++) {
            assertThat(fixed[path]).isCloseTo(greeks(path, 0.3, type).delta(), within(1e-14));
            assertThat(own[path])
                    .isCloseTo(greeks(path, Math.sqrt(VARIANCES[path]), type).delta(), within(1e-14));
            assertThat(leland[path]).isCloseTo(greeks(path, raised, type).delta(), within(1e-14));
        }
    }

    @Test
    void theBandHoldsWhatIsInsideAndTradesToItsEdge() {
        Target target = new Target(OptionType.CALL, 100);
        HedgeStrategy band = new WhalleyWilmott(target, Volatility.fixed(0.3), 0.001, 2);
        double[] low = ratios(band, -9, -9, -9, -9, -9);
        double[] high = ratios(band, 9, 9, 9, 9, 9);
        for (int path = 0; path < SPOTS.length; path++) {
            Greeks greeks = greeks(path, 0.3, OptionType.CALL);
            double half = Math.pow(3 * 0.001 * greeks.gamma() * greeks.gamma() * SPOTS[path] / 4, 1.0 / 3);
            assertThat(low[path]).isCloseTo(greeks.delta() - half, within(1e-12));
            assertThat(high[path]).isCloseTo(greeks.delta() + half, within(1e-12));
        }
        double inside = (low[2] + 2 * high[2]) / 3;
        assertThat(ratios(band, 0, 0, inside, 0, 0)[2]).isEqualTo(inside);
    }

    @Test
    void withoutCostTheBandIsTheDelta() {
        Target target = new Target(OptionType.PUT, 100);
        assertThat(ratios(new WhalleyWilmott(target, Volatility.fixed(0.3), 0, 1)))
                .containsExactly(ratios(new BlackScholesDelta(target, Volatility.fixed(0.3))));
        assertThat(ratios(new NoHedge(), 1, 1, 1, 1, 1)).containsOnly(0);
    }

    @ParameterizedTest
    @EnumSource
    void theMinimumVarianceHedgeIsThatOfTheFormulas(OptionType type) {
        double[] ratios = ratios(new HestonDelta(new Target(type, 100), HESTON));
        for (int path = 0; path < SPOTS.length; path++) {
            HestonPrice.Value value =
                    new HestonPrice(HESTON.from(VARIANCES[path])).value(SPOTS[path], 100, YEARS, type);
            double expected = value.delta() - 0.7 * 0.8 / SPOTS[path] * value.byVariance();
            assertThat(ratios[path]).isCloseTo(expected, within(2e-3));
        }
    }

    @Test
    void theClosedFormOfItIsNearWhereVarianceMovesLittle() {
        HestonParameters calm = new HestonParameters(0.04, 2, 0.04, 0.2, -0.7);
        double[] quick = ratios(new LeverageDelta(new Target(OptionType.CALL, 100), calm));
        for (int path = 1; path < 4; path++) {
            HestonPrice.Value value =
                    new HestonPrice(calm.from(VARIANCES[path])).value(SPOTS[path], 100, YEARS, OptionType.CALL);
            double expected = value.delta() - 0.7 * 0.2 / SPOTS[path] * value.byVariance();
            assertThat(quick[path]).isCloseTo(expected, within(0.02));
        }
    }

    @Test
    void minimumVarianceIsLessVarianceThanDeltaWithoutCosts() {
        Target target = new Target(OptionType.CALL, 1);
        ClaimHedge claim = new ClaimHedge(OptionType.CALL, 1, 0, 0, false);
        HedgeTrial trial = new HedgeTrial(claim, new Heston(1, 0, HESTON), 40, 1.0 / 160);
        List<Result> results = trial.run(
                List.of(
                        new BlackScholesDelta(target, Volatility.instantaneous()),
                        new LeverageDelta(target, HESTON),
                        new HestonDelta(target, HESTON)),
                5000,
                new SplittableRandom(5));
        double delta = Estimate.deviation(results.getFirst().profits()).value();
        double quick = Estimate.deviation(results.get(1).profits()).value();
        double least = Estimate.deviation(results.getLast().profits()).value();
        assertThat(least).isLessThan(0.9 * delta).isLessThan(quick);
        assertThat(quick).isLessThan(delta);
        Estimate mean = Estimate.mean(results.getLast().profits());
        double price = new HestonPrice(HESTON).price(1, 1, 0.25, OptionType.CALL);
        assertThat(-mean.value()).isCloseTo(price, within(4 * mean.error()));
    }

    @Test
    void badInputIsRefused() {
        Target target = new Target(OptionType.CALL, 100);
        assertThatIllegalArgumentException().isThrownBy(() -> new Target(OptionType.CALL, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> Volatility.fixed(0));
        assertThatIllegalArgumentException().isThrownBy(() -> new LelandDelta(target, Volatility.fixed(0.2), -1, 0.1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new WhalleyWilmott(target, Volatility.fixed(0.2), 0.1, 0));
    }
}
