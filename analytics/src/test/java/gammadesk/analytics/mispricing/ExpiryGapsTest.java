package gammadesk.analytics.mispricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gammadesk.analytics.Chains;
import gammadesk.analytics.market.ChainSnapshot;
import gammadesk.analytics.market.Expiry;
import gammadesk.analytics.market.Side;
import gammadesk.analytics.pricing.Black76;
import gammadesk.analytics.pricing.ChainPricer;
import gammadesk.analytics.surface.FitSettings;
import gammadesk.analytics.surface.FittedSurface;
import gammadesk.analytics.surface.RawSvi;
import gammadesk.analytics.surface.Smile;
import gammadesk.analytics.surface.SurfaceFitter;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ExpiryGapsTest {
    private static final TradingCosts COSTS = TradingCosts.published(0.00001);
    private static final ChainSnapshot CHAIN = Chains.flatVol(60_000, 0.6);
    private static final FittedSurface SURFACE =
            new SurfaceFitter(FitSettings.STANDARD, () -> 0).fit(ChainPricer.value(CHAIN));

    private static ForecastTerm flat(double volPercent) {
        double daily = volPercent * volPercent / 10_000 / 365;
        return new ForecastTerm(
                "hand", Chains.NOW, List.of(new HorizonForecast(1, daily, 0.2, daily / 1.2, daily * 1.2, 100)), daily);
    }

    private static List<ExpiryGap> gaps(double forecastPercent, OptionalDouble premium) {
        return ExpiryGaps.of(SURFACE, CHAIN, flat(forecastPercent), premium, COSTS);
    }

    @Test
    void aFlatSmileIsRichByTheDifferenceOfTheVolatilities() {
        for (ExpiryGap gap : gaps(55, OptionalDouble.empty())) {
            assertThat(gap.impliedVol()).isCloseTo(60, within(0.2));
            assertThat(gap.gapVolPoints()).isCloseTo(5, within(0.2));
            assertThat(gap.z()).isCloseTo(gap.gapVolPoints() / 5.5, within(1e-9));
            assertThat(gap.neutralGap()).isNaN();
            assertThat(gap.strikes()).hasSizeGreaterThan(15);
        }
    }

    @Test
    void theGapInPriceIsVegaTimesTheGapInVolatilityToFirstOrder() {
        for (ExpiryGap gap : gaps(59.9, OptionalDouble.empty())) {
            for (StrikeGap strike : gap.strikes()) {
                double firstOrder = strike.vega() * strike.gapVolPoints();
                double second = 0.5 * Math.pow(strike.gapVolPoints(), 2) * volga(gap, strike);
                assertThat(strike.gapUsd()).isCloseTo(firstOrder, within(1.2 * Math.abs(second) + 1e-3));
                assertThat(strike.gapCoin() * strike.forward()).isCloseTo(strike.gapUsd(), within(1e-9));
            }
        }
    }

    private static double volga(ExpiryGap gap, StrikeGap strike) {
        return Black76.value(
                        strike.forward(),
                        strike.strike(),
                        gap.implied().years(),
                        strike.impliedIv() / 100,
                        strike.type())
                .volga();
    }

    @Test
    void whatIsLeftIsTheGapLessSpreadFeesAndHedging() {
        StrikeGap strike = gaps(50, OptionalDouble.empty()).get(1).strikes().stream()
                .filter(one -> one.instrument().endsWith("61000-C"))
                .findFirst()
                .orElseThrow();
        assertThat(strike.side()).isEqualTo(Side.SELL);
        double mark = Black76.priceUsd(60_600, 61_000, yearsOf("24APR26"), 0.6, strike.type());
        double bid = 0.98 * mark;
        assertThat(strike.cost().spreadUsd()).isCloseTo(strike.fairUsd() - bid, within(1e-6));
        assertThat(strike.cost().feesUsd()).isCloseTo(0.0003 * 60_600, within(1e-9));
        assertThat(strike.netUsd())
                .isCloseTo(
                        bid
                                - strike.forecastUsd()
                                - 0.0003 * 60_600
                                - strike.cost().hedgeUsd(),
                        within(1e-6));
    }

    private static double yearsOf(String label) {
        return Expiry.parse(label).orElseThrow().yearsFrom(Chains.NOW);
    }

    @Test
    void aGrantedPremiumIsAddedToTheForecast() {
        double premium = (0.58 * 0.58 - 0.5 * 0.5) / 365;
        ExpiryGap gap = gaps(50, OptionalDouble.of(premium)).get(1);
        assertThat(gap.neutralVol()).isCloseTo(58, within(1e-9));
        assertThat(gap.neutralGap()).isCloseTo(gap.impliedVol() - 58, within(1e-9));
        assertThat(gap.strikes().getFirst().neutralIv()).isCloseTo(58, within(0.5));
    }

    @Test
    void theForecastSmileHasTheForecastAsItsVarianceSwap() {
        Smile skewed = new Smile(60_000, 0.1, new RawSvi(0.01, 0.08, -0.4, 0.02, 0.15));
        ForecastSmile level = ForecastSmile.between(skewed, -0.4, 0.35);
        Smile moved = level.at(0.02);
        assertThat(ForecastSmile.between(moved, -0.4, 0.35).swap()).isCloseTo(0.02, within(1e-10));
        double ratio = moved.model().totalVariance(0) / skewed.model().totalVariance(0);
        assertThat(moved.model().totalVariance(0.2) / skewed.model().totalVariance(0.2))
                .isCloseTo(ratio, within(1e-12));
    }

    @Test
    void wingsBeyondTheQuotesChargeNothingMore() {
        Smile steep = new Smile(60_000, 0.1, new RawSvi(0.01, 0.3, 0, 0, 0.05));
        double narrow = ForecastSmile.between(steep, -0.3, 0.3).swap();
        double wide = ForecastSmile.between(steep, -1.5, 1.5).swap();
        assertThat(narrow).isLessThan(wide).isGreaterThan(steep.model().totalVariance(0));
    }
}
