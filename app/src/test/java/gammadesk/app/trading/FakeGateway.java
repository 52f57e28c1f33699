package gammadesk.app.trading;

import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.Fill;
import gammadesk.analytics.port.AccountEvent;
import gammadesk.analytics.port.AccountListener;
import gammadesk.analytics.port.AccountView;
import gammadesk.analytics.port.GatewayHealth;
import gammadesk.analytics.port.GatewayState;
import gammadesk.analytics.port.MarginAnswer;
import gammadesk.analytics.port.OrderGateway;
import gammadesk.analytics.port.Past;
import gammadesk.analytics.port.PastAnswer;
import gammadesk.analytics.port.Venue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** A gateway that writes down what is sent and answers when the test says so. */
final class FakeGateway implements OrderGateway {
    final List<Request> submitted = new ArrayList<>();
    final List<String> others = new ArrayList<>();
    final Map<String, CompletableFuture<Outcome>> answers = new LinkedHashMap<>();
    final Map<String, CompletableFuture<Outcome>> settlements = new LinkedHashMap<>();
    Venue venue = new Venue("Fake", Venue.Environment.EMBEDDED, "127.0.0.1:1");
    GatewayState state = GatewayState.READY;
    boolean mayTrade = true;
    boolean armed = true;
    AccountView view = AccountView.EMPTY;
    boolean closed;
    boolean failing;
    Guard guard = _ -> Optional.empty();
    private Optional<AccountListener> listener = Optional.empty();
    private int labels;
    private Consumer<AccountListener> onOpen = _ -> {};

    FakeGateway onOpen(Consumer<AccountListener> action) {
        onOpen = action;
        return this;
    }

    void say(AccountEvent event) {
        listener.orElseThrow().onEvent(event);
    }

    /** Answers the newest request. */
    void answer(Outcome outcome) {
        answers.get(submitted.getLast().label()).complete(outcome);
    }

    void settle(String label, Outcome outcome) {
        settlements.computeIfAbsent(label, _ -> new CompletableFuture<>()).complete(outcome);
    }

    @Override
    public Venue venue() {
        return venue;
    }

    @Override
    public void open(AccountListener to) {
        listener = Optional.of(to);
        onOpen.accept(to);
    }

    @Override
    public GatewayHealth health() {
        return new GatewayHealth(state, "", mayTrade, armed, 1, 0, 0, 0, 0, 0);
    }

    @Override
    public AccountView view() {
        return view;
    }

    @Override
    public long venueMillis() {
        return 1_000_000;
    }

    @Override
    public String newLabel() {
        return "label-" + ++labels;
    }

    @Override
    public boolean arm(String confirmation) {
        armed = confirmation.equals(venue.address());
        return armed;
    }

    @Override
    public void disarm() {
        armed = false;
    }

    @Override
    public void guard(Guard next) {
        guard = next;
    }

    @Override
    public CompletableFuture<Outcome> submit(Request request) {
        submitted.add(request);
        if (failing) {
            throw new IllegalStateException("a failure on purpose");
        }
        return answers.computeIfAbsent(request.label(), _ -> new CompletableFuture<>());
    }

    @Override
    public CompletableFuture<Outcome> edit(Edit edit) {
        others.add("edit " + edit.order().id() + " " + edit.amount() + " at " + edit.price());
        return CompletableFuture.completedFuture(new Outcome.Accepted(edit.order()));
    }

    @Override
    public CompletableFuture<Outcome> cancel(String orderId) {
        others.add("cancel " + orderId);
        return CompletableFuture.completedFuture(new Outcome.Refused(11044, "not_open_order", false));
    }

    @Override
    public CompletableFuture<CancelOutcome> cancelAll(Scope scope) {
        others.add("cancel " + scope);
        return CompletableFuture.completedFuture(new CancelOutcome.Done(3, 1));
    }

    @Override
    public CompletableFuture<Outcome> closePosition(
            String instrument, Optional<BigDecimal> limitPrice, long validUntilMillis) {
        others.add("close " + instrument);
        return CompletableFuture.completedFuture(new Outcome.Unknown("closing", "the connection broke"));
    }

    @Override
    public CompletableFuture<Outcome> settlement(String label) {
        return settlements.computeIfAbsent(label, _ -> new CompletableFuture<>());
    }

    @Override
    public CompletableFuture<PastAnswer> loadOlder(Past past) {
        others.add("older " + past);
        return CompletableFuture.completedFuture(new PastAnswer.Loaded(0, false, OptionalLong.empty()));
    }

    @Override
    public CompletableFuture<Answer<List<Fill>>> fills(Currency currency, long fromMillis, long toMillis) {
        return CompletableFuture.completedFuture(new Answer.Known<>(List.of()));
    }

    @Override
    public CompletableFuture<MarginAnswer> margins(String instrument, BigDecimal amount, BigDecimal price) {
        others.add("margins " + amount + " " + instrument + " at " + price);
        return CompletableFuture.completedFuture(new MarginAnswer.Unanswered("a fake knows no margins"));
    }

    @Override
    public void close() {
        closed = true;
    }
}
