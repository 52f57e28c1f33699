package gammadesk.connectors.simulator.store;

import static org.assertj.core.api.Assertions.assertThat;

import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.Instrument;
import gammadesk.analytics.market.InstrumentKind;
import gammadesk.analytics.market.Side;
import gammadesk.analytics.market.Trade;
import gammadesk.connectors.simulator.floor.Floor;
import gammadesk.connectors.simulator.floor.UserEvent;
import gammadesk.connectors.simulator.market.DeafSink;
import gammadesk.connectors.simulator.market.ModelSettings;
import gammadesk.connectors.simulator.market.Scenario;
import gammadesk.connectors.simulator.matching.OrderTerms;
import gammadesk.connectors.simulator.matching.Outcome;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The market is kept every ten seconds, trades at once: what was traded in between has its number for good. */
class NumberingTest {
    private static final long ACCOUNT = 1001;
    private static final long LATER_NANOS = 20_000_000_000L;
    private static final long EIGHT = Instant.parse("2026-04-08T08:00:00Z").toEpochMilli();
    private static final String PERPETUAL = "BTC-PERPETUAL";
    private static final BigDecimal FUTURES_AMOUNT = new BigDecimal("100");

    @TempDir
    private Path folder;

    @Test
    void theNumberOfATradeInAComboIsNotGivenAgain() throws IOException {
        try (Run first = new Run(folder.resolve("data"), EIGHT - 3_600_000)) {
            first.checkpoint();
            String combo = first.combo();
            first.buy(combo, FUTURES_AMOUNT);
            first.advance(EIGHT - 3_300_000);
            assertThat(first.trades).extracting(Trade::instrument).contains(combo);
            try (Run second = new Run(first.crash(), EIGHT - 3_600_000)) {
                second.buy(PERPETUAL, FUTURES_AMOUNT);
                second.buy(combo, FUTURES_AMOUNT);
                second.advance(EIGHT - 3_000_000);
                assertNumbersDiffer(first, second);
            }
        }
    }

    @Test
    void theNumbersOfTradesInWhatWasListedOrDelistedSinceAreNotGivenAgain() throws IOException {
        try (Run first = new Run(folder.resolve("data"), EIGHT - 1_000)) {
            String expiring = first.option(EIGHT);
            first.buy(expiring, BigDecimal.ONE);
            List<String> before = first.names();
            first.checkpoint();
            first.buy(expiring, BigDecimal.ONE);
            first.advance(EIGHT + 60_000);
            assertThat(first.names()).doesNotContain(expiring);
            String listed = first.names().stream()
                    .filter(name -> !before.contains(name) && name.startsWith("BTC-"))
                    .filter(first::hasOffer)
                    .findFirst()
                    .orElseThrow();
            first.buy(listed, BigDecimal.ONE);
            try (Run second = new Run(first.crash(), EIGHT)) {
                second.buy(PERPETUAL, FUTURES_AMOUNT);
                second.advance(EIGHT + 300_000);
                assertNumbersDiffer(first, second);
            }
        }
    }

    private static void assertNumbersDiffer(Run first, Run second) {
        List<String> given = first.trades.stream().map(Trade::id).toList();
        assertThat(given).doesNotHaveDuplicates();
        assertThat(second.trades).isNotEmpty().noneMatch(trade -> given.contains(trade.id()));
        assertThat(groups(second)).isNotEmpty().noneMatch(groups(first)::contains);
    }

    private static List<String> groups(Run run) {
        return run.trades.stream()
                .flatMap(trade -> Stream.concat(trade.blockTradeId().stream(), trade.comboTradeId().stream()))
                .distinct()
                .toList();
    }

    /** An exchange without its server, from its start to its crash. */
    private final class Run extends DeafSink implements AutoCloseable {
        private final List<Trade> trades = new ArrayList<>();
        private final Path data;
        private final ExchangeMemory memory;
        private final Floor floor;
        private long nanos = LATER_NANOS;

        Run(Path data, long startMillis) throws IOException {
            this.data = data;
            memory = ExchangeMemory.open(data, new ModelSettings(7, Scenario.CALM, startMillis, 1));
            floor = memory.floorState()
                    .map(state -> new Floor(memory.market(), state))
                    .orElseGet(() -> new Floor(memory.market()));
            UserEvent.Listener keeper = memory.watch(floor);
            floor.tell(keeper);
            if (!floor.accounts().isTrader(ACCOUNT)) {
                floor.admit(ACCOUNT, "demo", Map.of(Currency.BTC, new BigDecimal("1000")));
            }
            advance(floor.now());
        }

        void advance(long millis) throws IOException {
            floor.venue().market().advanceTo(millis, this);
            floor.advance();
            memory.keep(nanos);
        }

        void checkpoint() throws IOException {
            nanos += LATER_NANOS;
            memory.keep(nanos);
        }

        String combo() {
            String future = floor.venue().market().instruments().stream()
                    .filter(instrument -> instrument.kind() == InstrumentKind.FUTURE)
                    .map(Instrument::name)
                    .filter(name -> name.startsWith("BTC-"))
                    .findFirst()
                    .orElseThrow();
            return floor.list(Map.of(future, 1, PERPETUAL, -1)).orElseThrow().name();
        }

        /** A call of an expiry that somebody sells. */
        String option(long expiryMillis) {
            return floor.venue().market().instruments().stream()
                    .filter(instrument -> instrument
                            .expiry()
                            .filter(expiry -> expiry.epochMillis() == expiryMillis)
                            .isPresent())
                    .map(Instrument::name)
                    .filter(name -> name.startsWith("BTC-") && name.endsWith("-C") && hasOffer(name))
                    .findFirst()
                    .orElseThrow();
        }

        boolean hasOffer(String name) {
            return !floor.venue().market().book(name).asks().isEmpty();
        }

        List<String> names() {
            return floor.venue().market().instruments().stream()
                    .map(Instrument::name)
                    .toList();
        }

        void buy(String instrument, BigDecimal amount) throws IOException {
            int before = trades.size();
            OrderTerms terms = OrderTerms.market(instrument, Side.BUY, amount);
            Outcome outcome = floor.place(ACCOUNT, terms, OptionalLong.empty()).outcome();
            assertThat(outcome).isInstanceOf(Outcome.Accepted.class);
            assertThat(trades).as(outcome.toString()).hasSizeGreaterThan(before);
            memory.keep(nanos);
        }

        Path crash() throws IOException {
            Path copy = Files.createDirectories(folder.resolve("copy"));
            for (String name : List.of("exchange.db", "exchange.db-wal")) {
                Files.copy(data.resolve(name), copy.resolve(name));
            }
            return copy;
        }

        @Override
        public void close() throws IOException {
            memory.close();
        }

        @Override
        public void traded(Trade trade) {
            var _ = floor.venue().record(trade);
            trades.add(trade);
        }
    }
}
