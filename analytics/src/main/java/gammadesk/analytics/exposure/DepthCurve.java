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
    private static final double PERCENT = 0.01;

    private final DepthSide bids;
    private final DepthSide asks;
    private final String source;

    private DepthCurve(DepthSide bids, DepthSide asks, String source) {
        this.bids = bids;
        this.asks = asks;
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
        double[] bids = DepthSide.points();
        double[] asks = DepthSide.points();
        double visibleBids = 0;
        double visibleAsks = 0;
        StringBuilder names = new StringBuilder();
        for (Source source : usable) {
            double mid = mid(source.book());
            visibleBids = Math.max(visibleBids, add(source.book().bids(), source.settlement(), mid, bids));
            visibleAsks = Math.max(visibleAsks, add(source.book().asks(), source.settlement(), mid, asks));
            names.append(names.isEmpty() ? "" : " + ").append(source.book().instrument());
        }
        return new Reading.Measured(
                new DepthCurve(new DepthSide(bids, visibleBids), new DepthSide(asks, visibleAsks), names.toString()));
    }

    /** The same coin for every percent on either side: a stated depth where none can be measured. */
    public static DepthCurve constant(double coinPerPercent) {
        if (!(coinPerPercent > 0)) {
            throw new IllegalArgumentException("a depth is positive");
        }
        double[] points = DepthSide.points();
        Arrays.setAll(points, i -> coinPerPercent * DepthSide.distance(i) / PERCENT);
        DepthSide side = new DepthSide(points, 0);
        return new DepthCurve(side, side, "stated: " + coinPerPercent + " coin per 1 %");
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
            for (; point < curve.length && DepthSide.distance(point) < at; point++) {
                curve[point] += total + coin * (DepthSide.distance(point) - before) / (at - before);
            }
            total += coin;
            before = at;
        }
        for (; point < curve.length; point++) {
            curve[point] += total * DepthSide.distance(point) / before;
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
        DepthSide side = coin > 0 ? asks : bids;
        return Math.copySign(side.distanceOf(Math.abs(coin)), coin);
    }

    /** Coin that can be bought before the price is so far up, a fraction; sold, when it is negative. Never negative. */
    public double coinWithin(double fraction) {
        DepthSide side = fraction > 0 ? asks : bids;
        return side.coinWithin(Math.abs(fraction));
    }

    /** Bids beyond this distance, a fraction of mid, are a guess; 0 when the whole depth is stated. */
    public double visibleBids() {
        return bids.visible();
    }

    /** Asks beyond this distance, a fraction of mid, are a guess; 0 when the whole depth is stated. */
    public double visibleAsks() {
        return asks.visible();
    }

    /** The books' names, or what was stated. */
    public String source() {
        return source;
    }
}
