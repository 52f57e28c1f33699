package gammadesk.connectors.deribit;

import gammadesk.analytics.market.Combo;
import gammadesk.analytics.market.Side;
import gammadesk.analytics.market.TickLadder;
import gammadesk.analytics.market.Trade;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One message of the venue in its own words: nothing is left out that the mapper needs, nothing is interpreted beyond
 * units. Text that the venue did not send is empty, numbers are NaN, times and ids are 0.
 */
public sealed interface DeribitMessage {
    /** A ticker; a change names only what moved since the last one. */
    record TickerNews(TickerData ticker, boolean isChange) implements DeribitMessage {}

    /** Best bid and ask. */
    record QuoteNews(TickerData quote) implements DeribitMessage {}

    /** A snapshot of an order book or a change to it, on the channel that must be resubscribed after a gap. */
    record BookNews(String channel, BookData book) implements DeribitMessage {}

    /** Public trades, oldest first. */
    record TradeNews(List<TradeData> trades) implements DeribitMessage {}

    /** An index price. */
    record IndexNews(String index, double price, long timestampMillis) implements DeribitMessage {}

    /** A volatility index, annual percent. */
    record VolatilityIndexNews(String index, double volatilityPercent, long timestampMillis)
            implements DeribitMessage {}

    /** Mark prices of many options. */
    record MarkNews(List<MarkData> marks) implements DeribitMessage {}

    /** Interest of a perpetual. */
    record PerpetualNews(String instrument, double interest, double indexPrice, long timestampMillis)
            implements DeribitMessage {}

    /** An instrument was created, started, settled or closed; the currency is the channel's, empty if it has none. */
    record StateNews(String instrument, String currency, String state, long timestampMillis)
            implements DeribitMessage {}

    /** Trading on an index, or on the whole venue, was locked or unlocked. */
    record PlatformNews(String scope, boolean locked) implements DeribitMessage {}

    /** One candle of a chart. */
    record CandleNews(
            String instrument,
            String resolution,
            double open,
            double high,
            double low,
            double close,
            double volume,
            long timestampMillis)
            implements DeribitMessage {}

    /** What delivery on an index would be now, and how long until it is. */
    record ExpirationPriceNews(String index, double price, long seconds, boolean estimated) implements DeribitMessage {}

    /** The venue is alive; a test request wants to be answered. */
    record Heartbeat(boolean isTestRequest) implements DeribitMessage {}

    /** The answer to a request. */
    record Reply(long id, Body body, long venueMicros) implements DeribitMessage {}

    /** The refusal of a request. */
    record Refusal(long id, DeribitError error) implements DeribitMessage {}

    /** A sound message that is of no interest here. */
    record Ignored(String what) implements DeribitMessage {}

    /** What could not be read, and why. */
    record Malformed(String reason, String sample) implements DeribitMessage {}

    /** The result of a request, told by its shape. */
    sealed interface Body {
        /** Channels that were subscribed or unsubscribed; also every other list of words. */
        record Channels(List<String> names) implements Body {}

        /** A word, such as {@code ok}. */
        record Word(String word) implements Body {}

        /** An integer, such as the venue's time. */
        record Count(long value) implements Body {}

        /** Instruments with their trading rules; rows that could not be read are left out and counted. */
        record Instruments(List<InstrumentData> instruments, int unreadable) implements Body {}

        /** Combos with their legs. */
        record Combos(List<Combo> combos) implements Body {}

        /** Book summaries. */
        record Summaries(List<TickerData> summaries) implements Body {}

        /** An order book with the ticker that comes along. */
        record Book(TickerData ticker, BookData book) implements Body {}

        /** A ticker. */
        record OneTicker(TickerData ticker) implements Body {}

        /** Public trades, and whether the question had more for an answer. */
        record Trades(List<TradeData> trades, boolean hasMore) implements Body {}

        /** Bars of a chart, oldest first. */
        record Chart(List<BarData> bars) implements Body {}

        /** Bars of a volatility index, percent, and up to when older ones are to be asked for, if there are some. */
        record Volatilities(List<BarData> bars, OptionalLong continuation) implements Body {}

        /** What a perpetual cost, hour by hour. */
        record Fundings(List<FundingData> hours) implements Body {}

        /** An index price. */
        record Index(double price) implements Body {}

        /** The venue's software version: the answer to a test. */
        record Version(String version) implements Body {}

        /** An empty list, of whatever it would have been. */
        record Nothing() implements Body {}

        /** Of no interest here. */
        record Other() implements Body {}
    }

    /**
     * An order book or a change to it.
     *
     * @param isSnapshot whether it replaces everything known before
     * @param changeId the venue's sequence number of the state after it; 0 where the channel has none
     * @param previousChangeId the sequence number on which a change builds
     */
    record BookData(
            String instrument,
            boolean isSnapshot,
            long changeId,
            long previousChangeId,
            List<BookRow> bids,
            List<BookRow> asks,
            long timestampMillis) {}

    /** A price level that is new, changed or, with {@code isDelete}, gone. */
    record BookRow(boolean isDelete, double price, double amount) {}

    /** Mark price in the instrument's price unit and mark volatility in percent (a fraction on the wire). */
    record MarkData(String instrument, double markPrice, double ivPercent, long timestampMillis) {}

    /** A public trade. */
    record TradeData(
            String instrument,
            String id,
            long sequence,
            Side direction,
            double price,
            double amount,
            double mark,
            double index,
            double ivPercent,
            Trade.Liquidation liquidation,
            Optional<String> comboId,
            Optional<String> comboTradeId,
            Optional<String> blockTradeId,
            Optional<String> blockRfqId,
            long timestampMillis) {}

    /** A bar by the time of its beginning; the volume is in the base coin. */
    record BarData(long startMillis, double open, double high, double low, double close, double volume) {}

    /** What a perpetual cost up to a full hour, fractions. */
    record FundingData(long timestampMillis, double index, double oneHour, double eightHours) {}

    /** An instrument as the venue lists it. */
    record InstrumentData(
            String name,
            String kind,
            String base,
            String quote,
            String settlementCurrency,
            String instrumentType,
            String settlementPeriod,
            String optionType,
            String state,
            boolean active,
            Optional<BigDecimal> strike,
            BigDecimal contractSize,
            TickLadder ticks,
            BigDecimal minimumAmount,
            BigDecimal makerFee,
            BigDecimal takerFee,
            long createdMillis,
            long expiryMillis) {}
}
