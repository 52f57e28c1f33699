package gammadesk.recordings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gammadesk.Shared;
import gammadesk.analytics.market.ChainSnapshot;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.ExpiryChain;
import gammadesk.analytics.market.InstrumentName.Family;
import gammadesk.analytics.pricing.ChainPricer;
import gammadesk.analytics.risk.RiskMarket;
import gammadesk.analytics.risk.SmileCurve;
import gammadesk.analytics.surface.FitSettings;
import gammadesk.analytics.surface.FittedSurface;
import gammadesk.analytics.surface.SurfaceFitter;
import gammadesk.app.market.RecordedChain;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Risk on the smiles of a fitted surface. */
class RiskSurfaceTest {
    private static final Family BITCOIN = new Family(Currency.BTC, Optional.empty());

    @Test
    void fittedSmilesStandWhereTheMarksAre() throws IOException {
        ChainSnapshot chain =
                RecordedChain.read(Shared.chains("20260401T051502Z").getFirst(), Currency.BTC);
        FittedSurface surface = new SurfaceFitter(FitSettings.STANDARD, System::nanoTime).fit(ChainPricer.value(chain));
        RiskMarket marks = RiskMarket.of(chain.venueMillis(), List.of(chain), Map.of());
        RiskMarket fitted = marks.withSurface(surface);
        assertThat(marks.fitted(Currency.BTC)).isEmpty();
        assertThat(fitted.fitted(Currency.BTC)).hasSize(surface.smiles().size());
        for (ExpiryChain expiry : chain.expiries()) {
            SmileCurve smile = fitted.smile(BITCOIN, expiry.expiry());
            SmileCurve raw = marks.smile(BITCOIN, expiry.expiry());
            double deviation = raw.atTheMoney() * Math.sqrt(expiry.years());
            for (double k : new double[] {-deviation, 0, deviation}) {
                assertThat(smile.vol(k)).as(expiry.expiry().label()).isCloseTo(raw.vol(k), within(0.02));
            }
            surface.slice(expiry.expiry())
                    .flatMap(slice -> slice.smile())
                    .ifPresent(fit -> assertThat(smile.vol(0.05)).isEqualTo(fit.ivPercent(0.05) / 100));
        }
    }

    @Test
    void anotherCoinsSurfaceAndNoSurfaceChangeNothing() throws IOException {
        ChainSnapshot chain =
                RecordedChain.read(Shared.chains("20260401T051502Z").getFirst(), Currency.BTC);
        RiskMarket marks = RiskMarket.of(chain.venueMillis(), List.of(chain), Map.of());
        assertThat(marks.withSurface(FittedSurface.empty(Currency.BTC)).smiles())
                .isEqualTo(marks.smiles());
        assertThat(marks.withSurface(FittedSurface.empty(Currency.ETH)).smiles())
                .isEqualTo(marks.smiles());
    }
}
