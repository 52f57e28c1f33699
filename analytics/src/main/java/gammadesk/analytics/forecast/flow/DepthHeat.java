package gammadesk.analytics.forecast.flow;

import gammadesk.analytics.market.Column;
import java.util.List;

/**
 * Sizes over time and price. A cell is the mean, over the known steps of its time, of what stood in its prices; NaN
 * when no step is known.
 *
 * @param firstMillis end of the first step of the first column of cells
 * @param columnMillis from one column of cells to the next
 * @param lowPrice lower end of the lowest row
 * @param priceStep height of a row
 * @param rows how many rows each column has
 * @param bids by time, oldest first: each with its sizes by price, the lowest first
 * @param asks the same of the other side
 */
public record DepthHeat(
        long firstMillis,
        long columnMillis,
        double lowPrice,
        double priceStep,
        int rows,
        List<Column> bids,
        List<Column> asks) {
    public DepthHeat {
        bids = List.copyOf(bids);
        asks = List.copyOf(asks);
    }
}
