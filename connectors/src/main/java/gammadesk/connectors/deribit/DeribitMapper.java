package gammadesk.connectors.deribit;

import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.Greeks;
import gammadesk.analytics.market.IndexPrice;
import gammadesk.analytics.market.Instrument;
import gammadesk.analytics.market.MarketEvent;
import gammadesk.analytics.market.OrderBook;
import gammadesk.analytics.market.Quote;
import gammadesk.analytics.market.Stamp;
import gammadesk.analytics.market.Ticker;
import gammadesk.analytics.market.Trade;
import gammadesk.connectors.deribit.DeribitMessage.BookData;
import gammadesk.connectors.deribit.DeribitMessage.IndexNews;
import gammadesk.connectors.deribit.DeribitMessage.InstrumentData;
import gammadesk.connectors.deribit.DeribitMessage.MarkNews;
import gammadesk.connectors.deribit.DeribitMessage.PlatformNews;
import gammadesk.connectors.deribit.DeribitMessage.QuoteNews;
import gammadesk.connectors.deribit.DeribitMessage.StateNews;
import gammadesk.connectors.deribit.DeribitMessage.TickerNews;
import gammadesk.connectors.deribit.DeribitMessage.TradeData;
import gammadesk.connectors.deribit.DeribitMessage.TradeNews;
import gammadesk.connectors.deribit.DeribitMessage.VolatilityIndexNews;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Turns the venue's words into the field's. It remembers the last ticker of every instrument, because changes and
 * quotes name only a part of one. Order books are not its business, they are kept by {@link OrderBooks}. For one thread
 * only.
 */
public final class DeribitMapper {
    /** The venue reports this volatility where its solver found none. */
    private static final double IV_CAP_PERCENT = 500;

    private final Map<String, TickerData> tickers = new HashMap<>();
    private long venueMillis;

    /** Hands on what the message means for the market: nothing, one event or several. */
    public void map(DeribitMessage message, long receivedNanos, Consumer<MarketEvent> out) {
        switch (message) {
            case TickerNews news -> ticker(news, receivedNanos, out);
            case QuoteNews news -> quote(news.quote(), receivedNanos, out);
            case TradeNews news -> news.trades().forEach(trade -> trade(trade, receivedNanos, out));
            case MarkNews news -> marks(news, receivedNanos, out);
            case IndexNews news ->
                out.accept(new MarketEvent.IndexUpdate(
                        new IndexPrice(news.index(), news.price(), stamp(news.timestampMillis(), receivedNanos))));
            case VolatilityIndexNews news ->
                out.accept(new MarketEvent.VolatilityIndexUpdate(
                        news.index(), news.volatilityPercent(), stamp(news.timestampMillis(), receivedNanos)));
            case StateNews news ->
                out.accept(new MarketEvent.StateChange(
                        news.instrument(),
                        InstrumentMapper.state(news.state()),
                        stamp(news.timestampMillis(), receivedNanos)));
            case PlatformNews news ->
                out.accept(new MarketEvent.PlatformUpdate(news.scope(), news.locked(), stamp(0, receivedNanos)));
            default -> {
                // Candles, interest, estimates and replies are no events of the market.
            }
        }
    }

    /** A currency's listing; rows with words that are not known here are left out. */
    public MarketEvent.Listing listing(Currency currency, List<InstrumentData> rows, long receivedNanos) {
        return new MarketEvent.Listing(currency, instruments(rows), stamp(0, receivedNanos));
    }

    /** The instruments of a listing; rows with words that are not known here are left out. */
    public static List<Instrument> instruments(List<InstrumentData> rows) {
        return rows.stream()
                .map(InstrumentMapper::map)
                .flatMap(Optional::stream)
                .toList();
    }

    /** A stamp with the venue's time, or with the last one known where a message has none. */
    Stamp stamp(long timestampMillis, long receivedNanos) {
        venueMillis = timestampMillis > 0 ? timestampMillis : venueMillis;
        return new Stamp(venueMillis, receivedNanos);
    }

    /** How many tickers are remembered. */
    int remembered() {
        return tickers.size();
    }

    /** Forgets instruments that are no longer listed. */
    void forget(String instrument) {
        tickers.remove(instrument);
    }

    /** A whole ticker, or a book summary, which has no amounts, no greeks and no volatilities of the quotes. */
    public static Ticker ticker(TickerData data, Stamp stamp) {
        Quote quote = quote(data);
        return new Ticker(
                data.instrument(),
                InstrumentMapper.state(data.state()),
                quote,
                data.get(TickerField.LAST),
                data.get(TickerField.MARK),
                data.get(TickerField.INDEX),
                data.get(TickerField.UNDERLYING),
                data.underlyingName(),
                positive(data.get(TickerField.MARK_IV)),
                solved(data.get(TickerField.BID_IV), quote.bid()),
                solved(data.get(TickerField.ASK_IV), quote.ask()),
                greeks(data),
                data.get(TickerField.INTEREST_RATE),
                data.get(TickerField.OPEN_INTEREST),
                data.get(TickerField.VOLUME),
                data.get(TickerField.VOLUME_USD),
                data.get(TickerField.PRICE_CHANGE),
                data.get(TickerField.HIGH),
                data.get(TickerField.LOW),
                data.get(TickerField.SETTLEMENT),
                data.get(TickerField.ESTIMATED_DELIVERY),
                data.get(TickerField.CURRENT_FUNDING),
                data.get(TickerField.FUNDING_8H),
                stamp);
    }

    /** A public trade. */
    public static Trade trade(TradeData data, Stamp stamp) {
        return new Trade(
                data.instrument(),
                data.id(),
                data.sequence(),
                data.direction(),
                data.price(),
                data.amount(),
                data.mark(),
                data.index(),
                data.ivPercent(),
                data.liquidation(),
                data.comboId(),
                data.comboTradeId(),
                data.blockTradeId(),
                data.blockRfqId(),
                stamp);
    }

    /** An order book that came whole. */
    public static OrderBook book(BookData data, Stamp stamp) {
        BookBuilder builder = new BookBuilder(data.instrument());
        builder.apply(data);
        return builder.book(stamp);
    }

    private void ticker(TickerNews news, long receivedNanos, Consumer<MarketEvent> out) {
        String instrument = news.ticker().instrument();
        TickerData known = tickers.get(instrument);
        TickerData ticker = news.isChange() && known != null ? known.merge(news.ticker()) : news.ticker();
        tickers.put(instrument, ticker);
        out.accept(update(ticker, receivedNanos));
    }

    /** Without a ticker a quote says too little to be one. */
    private void quote(TickerData quote, long receivedNanos, Consumer<MarketEvent> out) {
        TickerData known = tickers.get(quote.instrument());
        if (known != null) {
            TickerData merged = known.merge(quote);
            tickers.put(quote.instrument(), merged);
            out.accept(update(merged, receivedNanos));
        }
    }

    private MarketEvent update(TickerData ticker, long receivedNanos) {
        return new MarketEvent.TickerUpdate(ticker(ticker, stamp(ticker.timestampMillis(), receivedNanos)));
    }

    private void trade(TradeData trade, long receivedNanos, Consumer<MarketEvent> out) {
        out.accept(new MarketEvent.TradeDone(trade(trade, stamp(trade.timestampMillis(), receivedNanos))));
    }

    private void marks(MarkNews news, long receivedNanos, Consumer<MarketEvent> out) {
        for (DeribitMessage.MarkData mark : news.marks()) {
            Stamp stamp = stamp(mark.timestampMillis(), receivedNanos);
            out.accept(new MarketEvent.MarkUpdate(mark.instrument(), mark.markPrice(), mark.ivPercent(), stamp));
        }
    }

    private static Quote quote(TickerData data) {
        double bid = price(data, TickerField.BEST_BID, TickerField.BEST_BID_AMOUNT);
        double ask = price(data, TickerField.BEST_ASK, TickerField.BEST_ASK_AMOUNT);
        return new Quote(
                bid,
                amount(bid, data.get(TickerField.BEST_BID_AMOUNT)),
                ask,
                amount(ask, data.get(TickerField.BEST_ASK_AMOUNT)));
    }

    /** The venue writes "no order" as price 0 and amount 0; combos do have real orders at 0 and below. */
    private static double price(TickerData data, TickerField price, TickerField amount) {
        boolean hasAmount = data.get(amount) > 0;
        return data.get(price) == 0 && !hasAmount ? Double.NaN : data.get(price);
    }

    private static double amount(double price, double amount) {
        return Double.isNaN(price) ? 0 : amount;
    }

    /** A volatility of 0, or at the cap, or of an order that is not there, is none. */
    private static double solved(double ivPercent, double price) {
        boolean isSolved = ivPercent > 0 && ivPercent < IV_CAP_PERCENT && !Double.isNaN(price);
        return isSolved ? ivPercent : Double.NaN;
    }

    private static double positive(double value) {
        return value > 0 ? value : Double.NaN;
    }

    private static Greeks greeks(TickerData data) {
        return new Greeks(
                data.get(TickerField.DELTA),
                data.get(TickerField.GAMMA),
                data.get(TickerField.VEGA),
                data.get(TickerField.THETA),
                data.get(TickerField.RHO));
    }
}
