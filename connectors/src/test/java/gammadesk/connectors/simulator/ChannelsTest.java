package gammadesk.connectors.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import gammadesk.analytics.market.InstrumentState;
import gammadesk.analytics.market.OptionType;
import gammadesk.analytics.market.OrderBook;
import gammadesk.analytics.market.OrderBook.Level;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Subscriptions over a WebSocket: who gets what, and whether it fits together. */
class ChannelsTest {
    private final FakeMarket market = new FakeMarket(5);
    private EmbeddedExchange exchange;
    private WireClient client;

    @BeforeEach
    void open() throws Exception {
        start(ExchangeSettings.defaults());
    }

    private void start(ExchangeSettings settings) throws Exception {
        exchange = EmbeddedExchange.start(settings, market, new SystemClock());
        client = WireClient.connected(exchange);
    }

    @AfterEach
    void close() {
        client.close();
        exchange.close();
    }

    @Test
    void theAnswerNamesWhatIsFollowedAndComesFirst() throws Exception {
        client.send("{\"jsonrpc\":\"2.0\",\"id\":9,\"method\":\"public/subscribe\",\"params\":{\"channels\":"
                + "[\"quote.BTC-PERPETUAL\",\"quote.NOBODY\",\"nonsense\",\"ticker.BTC-PERPETUAL.weekly\"]}}");
        Json first = Json.parse(client.next(Duration.ofSeconds(10)));
        assertThat(first.at("id").whole()).isEqualTo(9);
        assertThat(first.at("result").items()).extracting(Json::text).containsExactly("quote.BTC-PERPETUAL");
        assertThat(client.notification("quote.BTC-PERPETUAL")
                        .at("best_bid_price")
                        .number())
                .isPositive();
    }

    @Test
    void rawChannelsNeedALoginAndRefuseTheWholeRequest() throws Exception {
        Json error = client.subscribe("quote.BTC-PERPETUAL", "book.BTC-PERPETUAL.raw")
                .at("error");
        assertThat(error.at("code").whole()).isEqualTo(13778);
        assertThat(error.at("message").text()).isEqualTo("raw_subscriptions_not_available_for_unauthorized");
        assertThat(client.call("public/unsubscribe", "{\"channels\":[\"quote.BTC-PERPETUAL\"]}")
                        .at("result")
                        .size())
                .isZero();
    }

    @Test
    void rawChannelsCanBeOpenedToAll() throws Exception {
        close();
        start(ExchangeSettings.defaults().withRawForAll(true));
        client.subscribe("book.BTC-PERPETUAL.raw", "trades.option.any.raw");
        assertThat(client.notification("book.BTC-PERPETUAL.raw").at("type").text())
                .isEqualTo("snapshot");
        assertThat(client.notification("trades.option.any.raw").at(0).at("iv").number())
                .isEqualTo(60.5);
    }

    @Test
    void aBookJoinsWithoutAGapAndReplaysToTheMarketsOwn() throws Exception {
        String channel = "book.BTC-PERPETUAL.100ms";
        client.subscribe(channel);
        Json snapshot = client.notification(channel);
        assertThat(snapshot.at("type").text()).isEqualTo("snapshot");
        Replica replica = new Replica();
        replica.take(snapshot);
        long last = snapshot.at("change_id").whole();
        for (int i = 0; i < 12; i++) {
            Json change = client.notification(channel);
            assertThat(change.at("type").text()).isEqualTo("change");
            assertThat(change.at("prev_change_id").whole()).isEqualTo(last);
            last = change.at("change_id").whole();
            replica.take(change);
            OrderBook own = market.seen("BTC-PERPETUAL", last).orElseThrow();
            assertThat(replica.bids()).isEqualTo(own.bids());
            assertThat(replica.asks()).isEqualTo(own.asks());
        }
    }

    @Test
    void aLatecomersSnapshotJoinsTheRunningChanges() throws Exception {
        String channel = "book.BTC-PERPETUAL.100ms";
        client.subscribe(channel);
        client.notification(channel);
        client.notification(channel);
        try (WireClient late = WireClient.connected(exchange)) {
            late.subscribe(channel);
            Json snapshot = late.notification(channel);
            Json change = late.notification(channel);
            assertThat(snapshot.at("type").text()).isEqualTo("snapshot");
            assertThat(change.at("prev_change_id").whole())
                    .isEqualTo(snapshot.at("change_id").whole());
        }
        assertThat(exchange.stats().notifications()).isPositive();
    }

    @Test
    void aLostBookMessageLeavesExactlyOneGap() throws Exception {
        String channel = "book.BTC-PERPETUAL.100ms";
        client.subscribe(channel);
        long last = client.notification(channel).at("change_id").whole();
        exchange.faults().dropNextBookMessage("BTC-PERPETUAL");
        int gaps = 0;
        for (int i = 0; i < 10; i++) {
            Json change = client.notification(channel);
            gaps += change.at("prev_change_id").whole() == last ? 0 : 1;
            last = change.at("change_id").whole();
        }
        assertThat(gaps).isEqualTo(1);
    }

    @Test
    void theIncrementalTickerAddsUpToTheWholeOne() throws Exception {
        String channel = "incremental_ticker." + FakeMarket.CALL;
        client.subscribe(channel);
        Json first = client.notification(channel);
        Json next = client.notification(channel);
        assertThat(first.at("type").text()).isEqualTo("snapshot");
        assertThat(first.names()).contains("greeks", "stats", "mark_iv", "open_interest", "underlying_index");
        assertThat(next.at("type").text()).isEqualTo("change");
        assertThat(next.names())
                .contains("best_bid_amount", "timestamp", "instrument_name")
                .doesNotContain("greeks", "open_interest", "stats");
    }

    @Test
    void aGroupedBookStandsOnItsGrid() throws Exception {
        String channel = "book.BTC-PERPETUAL.5.10.100ms";
        client.subscribe(channel);
        for (int i = 0; i < 3; i++) {
            Json book = client.notification(channel);
            assertThat(book.at("bids").items())
                    .allSatisfy(level -> assertThat(level.at(0).number() % 5).isZero());
            assertThat(book.at("bids").size()).isBetween(1, 10);
            assertThat(book.at("bids").at(0).at(0).number())
                    .isLessThan(book.at("asks").at(0).at(0).number());
        }
    }

    @Test
    void markPricesAreAFractionAndBeginWithAll() throws Exception {
        client.subscribe("markprice.options.btc_usd");
        Json all = client.notification("markprice.options.btc_usd");
        assertThat(all.size()).isEqualTo(10);
        assertThat(all.at(0).at("iv").number()).isBetween(0.5, 0.7);
    }

    @Test
    void statesTellOfListingAndDelivery() throws Exception {
        client.subscribe("instrument.state.option.BTC", "platform_state", "ticker." + FakeMarket.CALL + ".100ms");
        market.order(sink -> {
            market.list(market.option("25NOV23", 37_000, OptionType.PUT));
            sink.stateChanged(market.option("25NOV23", 37_000, OptionType.PUT));
        });
        Json created = client.notification("instrument.state.option.BTC");
        assertThat(created.at("state").text()).isEqualTo("created");
        assertThat(created.at("instrument_name").text()).isEqualTo("BTC-25NOV23-37000-P");
        assertThat(client.notification("instrument.state.option.BTC")
                        .at("state")
                        .text())
                .isEqualTo("started");
        market.order(sink -> {
            var gone = market.instruments().stream()
                    .filter(instrument -> instrument.name().equals(FakeMarket.CALL))
                    .findFirst()
                    .orElseThrow();
            market.list(gone.withState(InstrumentState.OPEN));
            market.delist(FakeMarket.CALL);
            sink.stateChanged(gone.withState(InstrumentState.DELIVERED));
        });
        Json closed = client.notification("instrument.state.option.BTC");
        assertThat(closed.at("state").text()).isEqualTo("closed");
        assertThat(client.call("public/ticker", "{\"instrument_name\":\"" + FakeMarket.CALL + "\"}")
                        .at("error")
                        .at("code")
                        .whole())
                .isEqualTo(-32602);
        assertThat(client.subscribe("ticker." + FakeMarket.CALL + ".100ms")
                        .at("result")
                        .size())
                .as("nobody can follow it any longer")
                .isZero();
    }

    @Test
    void thePlatformStateFollowsTheLockOfAnIndex() throws Exception {
        client.subscribe("platform_state");
        market.order(sink -> sink.stateChanged(market.instruments().stream()
                .filter(instrument -> instrument.name().equals(FakeMarket.PERPETUAL))
                .findFirst()
                .orElseThrow()
                .withState(InstrumentState.LOCKED)));
        Json state = client.notification("platform_state");
        assertThat(state.at("price_index").text()).isEqualTo("btc_usd");
        assertThat(state.at("locked").flag()).isTrue();
    }

    @Test
    void whoUnsubscribesHearsNoMoreAndTheOthersStillDo() throws Exception {
        try (WireClient other = WireClient.connected(exchange)) {
            client.subscribe("deribit_price_index.btc_usd");
            other.subscribe("deribit_price_index.btc_usd");
            client.notification("deribit_price_index.btc_usd");
            assertThat(client.call("public/unsubscribe_all", "{}").at("result").text())
                    .isEqualTo("ok");
            client.call("public/test", "{}");
            int before = client.waiting();
            for (int i = 0; i < 5; i++) {
                assertThat(other.notification("deribit_price_index.btc_usd")
                                .at("price")
                                .number())
                        .isPositive();
            }
            assertThat(client.waiting()).isEqualTo(before);
        }
    }

    /** A book kept from the messages alone. */
    private static final class Replica {
        private final Map<Double, Double> bids = new TreeMap<>(Comparator.reverseOrder());
        private final Map<Double, Double> asks = new TreeMap<>();

        void take(Json message) {
            message.at("bids").items().forEach(row -> row(bids, row));
            message.at("asks").items().forEach(row -> row(asks, row));
        }

        private static void row(Map<Double, Double> side, Json row) {
            double price = row.at(1).number();
            switch (row.at(0).text()) {
                case "new" ->
                    assertThat(side.put(price, row.at(2).number())).as("new").isNull();
                case "change" ->
                    assertThat(side.put(price, row.at(2).number())).as("change").isNotNull();
                case "delete" -> assertThat(side.remove(price)).as("delete").isNotNull();
                default -> throw new AssertionError(row.value());
            }
        }

        List<Level> bids() {
            return levels(bids);
        }

        List<Level> asks() {
            return levels(asks);
        }

        private static List<Level> levels(Map<Double, Double> side) {
            return side.entrySet().stream()
                    .map(entry -> new Level(entry.getKey(), entry.getValue()))
                    .toList();
        }
    }
}
