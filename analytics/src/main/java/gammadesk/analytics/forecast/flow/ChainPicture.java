package gammadesk.analytics.forecast.flow;

import gammadesk.analytics.market.Column;
import gammadesk.analytics.market.Currency;
import java.util.List;
import java.util.Map;

/**
 * The flow of a coin's option chain over the last steps, for a screen.
 *
 * @param currency the coin
 * @param firstMillis end of the first step, milliseconds since the epoch
 * @param stepMillis from one step to the next
 * @param series numbers by step; NaN in a gap
 * @param gaps by step: why there are no numbers
 * @param unpriced trades left out of vega flow, because no vega of their option was known
 */
public record ChainPicture(
        Currency currency,
        long firstMillis,
        long stepMillis,
        Map<ChainSeries, Column> series,
        List<FlowGap> gaps,
        long unpriced) {
    public ChainPicture {
        series = Map.copyOf(series);
        gaps = List.copyOf(gaps);
    }

    /** The numbers of a series. */
    public Column of(ChainSeries name) {
        return series.getOrDefault(name, Column.of());
    }
}
