package gammadesk.connectors.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import gammadesk.analytics.market.InstrumentState;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Holds what the exchange says against the venue's own published contract and against recordings of the venue. */
class ContractTest {
    /** Logging in is tried by itself. */
    private static final Set<String> LATER = Set.of("/public/auth", "/public/exchange_token", "/public/fork_token");
    /** What the venue's own description gets wrong, seen in recordings: it calls these objects or arrays of objects. */
    private static final Set<String> BY_EXAMPLE_ONLY = Set.of(
            "/public/ticker",
            "/public/get_order_book",
            "/public/get_order_book_by_instrument_id",
            "/public/get_expirations",
            "/public/get_historical_volatility",
            "/public/get_last_settlements_by_currency",
            "/public/get_last_settlements_by_instrument",
            "/public/get_supported_index_names");
    /** Lists of words in the venue's description that lack what the venue itself says. */
    private static final Set<String> NARROW = Set.of(".coin_type", ".quote_currency");
    /** Its example is that of a locked venue of years ago. */
    private static final String OUTDATED_EXAMPLE = "/public/status";

    /** Methods whose example is about an option, and so has more fields. */
    private static final Set<String> ABOUT_AN_OPTION =
            Set.of("/public/get_book_summary_by_instrument", "/public/get_instrument");

    private static final Map<String, String> VALUES = Map.ofEntries(
            Map.entry("index_name", "btc_usd"),
            Map.entry("start_timestamp", Long.toString(FakeMarket.START - 3_600_000)),
            Map.entry("end_timestamp", Long.toString(FakeMarket.START + 3_600_000)),
            Map.entry("resolution", "1"),
            Map.entry("length", "8h"),
            Map.entry("client_name", "test"),
            Map.entry("client_version", "1"));
    /** Channels of the venue that have no sense without others' markets or an account. */
    private static final Set<String> NOT_OFFERED = Set.of("announcements", "deribit_price_ranking.(index_name)");

    private final FakeMarket market = new FakeMarket(5);
    private EmbeddedExchange exchange;
    private WireClient client;

    @BeforeEach
    void open() throws Exception {
        ExchangeSettings settings = ExchangeSettings.defaults().withCredits(CreditLimits.none());
        exchange = EmbeddedExchange.start(settings, market, new SystemClock());
        client = WireClient.connected(exchange);
    }

    @AfterEach
    void close() {
        client.close();
        exchange.close();
    }

    private static Path shared(String name) {
        Path file = Path.of(System.getProperty("shared.dir", "../shared")).resolve(name);
        if (!Files.exists(file)) {
            if (Boolean.getBoolean("shared.required")) {
                fail("the recordings are required, but there is no " + file);
            }
            assumeTrue(false, "skipped: the recordings are not beside the project");
        }
        return file;
    }

    @Test
    void everyPublicMethodOfTheVenueAnswersWithTheFieldsOfItsContract() throws Exception {
        Json api = Json.parse(Files.readString(shared("reference/deribit_openapi.json")));
        Set<String> tried = new TreeSet<>();
        SoftAssertions soft = new SoftAssertions();
        for (String path : new TreeSet<>(api.at("paths").names())) {
            if (path.startsWith("/public/") && !LATER.contains(path)) {
                soft.check(() -> checkMethod(api, path));
                tried.add(path);
            }
        }
        soft.assertAll();
        assertThat(tried).hasSizeGreaterThan(40);
    }

    private void checkMethod(Json api, String path) throws Exception {
        Json get = api.at("paths").at(path).at("get");
        Json answer = client.call(path.substring(1), params(path, get));
        if (path.equals("/public/get_combo_details")) {
            assertThat(answer.at("error").at("code").whole()).isEqualTo(-32602);
            return;
        }
        assertThat(answer.has("result")).as(path + ": " + answer.value()).isTrue();
        Json result = answer.at("result");
        Json response = get.at("responses").at("200");
        if (!BY_EXAMPLE_ONLY.contains(path)) {
            Json schema = Schema.resolve(
                    api, Schema.of(api, response).at("properties").at("result"));
            Schema.check(api, schema, result, path, NARROW);
        }
        Optional<Json> shown = path.equals(OUTDATED_EXAMPLE) ? Optional.empty() : example(response);
        shown.ifPresent(example -> Schema.sameFields(example, result, path));
    }

    private static String params(String path, Json get) {
        if (path.equals("/public/get_index_price_names")) {
            return "{\"extended\":true}";
        }
        boolean optionTrades = path.equals("/public/get_last_trades_by_currency_and_time");
        StringBuilder params = new StringBuilder(optionTrades ? "{\"kind\":\"option\"" : "{");
        if (get.has("parameters")) {
            for (Json parameter : get.at("parameters").items()) {
                if (parameter.has("required") && parameter.at("required").flag()) {
                    String name = parameter.at("name").text();
                    params.append(params.length() > 1 ? "," : "")
                            .append('"')
                            .append(name)
                            .append("\":");
                    params.append(value(path, name));
                }
            }
        }
        return params.append('}').toString();
    }

    private static String value(String path, String name) {
        return switch (name) {
            case "channels" -> "[\"deribit_price_index.btc_usd\"]";
            case "interval" -> "10";
            case "instrument_id" -> "100001";
            case "combo_id" -> "\"BTC-FS-29DEC23_PERP\"";
            case "currency" -> path.equals("/public/get_expirations") ? "\"any\"" : "\"BTC\"";
            case "kind" -> path.equals("/public/get_expirations") ? "\"any\"" : "\"option\"";
            case "instrument_name" ->
                ABOUT_AN_OPTION.contains(path) ? '"' + FakeMarket.CALL + '"' : "\"BTC-PERPETUAL\"";
            default -> '"' + Optional.ofNullable(VALUES.get(name)).orElseThrow(() -> new AssertionError(name)) + '"';
        };
    }

    private static Optional<Json> example(Json response) {
        if (!response.has("content")
                || !response.at("content").at("application/json").has("examples")) {
            return Optional.empty();
        }
        Json examples = response.at("content").at("application/json").at("examples");
        Json value = examples.at(examples.names().iterator().next()).at("value");
        return value.has("result") ? Optional.of(value.at("result")) : Optional.empty();
    }

    @Test
    void everyPublicChannelOfTheVenueSpeaksWithTheFieldsOfItsContract() throws Exception {
        Json api = Json.parse(Files.readString(shared("reference/deribit_asyncapi.json")));
        Set<String> tried = new TreeSet<>();
        for (String address : new TreeSet<>(api.at("channels").names())) {
            if (!address.startsWith("user.") && !address.startsWith("block_") && !NOT_OFFERED.contains(address)) {
                checkChannel(api.at("channels").at(address), address);
                tried.add(address);
            }
        }
        assertThat(tried).hasSize(17);
    }

    private void checkChannel(Json description, String address) throws Exception {
        String channel = address.replace("(instrument_name)", "BTC-PERPETUAL")
                .replace("(interval)", "100ms")
                .replace("(kind)", "option")
                .replace("(currency)", "BTC")
                .replace("(index_name)", "btc_usd")
                .replace("(group)", "5")
                .replace("(depth)", "10")
                .replace("(resolution)", "1");
        assertThat(client.subscribe(channel).at("result").at(0).text()).isEqualTo(channel);
        market.order(sink -> {
            for (String name : List.of(FakeMarket.PERPETUAL, FakeMarket.CALL)) {
                var instrument = market.instruments().stream()
                        .filter(listed -> listed.name().equals(name))
                        .findFirst()
                        .orElseThrow();
                sink.stateChanged(instrument.withState(InstrumentState.LOCKED));
            }
        });
        Json data = client.notification(channel);
        Json example = description
                .at("messages")
                .at("subscription_message")
                .at("examples")
                .at(0)
                .at("payload");
        Schema.sameFields(example, data, channel);
        client.call("public/unsubscribe_all", "{}");
    }

    @Test
    void anOptionsTickerHasEveryFieldThatWasRecorded() throws Exception {
        Json recorded = recorded("\"channel\":\"ticker.");
        Json own = client.call("public/ticker", "{\"instrument_name\":\"" + FakeMarket.CALL + "\"}")
                .at("result");
        Schema.sameFields(recorded, own, "ticker");
        assertThat(own.names()).contains("greeks", "underlying_index", "mark_iv");
    }

    @Test
    void aBooksSnapshotHasTheFieldsAndRowsThatWereRecorded() throws Exception {
        Json recorded = recorded("\"type\":\"snapshot\"");
        client.subscribe("book." + FakeMarket.CALL + ".100ms");
        Json own = client.notification("book." + FakeMarket.CALL + ".100ms");
        Schema.sameFields(recorded, own, "book");
        assertThat(own.names()).isEqualTo(recorded.names());
        assertThat(own.at("asks").at(0).at(0).text()).isEqualTo("new");
    }

    private static Json recorded(String with) throws IOException {
        Path file = shared("data/deribit_wire/cryptofeed_DERIBIT.ws.1.0.gz");
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file));
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            String line = lines.lines()
                    .filter(text -> text.contains(with) && !text.contains("<-"))
                    .findFirst()
                    .orElseThrow();
            return Json.parse(line.substring(line.indexOf('{'))).at("params").at("data");
        }
    }
}
