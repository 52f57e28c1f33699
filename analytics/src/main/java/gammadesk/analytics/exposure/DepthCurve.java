package gammadesk.analytics.exposure;

import gammadesk.analytics.market.OrderBook;
import gammadesk.analytics.market.OrderBook.Level;
import gammadesk.analytics.market.Settlement;
import java.util.Arrays;
import java.util.List;

/**
 * How much coin moves the price how far, from live books: perpetual, futures and spot added up, each by distance from
 * its own mid. Beyond what a book shows, its average density up to there goes on: a stated guess, see
 * {@link #visibleBids} and {@link #visibleAsks}.
 */
public final class DepthCurve {
    /** Distances from mid up to 50 % at which the curve is kept, closer ones denser. */
    private static final int POINTS = 400;

    private static final double FARTHEST = 0.5;
    private static final double PERCENT = 0.01;

    private final double[] bids;
    private final double[] asks;
    private final double visibleBids;
    private final double visibleAsks;
    private final String source;

    private DepthCurve(double[] bids, double[] asks, double visibleBids, double visibleAsks, String source) {
        this.bids = bids;
        this.asks = asks;
        this.visibleBids = visibleBids;
        this.visibleAsks = visibleAsks;
        this.source = source;
    }

    /**
     * One book and how its amounts are meant.
     *
     * @param settlement inverse: amounts are USD; linear: coin
     */
    public record Source(OrderBook book, Settlement settlement) {}

    /** A depth, or why there is none. */
    public sealed interface Reading {
        /** From books. */
        record Measured(DepthCurve curve) implements Reading {}

        /** There is no usable book. */
        record Unmeasured(String reason) implements Reading {}
    }

    /** Adds books up; stale and one-sided ones are left out. */
    public static Reading of(List<Source> sources) {
        List<Source> usable = sources.stream().filter(DepthCurve::isUsable).toList();
        if (usable.isEmpty()) {
            return new Reading.Unmeasured(
                    sources.isEmpty()
                            ? "no order book is followed"
                            : "every order book is stale, one-sided or crossed");
        }
        double[] bids = new double[POINTS];
        double[] asks = new double[POINTS];
        double visibleBids = 0;
        double visibleAsks = 0;
        StringBuilder names = new StringBuilder();
        for (Source source : usable) {
            double mid = mid(source.book());
            visibleBids = Math.max(visibleBids, add(source.book().bids(), source.settlement(), mid, bids));
            visibleAsks = Math.max(visibleAsks, add(source.book().asks(), source.settlement(), mid, asks));
            names.append(names.isEmpty() ? "" : " + ").append(source.book().instrument());
        }
        return new Reading.Measured(new DepthCurve(bids, asks, visibleBids, visibleAsks, names.toString()));
    }

    /** The same coin for every percent on either side: a stated depth where none can be measured. */
    public static DepthCurve constant(double coinPerPercent) {
        if (!(coinPerPercent > 0)) {
            throw new IllegalArgumentException("a depth is positive");
        }
        double[] side = new double[POINTS];
        Arrays.setAll(side, i -> coinPerPercent * distance(i) / PERCENT);
        return new DepthCurve(side, side, 0, 0, "stated: " + coinPerPercent + " coin per 1 %");
    }

    private static boolean isUsable(Source source) {
        OrderBook book = source.book();
        return !book.stale()
                && !book.bids().isEmpty()
                && !book.asks().isEmpty()
                && book.bids().getFirst().price() > 0
                && book.asks().getFirst().price() > book.bids().getFirst().price();
    }

    private static double mid(OrderBook book) {
        return (book.bids().getFirst().price() + book.asks().getFirst().price()) / 2;
    }

    private static double distance(int point) {
        double share = (point + 1.0) / POINTS;
        return FARTHEST * share * share;
    }

    /**
     * Adds one side to a curve and says how far the book is visible, a fraction of its mid. A level's coin is spread
     * evenly over the gap before it, so that a small order has a small impact and none has two.
     */
    private static double add(List<Level> levels, Settlement settlement, double mid, double[] curve) {
        double total = 0;
        double before = 0;
        int point = 0;
        for (Level level : levels) {
            double coin = settlement == Settlement.INVERSE ? level.amount() / level.price() : level.amount();
            double at = distance(level, mid);
            for (; point < POINTS && distance(point) < at; point++) {
                curve[point] += total + coin * (distance(point) - before) / (at - before);
            }
            total += coin;
            before = at;
        }
        for (; point < POINTS; point++) {
            curve[point] += total * distance(point) / before;
        }
        return before;
    }

    private static double distance(Level level, double mid) {
        return Math.abs(level.price() - mid) / mid;
    }

    /**
     * How far an order moves the price.
     *
     * @param coin bought (positive) or sold (negative)
     * @return a fraction of the price, with the sign of {@code coin}; beyond 0.5 at the average density up to there
     */
    public double move(double coin) {
        double size = Math.abs(coin);
        double[] side = coin > 0 ? asks : bids;
        int found = Arrays.binarySearch(side, size);
        int right = found >= 0 ? found : -found - 1;
        if (right >= POINTS) {
            return coin / side[POINTS - 1] * FARTHEST;
        }
        double leftCoin = right == 0 ? 0 : side[right - 1];
        double left = right == 0 ? 0 : distance(right - 1);
        double share = side[right] > leftCoin ? (size - leftCoin) / (side[right] - leftCoin) : 1;
        return Math.copySign(left + share * (distance(right) - left), coin);
    }

    /** Coin that can be bought before the price is so far up, a fraction; sold, when it is negative. Never negative. */
    public double coinWithin(double fraction) {
        double[] side = fraction > 0 ? asks : bids;
        double at = Math.sqrt(Math.min(1, Math.abs(fraction) / FARTHEST)) * POINTS - 1;
        int left = (int) Math.floor(at);
        double leftCoin = left < 0 ? 0 : side[left];
        double leftAt = left < 0 ? 0 : distance(left);
        if (left + 1 >= POINTS) {
            return side[POINTS - 1];
        }
        double share = (Math.abs(fraction) - leftAt) / (distance(left + 1) - leftAt);
        return leftCoin + share * (side[left + 1] - leftCoin);
    }

    /** Bids beyond this distance, a fraction of mid, are a guess; 0 when the whole depth is stated. */
    public double visibleBids() {
        return visibleBids;
    }

    /** Asks beyond this distance, a fraction of mid, are a guess; 0 when the whole depth is stated. */
    public double visibleAsks() {
        return visibleAsks;
    }

    /** The books' names, or what was stated. */
    public String source() {
        return source;
    }
}
