package gammadesk.analytics.learning.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import gammadesk.analytics.learning.path.SmileCalibration.Fit;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.Expiry;
import gammadesk.analytics.market.OptionType;
import gammadesk.analytics.pricing.ImpliedVol;
import gammadesk.analytics.surface.ArbitrageReport;
import gammadesk.analytics.surface.FitHealth;
import gammadesk.analytics.surface.FitState;
import gammadesk.analytics.surface.FittedSlice;
import gammadesk.analytics.surface.FittedSurface;
import gammadesk.analytics.surface.ForwardEstimate;
import gammadesk.analytics.surface.ModelKind;
import gammadesk.analytics.surface.RawSvi;
import gammadesk.analytics.surface.SliceQuotes;
import gammadesk.analytics.surface.Smile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SmileCalibrationTest {
    private static final HestonParameters HESTON = new HestonParameters(0.35, 4, 0.5, 1.8, -0.35);

    private static List<SmileQuote> quotes(HestonPrice model) {
        List<SmileQuote> quotes = new ArrayList<>();
        for (double years : new double[] {7.0 / 365, 30.0 / 365, 90.0 / 365, 180.0 / 365, 1}) {
            double deviation = 0.65 * Math.sqrt(years);
            for (double place : new double[] {-1.5, -1, -0.5, 0, 0.5, 1, 1.5}) {
                double strike = 60_000 * Math.exp(place * deviation);
                OptionType type = place < 0 ? OptionType.PUT : OptionType.CALL;
                double price = model.price(60_000, strike, years, type);
                quotes.add(new SmileQuote(
                        years,
                        60_000,
                        strike,
                        ImpliedVol.of(price, 60_000, strike, years, type).vol()));
            }
        }
        return quotes;
    }

    @Test
    void hestonsNumbersAreFoundAgain() {
        Fit fit = SmileCalibration.heston(quotes(new HestonPrice(HESTON)));
        assertThat(fit.error()).isLessThan(1e-7);
        assertThat(fit.heston().variance()).isCloseTo(0.35, within(1e-5));
        assertThat(fit.heston().reversion()).isCloseTo(4, within(1e-3));
        assertThat(fit.heston().longVariance()).isCloseTo(0.5, within(1e-4));
        assertThat(fit.heston().volOfVariance()).isCloseTo(1.8, within(1e-3));
        assertThat(fit.heston().correlation()).isCloseTo(-0.35, within(1e-4));
        assertThat(fit.jumps()).isEqualTo(JumpParameters.NONE);
    }

    @Test
    void batesFindsTheJumpsThatHestonCannotMeet() {
        List<SmileQuote> quotes = quotes(new HestonPrice(HESTON, JumpParameters.ofPrice(3, -0.1, 0.08)));
        Fit heston = SmileCalibration.heston(quotes);
        Fit bates = SmileCalibration.bates(quotes);
        assertThat(heston.error()).isGreaterThan(1e-3);
        assertThat(bates.error()).isLessThan(1e-5);
        assertThat(bates.jumps().intensity()).isCloseTo(3, within(0.03));
        assertThat(bates.jumps().mean()).isCloseTo(-0.1, within(1e-3));
        assertThat(bates.jumps().deviation()).isCloseTo(0.08, within(1e-3));
        assertThat(bates.heston().volOfVariance()).isCloseTo(1.8, within(0.02));
    }

    @Test
    void aFittedSurfaceIsReadAtSevenPlacesOfEachSmileInTheWindow() {
        RawSvi near = new RawSvi(0.01, 0.08, -0.2, 0.01, 0.1);
        RawSvi far = new RawSvi(0.06, 0.15, -0.3, 0.02, 0.3);
        FittedSurface surface = new FittedSurface(
                Currency.BTC,
                0,
                List.of(slice("27MAR26", new Smile(60_000, 0.05, near)), slice("25SEP26", new Smile(61_000, 0.4, far))),
                new ArbitrageReport(List.of(), List.of()));
        assertThat(SmileQuote.of(surface, 0.1, 1)).hasSize(7).allMatch(quote -> quote.years() == 0.4);
        List<SmileQuote> quotes = SmileQuote.of(surface, 0, 1);
        assertThat(quotes).hasSize(14);
        for (SmileQuote quote : quotes) {
            RawSvi smile = quote.years() == 0.4 ? far : near;
            double k = Math.log(quote.strike() / quote.forward());
            assertThat(quote.volatility() * quote.volatility() * quote.years())
                    .isCloseTo(smile.totalVariance(k), within(1e-12));
        }
        assertThat(SmileCalibration.heston(quotes).error()).isLessThan(0.01);
    }

    private static FittedSlice slice(String label, Smile smile) {
        return new FittedSlice(
                Expiry.parse(label).orElseThrow(),
                smile.years(),
                ForwardEstimate.UNKNOWN,
                FitState.FRESH,
                ModelKind.RAW_SVI,
                Optional.of(smile),
                0,
                SliceQuotes.NONE,
                new FitHealth(0, Map.of(), 0, 1, 0, 0, 0, 0, List.of()));
    }

    @Test
    void tooLittleIsRefused() {
        List<SmileQuote> few = quotes(new HestonPrice(HESTON)).subList(0, 4);
        assertThatIllegalArgumentException().isThrownBy(() -> SmileCalibration.heston(few));
        assertThatIllegalArgumentException().isThrownBy(() -> new SmileQuote(0, 1, 1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new SmileQuote(1, 1, 1, Double.NaN));
    }
}
