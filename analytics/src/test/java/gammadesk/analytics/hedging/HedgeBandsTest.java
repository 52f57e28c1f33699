package gammadesk.analytics.hedging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gammadesk.analytics.market.OptionType;
import gammadesk.analytics.pricing.Black76;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HedgeBandsTest {
    /** (3 c Gamma^2 S / (2 a))^(1/3) by hand: (3 x 0.001 x 0.0004 x 100 / 0.02)^(1/3) = 0.006^(1/3). */
    @Test
    void theFormulaByHand() {
        assertThat(HedgeBands.whalleyWilmott(0.001, 0.02, 100, 0.01)).isCloseTo(Math.cbrt(0.006), within(1e-12));
        assertThat(HedgeBands.leland(0.2, 0.01, 1.0 / 52, -1))
                .isCloseTo(
                        Math.sqrt(0.04 * (1 + Math.sqrt(2 / Math.PI) * 0.01 / (0.2 * Math.sqrt(1.0 / 52)))),
                        within(1e-12));
        assertThat(HedgeBands.leland(0.2, 0.01, 1.0 / 52, 1)).isLessThan(0.2);
        assertThat(HedgeBands.leland(0.2, 1, 1.0 / 52, 1)).isZero();
    }

    private static final int PATHS = 100_000;
    private static final int STEPS = 28;
    private static final double DT = 1.0 / 365;

    private interface Rule {
        double next(double held, double spot, double years);
    }

    /** Entropic risk (aversion 1) of a sold call, K = 1, sigma 0.2, 28 daily moves, cost 1e-3, less nothing. */
    private static double[] losses(Rule rule) {
        Random random = new Random(7);
        double[] losses = new double[PATHS];
        for (int path = 0; path < PATHS; path++) {
            double spot = 1;
            double held = 0;
            double cash = 0;
            for (int step = 0; step < STEPS; step++) {
                double next = rule.next(held, spot, (STEPS - step) * DT);
                cash -= (next - held) * spot + 1e-3 * Math.abs(next - held) * spot;
                held = next;
                spot *= Math.exp(-0.02 * DT + 0.2 * Math.sqrt(DT) * random.nextGaussian());
            }
            losses[path] = Math.max(0, spot - 1) - cash - held * spot;
        }
        return losses;
    }

    private static double entropic(double[] losses) {
        return Math.log(Arrays.stream(losses).map(Math::exp).average().orElseThrow());
    }

    private static double delta(double spot, double years, double vol) {
        return Black76.value(spot, 1, years, vol, OptionType.CALL).delta();
    }

    /** Published: no hedge 0.02266, delta 0.02426, Leland 0.02420, Whalley-Wilmott 0.02279. */
    @Test
    void theRulesReproduceThePublishedRisk() {
        assertThat(entropic(losses((_, _, _) -> 0))).isCloseTo(0.02266, within(4e-4));
        assertThat(entropic(losses((_, spot, years) -> delta(spot, years, 0.2))))
                .isCloseTo(0.02426, within(2e-4));
        double leland = HedgeBands.leland(0.2, 2e-3, DT, -1);
        assertThat(entropic(losses((_, spot, years) -> delta(spot, years, leland))))
                .isCloseTo(0.02420, within(2e-4));
        assertThat(entropic(losses(HedgeBandsTest::banded))).isCloseTo(0.02279, within(3e-4));
    }

    private static double banded(double held, double spot, double years) {
        double delta = delta(spot, years, 0.2);
        double gamma = Black76.value(spot, 1, years, 0.2, OptionType.CALL).gamma();
        double half = HedgeBands.whalleyWilmott(1e-3, gamma, spot, 1);
        return Math.clamp(held, delta - half, delta + half);
    }
}
