package gammadesk.analytics.port;

import gammadesk.analytics.market.BarLength;
import gammadesk.analytics.market.Candle;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.FundingRate;
import gammadesk.analytics.market.Trade;

/**
 * A venue's past. Every method waits until all pages are there, which may take minutes: never call it on a thread that
 * draws or computes. It gives way to all other traffic to the venue. An interrupted thread gets what had arrived, and
 * stays interrupted. Nothing is thrown on account of the network or the disk. Times are milliseconds since the epoch;
 * {@code fromMillis} belongs to the stretch, {@code toMillis} does not. Rows come oldest first and each once. Safe for
 * several threads.
 */
public interface MarketHistory extends AutoCloseable {
    /** Which venue this is. */
    Venue venue();

    /**
     * The bars of an instrument that begin within a time and are over. A venue fills bars without a trade with the
     * price before.
     *
     * @param instrument the venue's name, such as {@code BTC-PERPETUAL}
     */
    HistoryAnswer<Candle> candles(String instrument, BarLength length, long fromMillis, long toMillis);

    /**
     * What a perpetual cost, hour by hour; an hour belongs to the stretch by its end.
     *
     * @param perpetual the venue's name
     */
    HistoryAnswer<FundingRate> funding(String perpetual, long fromMillis, long toMillis);

    /**
     * The bars of a currency's volatility index (DVOL), percent a year, that begin within a time and are over. The row
     * of a day is stamped with the day's beginning and known when the day is over.
     *
     * @param length second, minute, hour, half a day or day
     */
    HistoryAnswer<Candle> volatilityIndex(Currency currency, BarLength length, long fromMillis, long toMillis);

    /** The public trades of an instrument. They are many, and are not kept. */
    HistoryAnswer<Trade> trades(String instrument, long fromMillis, long toMillis);

    /** The public trades of all instruments of a currency. They are many, and are not kept. */
    HistoryAnswer<Trade> trades(Currency currency, long fromMillis, long toMillis);

    /** Ends whatever is under way; it answers with what had arrived. Idempotent. */
    @Override
    void close();
}
