package gammadesk.connectors.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import gammadesk.connectors.simulator.market.ModelMarket;
import gammadesk.connectors.simulator.market.ModelSettings;
import gammadesk.connectors.simulator.market.Scenario;
import gammadesk.connectors.simulator.venue.PlatformState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** That the venue as a whole is closed is told wherever the venue tells of it, and that it is open again too. */
class PlatformStateTest {
    private static final String PERPETUAL = Trading.PERPETUAL;
    private static final String PLATFORM = "platform_state";
    private static final String PUBLIC_METHODS = "platform_state.public_methods_state";
    private static final String STATES = "instrument.state.future.BTC";
    private static final String TICKER = "ticker." + PERPETUAL + ".raw";
    private static final String CHANGES = "incremental_ticker." + PERPETUAL;
    private static final String LOCK = "user.lock";
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final long EIGHT = Instant.parse("2024-03-14T08:00:00Z").toEpochMilli();

    private final Map<String, List<Json>> heard = new HashMap<>();

    @ParameterizedTest
    @CsvSource({"settlement,settlement,settled", "halted,halted,halted"})
    void whatIsClosedIsToldAndWhatIsOpenAgainToo(String kind, String state, String step) throws Exception {
        try (Trading trading = Trading.open()) {
            follow(trading.demo);
            trading.rival.result("sim/inject_fault", "{\"kind\":\"" + kind + "\"}");
            assertClosed(trading, state);
            listen(trading.demo, () -> steps().contains(step));

            trading.rival.result("sim/clear_faults", "{}");
            assertOpen(trading);
            listen(trading.demo, () -> steps().equals(List.of(step, "started")));
            assertThat(heard(LOCK)).extracting(lock -> lock.at("locked").flag()).containsOnly(false);
        }
    }

    @Test
    void aLockIsToldToAccountsAndNotOfInstruments() throws Exception {
        try (Trading trading = Trading.open()) {
            follow(trading.demo);
            trading.rival.result("sim/inject_fault", "{\"kind\":\"locked\"}");
            assertClosed(trading, "locked");
            listen(trading.demo, () -> heard(LOCK).size() == 2);
            assertThat(locks(trading))
                    .isNotEmpty()
                    .allMatch(lock -> lock.at("enabled").flag());
            assertThat(locks(trading)).allMatch(lock -> lock.has("message"));

            trading.rival.result("sim/clear_faults", "{}");
            assertOpen(trading);
            listen(trading.demo, () -> heard(LOCK).size() == 3);
            assertThat(heard(LOCK)).extracting(lock -> lock.at("locked").flag()).containsExactly(false, true, false);
            assertThat(heard(LOCK)).allMatch(lock -> lock.at("currency").text().equals("ALL"));
            assertThat(locks(trading)).noneMatch(lock -> lock.at("enabled").flag());
            assertThat(heard(STATES)).isEmpty();
        }
    }

    @Test
    void maintenanceIsToldToThoseWhoListenAlready() throws Exception {
        try (Trading trading = Trading.open()) {
            trading.demo.subscribe(PLATFORM, PUBLIC_METHODS);
            listen(trading.demo, () -> heard(PUBLIC_METHODS).size() == 1);
            trading.rival.result("sim/inject_fault", "{\"kind\":\"maintenance\"}");
            listen(
                    trading.demo,
                    () -> heard(PUBLIC_METHODS).size() == 2 && heard(PLATFORM).size() == 2);
            trading.rival.result("sim/clear_faults", "{}");
            listen(trading.demo, () -> heard(PUBLIC_METHODS).size() == 3);
            assertThat(heard(PUBLIC_METHODS))
                    .extracting(news ->
                            news.at("allow_unauthenticated_public_requests").flag())
                    .containsExactly(true, false, true);
        }
    }

    @Test
    void whatDoesNotConcernEverybodyIsNoStateOfTheVenue() throws Exception {
        try (Trading trading = Trading.open()) {
            trading.demo.result("sim/inject_fault", "{\"kind\":\"locked\",\"method\":\"private/buy\"}");
            trading.demo.result("sim/inject_fault", "{\"kind\":\"halted\",\"connection_id\":99}");
            trading.demo.result("sim/inject_fault", "{\"kind\":\"settlement\",\"probability\":0.5}");
            assertOpen(trading);
        }
    }

    @Test
    void theDailySettlementClosesTheVenueForAMomentAndDeliversWhatExpires() throws Exception {
        ModelSettings model = new ModelSettings(7, Scenario.CALM, EIGHT - 500, 1);
        try (EmbeddedExchange exchange = EmbeddedExchange.start(
                        ExchangeSettings.defaults().withCredits(CreditLimits.none()),
                        ModelMarket.create(model),
                        new SystemClock());
                WireClient client = WireClient.connected(exchange)) {
            client.subscribe(PLATFORM, "instrument.state.option.BTC", STATES);
            listen(client, () -> heard(PLATFORM).size() == 4 && steps().size() == 2);
            assertThat(heard(PLATFORM))
                    .extracting(news -> news.at("price_index").text() + " "
                            + news.at("locked").flag())
                    .containsExactly("btc_usd true", "eth_usd true", "btc_usd false", "eth_usd false");
            assertThat(steps()).containsExactly("settled", "started");
            String expired = heard("instrument.state.option.BTC")
                    .getFirst()
                    .at("instrument_name")
                    .text();
            assertThat(heard("instrument.state.option.BTC").stream()
                            .filter(news -> news.at("instrument_name").text().equals(expired))
                            .map(news -> news.at("state").text()))
                    .containsExactly("settled", "closed");
            assertThat(client.result("public/get_instrument", "{\"instrument_name\":\"" + expired + "\"}")
                            .at("state")
                            .text())
                    .isEqualTo("delivered");
            assertThat(client.result("public/status", "{}").at("locked").text()).isEqualTo("false");
        }
    }

    @Test
    void duringTheSettlementNothingCanBePlaced() {
        Platform platform = new Platform(new FaultBoard(new SplittableRandom(1)), EIGHT - 1);
        assertThat(platform.at(EIGHT - 1)).isEqualTo(PlatformState.OPEN);
        assertThat(platform.refusal(EIGHT - 1)).isEmpty();
        assertThat(platform.at(EIGHT)).isEqualTo(PlatformState.SETTLEMENT);
        assertThat(platform.refusal(EIGHT + 999).flatMap(fault -> fault.kind().refusal()))
                .hasValueSatisfying(error -> assertThat(error.code()).isEqualTo(10041));
        assertThat(platform.at(EIGHT + 1_000)).isEqualTo(PlatformState.OPEN);
        assertThat(platform.refusal(EIGHT + 1_000)).isEmpty();
        assertThat(new Platform(new FaultBoard(new SplittableRandom(1)), EIGHT + 1).at(EIGHT + 2))
                .isEqualTo(PlatformState.OPEN);
    }

    private static void follow(WireClient client) throws Exception {
        client.subscribe(PLATFORM, PUBLIC_METHODS, STATES, TICKER, CHANGES);
        client.result("private/subscribe", "{\"channels\":[\"" + LOCK + "\"]}");
    }

    private void assertClosed(Trading trading, String state) throws Exception {
        listen(trading.demo, () -> heard(PLATFORM).size() == 2 && isTicking(state));
        assertThat(heard(PLATFORM))
                .allMatch(news -> news.at("locked").flag())
                .extracting(news -> news.at("price_index").text())
                .containsExactly("btc_usd", "eth_usd");
        assertThat(status(trading)).isEqualTo("true [btc_usd, eth_usd]");
        assertStates(trading, state);
        heard.remove(PLATFORM);
    }

    private void assertOpen(Trading trading) throws Exception {
        if (!heard.isEmpty()) {
            listen(trading.demo, () -> heard(PLATFORM).size() == 2 && isTicking("open"));
            assertThat(heard(PLATFORM)).noneMatch(news -> news.at("locked").flag());
        }
        assertThat(status(trading)).isEqualTo("false []");
        assertStates(trading, "open");
    }

    /** The asking is another's: who waits for an answer here would miss notifications. */
    private static void assertStates(Trading trading, String state) throws Exception {
        String one = "{\"instrument_name\":\"" + PERPETUAL + "\"}";
        Json instrument = trading.rival.result("public/get_instrument", one);
        assertThat(instrument.at("state").text()).isEqualTo(state);
        assertThat(instrument.at("is_active").flag()).isEqualTo(state.equals("open"));
        assertThat(trading.rival
                        .result("public/get_instruments", "{\"currency\":\"ETH\",\"kind\":\"option\"}")
                        .items())
                .isNotEmpty()
                .allMatch(option -> option.at("state").text().equals(state));
        assertThat(trading.rival.result("public/ticker", one).at("state").text())
                .isEqualTo(state);
        assertThat(trading.rival
                        .result("public/get_order_book", one)
                        .at("state")
                        .text())
                .isEqualTo(state);
    }

    private static String status(Trading trading) throws Exception {
        Json status = trading.rival.result("public/status", "{}");
        return status.at("locked").text() + " "
                + status.at("locked_indices").items().stream().map(Json::text).toList();
    }

    private static List<Json> locks(Trading trading) throws Exception {
        return trading.rival.result("private/get_user_locks", "{}").items();
    }

    private boolean isTicking(String state) {
        return lastState(TICKER).equals(state) && lastState(CHANGES).equals(state);
    }

    private String lastState(String channel) {
        return heard(channel).stream()
                .filter(news -> news.has("state"))
                .map(news -> news.at("state").text())
                .reduce("", (_, last) -> last);
    }

    /** What was told of the perpetual's state. */
    private List<String> steps() {
        return heard(STATES).stream()
                .filter(news -> news.at("instrument_name").text().equals(PERPETUAL))
                .map(news -> news.at("state").text())
                .toList();
    }

    private List<Json> heard(String channel) {
        return heard.getOrDefault(channel, List.of());
    }

    private interface Wish {
        boolean isFulfilled();
    }

    private void listen(WireClient client, Wish wish) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!wish.isFulfilled() && System.nanoTime() < end) {
            String text = client.next(Duration.ofMillis(100));
            Json message = text.isEmpty() ? new Json(Map.of()) : Json.parse(text);
            if (message.has("params") && message.at("params").has("channel")) {
                heard.computeIfAbsent(message.at("params").at("channel").text(), _ -> new ArrayList<>())
                        .add(message.at("params").at("data"));
            }
        }
        assertThat(wish.isFulfilled()).as("%s", heard).isTrue();
    }
}
