package gammadesk.app.hedging;

import gammadesk.analytics.desk.DeskSnapshot;
import gammadesk.analytics.desk.MarketPicture;
import gammadesk.analytics.forecast.board.ForecastBoard;
import gammadesk.analytics.forecast.board.ForecastTrack;
import gammadesk.analytics.forecast.board.Outlook;
import gammadesk.analytics.hedging.VolForecast;
import gammadesk.analytics.market.Currency;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The forecast that advisors may use: that of the day ahead, unless it is old or lies outside of the forecasts that
 * were ever tested; then there is none.
 */
final class ForecastInput {
    private static final double HORIZON_DAYS = 1;
    private static final double OLDEST_SECONDS = 2.5 * 3600;
    private static final double PERCENT = 100;

    private ForecastInput() {}

    static Optional<VolForecast> of(DeskSnapshot snapshot, Currency coin) {
        long nowMillis = snapshot.market(coin).map(MarketPicture::venueMillis).orElse(0L);
        return snapshot.forecast(coin)
                .flatMap(board -> board.outlook(HORIZON_DAYS)
                        .filter(ahead -> isTested(board, ahead))
                        .map(ahead -> forecast(ahead, (nowMillis - ahead.issuedMillis()) / 1e3))
                        .filter(forecast -> forecast.ageSeconds() <= OLDEST_SECONDS));
    }

    /** Between the least and the greatest of the forecasts before it whose outcomes are known. */
    private static boolean isTested(ForecastBoard board, Outlook ahead) {
        return board.tracks().value().orElse(List.of()).stream()
                .filter(track -> track.horizonDays() == ahead.horizonDays())
                .anyMatch(track -> isBetween(track, ahead.volPercent()));
    }

    private static boolean isBetween(ForecastTrack track, double vol) {
        double[] earlier = Arrays.stream(track.forecast().toArray())
                .limit(Math.max(0, track.size() - 1))
                .filter(Double::isFinite)
                .sorted()
                .toArray();
        return earlier.length > 0 && vol >= earlier[0] && vol <= earlier[earlier.length - 1];
    }

    private static VolForecast forecast(Outlook ahead, double ageSeconds) {
        String words = String.format(
                Locale.ROOT,
                "volatility forecast of a day (%s, %.2f %%, 80 %% %.2f .. %.2f)",
                ahead.model(),
                ahead.volPercent(),
                ahead.low80(),
                ahead.high80());
        return new VolForecast(ahead.volPercent() / PERCENT, words, ageSeconds);
    }
}
