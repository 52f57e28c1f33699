package gammadesk.analytics.surface;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gammadesk.analytics.Chains;
import gammadesk.analytics.pricing.ChainPricer;
import org.junit.jupiter.api.Test;

class SurfaceBuilderTest {
    private final VolSurface surface = SurfaceBuilder.build(ChainPricer.value(Chains.flatVol(60_000, 0.6)));

    @Test
    void aFlatChainGivesAFlatSurface() {
        assertThat(surface.slices()).hasSize(3).allSatisfy(slice -> {
            assertThat(slice.atTheMoneyIv()).isCloseTo(60, within(1e-9));
            assertThat(slice.ivAtCallDelta(0.5)).isCloseTo(60, within(1e-9));
            assertThat(slice.ivAtLogMoneyness(0.1)).isCloseTo(60, within(1e-9));
        });
    }

    @Test
    void strikesAscendAndDeltasDescend() {
        for (SmileSlice slice : surface.slices()) {
            for (int i = 1; i < slice.size(); i++) {
                assertThat(slice.strike().get(i)).isGreaterThan(slice.strike().get(i - 1));
                assertThat(slice.callDelta().get(i))
                        .isLessThanOrEqualTo(slice.callDelta().get(i - 1));
            }
        }
    }

    @Test
    void nothingIsInventedBeyondTheListedStrikes() {
        assertThat(surface.slices().getFirst().ivAtLogMoneyness(3)).isNaN();
        assertThat(surface.slices().getFirst().ivAtLogMoneyness(-3)).isNaN();
    }

    @Test
    void quotesSurroundTheMark() {
        SmileSlice slice = surface.slices().get(1);
        for (int i = 0; i < slice.size(); i++) {
            if (!Double.isNaN(slice.bidIv().get(i))) {
                assertThat(slice.bidIv().get(i)).isLessThan(slice.markIv().get(i));
                assertThat(slice.askIv().get(i)).isGreaterThan(slice.markIv().get(i));
            }
        }
    }

    @Test
    void anExpiryWithoutVolatilitiesIsLeftOut() {
        assertThat(SurfaceBuilder.build(ChainPricer.value(Chains.flatVol(60_000, Double.NaN)))
                        .slices())
                .isEmpty();
    }
}
