package gammadesk.app.replay;

import gammadesk.analytics.backtest.venue.VenueNews;
import gammadesk.analytics.backtest.venue.VenueOrder;
import gammadesk.analytics.market.Fill;
import gammadesk.analytics.market.Order;
import gammadesk.analytics.market.Stamp;
import gammadesk.analytics.port.OrderGateway.Outcome;
import gammadesk.analytics.port.OrderGateway.Request;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CompletableFuture;

/** One order at the simulated venue, from its sending to its end. */
final class ReplayOrder {
    private final long id;
    private final Request request;
    private final CompletableFuture<Outcome> answer = new CompletableFuture<>();
    private CompletableFuture<Outcome> cancelling = new CompletableFuture<>();
    private Order.State state = Order.State.OPEN;
    private BigDecimal filled = BigDecimal.ZERO;
    private double paid;
    private String cancelReason = "";
    private long createdMillis;
    private Stamp stamp = new Stamp(0, 0);
    private int fills;

    ReplayOrder(long id, Request request) {
        this.id = id;
        this.request = request;
    }

    /** As the simulated venue is asked. */
    static VenueOrder asked(Request request) {
        return new VenueOrder(
                request.instrument(),
                request.side(),
                request.amount().doubleValue(),
                request.limitPrice()
                        .map(price -> OptionalDouble.of(price.doubleValue()))
                        .orElseGet(OptionalDouble::empty),
                request.timeInForce(),
                request.postOnly(),
                request.reduceOnly(),
                request.validUntilMillis(),
                request.label());
    }

    Request request() {
        return request;
    }

    /** Ends with the venue's answer to the sending. */
    CompletableFuture<Outcome> answer() {
        return answer;
    }

    /** Ends with the venue's answer to the last cancel. */
    CompletableFuture<Outcome> cancelling() {
        if (cancelling.isDone()) {
            cancelling = new CompletableFuture<>();
        }
        return cancelling;
    }

    boolean isBooked() {
        return createdMillis > 0;
    }

    boolean isLive() {
        return state.isLive();
    }

    void booked(long millis, Stamp at) {
        createdMillis = millis;
        stamp = at;
    }

    /** Takes an execution in and tells of it. */
    Fill filled(VenueNews.Filled news, Stamp at) {
        BigDecimal amount = BigDecimal.valueOf(news.amount());
        filled = filled.add(amount);
        paid += news.price() * news.amount();
        stamp = at;
        if (news.left() <= 0 || filled.compareTo(request.amount()) >= 0) {
            state = Order.State.FILLED;
        }
        return new Fill(
                id + "-" + ++fills,
                Long.toString(id),
                request.label(),
                news.instrument(),
                news.side(),
                BigDecimal.valueOf(news.price()),
                amount,
                BigDecimal.valueOf(news.fee()),
                news.currency(),
                news.maker(),
                at);
    }

    void cancelled(VenueNews.Ending why, Stamp at) {
        state = Order.State.CANCELLED;
        cancelReason = why.name().toLowerCase(Locale.ROOT);
        stamp = at;
        cancelling.complete(new Outcome.Accepted(order()));
    }

    void rejected() {
        state = Order.State.REJECTED;
    }

    /** As the venue reports it. */
    Order order() {
        Optional<BigDecimal> average =
                filled.signum() > 0 ? Optional.of(BigDecimal.valueOf(paid / filled.doubleValue())) : Optional.empty();
        return new Order(
                Long.toString(id),
                request.label(),
                request.instrument(),
                request.side(),
                Optional.of(request.type()),
                request.limitPrice(),
                request.amount(),
                filled,
                average,
                state,
                request.reduceOnly(),
                request.postOnly(),
                cancelReason,
                createdMillis,
                stamp,
                Optional.empty());
    }
}
