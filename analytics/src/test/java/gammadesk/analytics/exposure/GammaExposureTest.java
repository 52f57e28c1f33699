package gammadesk.analytics.exposure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gammadesk.analytics.Chains;
import gammadesk.analytics.exposure.ExposureMap.CellExposure;
import gammadesk.analytics.exposure.ExposureMap.ExpiryExposure;
import gammadesk.analytics.exposure.ExposureMap.StrikeExposure;
import gammadesk.analytics.market.ChainSnapshot;
import gammadesk.analytics.pricing.ChainPricer;
import gammadesk.analytics.pricing.ChainValuation;
import org.junit.jupiter.api.Test;

class GammaExposureTest {
    private final ChainSnapshot chain = Chains.flatVol(60_000, 0.6);

    @Test
    void totalsAreTheSumOfTheCells() {
        ExposureMap map = GammaExposure.map(ChainPricer.value(chain), SignConvention.NAIVE);

        double cells = map.cells().stream().mapToDouble(CellExposure::net).sum();
        double strikes = map.strikes().stream().mapToDouble(StrikeExposure::net).sum();
        double expiries =
                map.expiries().stream().mapToDouble(ExpiryExposure::net).sum();
        assertThat(map.total()).isNotZero();
        assertThat(cells).isCloseTo(map.total(), within(1e-6 * Math.abs(map.total())));
        assertThat(strikes).isCloseTo(map.total(), within(1e-6 * Math.abs(map.total())));
        assertThat(expiries).isCloseTo(map.total(), within(1e-6 * Math.abs(map.total())));
    }

    @Test
    void callsCountForAndPutsAgainstTheDealersGamma() {
        ExposureMap map = GammaExposure.map(ChainPricer.value(chain), SignConvention.NAIVE);

        assertThat(map.strikes()).allSatisfy(strike -> {
            assertThat(strike.call()).isNotNegative();
            assertThat(strike.put()).isNotPositive();
        });
    }

    @Test
    void withoutAnIndexThereIsNoMap() {
        ChainSnapshot blind =
                new ChainSnapshot("test", chain.currency(), chain.venueMillis(), Double.NaN, chain.expiries());

        ExposureMap map = GammaExposure.map(ChainPricer.value(blind), SignConvention.NAIVE);

        assertThat(map.cells()).isEmpty();
        assertThat(map.total()).isZero();
    }

    @Test
    void anOptionWithoutGammaIsLeftOutAndCounted() {
        ChainValuation valuation = ChainPricer.value(Chains.flatVol(60_000, Double.NaN));

        ExposureMap map = GammaExposure.map(valuation, SignConvention.NAIVE);

        assertThat(map.missing()).isEqualTo(valuation.chain().size());
        assertThat(map.total()).isZero();
    }
}
