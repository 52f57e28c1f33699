package gammadesk.analytics.risk;

import gammadesk.analytics.market.OptionType;
import gammadesk.analytics.market.Settlement;

/**
 * Deribit's standard margin of single positions, in the settlement currency: coin for inverse contracts, USD for linear
 * ones. Not a number in, not a number out; nothing is thrown.
 *
 * <p>Futures and perpetuals: a rate that grows with the size, {@code (rate + size x increase) x size}; 2 % initial and
 * 1 % maintenance, increase 0.005 % per BTC and 0.0004 % per ETH (support.deribit.com, "11 January 2022"; linear
 * perpetuals: article 25944738177565). Options: long positions are paid for and need none; short ones {@code max(0.15 -
 * OTM / underlying, 0.1) + mark} initial and {@code 0.075 + mark} maintenance per coin, puts {@code max(0.075, 0.075
 * mark) + mark} maintenance and never less than that initially (doc.tslab.pro "Deribit Margin Requirements
 * Calculation", positionbuilder.deribit.com, both after the venue's documentation).
 */
public final class StandardMargin {
    private static final double OPTION_INITIAL = 0.15;
    private static final double OPTION_INITIAL_LEAST = 0.1;
    private static final double OPTION_MAINTENANCE = 0.075;

    private StandardMargin() {}

    /**
     * The rates of a future.
     *
     * @param initial share of the size at size 0
     * @param maintenance share of the size at size 0
     * @param increase further share per coin of size
     */
    public record FutureRates(double initial, double maintenance, double increase) {
        /** BTC since 11 January 2022. */
        public static final FutureRates BTC = new FutureRates(0.02, 0.01, 0.00005);

        /** ETH since 11 January 2022. */
        public static final FutureRates ETH = new FutureRates(0.02, 0.01, 0.000004);
    }

    /**
     * What a position needs.
     *
     * @param initial to open it
     * @param maintenance to keep it
     */
    public record Margin(double initial, double maintenance) {
        /** Of what needs none. */
        public static final Margin NONE = new Margin(0, 0);

        /** The sum of two. */
        public Margin plus(Margin other) {
            return new Margin(initial + other.initial, maintenance + other.maintenance);
        }
    }

    /**
     * A future or perpetual.
     *
     * @param size in coin, either sign
     * @param settlement coin or USD
     * @param index USD per coin; only a linear contract looks at it
     * @param rates of its coin
     */
    public static Margin future(double size, Settlement settlement, double index, FutureRates rates) {
        double coins = Math.abs(size);
        double scale = settlement == Settlement.INVERSE ? coins : coins * index;
        double further = coins * rates.increase();
        return new Margin((rates.initial() + further) * scale, (rates.maintenance() + further) * scale);
    }

    /**
     * An option.
     *
     * @param size in coin, signed
     * @param settlement coin or USD
     * @param type call or put
     * @param strike USD per coin
     * @param underlying mark of the underlying, USD per coin
     * @param mark mark of the option in its own price unit: coin for inverse options, USD for linear ones
     */
    public static Margin option(
            double size, Settlement settlement, OptionType type, double strike, double underlying, double mark) {
        if (size >= 0) {
            return Margin.NONE;
        }
        double scale = settlement == Settlement.INVERSE ? -size : -size * underlying;
        double price = settlement == Settlement.INVERSE ? mark : mark / underlying;
        double outOfTheMoney = Math.max(0, type.sign() * (strike - underlying)) / underlying;
        double initial = Math.max(OPTION_INITIAL - outOfTheMoney, OPTION_INITIAL_LEAST) + price;
        double share = type == OptionType.PUT ? Math.max(1, price) : 1;
        double maintenance = OPTION_MAINTENANCE * share + price;
        double opening = type == OptionType.PUT ? Math.max(initial, maintenance) : initial;
        return new Margin(opening * scale, maintenance * scale);
    }
}
