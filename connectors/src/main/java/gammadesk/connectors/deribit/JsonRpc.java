package gammadesk.connectors.deribit;

import gammadesk.analytics.market.Currency;
import java.util.Collection;
import java.util.stream.Collectors;

/** Writes the few requests of the market-data side. All texts in them are the venue's own names and need no escapes. */
final class JsonRpc {
    private JsonRpc() {}

    static String heartbeat(long id, int seconds) {
        return request(id, "public/set_heartbeat", "\"interval\":" + seconds);
    }

    static String test(long id) {
        return request(id, "public/test", "");
    }

    static String instruments(long id, Currency currency) {
        return request(id, "public/get_instruments", "\"currency\":\"" + currency + "\",\"expired\":false");
    }

    static String combos(long id, Currency currency) {
        return request(id, "public/get_combos", "\"currency\":\"" + currency + "\"");
    }

    static String subscribe(long id, Collection<String> channels) {
        return request(id, "public/subscribe", channels(channels));
    }

    static String unsubscribe(long id, Collection<String> channels) {
        return request(id, "public/unsubscribe", channels(channels));
    }

    private static String channels(Collection<String> channels) {
        return channels.stream().collect(Collectors.joining("\",\"", "\"channels\":[\"", "\"]"));
    }

    private static String request(long id, String method, String parameters) {
        return "{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"method\":\"" + method + "\",\"params\":{" + parameters + "}}";
    }
}
