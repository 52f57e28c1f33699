package gammadesk.app.cli;

import gammadesk.analytics.port.Clock;
import gammadesk.app.desk.ExchangeLauncher;
import gammadesk.connectors.simulator.EmbeddedExchange;
import gammadesk.connectors.simulator.access.ApiKey;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
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

    private final Clock clock;

    ExchangeCommand(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (port < 0 || port > 65_535) {
            throw new UsageException("--port must be 0 to 65535, not " + port);
        }
        try (EmbeddedExchange exchange = ExchangeLauncher.launch(market.choice(), port, clock)
                .orElseThrow(() -> new UsageException("--venue makes no sense here: this is the embedded exchange"))) {
            System.out.println("listening on " + exchange.address());
            System.out.println(words(exchange.keys().full()));
            System.out.println("read-only: " + words(exchange.keys().readOnly()));
            System.out.println("rival: " + words(exchange.keys().rival()));
            System.out.flush();
            awaitEnd(exchange);
        }
        return ExitCode.DONE;
    }

    /** The keys open nothing but this exchange. */
    private static String words(ApiKey key) {
        return "key=" + key.clientId() + " secret=" + key.clientSecret().reveal();
    }

    private void awaitEnd(EmbeddedExchange exchange) throws InterruptedException {
        CountDownLatch end = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(exchange::close, "exchange-end"));
        if (seconds > 0) {
            boolean _ = end.await(seconds, TimeUnit.SECONDS);
        } else {
            end.await();
        }
    }
}
