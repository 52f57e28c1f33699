package gammadesk.analytics.mispricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import gammadesk.analytics.hedging.FeeTerms;
import gammadesk.analytics.market.OptionType;
import gammadesk.analytics.pricing.Black76;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TradingCostsTest {
    @Test
    void theFeeIsCappedAtAnEighthOfThePrice() {
        TradingCosts costs = TradingCosts.published(0);
        assertThat(costs.feeUsd(0.0001 * 60_000, 60_000)).isCloseTo(0.0000125 * 60_000, within(1e-9));
        assertThat(costs.feeUsd(0.05 * 60_000, 60_000)).isCloseTo(0.0003 * 60_000, within(1e-9));
    }

    /** 2,000 paths of a geometric Brownian motion hedged at the given interval: what the re-hedging really costs. */
    @Test
    void theExpectedCostOfHedgingIsWhatSimulatedHedgesCost() {
        TradingCosts costs = new TradingCosts(FeeTerms.PUBLISHED, 0.0003, 0.0005, 0.0001, 0.25);
        double years = 30 / 365.0;
        int steps = 120;
        SplittableRandom random = new SplittableRandom(3);
        double sum = 0;
        int paths = 2_000;
        for (int path = 0; path < paths; path++) {
            double forward = 60_000;
            double held = 60_000 * delta(forward, years);
            for (int step = 1; step < steps; step++) {
                double move = 0.5 * Math.sqrt(years / steps) * random.nextGaussian();
                held *= Math.exp(move - 0.5 * 0.25 * years / steps);
                forward *= Math.exp(move - 0.5 * 0.25 * years / steps);
                double wanted = forward * delta(forward, years * (steps - step) / steps);
                sum += 0.0006 * Math.abs(wanted - held);
                held = wanted;
            }
        }
        double expected = costs.hedgeUsd(60_000, 60_000, years, 0.5, OptionType.CALL);
        assertThat(sum / paths).isCloseTo(expected, within(0.06 * expected));
    }

    private static double delta(double forward, double years) {
        return Black76.greeks(forward, 60_000, years, 0.5, OptionType.CALL).delta();
    }

    @Test
    void negativeCostsAreRefused() {
        assertThatThrownBy(() -> new TradingCosts(FeeTerms.PUBLISHED, -1, 0, 0, 1))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
