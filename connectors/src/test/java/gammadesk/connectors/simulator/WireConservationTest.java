package gammadesk.connectors.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import gammadesk.connectors.simulator.access.ApiKey;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Random orders over sockets that break: nothing is made or lost, and who only listens misses no number. */
class WireConservationTest {
    private static final String PERPETUAL = Trading.PERPETUAL;
    private static final int ORDERS = 4_000;
    private static final int LAST_MESSAGES = 20;
    private static final Duration SOON = Duration.ofMillis(500);

    private final SplittableRandom random = new SplittableRandom(37);
    private final Map<String, Long> last = new HashMap<>();
    private long changes;
    private long trades;

    @Test
    void brokenConnectionsLeaveNoHoleAndNoCoinBehind() throws Exception {
        try (Trading trading = Trading.open();
                WireClient watcher = WireClient.connected(trading.exchange)) {
            watcher.subscribe("book." + PERPETUAL + ".100ms", "trades." + PERPETUAL + ".100ms");
            Faults faults = trading.exchange.faults();
            for (FaultKind kind : List.of(FaultKind.DISCONNECT_BEFORE, FaultKind.DISCONNECT_AFTER)) {
                faults.inject(Fault.always(kind).withProbability(0.005));
            }
            for (FaultKind kind : List.of(FaultKind.RETRY, FaultKind.SETTLEMENT, FaultKind.EXPIRED_TOKEN)) {
                faults.inject(new Fault(kind, 0, "private/", 0.02, 0, 0));
            }
            long mark = Math.round(trading.price(PERPETUAL, "mark_price"));
            List<Participant> participants = List.of(
                    new Participant(trading.exchange, trading.exchange.keys().full()),
                    new Participant(trading.exchange, trading.exchange.keys().rival()));
            for (int i = 0; i < ORDERS; i++) {
                participants.get(i % 2).act(order(mark));
                if (i % 100 == 0) {
                    while (watcher.waiting() > 0) {
                        heard(watcher.next(SOON));
                    }
                }
            }
            faults.clear();
            for (Participant participant : participants) {
                participant.reconnect();
                participant.client.result("private/cancel_all", "{}");
                participant.client.close();
            }
            for (int i = 0; i < LAST_MESSAGES; i++) {
                heard(watcher.next(SOON));
            }
            Json audit = watcher.result("sim/audit", "{}");
            assertThat(audit.at("sound").flag()).as("%s", audit).isTrue();
            assertThat(changes).isGreaterThan(20);
            assertThat(trades).isGreaterThan(200);
            assertThat(participants)
                    .allSatisfy(one -> assertThat(one.reconnects).isGreaterThan(3));
        }
    }

    private String order(long mark) {
        if (random.nextInt(20) == 0) {
            return "private/cancel_all {}";
        }
        boolean buys = random.nextBoolean();
        double away = (buys ? 1 : -1) * 0.004 * (random.nextDouble() - 0.6);
        return (buys ? "private/buy" : "private/sell") + " {\"instrument_name\":\"" + PERPETUAL + "\",\"amount\":"
                + 10 * (1 + random.nextInt(30)) + ",\"price\":" + Math.round(mark * (1 + away)) + "}";
    }

    private void heard(String text) {
        if (text.contains("\"subscription\"")) {
            Json params = Json.parse(text).at("params");
            heard(params.at("channel").text(), params.at("data"));
        }
    }

    private void heard(String channel, Json data) {
        if (channel.startsWith("book.")) {
            changes++;
            long change = data.at("change_id").whole();
            Long before = last.put(channel, change);
            if (before != null) {
                assertThat(data.at("prev_change_id").whole()).isEqualTo(before);
            }
        } else {
            for (Json trade : data.items()) {
                trades++;
                long sequence = trade.at("trade_seq").whole();
                Long before = last.put(channel, sequence);
                if (before != null) {
                    assertThat(sequence).isEqualTo(before + 1);
                }
            }
        }
    }

    /** Somebody who waits for his answers unless the connection has ended, and then comes back. */
    private static final class Participant {
        private final EmbeddedExchange exchange;
        private final ApiKey key;
        private WireClient client;
        private int reconnects = -1;
        private int lastId = 1_000_000;

        Participant(EmbeddedExchange exchange, ApiKey key) throws Exception {
            this.exchange = exchange;
            this.key = key;
            reconnect();
        }

        void reconnect() throws Exception {
            if (client != null) {
                client.close();
            }
            boolean isIn = false;
            while (!isIn) {
                client = WireClient.connected(exchange);
                isIn = ask("public/auth {\"grant_type\":\"client_credentials\",\"client_id\":\"" + key.clientId()
                        + "\",\"client_secret\":\"" + key.clientSecret().reveal() + "\"}");
            }
            reconnects++;
        }

        void act(String request) throws Exception {
            if (!ask(request)) {
                reconnect();
            }
        }

        /** Whether an answer came. */
        private boolean ask(String request) throws Exception {
            int id = ++lastId;
            int space = request.indexOf(' ');
            client.send("{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"method\":\"" + request.substring(0, space)
                    + "\",\"params\":" + request.substring(space + 1) + "}");
            while (!client.ended().isDone()) {
                String text = client.next(Duration.ofMillis(20));
                if (text.contains("\"id\":" + id)) {
                    return true;
                }
            }
            return false;
        }
    }
}
