package gammadesk.app.trading;

import gammadesk.analytics.market.Fill;
import gammadesk.analytics.market.Order;
import gammadesk.analytics.port.Intent;
import gammadesk.analytics.port.OrderGateway;
import gammadesk.analytics.port.Venue;
import java.math.BigDecimal;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What entries of the ledger say, as JSON. Amounts and prices are exact decimals in the instrument's units. */
final class LedgerContent {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private LedgerContent() {}

    static String of(String name, String value) {
        return object().put(name, value).toString();
    }

    static String of(Intent intent) {
        return order(intent).toString();
    }

    private static ObjectNode order(Intent intent) {
        ObjectNode json = object();
        json.put("intent", intent.kind().name());
        json.put("orderId", intent.orderId());
        json.put("instrument", intent.instrument());
        json.put("side", intent.side().name());
        put(json, "amount", intent.amount());
        intent.price().ifPresent(price -> put(json, "price", price));
        json.put("priceUnit", intent.quoting().name());
        json.put("plannedMillis", intent.plannedMillis());
        json.put("validUntilMillis", intent.validUntilMillis());
        return json;
    }

    /** Something that happened, in one word and in one sentence. */
    static String event(String word, String sentence) {
        return object().put("event", word).put("sentence", sentence).toString();
    }

    static String of(OrderGateway.Outcome outcome, String sentence) {
        ObjectNode json = object();
        json.put("outcome", outcome.getClass().getSimpleName());
        switch (outcome) {
            case OrderGateway.Outcome.Accepted(Order order) ->
                json.put("orderId", order.id()).put("state", order.state().name());
            case OrderGateway.Outcome.Refused refused ->
                json.put("code", refused.venueCode()).put("reason", refused.reason());
            case OrderGateway.Outcome.Unknown unknown -> json.put("reason", unknown.reason());
        }
        return json.put("sentence", sentence).toString();
    }

    static String of(Order order, String sentence) {
        ObjectNode json = object();
        json.put("orderId", order.id());
        json.put("label", order.label());
        json.put("instrument", order.instrument());
        json.put("state", order.state().name());
        put(json, "filled", order.filled());
        return json.put("sentence", sentence).toString();
    }

    /** The same execution always gives the same text. */
    static String of(Fill fill, Venue.Environment environment) {
        ObjectNode json = object();
        json.put("environment", environment.name());
        json.put("orderId", fill.orderId());
        json.put("label", fill.label());
        json.put("instrument", fill.instrument());
        json.put("side", fill.side().name());
        put(json, "price", fill.price());
        put(json, "amount", fill.amount());
        put(json, "fee", fill.fee());
        json.put("feeCurrency", fill.feeCurrency().code());
        json.put("maker", fill.maker());
        json.put("venueMillis", fill.stamp().venueMillis());
        return json.toString();
    }

    /** Trade ids begin anew at another venue and with every market inside this program; order and time do not. */
    static boolean isOfSameTrade(String one, String other) {
        Optional<JsonNode> a = parse(one);
        Optional<JsonNode> b = parse(other);
        return a.isPresent()
                && b.isPresent()
                && a.get().path("environment").equals(b.get().path("environment"))
                && a.get().path("instrument").equals(b.get().path("instrument"))
                && a.get().path("orderId").equals(b.get().path("orderId"))
                && a.get().path("venueMillis").equals(b.get().path("venueMillis"));
    }

    private static Optional<JsonNode> parse(String content) {
        try {
            return Optional.of(JSON.readTree(content));
        } catch (JacksonException _) {
            return Optional.empty();
        }
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static void put(ObjectNode json, String name, BigDecimal value) {
        BigDecimal plain = value.stripTrailingZeros();
        json.put(name, plain.scale() < 0 ? plain.setScale(0) : plain);
    }
}
