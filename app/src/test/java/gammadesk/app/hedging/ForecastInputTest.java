package gammadesk.app.hedging;

import static org.assertj.core.api.Assertions.assertThat;

import gammadesk.analytics.desk.DeskSnapshot;
import gammadesk.analytics.forecast.board.ForecastBoard;
import gammadesk.analytics.forecast.board.ForecastTrack;
import gammadesk.analytics.forecast.board.Outlook;
import gammadesk.analytics.forecast.board.Part;
import gammadesk.analytics.forecast.board.VolatilityCone;
import gammadesk.analytics.hedging.VolForecast;
import gammadesk.analytics.market.Column;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.port.Venue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Advisors use the forecast of a day while it is young and of a size that was tested. */
class ForecastInputTest {
    private static final long HOUR = 3_600_000;

    private static Optional<VolForecast> input(double volPercent, long issuedMillis) {
        ForecastBoard none = ForecastBoard.waiting(Currency.BTC, "Wait.");
        Outlook ahead = new Outlook(1, "har", issuedMillis, volPercent, 30, 52, 25, 60);
        VolatilityCone cone = new VolatilityCone(0, 700, "rv", List.of(), List.of(), 0, List.of(ahead));
        ForecastTrack track = track(35, 40, 45, volPercent);
        ForecastBoard board = new ForecastBoard(
                Currency.BTC,
                "",
                0,
                Part.of(cone),
                Part.of(List.of(track)),
                none.scoreboards(),
                none.premium(),
                none.mispricing(),
                none.flow(),
                none.macro(),
                none.quality());
        DeskSnapshot snapshot = DeskSnapshot.empty(new Venue("Fake", Venue.Environment.EMBEDDED, "nowhere"))
                .with(Map.of(Currency.BTC, board));
        return ForecastInput.of(snapshot, Currency.BTC);
    }

    private static ForecastTrack track(double... forecasts) {
        Column column = Column.of(forecasts);
        return new ForecastTrack(1, "har", 0, column, column, column, column, column, column, column, column);
    }

    @Test
    void itSaysWhatItIs() {
        assertThat(input(41, -HOUR))
                .hasValue(new VolForecast(
                        0.41, "volatility forecast of a day (har, 41.00 %, 80 % 30.00 .. 52.00)", 3_600));
    }

    @Test
    void anOldForecastIsNotUsed() {
        assertThat(input(41, -3 * HOUR)).isEmpty();
    }

    @Test
    void aForecastBeyondAllThatWereTestedIsNotUsed() {
        assertThat(input(46, 0)).isEmpty();
        assertThat(input(34, 0)).isEmpty();
    }
}
