package gammadesk.app.market;

import gammadesk.analytics.desk.DeskSnapshot;
import gammadesk.analytics.forecast.board.ForecastBoard;
import gammadesk.analytics.market.Currency;
import java.util.Map;

/** Adds forecasts to a cycle. Called on the analytics thread; must not block. */
@FunctionalInterface
public interface ForecastSource {
    /**
     * The newest boards, which may be of an earlier market; empty on a desk that forecasts nothing.
     *
     * @param snapshot the cycle's, without forecasts
     */
    Map<Currency, ForecastBoard> boards(DeskSnapshot snapshot);
}
