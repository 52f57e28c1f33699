package gammadesk.analytics.market;

/**
 * Best bid and ask. A side without an order has NaN as price and 0 as amount.
 *
 * @param bid best bid in the instrument's price unit
 * @param bidAmount in the instrument's amount unit
 * @param ask best ask in the instrument's price unit
 * @param askAmount in the instrument's amount unit
 */
public record Quote(double bid, double bidAmount, double ask, double askAmount) {
    public static final Quote NONE = new Quote(Double.NaN, 0, Double.NaN, 0);

    /** Whether both sides have an order. */
    public boolean isTwoSided() {
        return bid > 0 && ask > 0;
    }

    /** The middle, NaN unless both sides have an order. */
    public double mid() {
        return isTwoSided() ? (bid + ask) / 2 : Double.NaN;
    }
}
