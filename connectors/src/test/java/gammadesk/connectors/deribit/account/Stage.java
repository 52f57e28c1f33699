package gammadesk.connectors.deribit.account;

import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.Side;
import gammadesk.analytics.port.AccountEvent;
import gammadesk.analytics.port.Clock;
import gammadesk.analytics.port.IntentLog;
import gammadesk.analytics.port.OrderGateway.Outcome;
import gammadesk.analytics.port.OrderGateway.Request;
import gammadesk.analytics.port.Venue;
import gammadesk.connectors.deribit.DeribitSettings;
import gammadesk.connectors.deribit.DeribitSettings.Credits;
import gammadesk.connectors.deribit.Inbound;
import gammadesk.connectors.vault.ApiKey;
import gammadesk.connectors.vault.Secret;
import java.math.BigDecimal;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/** A gateway and a venue in one thread, with time and a cable between them that do what the test says. */
final class Stage implements Clock {
    static final String SECRET = "s3cr3t-that-must-not-be-seen";
    static final String PERPETUAL = "BTC-PERPETUAL";
    /** The venue's clock is more than a minute ahead of ours. */
    static final long SKEW_MILLIS = 70_000;

    private static final long START_MILLIS = 1_790_000_000_000L;
    private static final long STEP_MILLIS = 5;

    final SimVenue venue;
    final List<AccountEvent> events = new ArrayList<>();
    /** The methods of all requests that the gateway sent, whether they arrived or not. */
    final List<String> sent = new ArrayList<>();

    final AccountSettings settings;
    private final RandomGenerator random;
    private final PriorityQueue<Due> agenda = new PriorityQueue<>();
    private final IntentLog log;
    private long millis = START_MILLIS;
    private long sequence;
    private Cable cable;
    private boolean down;
    ApiKey key = key(ApiKey.Access.TRADE);
    Labels labels;
    GatewayCore core;
    LiveArming arming;
    VenueClock venueClock;
    /** What happens to a request and its answer. */
    Function<String, Fault> faults = _ -> Fault.NONE;

    /** What can happen around one request. */
    enum Fault {
        NONE,
        /** The connection dies before the request is there. */
        DIES_BEFORE,
        /** The connection dies after the venue did it, and nothing comes back. */
        DIES_AFTER,
        /** The streams still tell, the answer does not come. */
        DIES_BEFORE_ANSWER,
        /** The connection dies at once; the request lies in a buffer and reaches the venue later. */
        ARRIVES_LATE,
        /** Nothing comes back, and nothing else happens. */
        NO_ANSWER,
        /** The request vanishes, and nothing else happens. */
        VANISHES,
        /** Answer and streams come in the reverse order. */
        REVERSED,
        /** Everything comes twice. */
        TWICE
    }

    private record Due(long millis, long sequence, Runnable action) implements Comparable<Due> {
        @Override
        public int compareTo(Due other) {
            return millis != other.millis ? Long.compare(millis, other.millis) : Long.compare(sequence, other.sequence);
        }
    }

    Stage(long seed, IntentLog log) {
        this(seed, log, settings());
    }

    Stage(long seed, IntentLog log, AccountSettings settings) {
        this.random = new SplittableRandom(seed);
        this.log = log;
        this.settings = settings;
        this.venue = new SimVenue(() -> millis + SKEW_MILLIS, random);
        newGateway(log);
    }

    static AccountSettings settings() {
        return settings(DeribitSettings.at(URI.create("http://127.0.0.1:1")).withLimits(900, 3_000, 400));
    }

    static AccountSettings settings(DeribitSettings near) {
        return AccountSettings.of(near)
                .withCurrencies(List.of(Currency.BTC, Currency.ETH))
                .withMatching(new Credits(1_000, 1_000, 1), 5)
                .withWaits(200, 50, 20, 300);
    }

    static ApiKey key(ApiKey.Access access) {
        return new ApiKey("demo", Venue.Environment.EMBEDDED, "client", access, Secret.of(SECRET));
    }

    /** A desk that starts anew: nothing is left of the old one but its log. */
    void newGateway(IntentLog theirs) {
        venueClock = new VenueClock(this);
        labels = new Labels(millis, random);
        arming = new LiveArming(settings.venue().venue());
        core = new GatewayCore(settings, key, this, venueClock, labels, random, theirs, arming, new Wire());
    }

    void open() {
        core.open(events::add);
    }

    void openAndSettle() {
        open();
        until(core::isReady);
    }

    /** The desk's process is gone in an instant. */
    void kill() {
        cut();
        core = null;
    }

    void down(boolean isDown) {
        down = isDown;
        if (isDown) {
            cut();
        }
    }

    void cut() {
        if (cable != null) {
            cable.sever("cut");
        }
    }

    void advance(long forMillis) {
        long end = millis + forMillis;
        while (millis < end) {
            millis += STEP_MILLIS;
            while (!agenda.isEmpty() && agenda.peek().millis() <= millis) {
                agenda.poll().action().run();
            }
            if (core != null) {
                core.tick();
            }
        }
    }

    /** Time passes until something holds, but not for ever. */
    void until(BooleanSupplier condition) {
        for (int i = 0; i < 40_000 && !condition.getAsBoolean(); i++) {
            advance(STEP_MILLIS);
        }
        if (!condition.getAsBoolean()) {
            throw new AssertionError("it never came about; " + core.health() + " "
                    + events.reversed().stream()
                            .limit(10)
                            .map(AccountEvent::sentence)
                            .toList());
        }
    }

    /** Puts a past into the venue that this desk has not seen. */
    VenuePast pastOfVenue() {
        return new VenuePast();
    }

    /** Orders of long ago, a minute apart. */
    final class VenuePast {
        void order(boolean filled) {
            millis += 60_000;
            book(filled);
        }

        /** Orders that were all filled in one millisecond. */
        void sameMoment(int count) {
            for (int i = 0; i < count; i++) {
                book(true);
            }
        }

        void age(long byMillis) {
            millis += byMillis;
        }

        private void book(boolean filled) {
            SimVenue.SimOrder order = venue.elsewhere(PERPETUAL);
            if (filled) {
                venue.fill(order, order.amount);
            } else {
                venue.cancel(order, "user_request");
            }
        }
    }

    long sent(String method) {
        return sent.stream().filter(method::equals).count();
    }

    long validUntil(long forMillis) {
        return venueClock.millis() + forMillis;
    }

    CompletableFuture<Outcome> buy(String instrument, String amount, String price) {
        return core.orders().submit(limit(labels.next(), instrument, Side.BUY, amount, price));
    }

    Request limit(String label, String instrument, Side side, String amount, String price) {
        return Request.limit(label, instrument, side, new BigDecimal(amount), new BigDecimal(price), validUntil(2_000));
    }

    Outcome settled(String label) {
        CompletableFuture<Outcome> settlement = core.orders().settlement(label);
        until(settlement::isDone);
        return settlement.join();
    }

    <T extends AccountEvent> List<T> events(Class<T> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }

    List<String> sentences() {
        return events.stream().map(AccountEvent::sentence).toList();
    }

    private void later(long afterMillis, Runnable action) {
        agenda.add(new Due(millis + afterMillis, sequence++, action));
    }

    @Override
    public long epochMillis() {
        return millis;
    }

    @Override
    public long nanos() {
        return (millis - START_MILLIS) * 1_000_000L - 5_000_000_000L;
    }

    /** The gateway's end of the cable, one connection after the other. */
    private final class Wire implements Line {
        private int connections;

        @Override
        public int connect() {
            drop();
            int number = ++connections;
            Cable fresh = new Cable(number, core);
            cable = fresh;
            if (down) {
                later(10, () -> fresh.sever("no route"));
            } else {
                later(10, () -> fresh.tell(new Inbound.Opened(number)));
            }
            return number;
        }

        @Override
        public void send(String text) {
            if (cable != null) {
                cable.send(text);
            }
        }

        @Override
        public void drop() {
            if (cable != null) {
                cable.silence();
            }
        }

        @Override
        public void close() {
            drop();
        }
    }

    /** One connection. */
    private final class Cable {
        private final int number;
        private final GatewayCore owner;
        private final SimVenue.Conversation conversation;
        private final List<String> held = new ArrayList<>();
        private boolean broken;
        private boolean holds;

        Cable(int number, GatewayCore owner) {
            this.number = number;
            this.owner = owner;
            this.conversation = venue.new Conversation(this::back);
        }

        private void back(String text) {
            if (holds) {
                held.add(text);
            } else {
                deliver(text, 3);
            }
        }

        private void deliver(String text, long afterMillis) {
            later(afterMillis, () -> {
                if (!broken) {
                    tell(new Inbound.Message(number, text, nanos()));
                }
            });
        }

        void send(String text) {
            if (broken) {
                return;
            }
            String method = Json.parse(text).at("method").text();
            sent.add(method);
            Fault fault = faults.apply(method);
            switch (fault) {
                case NONE -> later(2, () -> arrive(text));
                case DIES_BEFORE -> later(1, () -> sever("died"));
                case DIES_AFTER ->
                    later(2, () -> {
                        holds = true;
                        arrive(text);
                        sever("died");
                    });
                case DIES_BEFORE_ANSWER ->
                    later(
                            2,
                            () -> hold(text, replies -> {
                                replies.removeLast();
                                replies.forEach(reply -> deliver(reply, 1));
                                later(3, () -> sever("died"));
                            }));
                case ARRIVES_LATE -> {
                    later(1, () -> sever("died"));
                    later(150 + random.nextInt(1_500), () -> venue.receive(conversation, text));
                }
                case NO_ANSWER -> later(2, () -> hold(text, List::removeLast));
                case VANISHES -> {
                    // Nobody ever hears of it.
                }
                case REVERSED ->
                    later(2, () -> hold(text, replies -> replies.reversed().forEach(reply -> deliver(reply, 3))));
                case TWICE ->
                    later(
                            2,
                            () -> hold(
                                    text,
                                    replies -> replies.forEach(reply -> {
                                        deliver(reply, 3);
                                        deliver(reply, 4);
                                    })));
            }
        }

        private void hold(String text, Consumer<List<String>> use) {
            if (broken) {
                return;
            }
            holds = true;
            venue.receive(conversation, text);
            holds = false;
            List<String> replies = new ArrayList<>(held);
            held.clear();
            use.accept(replies);
        }

        private void arrive(String text) {
            if (!broken) {
                venue.receive(conversation, text);
            }
        }

        void tell(Inbound news) {
            if (owner == core) {
                owner.handle(news);
            }
        }

        void sever(String reason) {
            if (!broken) {
                silence();
                tell(new Inbound.Lost(number, reason));
            }
        }

        void silence() {
            if (!broken) {
                broken = true;
                later(20, conversation::end);
            }
        }
    }

    IntentLog log() {
        return log;
    }
}
