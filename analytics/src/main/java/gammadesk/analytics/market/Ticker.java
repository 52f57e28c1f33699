package gammadesk.analytics.market;

/**
 * The venue's summary of one instrument. NaN stands for what the venue did not say; prices are in the instrument's
 * price unit (coin for inverse options), volatilities in percent.
 *
 * @param instrument the venue's name
 * @param state whether it can be traded
 * @param quote best bid and ask
 * @param last last traded price
 * @param mark mark price
 * @param index price of the index, USD
 * @param underlying forward for the option's expiry, USD; NaN for other kinds
 * @param underlyingName the future or synthetic from which the forward comes, empty if none
 * @param markIv percent
 * @param bidIv percent; NaN where the venue finds no solution
 * @param askIv percent; NaN where the venue finds no solution
 * @param greeks the venue's own, for options
 * @param interestRate used by the venue, a fraction
 * @param openInterest coin for options, USD for inverse futures
 * @param volume24h in the base coin
 * @param volumeUsd24h in USD
 * @param priceChange24h percent
 * @param high24h highest trade
 * @param low24h lowest trade
 * @param settlement last settlement price
 * @param estimatedDelivery what delivery would be now
 * @param currentFunding of a perpetual, a fraction
 * @param funding8h of a perpetual over eight hours, a fraction
 * @param stamp when
 */
public record Ticker(
        String instrument,
        InstrumentState state,
        Quote quote,
        double last,
        double mark,
        double index,
        double underlying,
        String underlyingName,
        double markIv,
        double bidIv,
        double askIv,
        Greeks greeks,
        double interestRate,
        double openInterest,
        double volume24h,
        double volumeUsd24h,
        double priceChange24h,
        double high24h,
        double low24h,
        double settlement,
        double estimatedDelivery,
        double currentFunding,
        double funding8h,
        Stamp stamp) {
    /** The same ticker with a newer mark. */
    public Ticker withMark(double newMark, double newMarkIv) {
        return new Ticker(
                instrument,
                state,
                quote,
                last,
                newMark,
                index,
                underlying,
                underlyingName,
                newMarkIv,
                bidIv,
                askIv,
                greeks,
                interestRate,
                openInterest,
                volume24h,
                volumeUsd24h,
                priceChange24h,
                high24h,
                low24h,
                settlement,
                estimatedDelivery,
                currentFunding,
                funding8h,
                stamp);
    }
}
