package gammadesk.analytics.desk;

import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.Instrument;
import gammadesk.analytics.market.OrderBook;
import gammadesk.analytics.market.Trade;
import gammadesk.analytics.pricing.ChainValuation;
import gammadesk.analytics.surface.FittedSurface;
import java.util.List;
import java.util.Map;

/**
 * Everything known of one currency's market after a cycle.
 *
 * @param currency the coin
 * @param venueMillis the venue's time of the newest datum
 * @param index index price, USD; NaN before the first
 * @param indexAgeSeconds age of the index at publication; NaN before the first
 * @param indexChange24hPercent as the perpetual's 24-hour change, NaN when unknown
 * @param volatilityIndexPercent the venue's volatility index, NaN when unknown
 * @param valuation the chain with our volatilities and greeks
 * @param surface the fitted smiles; they may be of a chain a little earlier than {@code valuation}, see their own time
 * @param session how they came here
 * @param exposure what dealers are assumed to hold, and what follows from it
 * @param futures perpetual first, then futures by expiry
 * @param books the followed order books, perpetual first
 * @param trades the last public trades, newest first, bounded
 * @param instruments everything listed, by name
 */
public record MarketPicture(
        Currency currency,
        long venueMillis,
        double index,
        double indexAgeSeconds,
        double indexChange24hPercent,
        double volatilityIndexPercent,
        ChainValuation valuation,
        FittedSurface surface,
        SurfaceSession session,
        DealerPicture exposure,
        List<DatedQuote> futures,
        List<OrderBook> books,
        List<Trade> trades,
        Map<String, Instrument> instruments) {
    public MarketPicture {
        futures = List.copyOf(futures);
        books = List.copyOf(books);
        trades = List.copyOf(trades);
        instruments = Map.copyOf(instruments);
    }
}
