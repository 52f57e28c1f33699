package gammadesk.connectors.simulator.venue;

import gammadesk.analytics.market.InstrumentKind;
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

    /** Around the mark of an option combo, in coin: recorded 0.079 above a straddle's. */
    private static final double OPTION_COMBO_WIDTH = 0.08;
    /** Around the mark of a future spread, a share of the index: recorded 77 USD at 19,320. */
    private static final double FUTURE_COMBO_WIDTH = 0.004;

    /** The band of an instrument now. */
    public static PriceBand of(Listed listed, Ticker ticker) {
        return of(listed, ticker.mark(), ticker.underlying(), ticker.index());
    }

    /**
     * @param underlying forward of an option, USD, else NaN
     * @param index USD
     */
    static PriceBand of(Listed listed, double mark, double underlying, double index) {
        if (Double.isNaN(mark)) {
            return new PriceBand(Double.NaN, Double.NaN);
        }
        if (listed.instrument().kind().isCombo()) {
            double width = comboWidth(listed, index);
            return new PriceBand(onTick(listed, mark - width), onTick(listed, mark + width));
        }
        double tick = listed.instrument().ticks().base().doubleValue();
        double width = listed.isOption() ? optionWidth(listed, underlying) : mark * FUTURE_WIDTH;
        double low = Math.max(tick, onTick(listed, mark - width));
        return new PriceBand(low, Math.max(low, onTick(listed, mark + width)));
    }

    private static double optionWidth(Listed listed, double underlying) {
        return listed.isInverse() ? OPTION_WIDTH : OPTION_WIDTH * underlying;
    }

    private static double comboWidth(Listed listed, double index) {
        boolean options = listed.instrument().kind() == InstrumentKind.OPTION_COMBO;
        return options ? OPTION_COMBO_WIDTH * (listed.isInverse() ? 1 : index) : FUTURE_COMBO_WIDTH * index;
    }

    private static double onTick(Listed listed, double price) {
        double tick = listed.instrument().ticks().base().doubleValue();
        return Double.isNaN(price) ? price : Math.rint(price / tick) * tick;
    }
}
