package gammadesk.connectors.deribit;

import static org.assertj.core.api.Assertions.assertThat;

import gammadesk.analytics.market.InstrumentName;
import gammadesk.analytics.market.InstrumentName.OptionName;
import gammadesk.analytics.market.MarketEvent;
import gammadesk.analytics.market.Quote;
import gammadesk.analytics.market.Side;
import gammadesk.analytics.market.Ticker;
import gammadesk.analytics.market.Trade;
import gammadesk.connectors.deribit.DeribitMessage.BookData;
import gammadesk.connectors.deribit.DeribitMessage.BookNews;
import gammadesk.connectors.deribit.DeribitMessage.BookRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What another project makes of the same recorded messages. */
class TardisExpectationsTest {
    private final DeribitParser parser = new DeribitParser();
    private int compared;

    @Test
    void everyNormalisedResultIsMet() {
        Recordings.tardis().forEach(this::compare);
        assertThat(compared).isEqualTo(30);
    }

    private void compare(Recordings.Tardis recorded) {
        DeribitMessage message = parser.parse(recorded.input());
        List<MarketEvent> events = new ArrayList<>();
        new DeribitMapper().map(message, 0, events::add);
        int trades = 0;
        for (Map<String, Object> expected : Json.objects(recorded.expected())) {
            compared++;
            switch (text(expected, "type")) {
                case "trade" -> trade(expected, ((MarketEvent.TradeDone) events.get(trades++)).trade());
                case "liquidation" -> liquidation(expected, ((MarketEvent.TradeDone) events.getLast()).trade());
                case "book_change" -> book(expected, ((BookNews) message).book());
                case "derivative_ticker" -> derivative(expected, ticker(events));
                case "book_ticker" -> quote(expected, ticker(events));
                case "option_summary" -> option(expected, ticker(events));
                default -> throw new AssertionError("an expectation of an unknown type: " + expected);
            }
        }
    }

    private static Ticker ticker(List<MarketEvent> events) {
        return ((MarketEvent.TickerUpdate) events.getFirst()).ticker();
    }

    private static void trade(Map<String, Object> expected, Trade trade) {
        assertThat(trade.id()).isEqualTo(expected.get("id"));
        assertThat(trade.instrument()).isEqualTo(expected.get("symbol"));
        assertThat(trade.price()).isEqualTo(expected.get("price"));
        assertThat(trade.amount()).isEqualTo(expected.get("amount"));
        assertThat(trade.direction()).isEqualTo(side(expected));
        assertThat(trade.stamp().venueMillis()).isEqualTo(millis(expected));
    }

    /** Expected is the side of the one who was liquidated, recorded is the taker's. */
    private static void liquidation(Map<String, Object> expected, Trade trade) {
        boolean sameSide = trade.direction() == side(expected);
        assertThat(trade.liquidation()).isEqualTo(sameSide ? Trade.Liquidation.TAKER : Trade.Liquidation.MAKER);
    }

    private static void book(Map<String, Object> expected, BookData book) {
        assertThat(book.instrument()).isEqualTo(expected.get("symbol"));
        assertThat(book.isSnapshot()).isEqualTo(expected.get("isSnapshot"));
        assertThat(book.timestampMillis()).isEqualTo(millis(expected));
        assertThat(rows(book.bids())).isEqualTo(expected.get("bids"));
        assertThat(rows(book.asks())).isEqualTo(expected.get("asks"));
    }

    private static List<Map<String, Object>> rows(List<BookRow> rows) {
        return rows.stream()
                .map(row -> Map.<String, Object>of("price", row.price(), "amount", row.isDelete() ? 0.0 : row.amount()))
                .toList();
    }

    private static void derivative(Map<String, Object> expected, Ticker ticker) {
        assertThat(ticker.instrument()).isEqualTo(expected.get("symbol"));
        assertThat(ticker.last()).isEqualTo(number(expected, "lastPrice"));
        assertThat(ticker.openInterest()).isEqualTo(number(expected, "openInterest"));
        assertThat(ticker.currentFunding()).isEqualTo(number(expected, "fundingRate"));
        assertThat(ticker.index()).isEqualTo(number(expected, "indexPrice"));
        assertThat(ticker.mark()).isEqualTo(number(expected, "markPrice"));
        assertThat(ticker.stamp().venueMillis()).isEqualTo(millis(expected));
    }

    private static void quote(Map<String, Object> expected, Ticker ticker) {
        Quote quote = ticker.quote();
        assertThat(quote.bid()).isEqualTo(number(expected, "bidPrice"));
        assertThat(quote.ask()).isEqualTo(number(expected, "askPrice"));
        assertThat(quote.bidAmount()).isEqualTo(amount(expected, "bidAmount"));
        assertThat(quote.askAmount()).isEqualTo(amount(expected, "askAmount"));
    }

    private static void option(Map<String, Object> expected, Ticker ticker) {
        OptionName name = (OptionName) InstrumentName.parse(ticker.instrument()).orElseThrow();
        assertThat(ticker.instrument()).isEqualToIgnoringCase(text(expected, "symbol"));
        assertThat(name.type().name()).isEqualTo(text(expected, "optionType").toUpperCase(Locale.ROOT));
        assertThat(name.strike().doubleValue()).isEqualTo(number(expected, "strikePrice"));
        assertThat(name.expiry().instant()).isEqualTo(Instant.parse(text(expected, "expirationDate")));
        assertThat(ticker.bidIv()).isEqualTo(number(expected, "bestBidIV"));
        assertThat(ticker.askIv()).isEqualTo(capped(number(expected, "bestAskIV")));
        assertThat(ticker.markIv()).isEqualTo(number(expected, "markIV"));
        assertThat(ticker.last()).isEqualTo(number(expected, "lastPrice"));
        assertThat(ticker.mark()).isEqualTo(number(expected, "markPrice"));
        assertThat(ticker.openInterest()).isEqualTo(number(expected, "openInterest"));
        assertThat(ticker.greeks().delta()).isEqualTo(number(expected, "delta"));
        assertThat(ticker.greeks().gamma()).isEqualTo(number(expected, "gamma"));
        assertThat(ticker.greeks().vega()).isEqualTo(number(expected, "vega"));
        assertThat(ticker.greeks().theta()).isEqualTo(number(expected, "theta"));
        assertThat(ticker.greeks().rho()).isEqualTo(number(expected, "rho"));
        assertThat(ticker.underlying()).isEqualTo(number(expected, "underlyingPrice"));
        assertThat(ticker.underlyingName()).isEqualTo(text(expected, "underlyingIndex"));
        quote(
                Map.of(
                        "bidPrice",
                        number(expected, "bestBidPrice"),
                        "askPrice",
                        number(expected, "bestAskPrice"),
                        "bidAmount",
                        amount(expected, "bestBidAmount"),
                        "askAmount",
                        amount(expected, "bestAskAmount")),
                ticker);
    }

    /** The other project keeps the cap that stands for "no solution". */
    private static Double capped(Double ivPercent) {
        return ivPercent == 500 ? Double.NaN : ivPercent;
    }

    private static Side side(Map<String, Object> expected) {
        return Side.valueOf(text(expected, "side").toUpperCase(Locale.ROOT));
    }

    private static long millis(Map<String, Object> expected) {
        return Instant.parse(text(expected, "timestamp")).toEpochMilli();
    }

    private static Double number(Map<String, Object> expected, String name) {
        assertThat(expected).containsKey(name);
        return expected.get(name) instanceof Double value ? value : Double.NaN;
    }

    private static Double amount(Map<String, Object> expected, String name) {
        assertThat(expected).containsKey(name);
        return expected.get(name) instanceof Double value ? value : Double.valueOf(0);
    }

    private static String text(Map<String, Object> expected, String name) {
        return String.valueOf(expected.get(name));
    }
}
