package gammadesk.analytics.learning.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import gammadesk.analytics.market.OptionType;
import gammadesk.analytics.pricing.Black76;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** References: the two integrals of Gatheral 2006, (2.12), by adaptive quadrature outside this project. */
class HestonPriceTest {
    private static final HestonParameters HESTON = new HestonParameters(0.09, 2, 0.16, 0.8, -0.5);
    private static final HestonParameters CALM = new HestonParameters(0.2, 3, 0.3, 0.9, -0.3);

    @Test
    void theViolentCaseOfTheField() {
        HestonParameters violent = new HestonParameters(0.04, 1, 0.04, 2, -0.7);
        assertThat(violent.isFeller()).isFalse();
        assertThat(new HestonPrice(violent).price(100, 100, 30.0 / 365, OptionType.CALL))
                .isCloseTo(1.6917, within(1e-3))
                .isCloseTo(1.69183392511016, within(1e-9));
    }

    @ParameterizedTest
    @CsvSource({
        "60, 40.43342191243849, 40.35326239311259, 40.57750684319534",
        "90, 14.941736277890826, 15.603082219654588, 16.221009241216002",
        "100, 8.932330828680513, 10.047549847529844, 10.64515812894912",
        "115, 3.329951286278508, 4.633336116631167, 5.068629278789054",
        "150, 0.21745977631954805, 0.5517360215508935, 0.6497697352762088"
    })
    void pricesOfHestonBatesAndJumpsOfVariance(double strike, double heston, double bates, double svcj) {
        assertThat(new HestonPrice(HESTON).price(100, strike, 0.5, OptionType.CALL))
                .isCloseTo(heston, within(1e-8));
        HestonPrice withJumps = new HestonPrice(CALM, JumpParameters.ofPrice(2, -0.08, 0.12));
        assertThat(withJumps.price(100, strike, 0.25, OptionType.CALL)).isCloseTo(bates, within(1e-8));
        HestonPrice together = new HestonPrice(CALM, new JumpParameters(2, -0.06, 0.1, 0.15, -0.4));
        assertThat(together.price(100, strike, 0.25, OptionType.CALL)).isCloseTo(svcj, within(1e-8));
        assertThat(together.price(100, strike, 0.25, OptionType.PUT)).isCloseTo(svcj - 100 + strike, within(1e-8));
    }

    @ParameterizedTest
    @CsvSource({
        "90, 0.7655239841003691, 21.217341161907655",
        "100, 0.601186408638199, 25.599262493258834",
        "115, 0.31373901425446604, 21.85070194789418"
    })
    void sensitivitiesAreThoseOfFiniteDifferences(double strike, double delta, double byVariance) {
        HestonPrice.Value call = new HestonPrice(HESTON).value(100, strike, 0.5, OptionType.CALL);
        assertThat(call.delta()).isCloseTo(delta, within(1e-6));
        assertThat(call.byVariance()).isCloseTo(byVariance, within(1e-5));
        HestonPrice.Value put = new HestonPrice(HESTON).value(100, strike, 0.5, OptionType.PUT);
        assertThat(put.delta()).isCloseTo(delta - 1, within(1e-6));
        assertThat(put.byVariance()).isCloseTo(byVariance, within(1e-5));
    }

    @Test
    void nearlyStillVarianceIsBlack() {
        HestonPrice still = new HestonPrice(new HestonParameters(0.04, 1, 0.04, 1e-4, 0));
        for (double strike : new double[] {80, 100, 130}) {
            assertThat(still.price(100, strike, 0.3, OptionType.CALL))
                    .isCloseTo(Black76.priceUsd(100, strike, 0.3, 0.2, OptionType.CALL), within(1e-6));
        }
    }

    @Test
    void shortestLifeAndNoVarianceStayInBounds() {
        HestonPrice price = new HestonPrice(new HestonParameters(0, 2, 0.04, 0.4, -0.7));
        for (HestonPrice.Value value :
                price.values(1, new double[] {0.9, 0.99, 1, 1.01, 1.1}, 1.0 / 252, OptionType.CALL)) {
            assertThat(value.price()).isBetween(0.0, 0.11);
            assertThat(value.delta()).isBetween(-1e-6, 1 + 1e-6);
        }
        assertThat(price.price(1, 0.9, 0, OptionType.CALL)).isCloseTo(0.1, within(1e-15));
        assertThat(price.value(1, 0.9, 0, OptionType.PUT).delta()).isZero();
    }

    @Test
    void badInputIsRefused() {
        HestonPrice price = new HestonPrice(HESTON);
        assertThatIllegalArgumentException().isThrownBy(() -> price.price(0, 1, 1, OptionType.CALL));
        assertThatIllegalArgumentException().isThrownBy(() -> price.price(1, Double.NaN, 1, OptionType.CALL));
        assertThatIllegalArgumentException().isThrownBy(() -> price.price(1, 1, Double.NaN, OptionType.CALL));
        assertThatIllegalArgumentException().isThrownBy(() -> new HestonParameters(-0.1, 1, 0.04, 1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new HestonParameters(0.1, 0, 0.04, 1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new HestonParameters(0.1, 1, 0.04, 1, 1.1));
        assertThatIllegalArgumentException().isThrownBy(() -> new JumpParameters(1, 0, 0.1, 2, 0.6));
        assertThatIllegalArgumentException().isThrownBy(() -> JumpParameters.ofPrice(-1, 0, 0.1));
    }
}
