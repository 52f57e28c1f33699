package gammadesk.drills;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** The real program is killed at random moments while orders come in: what it acknowledged is there afterwards. */
@Timeout(value = 180, unit = TimeUnit.SECONDS)
class KillTest {
    private static final int KILLS = 6;
    private static final int DEMO = 0;
    private static final int RIVAL = 2;
    private static final String PERPETUAL = "BTC-PERPETUAL";

    @TempDir
    private Path folder;

    private final SplittableRandom random = new SplittableRandom(17);
    private final List<ExchangeProcess> started = new ArrayList<>();
    private final Map<Integer, Book> books = Map.of(DEMO, new Book(), RIVAL, new Book());

    /** What an account was told. */
    private static final class Book {
        /** The latest that was acknowledged of an order, by id. */
        private final Map<String, Acknowledged> orders = new HashMap<>();

        private final Set<String> trades = new HashSet<>();
        private final Set<String> labels = new HashSet<>();
    }

    private record Acknowledged(String label, String state, BigDecimal filled, BigDecimal amount) {
        static Acknowledged of(JsonNode order) {
            return new Acknowledged(
                    order.get("label").stringValue(),
                    order.get("order_state").stringValue(),
                    order.get("filled_amount").decimalValue(),
                    order.get("amount").decimalValue());
        }
    }

    @AfterEach
    void endAll() throws InterruptedException {
        for (ExchangeProcess process : started) {
            process.kill();
        }
    }

    private ExchangeProcess start() throws IOException {
        Path log = folder.resolve("exchange.log");
        ExchangeProcess process = ExchangeProcess.start(folder.resolve("data"), log);
        started.add(process);
        return process;
    }

    @Test
    void whatWasAcknowledgedSurvivesEveryKill() throws Exception {
        for (int i = 0; i < KILLS; i++) {
            ExchangeProcess process = start();
            nothingIsMissing(process);
            tradeUntilKilled(process, 200 + random.nextInt(2_500));
            assertThat(process.isAlive()).isFalse();
        }
        nothingIsMissing(start());
        Book demo = books.get(DEMO);
        System.out.printf(
                "drill: %d orders and %d trades of the demo account acknowledged over %d kills%n",
                demo.orders.size(), demo.trades.size(), KILLS);
        assertThat(demo.orders).hasSizeGreaterThan(40);
        assertThat(demo.trades).hasSizeGreaterThan(15);
        assertThat(Files.readString(folder.resolve("exchange.log"))).doesNotContain("ERROR");
    }

    private void tradeUntilKilled(ExchangeProcess process, int millis) throws Exception {
        Thread killer = Thread.ofPlatform().start(() -> {
            try {
                TimeUnit.MILLISECONDS.sleep(millis);
                process.kill();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        });
        try (Witness demo = process.witness(DEMO);
                Witness rival = process.witness(RIVAL)) {
            long mark = demo.mark(PERPETUAL).longValue();
            while (process.isAlive()) {
                trade(demo, books.get(DEMO), mark);
                trade(rival, books.get(RIVAL), mark);
            }
        } catch (IOException | JacksonException _) {
            // It was killed in the middle of an answer: nothing was acknowledged.
        }
        killer.join();
    }

    /** One request at a time, so that all that can be under way at the kill is a single one. */
    private void trade(Witness witness, Book book, long mark) throws IOException, InterruptedException {
        int dice = random.nextInt(10);
        if (dice < 2 && !book.orders.isEmpty()) {
            List<String> ids = List.copyOf(book.orders.keySet());
            String id = ids.get(random.nextInt(ids.size()));
            JsonNode answer = witness.ask("private/cancel", Map.of("order_id", id));
            if (answer.has("result")) {
                acknowledged(book, answer.get("result"));
            }
            return;
        }
        String label = "k" + random.nextLong(Long.MAX_VALUE);
        String method = random.nextBoolean() ? "private/buy" : "private/sell";
        double away = (method.endsWith("buy") ? 1 : -1) * (dice < 6 ? 0.003 : -0.005);
        JsonNode answer = witness.ask(
                method,
                Map.of(
                        "instrument_name",
                        PERPETUAL,
                        "amount",
                        10 * (1 + random.nextInt(5)),
                        "price",
                        Math.round(mark * (1 + away)),
                        "label",
                        label));
        if (answer.has("result")) {
            JsonNode order = answer.get("result").get("order");
            assertThat(book.orders).as("an id of an earlier order").doesNotContainKey(id(order));
            acknowledged(book, order);
            book.labels.add(label);
            for (JsonNode trade : answer.get("result").get("trades")) {
                String tradeId = trade.get("trade_id").stringValue();
                assertThat(book.trades.add(tradeId))
                        .as("a new trade has the id of an earlier one: %s", tradeId)
                        .isTrue();
            }
        }
    }

    private static String id(JsonNode order) {
        return order.get("order_id").stringValue();
    }

    private static void acknowledged(Book book, JsonNode order) {
        book.orders.put(id(order), Acknowledged.of(order));
    }

    private void nothingIsMissing(ExchangeProcess process) throws Exception {
        for (Map.Entry<Integer, Book> entry : books.entrySet()) {
            try (Witness witness = process.witness(entry.getKey())) {
                nothingIsMissing(witness, entry.getValue());
            }
        }
    }

    private static void nothingIsMissing(Witness witness, Book book) throws Exception {
        Map<String, JsonNode> known = new HashMap<>();
        Map<String, String> labels = new HashMap<>();
        for (List<JsonNode> part : List.of(witness.openOrders(), witness.closedOrders())) {
            for (JsonNode order : part) {
                known.put(id(order), order);
                String other = labels.put(order.get("label").stringValue(), id(order));
                assertThat(other).as("booked twice: %s", order).isIn(null, id(order));
            }
        }
        assertThat(known.keySet()).containsAll(book.orders.keySet());
        assertThat(labels.keySet()).containsAll(book.labels);
        book.orders.forEach((id, acknowledged) -> isNoStepBack(acknowledged, Acknowledged.of(known.get(id))));
        Set<String> trades = new HashSet<>();
        Set<Long> sequences = new HashSet<>();
        BigDecimal position = BigDecimal.ZERO;
        for (JsonNode trade : witness.trades()) {
            assertThat(trades.add(trade.get("trade_id").stringValue()))
                    .as("%s", trade)
                    .isTrue();
            sequences.add(trade.get("trade_seq").longValue());
            BigDecimal amount = trade.get("amount").decimalValue();
            boolean bought = trade.get("direction").stringValue().equals("buy");
            position = position.add(bought ? amount : amount.negate());
        }
        assertThat(trades).containsAll(book.trades);
        assertThat(sequences).hasSameSizeAs(trades);
        assertThat(witness.positions().getOrDefault(PERPETUAL, BigDecimal.ZERO)).isEqualByComparingTo(position);
    }

    private static void isNoStepBack(Acknowledged told, Acknowledged now) {
        assertThat(now.label()).isEqualTo(told.label());
        assertThat(now.amount()).isEqualByComparingTo(told.amount());
        assertThat(now.filled()).isGreaterThanOrEqualTo(told.filled());
        if (!told.state().equals("open")) {
            assertThat(now).isEqualTo(told);
        }
    }
}
