package gammadesk.connectors.simulator.methods;

import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.IndexPrice;
import gammadesk.analytics.market.OrderBook;
import gammadesk.analytics.market.Ticker;
import gammadesk.connectors.simulator.protocol.JsonBytes;
import gammadesk.connectors.simulator.protocol.Params;
import gammadesk.connectors.simulator.protocol.RpcError;
import gammadesk.connectors.simulator.venue.BookJson;
import gammadesk.connectors.simulator.venue.InstrumentJson;
import gammadesk.connectors.simulator.venue.Listed;
import gammadesk.connectors.simulator.venue.TickerJson;
import gammadesk.connectors.simulator.venue.Venue;
import java.util.List;
import java.util.function.Predicate;

/** What things cost now: tickers, books, summaries, indices. */
final class QuoteMethods {
    private static final List<String> DEPTHS = List.of("1", "5", "10", "20", "50", "100", "1000", "10000");
    private static final int USUAL_DEPTH = 20;

    private final Venue venue;
    private final Words words;

    QuoteMethods(Venue venue) {
        this.venue = venue;
        words = new Words(venue);
    }

    void addTo(Methods methods) {
        methods.add("public/ticker", this::ticker)
                .add("public/get_order_book", (call, out) -> book(words.instrument(call.params()), call.params(), out))
                .add("public/get_order_book_by_instrument_id", this::bookById)
                .add("public/get_book_summary_by_currency", this::summaries)
                .add("public/get_book_summary_by_instrument", this::summary)
                .add("public/get_index", this::index)
                .add("public/get_index_price", this::indexPrice);
    }

    private void ticker(Call call, JsonBytes out) {
        Listed listed = words.instrument(call.params());
        TickerJson.write(out, listed, venue.market().ticker(listed.name()));
    }

    private void bookById(Call call, JsonBytes out) {
        Listed listed = venue.directory()
                .find(call.params().whole("instrument_id"))
                .orElseThrow(() -> RpcError.invalid("instrument_id", "instrument not found"));
        book(listed, call.params(), out);
    }

    private void book(Listed listed, Params params, JsonBytes out) {
        int depth = params.maybeWord("depth", DEPTHS).map(Integer::parseInt).orElse(USUAL_DEPTH);
        OrderBook book = venue.market().book(listed.name());
        Ticker ticker = venue.market().ticker(listed.name());
        out.object().field("timestamp", book.stamp().venueMillis());
        out.field("state", InstrumentJson.stateWord(ticker.state()));
        out.field("instrument_name", listed.name()).field("change_id", book.changeId());
        BookJson.pairs(out.name("bids"), book.bids(), depth);
        BookJson.pairs(out.name("asks"), book.asks(), depth);
        TickerJson.fields(out, listed, ticker);
        out.endObject();
    }

    private void summaries(Call call, JsonBytes out) {
        Currency currency = words.currency(call.params());
        Predicate<Listed> kind = Words.kind(call.params(), Words.KINDS);
        out.array();
        venue.directory().all().stream()
                .filter(listed -> listed.currency().equals(currency))
                .filter(kind)
                .forEach(listed -> summary(out, listed));
        out.endArray();
    }

    private void summary(Call call, JsonBytes out) {
        Listed listed = words.instrument(call.params());
        out.array();
        summary(out, listed);
        out.endArray();
    }

    private void summary(JsonBytes out, Listed listed) {
        Ticker ticker = venue.market().ticker(listed.name());
        out.object().field("instrument_name", listed.name());
        out.field("base_currency", listed.instrument().base().code());
        out.field("quote_currency", listed.instrument().quote().code());
        out.field("creation_timestamp", ticker.stamp().venueMillis());
        prices(out, ticker);
        volumes(out, ticker);
        if (listed.isOption()) {
            option(out, ticker);
        }
        if (listed.isPerpetual()) {
            out.field("current_funding", ticker.currentFunding(), 8).field("funding_8h", ticker.funding8h(), 8);
        }
        out.endObject();
    }

    private static void prices(JsonBytes out, Ticker ticker) {
        out.field("bid_price", ticker.quote().bid(), 8)
                .field("ask_price", ticker.quote().ask(), 8);
        out.field("mid_price", ticker.quote().mid(), 8).field("mark_price", ticker.mark(), 8);
        out.field("last", ticker.last(), 8);
        double delivery = ticker.estimatedDelivery();
        out.field("estimated_delivery_price", Double.isNaN(delivery) ? ticker.index() : delivery, 2);
    }

    private static void volumes(JsonBytes out, Ticker ticker) {
        out.field("high", ticker.high24h(), 8).field("low", ticker.low24h(), 8);
        out.field("price_change", ticker.priceChange24h(), 4);
        out.field("open_interest", zero(ticker.openInterest()), 8);
        out.field("volume", zero(ticker.volume24h()), 8).field("volume_usd", zero(ticker.volumeUsd24h()), 2);
    }

    private static void option(JsonBytes out, Ticker ticker) {
        String source = ticker.underlyingName();
        out.field("mark_iv", zero(ticker.markIv()), 2).field("interest_rate", zero(ticker.interestRate()), 8);
        out.field("underlying_index", source.isEmpty() ? "index_price" : source);
        out.field("underlying_price", ticker.underlying(), 4);
    }

    /** The old form: the price under the currency's own name. */
    private void index(Call call, JsonBytes out) {
        Currency currency = words.currency(call.params());
        if (!venue.market().currencies().contains(currency)) {
            throw RpcError.invalid("currency", "invalid currency");
        }
        double price = venue.market().index(currency).price();
        out.object().field(currency.code(), price, 2).field("edp", price, 2).endObject();
    }

    private void indexPrice(Call call, JsonBytes out) {
        IndexPrice index = venue.market().index(words.index(call.params()));
        out.object().field("index_price", index.price(), 2);
        out.field("estimated_delivery_price", index.price(), 2).endObject();
    }

    private static double zero(double value) {
        return Double.isNaN(value) ? 0 : value;
    }
}
