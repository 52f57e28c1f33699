package gammadesk.views.forecast;

import gammadesk.analytics.desk.DeskSnapshot;
import gammadesk.analytics.desk.MarketPicture;
import gammadesk.analytics.forecast.board.ForecastBoard;
import gammadesk.analytics.forecast.board.Part;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.port.FeedState;
import gammadesk.views.chart.DataChart.Shown;
import gammadesk.views.chart.Freshness;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** From the desk's picture to those of the forecast panels. */
final class ForecastPictures {
    private static final String NONE = "This desk makes no forecasts: it was opened without a history of prices.";

    private ForecastPictures() {}

    /**
     * A part of the chosen coin's board.
     *
     * @param subject stands in the title while there is nothing
     * @param knownMillis the venue's time as of which the part is known
     * @param limitSeconds older than that, by the venue's time, it is called stale
     */
    static <T> Shown<T> of(
            DeskSnapshot snapshot,
            ForecastDesk desk,
            String subject,
            Function<ForecastBoard, Part<T>> part,
            ToLongFunction<T> knownMillis,
            double limitSeconds) {
        Currency currency = desk.context().currency().get();
        Optional<ForecastBoard> board = snapshot.forecast(currency);
        Part<T> found = board.map(part).orElseGet(() -> Part.missing(NONE));
        return new Shown<>(
                found.value(),
                found.reason(),
                currency + " " + subject,
                context(found, board.map(ForecastBoard::progress).orElse("")),
                freshness(snapshot, desk, found.value().map(knownMillis::applyAsLong), limitSeconds),
                currency);
    }

    /** What is being done now matters less than what is wrong with what is shown. */
    private static <T> String context(Part<T> part, String progress) {
        if (part.value().isEmpty()) {
            return "";
        }
        return part.reason().isEmpty() ? progress : "⚠ " + part.reason();
    }

    /** The feed's, or the part's own age once it is past bearing. */
    private static Freshness freshness(
            DeskSnapshot snapshot, ForecastDesk desk, Optional<Long> knownMillis, double limitSeconds) {
        Freshness feed = Freshness.of(snapshot, desk.context().clock());
        double age = ageSeconds(snapshot, desk, knownMillis);
        return age > limitSeconds && feed.state() == FeedState.LIVE ? new Freshness(feed.state(), age) : feed;
    }

    private static double ageSeconds(DeskSnapshot snapshot, ForecastDesk desk, Optional<Long> knownMillis) {
        Optional<Long> now = snapshot.market(desk.context().currency().get()).map(MarketPicture::venueMillis);
        return knownMillis
                .flatMap(known -> now.map(millis -> (millis - known) / 1000.0))
                .orElse(Double.NaN);
    }
}
