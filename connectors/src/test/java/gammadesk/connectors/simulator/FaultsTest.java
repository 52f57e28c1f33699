package gammadesk.connectors.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every fault does what it says, only where it was asked for, and stops when it is withdrawn. */
class FaultsTest {
    private static final String PERPETUAL = Trading.PERPETUAL;
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Duration SILENCE = Duration.ofMillis(400);

    private Trading trading;
    private WireClient demo;
    private WireClient rival;

    @BeforeEach
    void open() throws Exception {
        trading = Trading.open();
        demo = trading.demo;
        rival = trading.rival;
    }

    @AfterEach
    void close() {
        trading.close();
    }

    private long connection(WireClient client) throws Exception {
        return client.result("sim/get_connections", "{}").items().stream()
                .filter(row -> row.at("own").flag())
                .findFirst()
                .orElseThrow()
                .at("connection_id")
                .whole();
    }

    private void inject(Fault fault) {
        trading.exchange.faults().inject(fault);
    }

    private static void test(WireClient client, int id) throws Exception {
        client.send("{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"method\":\"public/test\"}");
    }

    private static long id(String text) {
        return Json.parse(text).at("id").whole();
    }

    @Test
    void aFaultIsSwitchedOverTheWireAndOnlyForOneConnection() throws Exception {
        long mine = connection(demo);
        long fault = demo.result(
                        "sim/inject_fault",
                        "{\"kind\":\"retry\",\"method\":\"private/buy\",\"connection_id\":" + mine + "}")
                .at("fault_id")
                .whole();
        String order = "{\"instrument_name\":\"" + PERPETUAL + "\",\"amount\":10,\"price\":" + trading.lowPrice() + "}";
        assertThat(demo.refusal("private/buy", order)).isEqualTo(10040);
        assertThat(rival.result("private/buy", order).has("order")).isTrue();
        assertThat(demo.result("sim/get_faults", "{}").at(0).at("kind").text()).isEqualTo("retry");
        demo.result("sim/withdraw_fault", "{\"fault_id\":" + fault + "}");
        assertThat(demo.result("private/buy", order).has("order")).isTrue();
        assertThat(demo.refusal("sim/inject_fault", "{\"kind\":\"earthquake\"}"))
                .isEqualTo(-32602);
        assertThat(demo.refusal("sim/withdraw_fault", "{\"fault_id\":" + fault + "}"))
                .isEqualTo(-32602);
    }

    @ParameterizedTest
    @CsvSource({"settlement,10041", "locked,10019", "halted,10012"})
    void aClosedMarketTakesCancelsOnly(String kind, long code) throws Exception {
        long price = trading.lowPrice();
        String id = trading.buy(demo, PERPETUAL, "\"amount\":10,\"price\":" + price)
                .at("order")
                .at("order_id")
                .text();
        demo.result("sim/inject_fault", "{\"kind\":\"" + kind + "\"}");
        assertThat(demo.refusal(
                        "private/buy",
                        "{\"instrument_name\":\"" + PERPETUAL + "\",\"amount\":10,\"price\":" + price + "}"))
                .isEqualTo(code);
        assertThat(demo.refusal("private/edit", "{\"order_id\":\"" + id + "\",\"amount\":20,\"price\":" + price + "}"))
                .isEqualTo(code);
        assertThat(demo.result("private/cancel", "{\"order_id\":\"" + id + "\"}")
                        .has("order_id"))
                .isTrue();
        demo.result("sim/clear_faults", "{}");
        assertThat(trading.buy(demo, PERPETUAL, "\"amount\":10,\"price\":" + price)
                        .has("order"))
                .isTrue();
    }

    @Test
    void anAnswerIsLostBeforeOrAfterTheOrderWasBooked() throws Exception {
        long price = trading.lowPrice();
        for (FaultKind kind : new FaultKind[] {FaultKind.DISCONNECT_BEFORE, FaultKind.DISCONNECT_AFTER}) {
            try (WireClient client = WireClient.connected(trading.exchange)) {
                client.logIn(trading.exchange.keys().full());
                inject(Fault.once(kind, "private/buy").on(connection(client)));
                client.send(
                        "{\"jsonrpc\":\"2.0\",\"id\":99,\"method\":\"private/buy\",\"params\":{\"instrument_name\":\""
                                + PERPETUAL + "\",\"amount\":10,\"price\":" + price + ",\"label\":\"" + kind.word()
                                + "\"}}");
                client.ended().get(10, TimeUnit.SECONDS);
                assertThat(client.next(Duration.ofMillis(10))).doesNotContain("\"id\":99");
            }
        }
        assertThat(states("disconnect_before").size()).isZero();
        assertThat(states("disconnect_after").at(0).at("order_state").text()).isEqualTo("open");
    }

    private Json states(String label) throws Exception {
        return demo.result("private/get_order_state_by_label", "{\"currency\":\"BTC\",\"label\":\"" + label + "\"}");
    }

    @Test
    void messagesAreLostDoubledLateOutOfOrderAndUnreadable() throws Exception {
        long mine = connection(demo);
        inject(Fault.once(FaultKind.DROP, "").on(mine));
        test(demo, 900);
        test(demo, 901);
        assertThat(id(demo.next(SOON))).isEqualTo(901);
        inject(Fault.once(FaultKind.DUPLICATE, "").on(mine));
        test(demo, 902);
        assertThat(id(demo.next(SOON))).isEqualTo(902);
        assertThat(id(demo.next(SOON))).isEqualTo(902);
        inject(Fault.once(FaultKind.REORDER, "").on(mine));
        test(demo, 903);
        test(demo, 904);
        assertThat(id(demo.next(SOON))).isEqualTo(904);
        assertThat(id(demo.next(SOON))).isEqualTo(903);
        inject(Fault.once(FaultKind.CORRUPT, "").on(mine));
        test(demo, 905);
        assertThat(demo.next(SOON)).contains("905").contains("\u0001");
        inject(Fault.once(FaultKind.DELAY, "").on(mine).sized(600));
        test(demo, 906);
        test(demo, 907);
        assertThat(demo.next(Duration.ofMillis(300))).isEmpty();
        assertThat(id(demo.next(SOON))).isEqualTo(906);
        assertThat(id(demo.next(SOON))).isEqualTo(907);
    }

    @Test
    void aNarrowWayTakesItsTime() throws Exception {
        inject(Fault.always(FaultKind.THROTTLE).on(connection(demo)).sized(200));
        test(demo, 910);
        test(demo, 911);
        assertThat(demo.next(Duration.ofMillis(250))).isEmpty();
        assertThat(id(demo.next(SOON))).isEqualTo(910);
        assertThat(id(demo.next(SOON))).isEqualTo(911);
    }

    @Test
    void aHalfOpenSocketNeitherHearsNorSpeaksNorEnds() throws Exception {
        long price = trading.lowPrice();
        inject(Fault.once(FaultKind.HALF_OPEN, "").on(connection(demo)));
        test(demo, 920);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (rival.result("sim/get_faults", "{}").size() > 0) {
            assertThat(System.nanoTime()).isLessThan(end);
        }
        demo.send("{\"jsonrpc\":\"2.0\",\"id\":921,\"method\":\"private/buy\",\"params\":{\"instrument_name\":\""
                + PERPETUAL + "\",\"amount\":10,\"price\":" + price + ",\"label\":\"deaf\"}}");
        assertThat(demo.next(SILENCE)).isEmpty();
        assertThat(demo.ended()).isNotDone();
        try (WireClient other = WireClient.connected(trading.exchange)) {
            other.logIn(trading.exchange.keys().full());
            assertThat(other.result("private/get_order_state_by_label", "{\"currency\":\"BTC\",\"label\":\"deaf\"}")
                            .size())
                    .isZero();
        }
    }

    @Test
    void tooManyRequestsEndsTheSession() throws Exception {
        inject(Fault.once(FaultKind.TOO_MANY_REQUESTS, "public/test"));
        assertThat(demo.refusal("public/test", "{}")).isEqualTo(10028);
        demo.ended().get(10, TimeUnit.SECONDS);
    }

    @Test
    void maintenanceExpiryAndErrorsOfHttp() throws Exception {
        inject(Fault.once(FaultKind.MAINTENANCE, ""));
        assertThat(demo.refusal("public/test", "{}")).isEqualTo(11051);
        inject(Fault.once(FaultKind.EXPIRED_TOKEN, ""));
        assertThat(demo.result("public/test", "{}").has("version")).isTrue();
        assertThat(demo.refusal("private/get_open_orders", "{}")).isEqualTo(13009);
        inject(Fault.once(FaultKind.HTTP_ERROR, "public/test").sized(502));
        assertThat(demo.get("/api/v2/public/test").statusCode()).isEqualTo(502);
        assertThat(demo.get("/api/v2/public/test").statusCode()).isEqualTo(200);
    }

    @Test
    void theClockIsWrongForOne() throws Exception {
        inject(Fault.always(FaultKind.CLOCK_SKEW).on(connection(demo)).sized(-3_600_000));
        long wrong = demo.result("public/get_time", "{}").whole();
        Json answer = rival.call("public/get_time", "{}");
        assertThat(answer.at("result").whole() - wrong).isBetween(3_500_000L, 3_700_000L);
        assertThat(demo.call("public/get_time", "{}").at("usIn").whole())
                .isLessThan(answer.at("usIn").whole() - 3_500_000_000L);
    }

    @Test
    void aSlowStartIsOverAfterAWhile() throws Exception {
        inject(Fault.once(FaultKind.SLOW_START, "").sized(700));
        try (WireClient slow = WireClient.connected(trading.exchange)) {
            test(slow, 930);
            assertThat(slow.next(Duration.ofMillis(200))).isEmpty();
            assertThat(id(slow.next(SOON))).isEqualTo(930);
        }
    }

    @Test
    void aFaultWithAProbabilityStrikesSometimes() throws Exception {
        inject(Fault.always(FaultKind.RETRY).withProbability(0.5));
        int struck = 0;
        for (int i = 0; i < 60; i++) {
            struck += demo.call("public/test", "{}").has("error") ? 1 : 0;
        }
        assertThat(struck).isBetween(10, 50);
    }
}
