package gammadesk.connectors.simulator.methods;

import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.Expiry;
import gammadesk.connectors.simulator.protocol.JsonBytes;
import gammadesk.connectors.simulator.protocol.Params;
import gammadesk.connectors.simulator.protocol.RpcError;
import gammadesk.connectors.simulator.venue.InstrumentJson;
import gammadesk.connectors.simulator.venue.Listed;
import gammadesk.connectors.simulator.venue.Venue;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedCollection;
import java.util.stream.Stream;

/** What can be traded: currencies, indices, instruments, expiries. */
final class ListingMethods {
    private static final Map<String, String> LONG_NAMES = Map.of("BTC", "Bitcoin", "ETH", "Ethereum");
    private static final Map<String, String> COIN_TYPES = Map.of("BTC", "BITCOIN", "ETH", "ETHER");

    /** Nothing is listed in it, but accounts have it. */
    private static final String MONEY = "USDC";

    private final Venue venue;
    private final Words words;

    ListingMethods(Venue venue) {
        this.venue = venue;
        words = new Words(venue);
    }

    void addTo(Methods methods) {
        methods.add("public/get_currencies", (_, out) -> currencies(out))
                .add("public/get_instruments", this::instruments)
                .add("public/get_instrument", this::instrument)
                .add("public/get_contract_size", this::contractSize)
                .add("public/get_expirations", this::expirations)
                .add("public/get_index_price_names", this::indexNames)
                .add("public/get_supported_index_names", this::supportedIndexNames)
                .add("public/get_rfqs", (call, out) -> nothing(words.currency(call.params()), out))
                .add("public/get_block_rfq_trades", this::blockTrades)
                .add("public/get_announcements", ListingMethods::announcements);
    }

    /** There are none, which is said only to those who asked rightly. */
    private static void nothing(Object checked, JsonBytes out) {
        out.array().endArray();
        assert checked != null;
    }

    private static void announcements(Call call, JsonBytes out) {
        nothing(call.params().count("count", 5, 50), out);
    }

    private void blockTrades(Call call, JsonBytes out) {
        words.currencyOrAny(call.params());
        out.object()
                .name("block_rfqs")
                .array()
                .endArray()
                .name("continuation")
                .raw("null")
                .endObject();
    }

    private void currencies(JsonBytes out) {
        out.array();
        venue.market().currencies().forEach(currency -> currency(out, currency.code()));
        currency(out, MONEY);
        out.endArray();
    }

    private static void currency(JsonBytes out, String code) {
        out.object().field("currency", code);
        out.field("currency_long", LONG_NAMES.getOrDefault(code, code));
        out.field("coin_type", COIN_TYPES.getOrDefault(code, code));
        out.field("min_confirmations", 1).field("decimals", 8);
        out.field("min_withdrawal_fee", 0.0001, 8).field("withdrawal_fee", 0.0001, 8);
        out.name("withdrawal_priorities").array().endArray();
        out.field("in_cross_collateral_pool", true);
        out.field("network_currency", code).field("network_fee", 0.0001, 8).endObject();
    }

    private void instruments(Call call, JsonBytes out) {
        Params params = call.params();
        String currency = params.maybeText("currency").isEmpty() ? "any" : words.currencyOrAny(params);
        boolean expired = params.flag("expired", false);
        Collection<Listed> all =
                expired ? venue.directory().expired() : venue.directory().all();
        out.array();
        all.stream()
                .filter(listed -> listed.isOfCurrency(currency))
                .filter(Words.kind(params, Words.KINDS))
                .forEach(listed -> InstrumentJson.write(out, listed));
        out.endArray();
    }

    private void instrument(Call call, JsonBytes out) {
        String name = call.params().text("instrument_name");
        Listed listed = venue.directory()
                .find(name)
                .or(() -> venue.directory().expired().stream()
                        .filter(expired -> expired.name().equals(name))
                        .findFirst())
                .orElseThrow(() -> RpcError.invalid("instrument_name", "instrument not found"));
        InstrumentJson.write(out, listed);
    }

    private void contractSize(Call call, JsonBytes out) {
        Listed listed = words.instrument(call.params());
        String size = listed.instrument().contractSize().stripTrailingZeros().toPlainString();
        out.object().name("contract_size").raw(size).endObject();
    }

    private void expirations(Call call, JsonBytes out) {
        Params params = call.params();
        String currency = params.text("currency");
        String kind = params.word("kind", List.of("future", "option", "any"));
        out.object();
        if (currency.equals("grouped")) {
            venue.market().currencies().forEach(each -> expirations(out, each.code(), kind));
        } else if (words.currencyOrAny(params).equals("any")) {
            kinds(out, "any", kind);
        } else {
            expirations(out, currency, kind);
        }
        out.endObject();
    }

    private void expirations(JsonBytes out, String currency, String kind) {
        out.name(currency.toLowerCase(Locale.ROOT)).object();
        kinds(out, currency, kind);
        out.endObject();
    }

    private void kinds(JsonBytes out, String currency, String kind) {
        for (String each : kind.equals("any") ? List.of("future", "option") : List.of(kind)) {
            out.name(each).array();
            labels(currency, each).forEach(out::text);
            out.endArray();
        }
    }

    private SequencedCollection<String> labels(String currency, String kind) {
        List<Listed> mine = venue.directory().all().stream()
                .filter(listed -> listed.isOfCurrency(currency) && listed.isOfKind(kind))
                .toList();
        Stream<String> dated = mine.stream()
                .flatMap(listed -> listed.instrument().expiry().stream())
                .distinct()
                .sorted()
                .map(Expiry::label);
        Stream<String> perpetual =
                mine.stream().anyMatch(Listed::isPerpetual) ? Stream.of("PERPETUAL") : Stream.empty();
        return Stream.concat(dated, perpetual).toList();
    }

    private void indexNames(Call call, JsonBytes out) {
        boolean extended = call.params().flag("extended", false);
        out.array();
        for (Currency currency : venue.market().currencies()) {
            String name = venue.market().index(currency).name();
            if (extended) {
                out.object().field("name", name);
                out.field("future_combo_creation_enabled", true);
                out.field("option_combo_creation_enabled", true).endObject();
            } else {
                out.text(name);
            }
        }
        out.endArray();
    }

    private void supportedIndexNames(Call call, JsonBytes out) {
        call.params().maybeWord("type", List.of("all", "spot", "derivative"));
        out.array();
        venue.market()
                .currencies()
                .forEach(currency -> out.text(venue.market().index(currency).name()));
        out.endArray();
    }
}
