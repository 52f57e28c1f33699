package gammadesk.connectors.deribit;

import static gammadesk.connectors.deribit.UnreadableException.require;

import gammadesk.connectors.deribit.DeribitMessage.BookNews;
import gammadesk.connectors.deribit.DeribitMessage.CandleNews;
import gammadesk.connectors.deribit.DeribitMessage.ExpirationPriceNews;
import gammadesk.connectors.deribit.DeribitMessage.Ignored;
import gammadesk.connectors.deribit.DeribitMessage.IndexNews;
import gammadesk.connectors.deribit.DeribitMessage.MarkNews;
import gammadesk.connectors.deribit.DeribitMessage.PerpetualNews;
import gammadesk.connectors.deribit.DeribitMessage.PlatformNews;
import gammadesk.connectors.deribit.DeribitMessage.QuoteNews;
import gammadesk.connectors.deribit.DeribitMessage.StateNews;
import gammadesk.connectors.deribit.DeribitMessage.TickerNews;
import gammadesk.connectors.deribit.DeribitMessage.TradeNews;
import gammadesk.connectors.deribit.DeribitMessage.VolatilityIndexNews;
import gammadesk.connectors.deribit.MarketDataReader.ReadTicker;

/** Reads the data of a subscription notification according to its channel. */
final class NotificationReader {
    private NotificationReader() {}

    static DeribitMessage read(Channel channel, Cursor in) {
        return switch (channel.kind()) {
            case TICKER, INCREMENTAL_TICKER -> ticker(in);
            case QUOTE -> new QuoteNews(MarketDataReader.ticker(in).data());
            case BOOK -> new BookNews(channel.text(), MarketDataReader.book(in));
            case TRADES -> new TradeNews(in.list("the trades", MarketDataReader::trade));
            case MARK_PRICES -> new MarkNews(in.list("the marks", MarketDataReader::mark));
            case PRICE_INDEX -> index(channel, in);
            case VOLATILITY_INDEX -> volatilityIndex(channel, in);
            case PERPETUAL -> perpetual(channel, in);
            case INSTRUMENT_STATE -> state(channel, in);
            case PLATFORM_STATE -> platform(in);
            case CANDLES -> candle(channel, in);
            case EXPIRATION_PRICE -> expirationPrice(channel, in);
            case OTHER -> ignored(channel, in);
        };
    }

    private static DeribitMessage ticker(Cursor in) {
        ReadTicker ticker = MarketDataReader.ticker(in);
        require(ticker.data().timestampMillis() > 0, "a ticker without a time");
        return new TickerNews(ticker.data(), ticker.isChange());
    }

    private static DeribitMessage index(Channel channel, Cursor in) {
        in.enterObject("the index");
        double price = Double.NaN;
        long timestamp = 0;
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            switch (name) {
                case "price" -> price = in.number();
                case "timestamp" -> timestamp = in.integer();
                default -> in.skip();
            }
        }
        require(!Double.isNaN(price), "an index without a price");
        return new IndexNews(channel.subject(), price, timestamp);
    }

    private static DeribitMessage volatilityIndex(Channel channel, Cursor in) {
        in.enterObject("the volatility index");
        double volatility = Double.NaN;
        long timestamp = 0;
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            switch (name) {
                case "volatility" -> volatility = in.number();
                case "timestamp" -> timestamp = in.integer();
                default -> in.skip();
            }
        }
        require(!Double.isNaN(volatility), "a volatility index without a value");
        return new VolatilityIndexNews(channel.subject(), volatility, timestamp);
    }

    private static DeribitMessage perpetual(Channel channel, Cursor in) {
        in.enterObject("the interest");
        double interest = Double.NaN;
        double index = Double.NaN;
        long timestamp = 0;
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            switch (name) {
                case "interest" -> interest = in.number();
                case "index_price" -> index = in.number();
                case "timestamp" -> timestamp = in.integer();
                default -> in.skip();
            }
        }
        return new PerpetualNews(channel.subject(), interest, index, timestamp);
    }

    private static DeribitMessage state(Channel channel, Cursor in) {
        in.enterObject("the state");
        String instrument = "";
        String state = "";
        long timestamp = 0;
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            switch (name) {
                case "instrument_name" -> instrument = in.name();
                case "state" -> state = in.name();
                case "timestamp" -> timestamp = in.integer();
                default -> in.skip();
            }
        }
        require(!instrument.isEmpty() && !state.isEmpty(), "a state without an instrument");
        return new StateNews(instrument, channel.subject(), state, timestamp);
    }

    /** Either an index is locked or unlocked, or the whole venue goes into or out of maintenance. */
    private static DeribitMessage platform(Cursor in) {
        in.enterObject("the platform's state");
        String scope = "";
        boolean locked = false;
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            switch (name) {
                case "price_index" -> scope = in.name();
                case "locked", "maintenance" -> locked = in.flag();
                default -> in.skip();
            }
        }
        return new PlatformNews(scope, locked);
    }

    private static DeribitMessage candle(Channel channel, Cursor in) {
        in.enterObject("the candle");
        double[] values = {Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN};
        long timestamp = 0;
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            switch (name) {
                case "open" -> values[0] = in.number();
                case "high" -> values[1] = in.number();
                case "low" -> values[2] = in.number();
                case "close" -> values[3] = in.number();
                case "volume" -> values[4] = in.number();
                case "tick" -> timestamp = in.integer();
                default -> in.skip();
            }
        }
        return new CandleNews(
                channel.subject(), channel.detail(), values[0], values[1], values[2], values[3], values[4], timestamp);
    }

    private static DeribitMessage expirationPrice(Channel channel, Cursor in) {
        in.enterObject("the expiration price");
        double price = Double.NaN;
        long seconds = 0;
        boolean estimated = false;
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            switch (name) {
                case "price" -> price = in.number();
                case "seconds" -> seconds = in.integer();
                case "is_estimated" -> estimated = in.flag();
                default -> in.skip();
            }
        }
        return new ExpirationPriceNews(channel.subject(), price, seconds, estimated);
    }

    private static DeribitMessage ignored(Channel channel, Cursor in) {
        in.skip();
        return new Ignored(channel.text());
    }
}
