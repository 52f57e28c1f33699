package gammadesk.analytics.surface;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gammadesk.analytics.market.Column;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.Expiry;
import gammadesk.analytics.market.OptionType;
import gammadesk.analytics.pricing.Black76;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SmileMeasuresTest {
    private static final RawSvi SKEWED = new RawSvi(0.01, 0.1, -0.4, 0.02, 0.15);
    private static final Smile SMILE = new Smile(60_000, 0.25, SKEWED);
    private static final Expiry EXPIRY = Expiry.parse("26JUN26").orElseThrow();

    @Test
    void aFlatSmileHasItsVolatilityEverywhere() {
        Smile flat = new Smile(100, 0.5, LinearVariance.flat(0.18));
        assertThat(flat.atTheMoneyIv()).isCloseTo(60, within(1e-12));
        assertThat(flat.ivAtDelta(0.1, OptionType.PUT, DeltaConvention.BLACK_FORWARD))
                .isCloseTo(60, within(1e-12));
        assertThat(flat.riskReversal(0.25, DeltaConvention.PREMIUM_ADJUSTED)).isCloseTo(0, within(1e-9));
        assertThat(flat.butterfly(0.25, DeltaConvention.BLACK_FORWARD)).isCloseTo(0, within(1e-9));
        assertThat(flat.varianceSwapIv()).isCloseTo(60, within(1e-6));
    }

    @Test
    void theStrikeOfADeltaHasThatDelta() {
        for (OptionType type : OptionType.values()) {
            for (double delta : new double[] {0.1, 0.25, 0.4}) {
                double k = SMILE.logMoneynessAtDelta(delta, type, DeltaConvention.BLACK_FORWARD);
                double strike = 60_000 * Math.exp(k);
                double vol = SMILE.ivAtStrike(strike) / 100;
                double black = Black76.greeks(60_000, strike, 0.25, vol, type).delta();
                assertThat(Math.abs(black)).isCloseTo(delta, within(1e-12));
                double adjusted = SMILE.logMoneynessAtDelta(delta, type, DeltaConvention.PREMIUM_ADJUSTED);
                double at = 60_000 * Math.exp(adjusted);
                double iv = SMILE.ivAtStrike(at) / 100;
                double net = Black76.greeks(60_000, at, 0.25, iv, type).delta()
                        - Black76.priceUsd(60_000, at, 0.25, iv, type) / 60_000;
                assertThat(Math.abs(net)).isCloseTo(delta, within(1e-12));
            }
        }
        assertThat(SMILE.logMoneynessAtDelta(1.5, OptionType.CALL, DeltaConvention.BLACK_FORWARD))
                .isNaN();
    }

    @Test
    void theDensityIsADistributionWithTheForwardAsItsMean() {
        double mass = 0;
        double mean = 0;
        double step = 1e-3;
        for (double k = -6; k <= 6; k += step) {
            mass += SMILE.density(k) * step;
            mean += Math.exp(k) * SMILE.density(k) * step;
        }
        assertThat(mass).isCloseTo(1, within(1e-5));
        assertThat(mean).isCloseTo(1, within(1e-4));
    }

    @Test
    void skewIsTheSlopeInVolPoints() {
        double h = 1e-6;
        double slope = (SMILE.ivPercent(0.1 + h) - SMILE.ivPercent(0.1 - h)) / (2 * h);
        assertThat(SMILE.skew(0.1)).isCloseTo(slope, within(1e-6));
    }

    /** The strip of prices that a log contract is made of, summed directly. */
    @Test
    void theVarianceSwapIsTheStripOfOptions() {
        double sum = 0;
        double step = 1e-4;
        for (double k = -6; k <= 6; k += step) {
            OptionType type = k < 0 ? OptionType.PUT : OptionType.CALL;
            double strike = Math.exp(k);
            double price = Black76.priceUsd(1, strike, 0.25, SMILE.ivPercent(k) / 100, type);
            sum += 2 * price / strike * step;
        }
        assertThat(VarianceSwap.totalVariance(SKEWED)).isCloseTo(sum, within(2e-6));
    }

    @Test
    void betweenExpiriesTotalVarianceIsLinearAndBeyondThemVolatilityHolds() {
        FittedSurface surface = surface();
        Smile middle = surface.smileAt(0.375).orElseThrow();
        double near = SKEWED.totalVariance(0.2);
        double far = SKEWED.scaled(2.5).totalVariance(0.2);
        assertThat(middle.model().totalVariance(0.2)).isCloseTo((near + far) / 2, within(1e-15));
        assertThat(middle.forward()).isCloseTo(Math.sqrt(60_000.0 * 61_000), within(1e-6));
        assertThat(surface.smileAt(1e-4).orElseThrow().ivPercent(0.2)).isCloseTo(SMILE.ivPercent(0.2), within(1e-9));
        assertThat(surface.smileAt(2).orElseThrow().ivPercent(0.2))
                .isCloseTo(surface.smileAt(0.5).orElseThrow().ivPercent(0.2), within(1e-9));
        double forwardVol = Math.sqrt((SKEWED.totalVariance(0) * 1.5) / 0.25) * 100;
        assertThat(surface.forwardVol(0.25, 0.5)).isCloseTo(forwardVol, within(1e-9));
        assertThat(surface.forwardVol(0.5, 0.25)).isNaN();
        double swapNear = VarianceSwap.totalVariance(SKEWED);
        double swapFar = VarianceSwap.totalVariance(SKEWED.scaled(2.5));
        assertThat(surface.volatilityIndex(0.375))
                .isCloseTo(100 * Math.sqrt((swapNear + swapFar) / 2 / 0.375), within(1e-9));
    }

    @Test
    void nothingFittedSaysNothing() {
        FittedSurface empty = FittedSurface.empty(Currency.BTC);
        assertThat(empty.smileAt(0.1)).isEmpty();
        assertThat(empty.volatilityIndex(0.1)).isNaN();
        assertThat(empty.ivPercent(60_000, 0.1)).isNaN();
    }

    @Test
    void straightLinesFlagTheKinksThatBendDown() {
        LinearVariance lines = new LinearVariance(Column.of(-0.1, 0, 0.1), Column.of(0.03, 0.02, 0.025));
        ArbitrageScan.Least least = ArbitrageScan.butterfly(lines);
        assertThat(least.logMoneyness()).isEqualTo(-0.1);
        assertThat(least.size()).isCloseTo(-0.05, within(1e-12));
        assertThat(lines.totalVariance(-0.05)).isCloseTo(0.025, within(1e-15));
        assertThat(lines.totalVariance(3)).isEqualTo(0.025);
    }

    @Test
    void theStoreForgetsTheOldestAndTellsTheDifference() {
        SurfaceHistory history = new SurfaceHistory(3, 1000);
        for (int i = 0; i < 5; i++) {
            assertThat(history.add(at(i * 1000L, 1 + 0.1 * i))).isTrue();
            assertThat(history.add(at(i * 1000L + 1, 1))).isFalse();
        }
        assertThat(history.size()).isEqualTo(3);
        assertThat(history.at(1999)).isEmpty();
        assertThat(history.at(3500).orElseThrow().venueMillis()).isEqualTo(3000);
        SurfaceChange change = history.change(2000, 4000).orElseThrow();
        SurfaceChange.OfExpiry expiry = change.expiries().getFirst();
        double expected = SMILE.atTheMoneyIv() * (Math.sqrt(1.4) - Math.sqrt(1.2));
        assertThat(expiry.atTheMoney()).isCloseTo(expected, within(1e-9));
        assertThat(expiry.atStrike(60_000)).isCloseTo(expected, within(1e-9));
        assertThat(history.change(0, 4000)).isEmpty();
    }

    private static FittedSurface surface() {
        Smile far = new Smile(61_000, 0.5, SKEWED.scaled(2.5));
        return new FittedSurface(
                Currency.BTC,
                0,
                List.of(slice(EXPIRY, SMILE), slice(Expiry.parse("25SEP26").orElseThrow(), far)),
                new ArbitrageReport(List.of(), List.of()));
    }

    private static FittedSurface at(long millis, double level) {
        Smile smile = new Smile(60_000, 0.25, SKEWED.scaled(level));
        return new FittedSurface(
                Currency.BTC, millis, List.of(slice(EXPIRY, smile)), new ArbitrageReport(List.of(), List.of()));
    }

    private static FittedSlice slice(Expiry expiry, Smile smile) {
        FitHealth health = new FitHealth(0, Map.of(), 0, 1, 0, 0, 0, 0, List.of());
        return new FittedSlice(
                expiry,
                smile.years(),
                ForwardEstimate.UNKNOWN,
                FitState.FRESH,
                ModelKind.RAW_SVI,
                Optional.of(smile),
                0,
                SliceQuotes.NONE,
                health);
    }
}
