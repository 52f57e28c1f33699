package gammadesk.analytics.exposure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gammadesk.analytics.market.Greeks;
import gammadesk.analytics.market.OptionType;
import gammadesk.analytics.pricing.Black76;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ScalarKernelTest {
    @Test
    void theNormalDistributionFromTailToTail() {
        for (double x = -37; x < 40; x += 0.01) {
            assertThat(ScalarKernel.normal(x, Math.exp(-0.5 * x * x)))
                    .isCloseTo(Black76.normal(x), within(2e-15 + 1e-7 * Black76.normal(Math.min(x, -7))));
        }
        assertThat(ScalarKernel.normal(39, 0)).isEqualTo(1);
        assertThat(ScalarKernel.normal(-39, 0)).isZero();
    }

    @Test
    void deltaAndGammaAreThoseOfBlack() {
        SplittableRandom random = new SplittableRandom(5);
        MovedOptions options = new MovedOptions();
        options.reserve(1_000);
        options.size = 1_000;
        double[] strike = new double[1_000];
        for (int i = 0; i < 1_000; i++) {
            options.forward[i] = 60_000;
            strike[i] = 60_000 * Math.exp(random.nextDouble() * 2 - 1);
            options.years[i] = 1e-4 + random.nextDouble();
            options.vol[i] = 0.1 + random.nextDouble() * 2;
            options.logMoneyness[i] = Math.log(60_000 / strike[i]);
            options.deviation[i] = options.vol[i] * Math.sqrt(options.years[i]);
        }
        new ScalarKernel().calls(options);
        for (int i = 0; i < 1_000; i++) {
            Greeks greeks = Black76.greeks(60_000, strike[i], options.years[i], options.vol[i], OptionType.CALL);
            assertThat(options.delta[i]).isCloseTo(greeks.delta(), within(1e-14));
            assertThat(options.gamma[i]).isCloseTo(greeks.gamma(), within(1e-12 * greeks.gamma() + 1e-300));
        }
    }
}
