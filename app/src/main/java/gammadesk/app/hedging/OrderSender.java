package gammadesk.app.hedging;

import gammadesk.analytics.hedging.HedgeInstrument;
import gammadesk.analytics.hedging.HedgeOrder;
import gammadesk.analytics.hedging.Verdict;
import gammadesk.analytics.hedging.execution.StopRule;
import gammadesk.analytics.market.OrderType;
import gammadesk.analytics.market.Quoting;
import gammadesk.analytics.market.TimeInForce;
import gammadesk.analytics.port.Ledger;
import gammadesk.analytics.trading.OrderTicket;
import gammadesk.app.hedging.WorkedOrder.State;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * Sends one order of a hedge: past the guardrails, into the ledger, and only then out.
 *
 * @param around the way out
 * @param job whose order it is
 */
record OrderSender(Surroundings around, HedgeWorker.Job job) {
    /** What became of the wish to send. */
    sealed interface Sent {
        /** It is on its way. */
        record Out(OrderWatch watch) implements Sent {}

        /** Not now, one clause why. */
        record Later(String why) implements Sent {}

        /** Never, one clause why. */
        record Never(String why) implements Sent {}
    }

    Sent send(LegRun leg, HedgeInstrument market, BigDecimal amount, BigDecimal price, boolean passive, long now) {
        if (leg.filled().add(amount).compareTo(leg.leg().amount()) > 0
                || leg.live().isPresent()) {
            throw new IllegalStateException("more than approved of " + leg.leg().words());
        }
        List<Verdict.Stop> stops =
                around.desk().stops(job, new HedgeOrder(market.spec(), leg.leg().side(), amount, price));
        if (!stops.isEmpty()) {
            return stopped(stops);
        }
        Optional<String> label = around.path().newLabel();
        Optional<String> account = around.path().account();
        if (label.isEmpty() || account.isEmpty()) {
            return new Sent.Later("no account is in use");
        }
        OrderNote note = new OrderNote(
                label.get(),
                job.id(),
                leg.index(),
                leg.leg().instrument(),
                leg.leg().side(),
                amount,
                price,
                passive,
                account.get(),
                now,
                leg.decisionPrice());
        return around.desk().record(Ledger.Kind.ORDER, note.label(), note.json())
                ? new Sent.Out(out(note, now))
                : new Sent.Never("the ledger cannot be written");
    }

    private static Sent stopped(List<Verdict.Stop> stops) {
        return StopRule.last(stops)
                .<Sent>map(stop -> new Sent.Never("stopped by " + stop.rule() + ": " + stop.reason()))
                .orElseGet(() -> new Sent.Later(stops.getFirst().reason()));
    }

    private OrderWatch out(OrderNote note, long now) {
        OrderWatch watch = new OrderWatch(around, note, State.SENT, now);
        watch.send(job.purpose(), ticket(note));
        return watch;
    }

    private static OrderTicket ticket(OrderNote note) {
        return new OrderTicket(
                note.instrument(),
                note.side(),
                note.amount(),
                OrderType.LIMIT,
                Optional.of(note.price()),
                Optional.empty(),
                OrderTicket.TriggerSource.MARK,
                note.passive() ? TimeInForce.GOOD_TIL_CANCELLED : TimeInForce.IMMEDIATE_OR_CANCEL,
                note.passive(),
                false,
                Quoting.PRICE);
    }
}
