package gammadesk.analytics.risk;

import gammadesk.analytics.market.Greeks;
import gammadesk.analytics.market.OptionType;
import gammadesk.analytics.pricing.Black76;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The venue's greeks beside ours, for options of the book. What the venue rounds away is no drift: gamma is published
 * with five decimals only.
 *
 * @param rows worst first
 * @param options how many could be compared
 * @param withinTolerance whether none differs by more than allowed
 */
public record VenueDrift(List<Row> rows, int options, boolean withinTolerance) {
    public VenueDrift {
        rows = List.copyOf(rows);
    }

    /**
     * One option, per coin.
     *
     * @param instrument the venue's name
     * @param venue as published
     * @param ours at the venue's own mark volatility and forward
     * @param times the worst difference as a multiple of its tolerance
     */
    public record Row(String instrument, Greeks venue, Greeks ours, double times) {}

    /**
     * How far the two may be apart. The defaults are what recorded tickers show outside of the last day.
     *
     * @param delta absolute
     * @param gamma absolute, beside the published rounding
     * @param vega USD per vol point
     * @param thetaShare of the theta itself
     */
    public record Tolerance(double delta, double gamma, double vega, double thetaShare) {
        public static final Tolerance RECORDED = new Tolerance(5e-4, 1e-5, 0.05, 0.01);
    }

    /** Compares every option that the venue gives greeks for and that lives longer than a day. */
    public static VenueDrift of(BookRisk book, Tolerance tolerance) {
        List<Row> rows = new ArrayList<>();
        for (PositionRisk.Priced priced : book.priced()) {
            boolean isComparable = priced.years() * 365 > 1
                    && Double.isFinite(priced.venue().venueGreeks().delta());
            if (isComparable) {
                priced.optionType().ifPresent(type -> rows.add(row(priced, type, tolerance)));
            }
        }
        rows.sort(Comparator.comparingDouble(Row::times).reversed());
        return new VenueDrift(
                rows, rows.size(), rows.isEmpty() || rows.getFirst().times() <= 1);
    }

    private static Row row(PositionRisk.Priced priced, OptionType type, Tolerance tolerance) {
        Greeks venue = priced.venue().venueGreeks();
        Greeks ours = Black76.greeks(priced.forward(), priced.strike(), priced.years(), priced.vol(), type);
        double times = Math.max(
                Math.max(
                        Math.abs(venue.delta() - ours.delta()) / tolerance.delta(),
                        Math.abs(venue.gamma() - ours.gamma()) / tolerance.gamma()),
                Math.max(
                        Math.abs(venue.vega() - ours.vega()) / tolerance.vega(),
                        Math.abs(venue.theta() - ours.theta())
                                / (tolerance.thetaShare() * Math.max(1, Math.abs(ours.theta())))));
        return new Row(priced.name().text(), venue, ours, times);
    }
}
