package gammadesk.connectors.simulator.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gammadesk.analytics.market.Expiry;
import gammadesk.analytics.market.Greeks;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class MarkKernelTest {
    private static final double FORWARD = 39_165.86;
    private static final double STRIKE = 40_000;
    private static final double YEARS = Expiry.parse("27SEP24")
            .orElseThrow()
            .yearsFrom(Instant.parse("2023-11-10T05:18:31.632Z").toEpochMilli());

    @Test
    void reproducesARecordedTicker() {
        double price = MarkKernel.priceCoin(FORWARD, STRIKE, 1, 0.6086 * Math.sqrt(YEARS));
        assertThat(price).isCloseTo(0.2169, within(5e-5));
        assertThat(MarkKernel.impliedPercent(0.214, FORWARD, STRIKE, 1, YEARS)).isCloseTo(60.06, within(0.01));
        assertThat(MarkKernel.impliedPercent(0.2205, FORWARD, STRIKE, 1, YEARS)).isCloseTo(61.85, within(0.01));
        Greeks greeks = MarkKernel.greeks(FORWARD, STRIKE, 1, 0.6086, YEARS);
        assertThat(greeks.delta()).isCloseTo(0.59833, within(1e-5));
        assertThat(greeks.gamma()).isCloseTo(0.00002, within(5e-6));
        assertThat(greeks.vega()).isCloseTo(142.30124, within(1e-3));
        assertThat(greeks.theta()).isCloseTo(-13.4441, within(1e-3));
        assertThat(greeks.rho()).isCloseTo(131.82621, within(1e-2));
    }

    @Test
    void volatilityComesBack() {
        for (double deviation : new double[] {0.005, 0.05, 0.3, 1}) {
            for (double width = -4; width <= 4; width += 0.5) {
                double strike = 100 * Math.exp(width * deviation);
                int sign = width > 0 ? 1 : -1;
                double price = MarkKernel.priceCoin(100, strike, sign, deviation);
                assertThat(MarkKernel.impliedPercent(price, 100, strike, sign, 1))
                        .isCloseTo(100 * deviation, within(1e-5));
            }
        }
    }

    @Test
    void saysWhereThereIsNoVolatility() {
        assertThat(MarkKernel.impliedPercent(0.09, 100, 90, 1, 0.1)).isNaN();
        assertThat(MarkKernel.impliedPercent(1, 100, 90, 1, 0.1)).isNaN();
        assertThat(MarkKernel.impliedPercent(0.01, 100, 100, 1, 0)).isNaN();
        assertThat(MarkKernel.impliedPercent(0.95, 100, 100, 1, 0.001)).isEqualTo(500);
    }

    @Test
    void normalDistributionHoldsItsKnownValues() {
        assertThat(MarkKernel.cdf(0)).isCloseTo(0.5, within(1e-15));
        assertThat(MarkKernel.cdf(1.959963984540054)).isCloseTo(0.975, within(1e-14));
        assertThat(MarkKernel.cdf(-8)).isCloseTo(6.22096e-16, within(1e-20));
        assertThat(MarkKernel.cdf(-40)).isZero();
    }
}
