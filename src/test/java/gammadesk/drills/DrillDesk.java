package gammadesk.drills;

import gammadesk.analytics.market.Currency;
import gammadesk.analytics.port.GatewayState;
import gammadesk.analytics.port.IntentLog;
import gammadesk.analytics.port.OrderGateway;
import gammadesk.analytics.port.OrderGateway.Outcome;
import gammadesk.analytics.port.Venue;
import gammadesk.app.desk.SystemClock;
import gammadesk.connectors.deribit.DeribitSettings;
import gammadesk.connectors.deribit.DeribitSettings.BackOff;
import gammadesk.connectors.deribit.DeribitSettings.Credits;
import gammadesk.connectors.deribit.account.AccountSettings;
import gammadesk.connectors.deribit.account.DeribitOrderGateway;
import gammadesk.connectors.ledger.FileIntentLog;
import gammadesk.connectors.vault.Secret;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** A desk as far as orders are concerned: the gateway, its log of intents, and what became of every order. */
final class DrillDesk implements AutoCloseable {
    private final URI exchange;
    private final gammadesk.connectors.simulator.access.ApiKey key;
    private final Path intents;
    private final SplittableRandom random;
    private final long validMillis;
    private final Map<String, Outcome> outcomes = new ConcurrentHashMap<>();
    /** By label. */
    private final Map<String, Pending> pending = new ConcurrentHashMap<>();

    private final AtomicLong longestNanos = new AtomicLong();
    private IntentLog log;
    private DeribitOrderGateway gateway;
    private long lost;

    private record Pending(String instrument, long sinceNanos) {}

    /**
     * A desk whose gateway is opened at once.
     *
     * @param validMillis how long an order is valid: it has to outlive the loss of a connection and the return, but who
     *     waits for the proof that an order was not booked waits so long
     */
    DrillDesk(URI exchange, gammadesk.connectors.simulator.access.ApiKey key, Path intents, long seed, long validMillis)
            throws IOException {
        this.exchange = exchange;
        this.validMillis = validMillis;
        this.key = key;
        this.intents = intents;
        random = new SplittableRandom(seed);
        log = FileIntentLog.open(intents);
        gateway = open();
    }

    private DeribitOrderGateway open() {
        DeribitOrderGateway fresh = new DeribitOrderGateway(
                settings(exchange),
                new gammadesk.connectors.vault.ApiKey(
                        "drill",
                        Venue.Environment.EMBEDDED,
                        key.clientId(),
                        gammadesk.connectors.vault.ApiKey.Access.TRADE,
                        Secret.of(key.clientSecret().reveal())),
                log,
                new SystemClock(),
                random.split());
        fresh.open(_ -> {});
        return fresh;
    }

    /** The same as on the desk but for waiting times, which are those of a machine that talks to itself. */
    static AccountSettings settings(URI exchange) {
        DeribitSettings near = DeribitSettings.at(exchange);
        DeribitSettings venue = new DeribitSettings(
                near.webSocket(),
                near.http(),
                near.environment(),
                2_000,
                500,
                2_000,
                near.heartbeatSeconds(),
                200,
                near.silenceMillis(),
                700,
                new Credits(100_000, 100_000, 1),
                near.channelsPerRequest(),
                new BackOff(2, 10),
                near.backlogMessages());
        return new AccountSettings(
                venue,
                List.of(Currency.BTC, Currency.ETH, Currency.USDC),
                AccountSettings.Proof.SIGNATURE,
                new Credits(1_000, 1_000, 1),
                5,
                1_000,
                200,
                50,
                20,
                6,
                50,
                2_000,
                86_400_000L);
    }

    OrderGateway gateway() {
        return gateway;
    }

    long validUntil() {
        return gateway.venueMillis() + validMillis;
    }

    /** Follows an order until it is settled, over a change of the gateway too. */
    CompletableFuture<Outcome> submit(OrderGateway.Request request) {
        String label = request.label();
        pending.put(label, new Pending(request.instrument(), System.nanoTime()));
        CompletableFuture<Outcome> answer = gateway.submit(request);
        var _ = answer.thenAccept(outcome -> {
            if (!(outcome instanceof Outcome.Unknown)) {
                settled(label, outcome);
            }
        });
        var _ = gateway.settlement(label).thenAccept(outcome -> {
            if (!(outcome instanceof Outcome.Unknown) && !answer.isCompletedExceptionally()) {
                settled(label, outcome);
            }
        });
        return answer;
    }

    private void settled(String label, Outcome outcome) {
        outcomes.put(label, outcome);
        Pending settled = pending.remove(label);
        if (settled != null) {
            longestNanos.accumulateAndGet(System.nanoTime() - settled.sinceNanos(), Math::max);
        }
    }

    /** Closes the gateway, whatever is under way, and opens another one on the same log. */
    void restart() throws IOException {
        lost += gateway.health().reconnects();
        gateway.close();
        log.close();
        log = FileIntentLog.open(intents);
        gateway = open();
        for (String label : List.copyOf(pending.keySet())) {
            var _ = gateway.settlement(label).thenAccept(outcome -> {
                if (!(outcome instanceof Outcome.Unknown)) {
                    settled(label, outcome);
                }
            });
        }
    }

    /** Outcomes by label, of all orders that are settled. */
    Map<String, Outcome> outcomes() {
        return Map.copyOf(outcomes);
    }

    /** The longest that an order had no outcome. */
    long longestMillis() {
        return TimeUnit.NANOSECONDS.toMillis(longestNanos.get());
    }

    /** How many orders have no outcome yet. */
    int pending() {
        return pending.size();
    }

    /**
     * Whether no order in an instrument waits for its outcome: behind one of unknown fate another would not be sent.
     */
    boolean isFree(String instrument) {
        return pending.values().stream()
                .noneMatch(waiting -> waiting.instrument().equals(instrument));
    }

    boolean isQuiet() {
        var health = gateway.health();
        return health.state() == GatewayState.READY
                && health.waiting() == 0
                && health.inFlight() == 0
                && health.unknown() == 0
                && pending.isEmpty();
    }

    String describe() {
        return gateway.health() + ", pending " + pending.keySet();
    }

    /** How often a connection was lost and made again, over all gateways. */
    long reconnects() {
        return lost + gateway.health().reconnects();
    }

    /** What its log would hand to the next start. */
    List<String> unresolved() throws IOException {
        try (FileIntentLog reread = FileIntentLog.open(intents)) {
            return reread.unresolved().stream().map(intent -> intent.label()).toList();
        }
    }

    @Override
    public void close() {
        gateway.close();
        log.close();
    }
}
