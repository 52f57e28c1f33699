package gammadesk.analytics.mispricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import gammadesk.analytics.mispricing.ForecastTerm.Point;
import java.util.List;
import org.junit.jupiter.api.Test;

class ForecastTermTest {
    private static final long NOW = 1_700_000_000_000L;
    private static final long DAY = 86_400_000L;
    private static final ForecastTerm TERM = new ForecastTerm(
            "hand", NOW, List.of(horizon(30, 2e-4, 0.4), horizon(1, 4e-4, 0.8), horizon(7, 3e-4, 0.6)), 1e-4);

    private static HorizonForecast horizon(double days, double daily, double error) {
        return new HorizonForecast(days, daily, error, daily / 2, daily * 2, 100);
    }

    @Test
    void totalVarianceIsLinearBetweenHorizons() {
        assertThat(TERM.totalVariance(0.5)).isCloseTo(2e-4, within(1e-18));
        assertThat(TERM.totalVariance(7)).isCloseTo(21e-4, within(1e-18));
        assertThat(TERM.totalVariance(4)).isCloseTo((4e-4 + 21e-4) / 2, within(1e-18));
    }

    @Test
    void beyondTheLastHorizonItReturnsToTheLongRunMean() {
        double byHand = 60e-4 + 30 * 1e-4 + (2e-4 - 1e-4) * 30 * (1 - Math.exp(-1));
        assertThat(TERM.totalVariance(60)).isCloseTo(byHand, within(1e-17));
        double farDay = TERM.totalVariance(1_001) - TERM.totalVariance(1_000);
        assertThat(farDay).isCloseTo(1e-4, within(1e-12));
    }

    @Test
    void totalVarianceNeverFalls() {
        ForecastTerm falling =
                new ForecastTerm("hand", NOW, List.of(horizon(1, 10e-4, 0.5), horizon(7, 1e-4, 0.5)), 1e-4);
        assertThat(falling.totalVariance(7)).isEqualTo(10e-4);
        double before = 0;
        for (double days = 0.1; days < 400; days += 0.1) {
            assertThat(falling.totalVariance(days)).isGreaterThanOrEqualTo(before);
            before = falling.totalVariance(days);
        }
    }

    @Test
    void aPointHasItsVolatilityAndItsError() {
        Point week = TERM.at(NOW, 7);
        assertThat(week.volPercent()).isCloseTo(100 * Math.sqrt(365 * 3e-4), within(1e-10));
        assertThat(week.standardError()).isCloseTo(week.volPercent() * 0.3, within(1e-10));
        assertThat(week.lowVol()).isCloseTo(week.volPercent() * Math.sqrt(0.5), within(1e-10));
        assertThat(week.highVol()).isCloseTo(week.volPercent() * Math.sqrt(2), within(1e-10));
    }

    @Test
    void oldPricesForecastTheDaysThatAreLeft() {
        Point late = TERM.at(NOW + DAY, 6);
        assertThat(late.totalVariance()).isCloseTo(21e-4 - 4e-4, within(1e-17));
        assertThat(TERM.ageDays(NOW + DAY)).isEqualTo(1);
    }

    @Test
    void shorterThanTheFirstHorizonIsLessSure() {
        double day = TERM.at(NOW, 1).standardError() / TERM.at(NOW, 1).volPercent();
        double quarter = TERM.at(NOW, 0.25).standardError() / TERM.at(NOW, 0.25).volPercent();
        assertThat(quarter).isCloseTo(2 * day, within(1e-12));
    }

    @Test
    void nothingToForecastIsRefused() {
        assertThatThrownBy(() -> TERM.at(NOW, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ForecastTerm("none", NOW, List.of(), 1e-4))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
