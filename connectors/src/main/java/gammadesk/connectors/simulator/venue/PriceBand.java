package gammadesk.connectors.simulator.venue;

import gammadesk.analytics.market.Ticker;

/**
 * The prices between which the venue takes orders, around the mark.
 *
 * @param low in the instrument's price unit
 * @param high in the instrument's price unit
 */
public record PriceBand(double low, double high) {
    /** Around the mark of a future, a fraction; the venue's own is one and a half percent. */
    private static final double FUTURE_WIDTH = 0.015;
    /** Around the mark of an option, in coin. */
    private static final double OPTION_WIDTH = 0.04;

    /** The band of an instrument now. */
    public static PriceBand of(Listed listed, Ticker ticker) {
        return of(listed, ticker.mark(), ticker.underlying());
    }

    /** @param underlying forward of an option, USD, else NaN */
    static PriceBand of(Listed listed, double mark, double underlying) {
        if (Double.isNaN(mark)) {
            return new PriceBand(Double.NaN, Double.NaN);
        }
        double tick = listed.instrument().ticks().base().doubleValue();
        double width = listed.isOption() ? optionWidth(listed, underlying) : mark * FUTURE_WIDTH;
        double low = Math.max(tick, onTick(listed, mark - width));
        return new PriceBand(low, Math.max(low, onTick(listed, mark + width)));
    }

    private static double optionWidth(Listed listed, double underlying) {
        return listed.isInverse() ? OPTION_WIDTH : OPTION_WIDTH * underlying;
    }

    private static double onTick(Listed listed, double price) {
        double tick = listed.instrument().ticks().base().doubleValue();
        return Double.isNaN(price) ? price : Math.rint(price / tick) * tick;
    }
}
