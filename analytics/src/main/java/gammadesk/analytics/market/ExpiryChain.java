package gammadesk.analytics.market;

import java.util.List;

/**
 * All options of one expiry at one moment, by columns. Rows ascend by strike, the call before the put of a strike.
 * Prices are in the instruments' price unit (coin for inverse options), volatilities in percent, NaN is unknown: a bid
 * or ask of NaN means that there is no such order.
 *
 * @param expiry when they settle
 * @param years time to expiry in years of 365 days, never negative
 * @param forward the expiry's forward, USD; NaN when unknown
 * @param forwardName the future or synthetic that the venue names as its source, empty if none
 * @param settlement inverse or linear, the same for all rows
 * @param instruments the venue's names
 * @param types call or put
 * @param rowForward the forward that each row's own ticker stated, USD: all but equal to {@code forward} in a live
 *     chain; in a recording whose rows were asked one after another, the one to which the row's mark belongs
 * @param strike USD
 * @param contractSize coin per contract
 * @param bid best bid
 * @param bidAmount contracts in coin
 * @param ask best ask
 * @param askAmount contracts in coin
 * @param mark the venue's mark price
 * @param last last trade
 * @param venueMarkIv the venue's mark volatility, percent
 * @param openInterest coin
 * @param volume24h coin
 * @param ageSeconds since the row's last datum arrived
 */
public record ExpiryChain(
        Expiry expiry,
        double years,
        double forward,
        String forwardName,
        Settlement settlement,
        List<String> instruments,
        List<OptionType> types,
        Column rowForward,
        Column strike,
        Column contractSize,
        Column bid,
        Column bidAmount,
        Column ask,
        Column askAmount,
        Column mark,
        Column last,
        Column venueMarkIv,
        Column openInterest,
        Column volume24h,
        Column ageSeconds) {
    public ExpiryChain {
        instruments = List.copyOf(instruments);
        types = List.copyOf(types);
    }

    /** How many options. */
    public int size() {
        return instruments.size();
    }

    /**
     * The factor that turns a row's quoted price into USD per coin: its forward for inverse options, 1 for linear ones.
     */
    public double usdPerPriceUnit(int row) {
        return settlement == Settlement.INVERSE ? rowForward.get(row) : 1;
    }
}
