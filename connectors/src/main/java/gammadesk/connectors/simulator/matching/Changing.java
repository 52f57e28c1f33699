package gammadesk.connectors.simulator.matching;

import gammadesk.analytics.market.InstrumentState;
import gammadesk.connectors.simulator.matching.Refusal.Reason;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** How live orders are edited, repriced and cancelled. */
final class Changing {
    private final MarketPort market;
    private final Books books;
    private final Orders orders;
    private final Matcher matcher;
    private final Checks checks;
    private final Placing placing;
    private final MatchingListener listener;

    Changing(
            MarketPort market,
            Books books,
            Orders orders,
            Matcher matcher,
            Checks checks,
            Placing placing,
            MatchingListener listener) {
        this.market = market;
        this.books = books;
        this.orders = orders;
        this.matcher = matcher;
        this.checks = checks;
        this.placing = placing;
        this.listener = listener;
    }

    Outcome edit(long account, String id, Edit edit, long now) {
        Optional<LiveOrder> found = orders.find(id);
        Optional<Refusal> refusal = refuseEdit(account, found);
        if (refusal.isPresent()) {
            return new Outcome.Refused(refusal.get());
        }
        LiveOrder order = found.orElseThrow();
        Optional<Rules> rules = books.rules(order.terms().instrument());
        if (rules.isEmpty()) {
            return new Outcome.Refused(Refusal.of(Reason.INVALID_INSTRUMENT));
        }
        Book book = books.open(rules.get());
        Draft draft = draft(order, edited(order, edit), rules.get(), book);
        Outcome outcome = switch (order.state()) {
            case UNTRIGGERED -> order.watch().isPresent() ? rewatch(draft, order, now) : reword(draft, order, now);
            default -> edit(draft, order, now);
        };
        books.release(book);
        return outcome;
    }

    private static Optional<Refusal> refuseEdit(long account, Optional<LiveOrder> found) {
        return refuse(account, found, Reason.CAN_NOT_EDIT_LIQUIDATION_ORDER)
                .or(() -> found.filter(order -> order.state() == OrderState.FILLED)
                        .map(_ -> Refusal.of(Reason.ALREADY_FILLED)))
                .or(() -> found.filter(order -> !order.state().isLive()).map(_ -> Refusal.of(Reason.NOT_OPEN_ORDER)));
    }

    private static Optional<Refusal> refuse(long account, Optional<LiveOrder> found, Reason liquidation) {
        if (found.isEmpty()) {
            return Optional.of(Refusal.of(Reason.ORDER_NOT_FOUND));
        }
        if (found.get().account != account) {
            return Optional.of(Refusal.of(Reason.NOT_OWNER_OF_ORDER));
        }
        return found.get().isForced() ? Optional.of(Refusal.of(liquidation)) : Optional.empty();
    }

    private Draft draft(LiveOrder order, OrderTerms next, Rules rules, Book book) {
        return new Draft(order.account, next, rules, market.prices(next.instrument()), book, Optional.of(order));
    }

    private static OrderTerms edited(LiveOrder order, Edit edit) {
        OrderTerms old = order.terms();
        boolean advanced = edit.advanced().isPresent();
        Optional<BigDecimal> kept = advanced ? old.price() : order.report().price();
        boolean postOnly = edit.postOnly().orElse(old.postOnly());
        return new OrderTerms(
                old.instrument(),
                old.side(),
                old.type() == OrderType.MARKET_LIMIT ? OrderType.LIMIT : old.type(),
                edit.amount().orElseGet(() -> Units.decimal(order.amount())),
                edit.price().or(() -> kept),
                old.timeInForce(),
                postOnly,
                postOnly && edit.rejectPostOnly().orElse(old.rejectPostOnly()),
                edit.reduceOnly().orElse(old.reduceOnly()),
                old.trigger().map(trigger -> edited(trigger, edit)),
                edit.advanced(),
                edit.validUntil(),
                old.label(),
                edit.mmp().orElse(old.mmp()),
                old.quote(),
                edit.displayAmount().or(old::displayAmount),
                false);
    }

    private static OrderTerms.Trigger edited(OrderTerms.Trigger old, Edit edit) {
        return new OrderTerms.Trigger(
                old.source(),
                edit.triggerPrice().or(old::price),
                edit.triggerOffset().or(old::offset));
    }

    private Outcome edit(Draft draft, LiveOrder order, long now) {
        Optional<Refusal> refusal = checks.all(draft, now);
        if (refusal.filter(why -> why.reason() == Reason.POST_ONLY_REJECT).isPresent()) {
            matcher.cancel(draft.book, order, Optional.of(CancelReason.EDIT_POST_ONLY_REJECT), now);
        }
        boolean staysInPlace = refusal.isEmpty() && staysInPlace(draft, order);
        Optional<Refusal> last = staysInPlace ? refusal : refusal.or(() -> checks.funds(draft));
        if (last.isPresent()) {
            return new Outcome.Refused(last.get());
        }
        return staysInPlace ? shrink(draft, order, now) : requeue(draft, order, false, now);
    }

    /** Who asks for less at the same price keeps his place. */
    private static boolean staysInPlace(Draft draft, LiveOrder order) {
        return draft.price == order.price()
                && draft.amount <= order.amount()
                && draft.terms.reduceOnly() == order.terms().reduceOnly()
                && draft.terms.displayAmount().equals(order.terms().displayAmount())
                && draft.terms.advanced().equals(order.terms().advanced());
    }

    private Outcome shrink(Draft draft, LiveOrder order, long now) {
        order.ask(draft.terms);
        matcher.shrink(draft.book, order, draft.amount);
        order.replaced(false, now);
        return told(order);
    }

    private Outcome requeue(Draft draft, LiveOrder order, boolean byVenue, long now) {
        matcher.withdraw(draft.book, order);
        order.ask(draft.terms);
        order.setPrice(draft.price);
        order.setAmount(draft.amount);
        order.replaced(byVenue, now);
        return placing.run(draft.book, order, now);
    }

    private Outcome rewatch(Draft draft, LiveOrder order, long now) {
        Watch[] watch = new Watch[1];
        Optional<Refusal> refusal =
                checks.untriggered(draft, now).or(() -> checks.watch(draft, found -> watch[0] = found));
        if (refusal.isPresent()) {
            return new Outcome.Refused(refusal.get());
        }
        order.ask(draft.terms);
        order.setPrice(draft.price);
        order.setAmount(draft.amount);
        order.watch(watch[0]);
        order.replaced(false, now);
        return told(order);
    }

    /** An order that still waits for another one. */
    private Outcome reword(Draft draft, LiveOrder order, long now) {
        Optional<Refusal> refusal = checks.waiting(draft, now);
        if (refusal.isPresent()) {
            return new Outcome.Refused(refusal.get());
        }
        order.ask(draft.terms);
        order.setPrice(draft.price);
        order.setAmount(draft.amount);
        order.links().ifPresent(links -> order.link(links.whole(draft.terms.amount())));
        order.replaced(false, now);
        return told(order);
    }

    /** What it is linked to makes an order larger or smaller where it stands. */
    void resize(LiveOrder order, long amount, long now) {
        Book book = books.find(order.terms().instrument());
        order.ask(order.terms().withAmount(Units.decimal(amount)));
        if (book == null) {
            order.setAmount(amount);
        } else {
            matcher.shrink(book, order, amount);
        }
        order.replaced(true, now);
        listener.orderChanged(order.report());
    }

    private Outcome told(LiveOrder order) {
        OrderReport report = order.report();
        listener.orderChanged(report);
        return new Outcome.Accepted(report, List.of());
    }

    /** An advanced order follows the market; where the account cannot bear its new price it goes. */
    void reprice(LiveOrder order, long now) {
        Optional<Rules> rules = books.rules(order.terms().instrument())
                .filter(found -> found.instrument().state() == InstrumentState.OPEN);
        if (rules.isEmpty()) {
            return;
        }
        long price = checks.converted(
                order.terms(), rules.get(), market.prices(order.terms().instrument()));
        if (price != LiveOrder.NONE && price != order.price()) {
            Book book = books.open(rules.get());
            Draft draft = draft(order, order.terms(), rules.get(), book);
            draft.price = price;
            draft.amount = order.amount();
            if (checks.funds(draft).isPresent()) {
                matcher.cancel(book, order, Optional.of(CancelReason.RISK_MITIGATION), now);
            } else {
                requeue(draft, order, true, now);
            }
            books.release(book);
        }
    }

    Outcome cancel(long account, String id, long now) {
        Optional<LiveOrder> found = orders.find(id);
        Optional<Refusal> refusal = refuse(account, found, Reason.CAN_NOT_CANCEL_LIQUIDATION_ORDER)
                .or(() -> found.filter(order -> !order.state().isLive()).map(_ -> Refusal.of(Reason.NOT_OPEN_ORDER)));
        if (refusal.isPresent()) {
            return new Outcome.Refused(refusal.get());
        }
        OrderReport report = end(found.orElseThrow(), CancelReason.USER_REQUEST, now);
        return new Outcome.Accepted(report, List.of());
    }

    /** Cancels a live order whose book is kept, for somebody may be trading in it. */
    void take(LiveOrder order, CancelReason reason, long now) {
        Book book = books.find(order.terms().instrument());
        if (book == null) {
            end(order, reason, now);
        } else {
            matcher.cancel(book, order, Optional.of(reason), now);
        }
    }

    /** Cancels a live order wherever it waits. */
    OrderReport end(LiveOrder order, CancelReason reason, long now) {
        Book book = books.find(order.terms().instrument());
        if (book == null) {
            order.cancelled(Optional.of(reason), now);
            orders.close(order);
            listener.orderChanged(order.report());
        } else {
            matcher.cancel(book, order, Optional.of(reason), now);
            books.release(book);
        }
        return order.report();
    }
}
