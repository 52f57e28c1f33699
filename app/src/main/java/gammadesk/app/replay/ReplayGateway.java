package gammadesk.app.replay;

import gammadesk.analytics.backtest.venue.ReplayVenue;
import gammadesk.analytics.backtest.venue.VenueNews;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.Fill;
import gammadesk.analytics.market.InstrumentName;
import gammadesk.analytics.market.Order;
import gammadesk.analytics.market.Stamp;
import gammadesk.analytics.port.AccountEvent;
import gammadesk.analytics.port.AccountListener;
import gammadesk.analytics.port.AccountView;
import gammadesk.analytics.port.Clock;
import gammadesk.analytics.port.GatewayHealth;
import gammadesk.analytics.port.GatewayState;
import gammadesk.analytics.port.Intent;
import gammadesk.analytics.port.MarginAnswer;
import gammadesk.analytics.port.OrderGateway;
import gammadesk.analytics.port.Past;
import gammadesk.analytics.port.PastAnswer;
import gammadesk.analytics.port.Venue;
import gammadesk.app.replay.ReplayRefusals.Refused;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The gateway to a simulated venue. Everything happens on the replay's thread: what is asked is answered when the
 * replay has come to the moment of the answer and calls {@link #deliver}.
 */
final class ReplayGateway implements OrderGateway, ReplayedAccount {
    private static final int MOST_KEPT = 200;
    private static final Outcome NEVER_BOOKED =
            new Outcome.Refused(ReplayRefusals.NOT_FOUND, "the venue knows no such order", false);

    private final ReplayVenue simulated;
    private final Venue venue;
    private final Clock clock;
    private final LongSupplier venueMillis;
    private final Map<Long, ReplayOrder> orders = new LinkedHashMap<>();
    private final Map<String, CompletableFuture<Outcome>> lost = new LinkedHashMap<>();
    private final List<AccountEvent> untold = new ArrayList<>();
    private final Deque<Order> closed = new ArrayDeque<>();
    private final Deque<Fill> fills = new ArrayDeque<>();
    private AccountListener listener = _ -> {};
    private Guard guard = _ -> Optional.empty();
    private AccountView view = AccountView.EMPTY;
    private boolean ready;
    private long labels;
    private ReplayTally tally = ReplayTally.NONE;

    /**
     * Before anything is known of the account.
     *
     * @param simulated where orders go
     * @param venue as which it appears
     * @param clock of the replay
     * @param venueMillis the venue's time, milliseconds since the epoch
     */
    ReplayGateway(ReplayVenue simulated, Venue venue, Clock clock, LongSupplier venueMillis) {
        this.simulated = simulated;
        this.venue = venue;
        this.clock = clock;
        this.venueMillis = venueMillis;
    }

    @Override
    public void deliver() {
        settleLost();
        simulated.drain().forEach(this::take);
        var account = simulated.account();
        view = new AccountView(
                open().map(ReplayOrder::order).toList(),
                List.copyOf(closed),
                List.copyOf(fills),
                ReplayAccounts.positions(account, stamp(account.millis())),
                ReplayAccounts.summaries(account, stamp(account.millis())),
                List.copyOf(lost.keySet()));
        becomeReady(account.unmarked() == 0);
        untold.forEach(listener::onEvent);
        untold.clear();
    }

    /** What is held has to have a price before anybody may act on it. */
    private void becomeReady(boolean isMarked) {
        if (isMarked && !ready) {
            ready = true;
            untold.add(new AccountEvent.StateChanged(GatewayState.READY, ""));
        }
    }

    private Stream<ReplayOrder> open() {
        return orders.values().stream().filter(order -> order.isBooked() && order.isLive());
    }

    private Stamp stamp(long millis) {
        return new Stamp(millis, clock.nanos());
    }

    @Override
    public ReplayTally tally() {
        return tally;
    }

    // What the venue tells.

    private void take(VenueNews news) {
        switch (news) {
            case VenueNews.Booked booked -> known(booked.id()).ifPresent(order -> booked(order, booked.millis()));
            case VenueNews.Filled filled -> known(filled.id()).ifPresent(order -> filled(order, filled));
            case VenueNews.Cancelled gone -> known(gone.id()).ifPresent(order -> cancelled(order, gone));
            case VenueNews.Rejected refused -> known(refused.id()).ifPresent(order -> rejected(order, refused));
            case VenueNews.Unanswered silent -> known(silent.id()).ifPresent(order -> unanswered(order, silent));
            case VenueNews.MarginCall call -> {
                tally = tally.marginCall();
                notice("Margin call in " + call.currency() + ": positions are being closed.");
            }
            case VenueNews.Liquidated part -> {
                tally = tally.liquidation();
                notice("The venue closed a part of " + part.instrument() + ".");
            }
            case VenueNews.Settled settled -> notice(settled.instrument() + " was settled.");
            case VenueNews.OutageBegan _ -> notice("The venue is out.");
            case VenueNews.OutageEnded _ -> notice("The venue is back.");
            case VenueNews.Missed _ -> tally = tally.miss();
            case VenueNews.Amended _, VenueNews.FundingPaid _ -> {
                // What follows from them is in the orders and in the account.
            }
        }
    }

    private Optional<ReplayOrder> known(long id) {
        return Optional.ofNullable(orders.get(id));
    }

    private void notice(String sentence) {
        untold.add(new AccountEvent.Notice(sentence));
    }

    private void booked(ReplayOrder order, long millis) {
        order.booked(millis, stamp(millis));
        order.answer().complete(new Outcome.Accepted(order.order()));
        untold.add(new AccountEvent.OrderChanged(order.order()));
    }

    private void filled(ReplayOrder order, VenueNews.Filled news) {
        Fill fill = order.filled(news, stamp(news.millis()));
        tally = tally.fill(news);
        keep(fills, fill);
        untold.add(new AccountEvent.Filled(fill));
        changed(order);
    }

    private void cancelled(ReplayOrder order, VenueNews.Cancelled news) {
        order.cancelled(news.why(), stamp(news.millis()));
        changed(order);
    }

    private void changed(ReplayOrder order) {
        untold.add(new AccountEvent.OrderChanged(order.order()));
        if (!order.isLive()) {
            keep(closed, order.order());
            orders.values().remove(order);
        }
    }

    private static <T> void keep(Deque<T> latest, T one) {
        latest.addLast(one);
        if (latest.size() > MOST_KEPT) {
            latest.removeFirst();
        }
    }

    private void rejected(ReplayOrder order, VenueNews.Rejected news) {
        Refused refused = ReplayRefusals.of(news.why());
        Outcome outcome = new Outcome.Refused(refused.code(), news.why().sentence(), refused.retryable());
        if (news.what() == VenueNews.Request.ORDER) {
            tally = tally.refusal(news.why());
            order.rejected();
            orders.values().remove(order);
            order.answer().complete(outcome);
        } else {
            order.cancelling().complete(outcome);
        }
    }

    private void unanswered(ReplayOrder order, VenueNews.Unanswered news) {
        if (news.what() != VenueNews.Request.ORDER) {
            order.cancelling().complete(new Outcome.Unknown(order.request().label(), "no answer came"));
            return;
        }
        orders.values().remove(order);
        lost.put(order.request().label(), new CompletableFuture<>());
        untold.add(new AccountEvent.OrderUnknown(intent(order.request()), "no answer came"));
        order.answer().complete(new Outcome.Unknown(order.request().label(), "no answer came"));
    }

    private Intent intent(Request request) {
        return new Intent(
                request.label(),
                Intent.Kind.SUBMIT,
                "",
                request.instrument(),
                request.side(),
                request.amount(),
                request.limitPrice(),
                venueMillis.getAsLong(),
                request.validUntilMillis(),
                request.quoting());
    }

    /** A venue that is back is asked, and never heard of them. */
    private void settleLost() {
        if (!simulated.isOut(venueMillis.getAsLong())) {
            lost.values().forEach(future -> future.complete(NEVER_BOOKED));
            lost.clear();
        }
    }

    // What the desk asks.

    @Override
    public Venue venue() {
        return venue;
    }

    @Override
    public void open(AccountListener events) {
        listener = events;
    }

    @Override
    public GatewayHealth health() {
        GatewayState state = ready ? GatewayState.READY : GatewayState.RECONCILING;
        int waiting = (int)
                orders.values().stream().filter(order -> !order.isBooked()).count();
        return new GatewayHealth(state, "", true, true, Double.NaN, 0, waiting, lost.size(), 0, 0);
    }

    @Override
    public AccountView view() {
        return view;
    }

    @Override
    public long venueMillis() {
        return venueMillis.getAsLong();
    }

    @Override
    public String newLabel() {
        return "replay-" + ++labels;
    }

    @Override
    public boolean arm(String confirmation) {
        return true;
    }

    @Override
    public void disarm() {
        // There is no money here.
    }

    @Override
    public void guard(Guard last) {
        guard = last;
    }

    @Override
    public CompletableFuture<Outcome> submit(Request request) {
        Optional<String> objection = guard.objection(request.label());
        if (objection.isPresent()) {
            return done(new Outcome.Refused(0, objection.get(), true));
        }
        long id = simulated.submit(ReplayOrder.asked(request));
        ReplayOrder order = new ReplayOrder(id, request);
        orders.put(id, order);
        tally = tally.order();
        return order.answer();
    }

    @Override
    public CompletableFuture<Outcome> edit(Edit edit) {
        return done(new Outcome.Refused(0, "nothing is edited in a replay", false));
    }

    @Override
    public CompletableFuture<Outcome> cancel(String orderId) {
        Optional<Map.Entry<Long, ReplayOrder>> found = orders.entrySet().stream()
                .filter(one -> one.getKey().toString().equals(orderId))
                .findFirst();
        found.ifPresent(one -> simulated.cancel(one.getKey()));
        return found.map(one -> one.getValue().cancelling())
                .orElseGet(() -> done(new Outcome.Refused(ReplayRefusals.NOT_FOUND, "no such order is open", false)));
    }

    @Override
    public CompletableFuture<CancelOutcome> cancelAll(Scope scope) {
        List<Long> meant = orders.entrySet().stream()
                .filter(one -> isOf(scope).test(one.getValue().request()))
                .map(Map.Entry::getKey)
                .toList();
        meant.forEach(simulated::cancel);
        return CompletableFuture.completedFuture(new CancelOutcome.Done(meant.size(), 0));
    }

    private static Predicate<Request> isOf(Scope scope) {
        return switch (scope) {
            case Scope.Everything _ -> _ -> true;
            case Scope.OfCurrency(Currency currency) -> request -> isIn(request.instrument(), currency);
            case Scope.OfInstrument(String instrument) ->
                request -> request.instrument().equals(instrument);
            case Scope.OfLabel(String label) -> request -> request.label().equals(label);
        };
    }

    private static boolean isIn(String instrument, Currency currency) {
        return InstrumentName.parse(instrument)
                .filter(name ->
                        name.family().quote().orElse(name.family().base()).equals(currency))
                .isPresent();
    }

    @Override
    public CompletableFuture<Outcome> closePosition(
            String instrument, Optional<BigDecimal> limitPrice, long validUntilMillis) {
        return done(new Outcome.Refused(0, "nothing is closed by hand in a replay", false));
    }

    @Override
    public CompletableFuture<Outcome> settlement(String label) {
        return Optional.ofNullable(lost.get(label)).orElseGet(() -> done(NEVER_BOOKED));
    }

    @Override
    public CompletableFuture<PastAnswer> loadOlder(Past past) {
        return CompletableFuture.completedFuture(new PastAnswer.Unavailable("a replay has no past"));
    }

    @Override
    public CompletableFuture<Answer<List<Fill>>> fills(Currency currency, long fromMillis, long toMillis) {
        return CompletableFuture.completedFuture(new Answer.Known<>(fills.stream()
                .filter(fill -> isIn(fill.instrument(), currency))
                .filter(fill ->
                        fill.stamp().venueMillis() >= fromMillis && fill.stamp().venueMillis() < toMillis)
                .toList()));
    }

    @Override
    public CompletableFuture<MarginAnswer> margins(String instrument, BigDecimal amount, BigDecimal price) {
        return CompletableFuture.completedFuture(new MarginAnswer.Unanswered("nobody is asked in a replay"));
    }

    private static CompletableFuture<Outcome> done(Outcome outcome) {
        return CompletableFuture.completedFuture(outcome);
    }

    @Override
    public void close() {
        listener = _ -> {};
    }
}
