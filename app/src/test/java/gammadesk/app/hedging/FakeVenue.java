package gammadesk.app.hedging;

import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.Fill;
import gammadesk.analytics.market.Order;
import gammadesk.analytics.market.TimeInForce;
import gammadesk.analytics.port.AccountEvent;
import gammadesk.analytics.port.AccountListener;
import gammadesk.analytics.port.AccountView;
import gammadesk.analytics.port.GatewayHealth;
import gammadesk.analytics.port.GatewayState;
import gammadesk.analytics.port.OrderGateway.Answer;
import gammadesk.analytics.port.OrderGateway.CancelOutcome;
import gammadesk.analytics.port.OrderGateway.Outcome;
import gammadesk.analytics.trading.OrderTicket;
import gammadesk.app.hedging.VenueRecord.Booked;
import gammadesk.app.trading.OrderPath;
import gammadesk.app.trading.Purpose;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A venue and the gateway to it, on a clock of their own, that do to orders everything that venues and connections do:
 * late and lost answers, parts, refusals, cancels that cross with executions, breaks of the connection, another
 * gateway. The venue's own record is the truth.
 */
final class FakeVenue implements OrderPath {
    static final String ACCOUNT = "trader";
    /** The longest that an order is on the wire. */
    private static final int SLOW_MILLIS = 6_000;

    final VenueRecord record = new VenueRecord();
    /** What was asked to be sent, in order. */
    final List<String> submitted = new ArrayList<>();

    private final SplittableRandom random;
    private final PriorityQueue<Due> due = new PriorityQueue<>();
    private final BiConsumer<String, OrderTicket> onSubmit;
    private final List<AccountListener> listeners = new ArrayList<>();
    private final Map<String, Order> seenOrders = new LinkedHashMap<>();
    private final Map<String, Fill> seenFills = new LinkedHashMap<>();
    private final Set<String> unknown = new LinkedHashSet<>();
    private final Map<String, CompletableFuture<Outcome>> settlements = new LinkedHashMap<>();
    /** On the wire, or waiting for an answer. */
    private final Map<String, CompletableFuture<Outcome>> underWay = new LinkedHashMap<>();

    /** Sent and not yet at the venue. */
    private final Set<String> wire = new LinkedHashSet<>();

    private Optional<String> account = Optional.of(ACCOUNT);
    private boolean connected = true;
    /** A first look at an account does not reach back to all of its executions. */
    private boolean isForgetful;

    private int connection;
    private int labels;
    private long sequence;
    private long now;
    /** How likely each mishap is, 0 for none. */
    double trouble;
    /** How much of a crossing order is met. */
    double depth = 1;
    /** How likely a resting order meets somebody, each moment. */
    double flow = 0.1;
    /** The smallest amounts by instrument. */
    Function<String, BigDecimal> lots = WorkerWorld::lot;
    /** Whether somebody here may ask for everything to be cancelled. */
    boolean hasKillSwitch;
    /** The other side's best price, which decides whether a resting order would take. */
    Supplier<Map<String, double[]>> quotes = Map::of;

    private record Due(long millis, long sequence, Runnable action) implements Comparable<Due> {
        @Override
        public int compareTo(Due other) {
            return millis != other.millis ? Long.compare(millis, other.millis) : Long.compare(sequence, other.sequence);
        }
    }

    FakeVenue(SplittableRandom random, BiConsumer<String, OrderTicket> onSubmit) {
        this.random = random;
        this.onSubmit = onSubmit;
    }

    private boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    private void later(int mostMillis, Runnable action) {
        due.add(new Due(now + 1 + random.nextInt(mostMillis), sequence++, action));
    }

    /** Only while the connection of this moment lasts: what is said while there is none, nobody hears later. */
    private void overTheWire(Runnable action) {
        int mine = connection;
        boolean isHeard = connected;
        later(120, () -> {
            if (isHeard && mine == connection && connected) {
                action.run();
            }
        });
    }

    void advance(long millis) {
        now = millis;
        while (!due.isEmpty() && due.peek().millis() <= millis) {
            due.poll().action().run();
        }
        record.allOpen().stream().filter(_ -> chance(flow)).forEach(order -> execute(order, part(order)));
        if (chance(trouble * 0.02)) {
            disconnect();
        }
        if (chance(trouble * 0.005)) {
            anotherGateway(true);
        }
    }

    private BigDecimal part(Booked order) {
        BigDecimal lot = lots.apply(order.ticket.instrument());
        BigDecimal left = order.ticket.amount().subtract(order.filled());
        int lots = left.divideToIntegralValue(lot).intValueExact();
        return chance(0.4) ? left : lot.multiply(BigDecimal.valueOf(1 + random.nextInt(lots)));
    }

    private void execute(Booked order, BigDecimal amount) {
        if (amount.signum() <= 0) {
            return;
        }
        OrderTicket ticket = order.ticket;
        Fill fill = new Fill(
                "trade-" + sequence++,
                order.id,
                order.label,
                ticket.instrument(),
                ticket.side(),
                ticket.limitPrice().orElseThrow(),
                amount,
                new BigDecimal("0.0001"),
                Currency.BTC,
                ticket.postOnly(),
                VenueRecord.NO_STAMP);
        order.fill(fill);
        Order told = order.order();
        overTheWire(() -> see(fill, false));
        overTheWire(() -> see(told, false));
    }

    private void see(Order order, boolean compared) {
        Order known = seenOrders.get(order.id());
        boolean isOld = known != null
                && ((!known.isLive() && order.isLive()) || order.filled().compareTo(known.filled()) < 0);
        if (isOld || order.equals(known)) {
            return;
        }
        seenOrders.put(order.id(), order);
        if (unknown.contains(order.label())) {
            settle(order.label(), new Outcome.Accepted(order));
        }
        boolean isClosed = compared && !order.isLive();
        tell(isClosed ? new AccountEvent.OrderClosedUnseen(order) : new AccountEvent.OrderChanged(order));
    }

    private void see(Fill fill, boolean compared) {
        if (seenFills.putIfAbsent(fill.tradeId(), fill) == null) {
            tell(compared ? new AccountEvent.FillFound(fill) : new AccountEvent.Filled(fill));
        }
    }

    private void tell(AccountEvent event) {
        listeners.forEach(listener -> listener.onEvent(event));
    }

    private void settle(String label, Outcome outcome) {
        unknown.remove(label);
        settlements.computeIfAbsent(label, _ -> new CompletableFuture<>()).complete(outcome);
    }

    /** Everything that waits for an answer has none; some orders die with the connection. */
    void disconnect() {
        if (connected) {
            connected = false;
            connection++;
            loseAnswers("the connection broke");
            if (chance(0.5)) {
                record.allOpen().forEach(Booked::cancel);
            }
            later(4_000, this::reconnect);
        }
    }

    private void loseAnswers(String reason) {
        Map<String, CompletableFuture<Outcome>> open = Map.copyOf(underWay);
        underWay.clear();
        open.forEach((label, answer) -> lose(label, answer, reason));
    }

    private void lose(String label, CompletableFuture<Outcome> answer, String reason) {
        unknown.add(label);
        answer.complete(new Outcome.Unknown(label, reason));
        lookUp(label);
    }

    /** Proof needs a connection, and an order that was on the wire may still arrive for a while. */
    private void lookUp(String label) {
        later(3_000, () -> {
            if (!unknown.contains(label)) {
                return;
            }
            if (!connected || isOnTheWire(label)) {
                lookUp(label);
                return;
            }
            Optional<Booked> booked = record.labelled(label);
            booked.ifPresentOrElse(
                    order -> lookedUp(label, order.order()),
                    () -> settle(label, new Outcome.Refused(0, "the venue does not know it", false)));
        });
    }

    /** What the streams told already settles the label all the same. */
    private void lookedUp(String label, Order order) {
        see(order, false);
        if (unknown.contains(label)) {
            settle(label, new Outcome.Accepted(order));
        }
    }

    boolean isOnTheWire(String label) {
        return wire.contains(label);
    }

    private void reconnect() {
        if (!connected) {
            for (Booked order : record.all()) {
                boolean isOpenHere = Optional.ofNullable(seenOrders.get(order.id))
                        .filter(Order::isLive)
                        .isPresent();
                if (isOpenHere || order.isOpen()) {
                    see(order.order(), true);
                }
            }
            if (!isForgetful) {
                record.fills().forEach(fill -> see(fill, true));
            }
            connected = true;
            isForgetful = false;
        }
    }

    /** The gateway is closed and another opened, that knows what is open and what its log left unsettled. */
    void anotherGateway(boolean isSlow) {
        connected = false;
        connection++;
        loseAnswers("this program ends");
        settlements.values().forEach(open -> open.complete(new Outcome.Unknown("", "this program ends")));
        settlements.clear();
        seenOrders.clear();
        seenFills.clear();
        if (chance(0.7)) {
            record.allOpen().forEach(Booked::cancel);
        }
        isForgetful = chance(0.5);
        account = isSlow ? Optional.empty() : account;
        later(2_000, () -> account = Optional.of(ACCOUNT));
        later(3_000, this::reconnect);
    }

    @Override
    public Optional<String> account() {
        return account;
    }

    @Override
    public GatewayHealth health() {
        GatewayState state = connected && account.isPresent() ? GatewayState.READY : GatewayState.RECONCILING;
        return new GatewayHealth(state, "", true, true, 1, 0, underWay.size(), unknown.size(), 0, 0);
    }

    @Override
    public AccountView view() {
        return new AccountView(
                seenOrders.values().stream().filter(Order::isLive).toList(),
                seenOrders.values().stream().filter(order -> !order.isLive()).toList(),
                List.copyOf(seenFills.values()),
                List.of(),
                List.of(),
                List.copyOf(unknown));
    }

    @Override
    public Optional<String> newLabel() {
        return account.map(_ -> "label-" + ++labels);
    }

    @Override
    public CompletableFuture<Outcome> submit(Purpose purpose, String label, OrderTicket ticket) {
        onSubmit.accept(label, ticket);
        submitted.add(label);
        if (!connected || account.isEmpty() || chance(trouble * 0.1)) {
            return CompletableFuture.completedFuture(new Outcome.Refused(0, "not now", true));
        }
        CompletableFuture<Outcome> answer = new CompletableFuture<>();
        underWay.put(label, answer);
        wire.add(label);
        if (chance(trouble * 0.15)) {
            overTheWire(() -> {
                if (underWay.remove(label, answer)) {
                    lose(label, answer, "no answer came in time");
                }
            });
        }
        later(chance(trouble * 0.1) ? SLOW_MILLIS : 150, () -> arrive(label, ticket, answer));
        return answer;
    }

    /** At the venue, whatever became of the connection meanwhile; a part of what was sent into a break is lost. */
    private void arrive(String label, OrderTicket ticket, CompletableFuture<Outcome> answer) {
        wire.remove(label);
        boolean isCut = !connected || !underWay.containsKey(label);
        if (isCut && chance(0.5)) {
            return;
        }
        Optional<Outcome> refusal = refusal(ticket);
        if (refusal.isPresent()) {
            overTheWire(() -> answered(label, answer, refusal.get()));
            return;
        }
        Booked order = record.book("id-" + sequence++, label, ticket);
        if (ticket.timeInForce() == TimeInForce.IMMEDIATE_OR_CANCEL) {
            execute(order, chance(depth) ? part(order) : BigDecimal.ZERO);
            order.cancel();
        }
        overTheWire(() -> {
            Order told = order.order();
            see(told, false);
            answered(label, answer, new Outcome.Accepted(told));
        });
    }

    private void answered(String label, CompletableFuture<Outcome> answer, Outcome outcome) {
        if (underWay.remove(label, answer)) {
            answer.complete(outcome);
        }
    }

    private Optional<Outcome> refusal(OrderTicket ticket) {
        double[] quote = quotes.get().getOrDefault(ticket.instrument(), new double[] {0, 0});
        double other = ticket.side().sign() > 0 ? quote[1] : quote[0];
        boolean takes = other > 0
                && ticket.side().sign() * (ticket.limitPrice().orElseThrow().doubleValue() - other) >= 0;
        if (ticket.postOnly() && takes) {
            return Optional.of(new Outcome.Refused(11054, "post_only_reject", false));
        }
        if (chance(trouble * 0.05)) {
            return Optional.of(new Outcome.Refused(10028, "too_many_requests", true));
        }
        return chance(trouble * 0.01)
                ? Optional.of(new Outcome.Refused(10009, "not_enough_funds", false))
                : Optional.empty();
    }

    @Override
    public CompletableFuture<Outcome> cancel(String orderId) {
        if (account.isEmpty()) {
            return CompletableFuture.completedFuture(new Outcome.Refused(0, "no account", true));
        }
        CompletableFuture<Outcome> answer = new CompletableFuture<>();
        boolean isLost = chance(trouble * 0.3);
        boolean isCut = !connected || (isLost && chance(0.5));
        later(150, () -> {
            Outcome outcome = isCut ? new Outcome.Unknown(orderId, "no answer") : cancelled(orderId);
            later(100, () -> answer.complete(isLost ? new Outcome.Unknown(orderId, "no answer") : outcome));
        });
        return answer;
    }

    private Outcome cancelled(String orderId) {
        return record.openWith(orderId)
                .map(this::cancelled)
                .orElseGet(() -> new Outcome.Refused(11044, "not_open_order", false));
    }

    private Outcome cancelled(Booked order) {
        order.cancel();
        Order told = order.order();
        overTheWire(() -> see(told, false));
        return new Outcome.Accepted(told);
    }

    @Override
    public CompletableFuture<CancelOutcome> cancelEverything() {
        if (!hasKillSwitch) {
            throw new AssertionError("nobody asked for that");
        }
        CompletableFuture<CancelOutcome> answer = new CompletableFuture<>();
        boolean isLost = chance(trouble * 0.3);
        boolean isCut = !connected || (isLost && chance(0.5));
        later(150, () -> {
            CancelOutcome outcome =
                    isCut ? new CancelOutcome.Unknown("no answer") : new CancelOutcome.Done(cancelOpen(), 0);
            later(100, () -> answer.complete(isLost ? new CancelOutcome.Unknown("no answer") : outcome));
        });
        return answer;
    }

    private long cancelOpen() {
        List<Booked> open = record.allOpen();
        open.forEach(this::cancelled);
        return open.size();
    }

    @Override
    public CompletableFuture<Outcome> settlement(String label) {
        if (account.isEmpty() || chance(trouble * 0.2)) {
            return CompletableFuture.completedFuture(new Outcome.Refused(0, "the gateway is closed", true));
        }
        if (unknown.contains(label)) {
            return settlements.computeIfAbsent(label, _ -> new CompletableFuture<>());
        }
        return Optional.ofNullable(settlements.get(label))
                .filter(CompletableFuture::isDone)
                .orElseGet(() -> CompletableFuture.completedFuture(
                        new Outcome.Refused(0, "no order of this label is known here", false)));
    }

    @Override
    public CompletableFuture<Answer<List<Fill>>> fills(Currency currency, long backMillis) {
        CompletableFuture<Answer<List<Fill>>> answer = new CompletableFuture<>();
        int mine = connection;
        later(150, () -> {
            boolean isAnswered = connected && mine == connection && !chance(trouble * 0.2);
            answer.complete(isAnswered ? new Answer.Known<>(record.fills()) : new Answer.Unavailable<>("not now"));
        });
        return answer;
    }

    @Override
    public void listen(AccountListener listener) {
        listeners.clear();
        listeners.add(listener);
    }

    /** What the venue has of an instrument. */
    BigDecimal filled(String instrument) {
        return record.filled(instrument);
    }

    /** Orders that live at the venue or may come alive. */
    long mayLive() {
        return wire.size() + record.allOpen().size();
    }

    /** Orders of an instrument that live, were sent and not answered, or of which nobody knows. */
    long mayLive(String instrument, Map<String, OrderNote> notes) {
        return record.openOf(instrument)
                + wire.stream()
                        .filter(label -> notes.get(label).instrument().equals(instrument))
                        .count();
    }
}
