package gammadesk.app.cli;

import gammadesk.analytics.port.Clock;
import gammadesk.app.desk.ExchangeLauncher;
import gammadesk.app.desk.VenueChoice;
import gammadesk.connectors.simulator.EmbeddedExchange;
import gammadesk.connectors.simulator.ExchangeStats;
import gammadesk.connectors.simulator.Latency;
import gammadesk.connectors.simulator.access.ApiKey;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code gammadesk exchange}: the embedded exchange alone. */
@Command(
        name = "exchange",
        mixinStandardHelpOptions = true,
        description = "Runs the embedded exchange alone, on 127.0.0.1, until it is interrupted. It speaks Deribit's "
                + "protocol: http://127.0.0.1:PORT/api/v2 and ws://127.0.0.1:PORT/ws/api/v2.")
final class ExchangeCommand implements Callable<Integer> {
    @Mixin
    private VenueOptions market = new VenueOptions();

    @Option(names = "--port", paramLabel = "N", defaultValue = "0", description = "port; 0 picks a free one")
    private int port;

    @Option(
            names = "--seconds",
            paramLabel = "S",
            defaultValue = "0",
            description = "end after so many seconds; 0 runs until interrupted")
    private long seconds;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "keep accounts, orders and the market in this folder and go on from what is there; what was "
                    + "acknowledged survives even a kill -9. Without it everything is forgotten at the end")
    private @Nullable Path data;

    private final Clock clock;
    private final AtomicBoolean ended = new AtomicBoolean();

    ExchangeCommand(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (port < 0 || port > 65_535) {
            throw new UsageException("--port must be 0 to 65535, not " + port);
        }
        try (EmbeddedExchange exchange = launch(market.choice())) {
            System.out.println("listening on " + exchange.address());
            System.out.println(words(exchange.keys().full()));
            System.out.println("read-only: " + words(exchange.keys().readOnly()));
            System.out.println("rival: " + words(exchange.keys().rival()));
            System.out.println("trader: " + words(exchange.keys().trader()));
            System.out.flush();
            awaitEnd(exchange);
            end(exchange);
        }
        return ExitCode.DONE;
    }

    private EmbeddedExchange launch(VenueChoice choice) throws IOException {
        if (data == null) {
            return ExchangeLauncher.launch(choice, port, clock)
                    .orElseThrow(
                            () -> new UsageException("--venue makes no sense here: this is the embedded exchange"));
        }
        if (choice instanceof VenueChoice.Embedded model) {
            return ExchangeLauncher.launchIn(data, model, port, clock);
        }
        throw new UsageException("--data keeps the embedded exchange's own market; leave --replay and --venue out");
    }

    /** The keys open nothing but this exchange. */
    private static String words(ApiKey key) {
        return "key=" + key.clientId() + " secret=" + key.clientSecret().reveal();
    }

    private void awaitEnd(EmbeddedExchange exchange) throws InterruptedException {
        CountDownLatch end = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(exchange), "exchange-end"));
        if (seconds > 0) {
            boolean _ = end.await(seconds, TimeUnit.SECONDS);
        } else {
            end.await();
        }
    }

    /** Whether the time is up or somebody has interrupted it: once. */
    private void end(EmbeddedExchange exchange) {
        if (ended.compareAndSet(false, true)) {
            exchange.close();
            ExchangeStats stats = exchange.stats();
            System.out.println("answered " + stats.requests() + " requests, " + words(stats.answers())
                    + "; acknowledged orders " + words(stats.acknowledgements()));
            System.out.flush();
        }
    }

    private static String words(Latency latency) {
        return String.format(
                Locale.ROOT,
                "%d in %.3f ms at the median, %.3f ms at p99, %.3f ms at most",
                latency.count(),
                latency.medianMicros() / 1000,
                latency.p99Micros() / 1000,
                latency.mostMicros() / 1000);
    }
}
