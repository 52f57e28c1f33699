package gammadesk.analytics.mispricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.Expiry;
import gammadesk.analytics.mispricing.EventVolatility.Event;
import gammadesk.analytics.mispricing.EventVolatility.Step;
import gammadesk.analytics.surface.ArbitrageReport;
import gammadesk.analytics.surface.FitHealth;
import gammadesk.analytics.surface.FitState;
import gammadesk.analytics.surface.FittedSlice;
import gammadesk.analytics.surface.FittedSurface;
import gammadesk.analytics.surface.ForwardEstimate;
import gammadesk.analytics.surface.LinearVariance;
import gammadesk.analytics.surface.ModelKind;
import gammadesk.analytics.surface.SliceQuotes;
import gammadesk.analytics.surface.Smile;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EventVolatilityTest {
    private static final long NOW = Instant.parse("2026-04-01T08:00:00Z").toEpochMilli();

    private static FittedSlice slice(String label, double totalVariance) {
        Expiry expiry = Expiry.parse(label).orElseThrow();
        double years = expiry.yearsFrom(NOW);
        return new FittedSlice(
                expiry,
                years,
                ForwardEstimate.UNKNOWN,
                FitState.FRESH,
                ModelKind.LINEAR,
                Optional.of(new Smile(60_000, years, LinearVariance.flat(totalVariance))),
                NOW,
                SliceQuotes.NONE,
                new FitHealth(0, Map.of(), Double.NaN, Double.NaN, 0, 0, 0, 0, List.of()));
    }

    /** Four days of 4e-4 each, and 21e-4 more on the third. */
    private static final FittedSurface SURFACE = new FittedSurface(
            Currency.BTC,
            NOW,
            List.of(slice("2APR26", 4e-4), slice("3APR26", 8e-4), slice("4APR26", 33e-4), slice("5APR26", 37e-4)),
            new ArbitrageReport(List.of(), List.of()));

    @Test
    void aStepAboveItsNeighboursIsChargedForItsDay() {
        List<Event> calendar = List.of(new Event(LocalDate.parse("2026-04-03"), "payrolls"));
        Step step = EventVolatility.of(SURFACE, calendar).get(2);
        assertThat(step.days()).isCloseTo(1, within(1e-12));
        assertThat(step.baselineVol()).isCloseTo(100 * Math.sqrt(4e-4 * 365), within(1e-9));
        assertThat(step.extraVariance()).isCloseTo(21e-4, within(1e-15));
        assertThat(step.impliedMove()).isCloseTo(100 * Math.sqrt(21e-4), within(1e-9));
        assertThat(step.eventVol()).isCloseTo(100 * Math.sqrt(25e-4 * 365), within(1e-9));
        assertThat(step.events()).containsExactlyElementsOf(calendar);
    }

    @Test
    void aCalmStepChargesNoEvent() {
        List<Step> steps = EventVolatility.of(SURFACE, List.of());
        assertThat(steps).hasSize(4);
        assertThat(steps.getFirst().extraVariance()).isCloseTo(0, within(1e-15));
        assertThat(steps.get(1).extraVariance()).isNegative();
        assertThat(steps.get(1).eventVol()).isNaN();
        assertThat(steps).allSatisfy(step -> assertThat(step.events()).isEmpty());
    }

    @Test
    void aSingleExpiryHasNoBaseline() {
        FittedSurface one = new FittedSurface(
                Currency.BTC, NOW, List.of(slice("2APR26", 4e-4)), new ArbitrageReport(List.of(), List.of()));
        assertThat(EventVolatility.of(one, List.of()).getFirst().baselineVol()).isNaN();
    }
}
