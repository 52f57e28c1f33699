package gammadesk.analytics.forecast.board;

import gammadesk.analytics.market.Column;
import gammadesk.analytics.market.Side;
import java.util.List;

/**
 * How an order book moved through the last minutes, one slice a tick of a fixed clock.
 *
 * @param instrument the venue's name
 * @param unit of amounts, such as {@code USD}
 * @param knownMillis the venue's time of the last slice
 * @param knownNanos this program's clock then
 * @param stepMillis from one slice to the next, of the program's clock
 * @param bucket height of a depth bucket, in the price's unit
 * @param slices oldest first
 * @param prints trades within the slices, oldest first
 * @param horizonSeconds over which the flow of a slice is summed
 */
public record FlowPicture(
        String instrument,
        String unit,
        long knownMillis,
        long knownNanos,
        long stepMillis,
        double bucket,
        List<Slice> slices,
        List<Print> prints,
        double horizonSeconds) {
    public FlowPicture {
        slices = List.copyOf(slices);
        prints = List.copyOf(prints);
    }

    /**
     * The book at one tick.
     *
     * @param millis the venue's time
     * @param mid between best bid and ask; NaN where a side is empty
     * @param microprice weighted by the amounts of the other side
     * @param spread ask minus bid
     * @param firstBucket number of the lowest bucket, its low edge at {@code firstBucket * bucket}
     * @param depth by bucket upwards: bids negative, asks positive, 0 where there is none
     * @param imbalance of the best levels, bids minus asks over both, -1 .. 1
     * @param orderFlow order-flow imbalance since the slice before, in the unit of amounts
     * @param tradeFlow bought minus sold since the slice before, in the unit of amounts
     * @param isStale whether a change was missed: the book is not to be believed
     */
    public record Slice(
            long millis,
            double mid,
            double microprice,
            double spread,
            long firstBucket,
            Column depth,
            double imbalance,
            double orderFlow,
            double tradeFlow,
            boolean isStale) {}

    /** A trade: side of the taker. */
    public record Print(long millis, double price, double amount, Side side, boolean isLiquidation) {}
}
