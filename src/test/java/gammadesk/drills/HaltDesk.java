package gammadesk.drills;

import gammadesk.analytics.desk.AccountPicture;
import gammadesk.analytics.desk.MarketPicture;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.port.FeedState;
import gammadesk.analytics.port.GatewayState;
import gammadesk.analytics.port.Ledger;
import gammadesk.analytics.port.OrderGateway.Outcome;
import gammadesk.analytics.port.Venue;
import gammadesk.analytics.trading.OrderTicket;
import gammadesk.app.desk.SystemClock;
import gammadesk.app.hedging.Flattening;
import gammadesk.app.hedging.KillSwitch;
import gammadesk.app.market.AccountSource;
import gammadesk.app.market.BoardSettings;
import gammadesk.app.market.MarketBoard;
import gammadesk.app.trading.ForgetfulIntents;
import gammadesk.app.trading.Line;
import gammadesk.app.trading.Purpose;
import gammadesk.app.trading.TradingDesk;
import gammadesk.app.trading.VenuePace;
import gammadesk.connectors.deribit.DeribitMarketFeed;
import gammadesk.connectors.deribit.account.DeribitOrderGateway;
import gammadesk.connectors.simulator.EmbeddedExchange;
import gammadesk.connectors.vault.ApiKey;
import gammadesk.connectors.vault.Secret;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** A desk from the feed to the kill switch, with all threads of its own, as the program wires it. */
final class HaltDesk implements AutoCloseable {
    private final SystemClock clock = new SystemClock();
    private final ExecutorService disk = Executors.newSingleThreadExecutor();
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor();
    private final ExecutorService hedging = Executors.newSingleThreadExecutor();
    private final DeribitMarketFeed feed;
    private final MarketBoard board;
    private final TradingDesk trading;
    private final KillSwitch halt;
    private volatile CountDownLatch analytics = new CountDownLatch(0);

    HaltDesk(EmbeddedExchange exchange, Ledger ledger, Path folder, Flattening flattening) throws IOException {
        var settings = DrillDesk.settings(exchange.address());
        feed = new DeribitMarketFeed(settings.venue(), clock, new SplittableRandom(3));
        board = new MarketBoard(feed, List.of(Currency.BTC, Currency.ETH), clock, BoardSettings.defaults());
        halt = new KillSwitch(ledger, Optional.of(folder), clock, disk, watch);
        trading = new TradingDesk(board, feed::followBooks, clock, halt, VenuePace.OURS);
        board.show(new Blockable());
        halt.connect(trading, flattening);
        board.start();
        trading.use("drill", () -> {
            var intents = new ForgetfulIntents();
            return new Line(
                    new DeribitOrderGateway(settings, key(exchange), intents, clock, new SplittableRandom(5)), intents);
        });
    }

    private static ApiKey key(EmbeddedExchange exchange) {
        var key = exchange.keys().trader();
        return new ApiKey(
                "drill",
                Venue.Environment.EMBEDDED,
                key.clientId(),
                ApiKey.Access.TRADE,
                Secret.of(key.clientSecret().reveal()));
    }

    /** The account's picture is made on the analytics thread: who waits here holds it. */
    private final class Blockable implements AccountSource {
        @Override
        public Optional<AccountPicture> picture(Map<Currency, MarketPicture> markets) {
            try {
                analytics.await();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
            return trading.picture(markets);
        }
    }

    /** Holds the analytics thread and a hedging thread until the latch opens. */
    CountDownLatch block() {
        CountDownLatch latch = new CountDownLatch(1);
        analytics = latch;
        var _ = hedging.submit(() -> {
            latch.await();
            return true;
        });
        return latch;
    }

    KillSwitch halt() {
        return halt;
    }

    TradingDesk trading() {
        return trading;
    }

    DeribitMarketFeed feed() {
        return feed;
    }

    boolean isConnected() {
        return trading.health().state() == GatewayState.READY;
    }

    boolean isReady() {
        return isConnected() && board.get().health().state() == FeedState.LIVE && hasMarket();
    }

    private boolean hasMarket() {
        return board.get()
                .market(Currency.BTC)
                .filter(market -> market.index() > 0)
                .isPresent();
    }

    CompletableFuture<Outcome> submit(Purpose purpose, OrderTicket ticket) {
        return trading.submit(purpose, trading.newLabel().orElseThrow(), ticket);
    }

    int openOrders() {
        return trading.view().openOrders().size();
    }

    @Override
    public void close() {
        analytics.countDown();
        trading.close();
        board.close();
        hedging.shutdownNow();
        disk.shutdown();
        watch.shutdownNow();
    }
}
