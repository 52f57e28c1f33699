package gammadesk.connectors.deribit;

import static gammadesk.connectors.deribit.UnreadableException.require;

import gammadesk.analytics.market.Side;
import gammadesk.analytics.market.Trade;
import gammadesk.connectors.deribit.DeribitMessage.BookData;
import gammadesk.connectors.deribit.DeribitMessage.BookRow;
import gammadesk.connectors.deribit.DeribitMessage.MarkData;
import gammadesk.connectors.deribit.DeribitMessage.TradeData;
import java.util.List;
import java.util.Optional;

/** Reads the pieces that notifications and replies have in common: tickers, books, trades, marks. */
final class MarketDataReader {
    /** Mark volatilities of many options come as fractions, everything else in percent. */
    private static final double PERCENT = 100;

    private MarketDataReader() {}

    /** A ticker, quote or book summary, and whether it called itself a change. */
    record ReadTicker(TickerData data, boolean isChange) {}

    static ReadTicker ticker(Cursor in) {
        in.enterObject("the ticker");
        TickerData.Builder ticker = new TickerData.Builder();
        boolean isChange = false;
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            switch (name) {
                case "type" -> isChange = in.name().equals("change");
                case "instrument_name" -> ticker.instrument(in.name());
                default -> tickerMember(in, name, ticker);
            }
        }
        require(ticker.hasInstrument(), "a ticker without an instrument");
        return new ReadTicker(ticker.build(), isChange);
    }

    static void tickerMember(Cursor in, String name, TickerData.Builder ticker) {
        switch (name) {
            case "timestamp", "creation_timestamp" -> ticker.timestampMillis(in.integer());
            case "state" -> ticker.state(in.name());
            case "underlying_index" -> ticker.underlyingName(in.name());
            case "stats", "greeks" -> numbers(in, ticker);
            default -> number(in, name, ticker);
        }
    }

    static BookData book(Cursor in) {
        in.enterObject("the book");
        BookBuilding book = new BookBuilding();
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            book.member(in, name);
        }
        return book.build();
    }

    static TradeData trade(Cursor in) {
        in.enterObject("the trade");
        TradeBuilding trade = new TradeBuilding();
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            trade.member(in, name);
        }
        return trade.build();
    }

    static MarkData mark(Cursor in) {
        in.enterObject("the mark");
        String instrument = "";
        double price = Double.NaN;
        double iv = Double.NaN;
        long timestamp = 0;
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            switch (name) {
                case "instrument_name" -> instrument = in.name();
                case "mark_price" -> price = in.number();
                case "iv" -> iv = in.number() * PERCENT;
                case "timestamp" -> timestamp = in.integer();
                default -> in.skip();
            }
        }
        require(!instrument.isEmpty(), "a mark without an instrument");
        return new MarkData(instrument, price, iv, timestamp);
    }

    private static void numbers(Cursor in, TickerData.Builder ticker) {
        if (!in.isObject()) {
            in.skip();
            return;
        }
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            number(in, name, ticker);
        }
    }

    private static void number(Cursor in, String name, TickerData.Builder ticker) {
        TickerField field = TickerField.of(name);
        if (field == null) {
            in.skip();
        } else {
            ticker.put(field, in.number());
        }
    }

    /** {@code ["new", price, amount]} or, on grouped channels and in replies, {@code [price, amount]}. */
    private static BookRow row(Cursor in) {
        in.enterArray("a level");
        require(in.nextElement(), "an empty level");
        boolean isDelete = in.isString() && in.name().equals("delete");
        if (in.isString()) {
            require(in.nextElement(), "a level without a price");
        }
        double price = in.number();
        require(in.nextElement(), "a level without an amount");
        double amount = in.number();
        while (in.nextElement()) {
            in.skip();
        }
        require(!Double.isNaN(price) && !Double.isNaN(amount), "a level that is not a price and an amount");
        return new BookRow(isDelete || amount == 0, price, amount);
    }

    /** Collects a book; usable for a reply's members too. */
    static final class BookBuilding {
        private String instrument = "";
        private String type = "";
        private long changeId;
        private long previousChangeId;
        private long timestampMillis;
        private List<BookRow> bids = List.of();
        private List<BookRow> asks = List.of();

        void member(Cursor in, String name) {
            switch (name) {
                case "instrument_name" -> instrument = in.name();
                case "type" -> type = in.name();
                case "change_id" -> changeId = in.integer();
                case "prev_change_id" -> previousChangeId = in.integer();
                case "timestamp" -> timestampMillis = in.integer();
                case "bids" -> bids = in.list("the bids", MarketDataReader::row);
                case "asks" -> asks = in.list("the asks", MarketDataReader::row);
                default -> in.skip();
            }
        }

        String instrument() {
            return instrument;
        }

        long timestampMillis() {
            return timestampMillis;
        }

        /** Without a predecessor it is a snapshot: old recordings and grouped channels have no type. */
        BookData build() {
            require(!instrument.isEmpty(), "a book without an instrument");
            boolean isSnapshot = type.equals("snapshot") || previousChangeId == 0;
            return new BookData(instrument, isSnapshot, changeId, previousChangeId, bids, asks, timestampMillis);
        }
    }

    private static final class TradeBuilding {
        private String instrument = "";
        private String id = "";
        private String direction = "";
        private String liquidation = "";
        private long sequence;
        private long timestampMillis;
        private double price = Double.NaN;
        private double amount = Double.NaN;
        private double mark = Double.NaN;
        private double index = Double.NaN;
        private double iv = Double.NaN;
        private Optional<String> comboId = Optional.empty();
        private Optional<String> comboTradeId = Optional.empty();
        private Optional<String> blockTradeId = Optional.empty();
        private Optional<String> blockRfqId = Optional.empty();

        void member(Cursor in, String name) {
            switch (name) {
                case "instrument_name" -> instrument = in.name();
                case "trade_id" -> id = in.text();
                case "trade_seq" -> sequence = in.integer();
                case "timestamp" -> timestampMillis = in.integer();
                case "direction" -> direction = in.name();
                case "price" -> price = in.number();
                case "amount" -> amount = in.number();
                case "mark_price" -> mark = in.number();
                case "index_price" -> index = in.number();
                case "iv" -> iv = in.number();
                case "liquidation" -> liquidation = in.name();
                default -> relation(in, name);
            }
        }

        private void relation(Cursor in, String name) {
            switch (name) {
                case "combo_id" -> comboId = in.optionalText();
                case "combo_trade_id" -> comboTradeId = in.optionalText();
                case "block_trade_id" -> blockTradeId = in.optionalText();
                case "block_rfq_id" -> blockRfqId = in.optionalText();
                default -> in.skip();
            }
        }

        TradeData build() {
            require(!instrument.isEmpty(), "a trade without an instrument");
            require(!Double.isNaN(price) && !Double.isNaN(amount), "a trade without price or amount");
            return new TradeData(
                    instrument,
                    id,
                    sequence,
                    side(),
                    price,
                    amount,
                    mark,
                    index,
                    iv,
                    forced(),
                    comboId,
                    comboTradeId,
                    blockTradeId,
                    blockRfqId,
                    timestampMillis);
        }

        private Side side() {
            return switch (direction) {
                case "buy" -> Side.BUY;
                case "sell" -> Side.SELL;
                default -> throw new UnreadableException("a trade without a direction");
            };
        }

        private Trade.Liquidation forced() {
            return switch (liquidation) {
                case "M" -> Trade.Liquidation.MAKER;
                case "T" -> Trade.Liquidation.TAKER;
                case "MT" -> Trade.Liquidation.BOTH;
                default -> Trade.Liquidation.NONE;
            };
        }
    }
}
