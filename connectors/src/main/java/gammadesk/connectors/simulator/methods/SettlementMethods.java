package gammadesk.connectors.simulator.methods;

import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.Instrument;
import gammadesk.analytics.market.OptionType;
import gammadesk.connectors.simulator.market.VenueMarket.Delivery;
import gammadesk.connectors.simulator.protocol.JsonBytes;
import gammadesk.connectors.simulator.protocol.Params;
import gammadesk.connectors.simulator.protocol.RpcError;
import gammadesk.connectors.simulator.venue.InstrumentJson;
import gammadesk.connectors.simulator.venue.Listed;
import gammadesk.connectors.simulator.venue.Venue;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** How things ended: delivery prices and settlements. */
final class SettlementMethods {
    private static final int MOST = 1000;
    private static final int USUAL_PRICES = 10;
    private static final int USUAL_SETTLEMENTS = 20;
    /** A delivery belongs to the expiry at which it happened, to the minute. */
    private static final long TOLERANCE = 60_000;

    private final Venue venue;
    private final Words words;

    SettlementMethods(Venue venue) {
        this.venue = venue;
        words = new Words(venue);
    }

    void addTo(Methods methods) {
        methods.add("public/get_delivery_prices", this::deliveryPrices)
                .add("public/get_last_settlements_by_currency", this::byCurrency)
                .add("public/get_last_settlements_by_instrument", this::byInstrument)
                .add("public/get_apr_history", SettlementMethods::yields);
    }

    /** Nothing listed here bears interest. */
    private static void yields(Call call, JsonBytes out) {
        call.params().text("currency");
        out.object()
                .name("data")
                .array()
                .endArray()
                .name("continuation")
                .raw("null")
                .endObject();
    }

    private void deliveryPrices(Call call, JsonBytes out) {
        Currency currency = words.index(call.params());
        int count = call.params().count("count", USUAL_PRICES, MOST);
        long offset = call.params().maybeNatural("offset").orElse(0);
        List<Delivery> all = venue.market().deliveries(currency);
        out.object().name("data").array();
        all.stream().skip(offset).limit(count).forEach(delivery -> price(out, delivery));
        out.endArray().field("records_total", all.size()).endObject();
    }

    private static void price(JsonBytes out, Delivery delivery) {
        String date = Instant.ofEpochMilli(delivery.atMillis())
                .atOffset(ZoneOffset.UTC)
                .toLocalDate()
                .toString();
        out.object()
                .field("date", date)
                .field("delivery_price", delivery.price(), 4)
                .endObject();
    }

    private void byCurrency(Call call, JsonBytes out) {
        Currency currency = words.currency(call.params());
        settlements(call.params(), out, listed -> listed.currency().equals(currency));
    }

    private void byInstrument(Call call, JsonBytes out) {
        String name = call.params().text("instrument_name");
        if (!venue.directory().knows(name)
                && expired().noneMatch(listed -> listed.name().equals(name))) {
            throw RpcError.invalid("instrument_name", "instrument not found");
        }
        settlements(call.params(), out, listed -> listed.name().equals(name));
    }

    private void settlements(Params params, JsonBytes out, Predicate<Listed> wanted) {
        boolean deliveries = params.maybeWord("type", List.of("settlement", "delivery", "bankruptcy"))
                .map("delivery"::equals)
                .orElse(true);
        int count = params.count("count", USUAL_SETTLEMENTS, MOST);
        long latest = params.maybeNatural("search_start_timestamp").orElse(Long.MAX_VALUE);
        out.object().name("settlements").array();
        expired()
                .filter(wanted.and(
                        listed -> deliveries && InstrumentJson.expirationMillis(listed.instrument()) <= latest))
                .limit(count)
                .forEach(listed -> settlement(out, listed));
        out.endArray().field("continuation", "none").endObject();
    }

    private Stream<Listed> expired() {
        return venue.directory().expired().stream();
    }

    private void settlement(JsonBytes out, Listed listed) {
        long at = InstrumentJson.expirationMillis(listed.instrument());
        double price = venue.market().deliveries(listed.instrument().base()).stream()
                .filter(delivery -> Math.abs(delivery.atMillis() - at) <= TOLERANCE)
                .mapToDouble(Delivery::price)
                .findFirst()
                .orElse(Double.NaN);
        out.object().field("type", "delivery").field("timestamp", at);
        out.field("instrument_name", listed.name()).field("index_price", price, 4);
        out.field("mark_price", worth(listed, price), 8);
        out.field("position", 0).field("session_profit_loss", 0.0, 8).field("profit_loss", 0.0, 8);
        out.field("funding", 0.0, 8).endObject();
    }

    /** An option's pay-off in its price unit; a future is worth the delivery price. */
    private static double worth(Listed listed, double price) {
        return listed.instrument()
                .option()
                .map(terms -> payoff(listed, terms, price))
                .orElse(price);
    }

    private static double payoff(Listed listed, Instrument.OptionTerms terms, double price) {
        int sign = terms.type() == OptionType.CALL ? 1 : -1;
        double money = Math.max(0, sign * (price - terms.strike().doubleValue()));
        return listed.isInverse() ? money / price : money;
    }
}
