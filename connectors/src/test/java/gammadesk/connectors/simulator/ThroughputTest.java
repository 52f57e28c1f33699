package gammadesk.connectors.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How much one client is told in a second; measured and told, not judged. */
class ThroughputTest {
    private static final Logger LOG = LoggerFactory.getLogger(ThroughputTest.class);
    private static final long SECONDS = 4;

    @Test
    void aWholeChainInEveryChannelIsSentToOneClient() throws Exception {
        FakeMarket market = new FakeMarket(500);
        ExchangeSettings settings = ExchangeSettings.defaults();
        try (EmbeddedExchange exchange = EmbeddedExchange.start(settings, market, new SystemClock());
                WireClient client = WireClient.connected(exchange)) {
            List<String> channels = market.instruments().stream()
                    .flatMap(instrument ->
                            Stream.of("ticker." + instrument.name() + ".100ms", "book." + instrument.name() + ".100ms"))
                    .toList();
            assertThat(client.subscribe(channels.toArray(String[]::new))
                            .at("result")
                            .size())
                    .isEqualTo(channels.size());
            long before = exchange.stats().notifications();
            long cpuBefore = cpuNanos();
            long from = System.nanoTime();
            while (System.nanoTime() - from < SECONDS * 1_000_000_000L) {
                client.next(Duration.ofMillis(10));
            }
            double seconds = (System.nanoTime() - from) / 1e9;
            long sent = exchange.stats().notifications() - before;
            LOG.info(
                    "{} notifications a second to one client; the exchange took {} of one core",
                    Math.round(sent / seconds),
                    String.format("%.2f", (cpuNanos() - cpuBefore) / 1e9 / seconds));
            assertThat(exchange.stats().droppedConsumers()).isZero();
            assertThat(sent).isPositive();
        }
    }

    private static long cpuNanos() {
        var threads = ManagementFactory.getThreadMXBean();
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("exchange-"))
                .mapToLong(thread -> threads.getThreadCpuTime(thread.threadId()))
                .sum();
    }
}
