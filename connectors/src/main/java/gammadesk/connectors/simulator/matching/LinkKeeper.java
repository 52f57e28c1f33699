package gammadesk.connectors.simulator.matching;

import gammadesk.connectors.simulator.matching.LinkBook.Bond;
import gammadesk.connectors.simulator.matching.LinkBook.Leg;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/** Places linked orders, and lets those that are linked follow each other. Amounts in {@link Units}. */
final class LinkKeeper {
    private final Books books;
    private final Orders orders;
    private final LinkBook links;
    private final Placing placing;
    private final Changing changing;
    private final MatchingListener listener;

    LinkKeeper(
            Books books, Orders orders, LinkBook links, Placing placing, Changing changing, MatchingListener listener) {
        this.books = books;
        this.orders = orders;
        this.links = links;
        this.placing = placing;
        this.changing = changing;
        this.listener = listener;
    }

    /** Places an order with what comes with it: all of it is acceptable or nothing is done. */
    Outcome place(long account, OrderTerms terms, Linked linked, long now) {
        Optional<Refusal> refusal = refuse(account, linked, now);
        if (refusal.isPresent()) {
            return new Outcome.Refused(refusal.get());
        }
        return linked.triggers() ? placePrimary(account, terms, linked, now) : placePair(account, terms, linked, now);
    }

    private Optional<Refusal> refuse(long account, Linked linked, long now) {
        if (!linked.type().takes(linked.others().size())) {
            return Optional.of(Refusal.invalid("otoco_config", "wrong number of orders"));
        }
        return linked.others().stream()
                .flatMap(other -> placing.refusal(account, other, Optional.empty(), !linked.triggers(), now).stream())
                .findFirst();
    }

    private Outcome placePrimary(long account, OrderTerms terms, Linked linked, long now) {
        String bond = orders.bond();
        return placing.place(
                account,
                terms,
                order -> {
                    List<String> waiting = new ArrayList<>();
                    for (OrderTerms other : linked.others()) {
                        waiting.add(await(
                                account,
                                other,
                                link(bond, linked, Links.Role.SECONDARY, waiting.size(), other, 0),
                                now));
                    }
                    order.link(
                            link(bond, linked, Links.Role.PRIMARY, 0, terms, 0).triggering(waiting));
                },
                now);
    }

    private static Links link(String bond, Linked linked, Links.Role role, int leg, OrderTerms terms, long given) {
        return new Links(
                bond,
                linked.type(),
                linked.condition(),
                role,
                leg,
                terms.amount(),
                Units.decimal(given),
                Optional.empty(),
                List.of());
    }

    private String await(long account, OrderTerms terms, Links link, long now) {
        LiveOrder order = orders.await(
                account, terms, books.rules(terms.instrument()).orElseThrow().instrument(), now);
        terms.price().ifPresent(price -> order.setPrice(Units.exact(price)));
        order.setAmount(Units.exact(terms.amount()));
        order.link(link);
        links.join(order);
        listener.orderChanged(order.report());
        return order.id;
    }

    private Outcome placePair(long account, OrderTerms terms, Linked linked, long now) {
        String bond = orders.bond();
        Outcome first = placing.place(account, terms, joining(bond, linked, 0, terms), now);
        if (first instanceof Outcome.Accepted(OrderReport order, List<Execution> done)) {
            placeOther(account, order, bond, linked, now);
            cut(now);
            return new Outcome.Accepted(orders.find(order.id()).orElseThrow().report(), done);
        }
        return first;
    }

    private Placing.Opened joining(String bond, Linked linked, int leg, OrderTerms terms) {
        return order -> order.link(link(bond, linked, Links.Role.PLACED, leg, terms, Units.exact(terms.amount())));
    }

    /** Of what the first has left to the second by now. */
    private void placeOther(long account, OrderReport first, String bond, Linked linked, long now) {
        OrderTerms terms = linked.others().getFirst();
        long whole = Units.exact(terms.amount());
        long cut = linked.condition()
                .share(Units.exact(first.filled()), Units.exact(first.amount()), whole, lot(terms.instrument()));
        boolean isClosed = !first.state().isLive() && first.state() != OrderState.FILLED;
        if (cut >= whole || isClosed) {
            return;
        }
        Links link = link(bond, linked, Links.Role.PLACED, 1, terms, whole - cut);
        Outcome other =
                placing.place(account, terms.withAmount(Units.decimal(whole - cut)), order -> order.link(link), now);
        if (other instanceof Outcome.Refused) {
            orders.find(first.id())
                    .filter(order -> order.state().isLive())
                    .ifPresent(order -> changing.take(order, CancelReason.OCO_OTHER_CLOSED, now));
        }
    }

    private long lot(String instrument) {
        return books.rules(instrument).map(Rules::lot).orElse(1L);
    }

    /** Takes away what fills and ends of others have made superfluous; says whether there was anything. */
    boolean cut(long now) {
        boolean any = false;
        for (List<Bond> some = links.toCut(); !some.isEmpty(); some = links.toCut()) {
            any = true;
            for (Bond bond : some) {
                bond.legs().forEach(leg -> cut(bond, leg, now));
            }
        }
        return any;
    }

    private void cut(Bond bond, Leg leg, long now) {
        Leg other = bond.other(leg);
        if (leg.secondary != null && bond.primary != null && isClosed(bond.primary)) {
            endWaiting(bond, leg, leg.secondary, now);
        }
        if (other != null && hasFailed(other)) {
            end(leg, CancelReason.OCO_OTHER_CLOSED, now);
        }
        LiveOrder last = leg.last();
        if (last == null || leg.isOver()) {
            return;
        }
        long wanted = wanted(bond, leg, last);
        long given = given(last);
        if (wanted < given) {
            last.link(last.links().orElseThrow().given(wanted));
            leg.placed.stream()
                    .filter(order -> order.state().isLive())
                    .toList()
                    .forEach(order -> shrink(order, given - wanted, now));
        }
        boolean isTaken = other != null && bond.condition != FillCondition.INCREMENTAL && hasActed(bond, other);
        if (isTaken) {
            end(leg, CancelReason.OCO_OTHER_CLOSED, now);
        }
    }

    private static boolean hasActed(Bond bond, Leg leg) {
        LiveOrder last = Objects.requireNonNull(leg.last());
        return bond.condition == FillCondition.FIRST_HIT ? leg.filled() > 0 : last.state() == OrderState.FILLED;
    }

    private static long whole(LiveOrder order) {
        return Units.exact(order.links().orElseThrow().whole());
    }

    private static long given(LiveOrder order) {
        return Units.exact(order.links().orElseThrow().given());
    }

    /** How much of a leg there should be by now, what it has filled included. */
    private long wanted(Bond bond, Leg leg, LiveOrder last) {
        long lot = lot(last.terms().instrument());
        long whole = whole(last);
        LiveOrder primary = bond.primary;
        long grown = primary == null ? whole : bond.condition.share(primary.filled(), primary.amount(), whole, lot);
        Leg other = bond.other(leg);
        LiveOrder theirs = other == null ? null : other.last();
        return other == null || theirs == null || bond.condition != FillCondition.INCREMENTAL
                ? grown
                : grown - bond.condition.share(other.filled(), whole(theirs), whole, lot);
    }

    private static boolean isClosed(LiveOrder order) {
        return order.state() == OrderState.CANCELLED || order.state() == OrderState.REJECTED;
    }

    /** Whether a leg has ended otherwise than by a fill or by the other one's. */
    private static boolean hasFailed(Leg leg) {
        LiveOrder last = leg.last();
        return last != null
                && isClosed(last)
                && last.report()
                        .cancelReason()
                        .filter(CancelReason.OCO_OTHER_CLOSED::equals)
                        .isEmpty();
    }

    /** The primary one will not fill any more. */
    private void endWaiting(Bond bond, Leg leg, LiveOrder secondary, long now) {
        boolean isDue = bond.condition != FillCondition.COMPLETE_FILL
                && Objects.requireNonNull(bond.primary).filled() > 0;
        if (secondary.state().isLive() && (!isDue || !leg.placed.isEmpty())) {
            close(leg, secondary, CancelReason.OTO_PRIMARY_CLOSED, now);
        }
    }

    private void close(Leg leg, LiveOrder secondary, CancelReason reason, long now) {
        if (leg.placed.isEmpty()) {
            changing.take(secondary, reason, now);
        } else {
            triggered(leg, secondary, now);
        }
    }

    private void end(Leg leg, CancelReason reason, long now) {
        LiveOrder secondary = leg.secondary;
        if (secondary != null && secondary.state().isLive()) {
            close(leg, secondary, reason, now);
        }
        leg.placed.stream()
                .filter(order -> order.state().isLive())
                .toList()
                .forEach(order -> changing.take(order, reason, now));
    }

    private void shrink(LiveOrder order, long by, long now) {
        long amount = order.amount() - by;
        if (amount <= order.filled()) {
            changing.take(order, CancelReason.OCO_OTHER_CLOSED, now);
        } else {
            changing.resize(order, amount, now);
        }
    }

    private void triggered(Leg leg, LiveOrder secondary, long now) {
        secondary.triggered(leg.placed.getLast().id, now);
        orders.close(secondary);
        listener.orderChanged(secondary.report());
    }

    /** Lets everything follow what has happened: first what must go, then what must come. */
    void settle(long now) {
        boolean any = cut(now);
        for (List<Bond> some = links.toPlace(); !some.isEmpty(); some = links.toPlace()) {
            for (Bond bond : some) {
                bond.legs().forEach(leg -> grow(bond, leg, now));
                cut(now);
            }
            links.tidy(some);
            any = true;
        }
        if (any) {
            books.releaseEmpty();
        }
    }

    private void grow(Bond bond, Leg leg, long now) {
        LiveOrder secondary = leg.secondary;
        LiveOrder last = leg.last();
        if (secondary == null || last == null || !secondary.state().isLive()) {
            return;
        }
        long more = wanted(bond, leg, last) - given(last);
        if (more > 0 && !hasFailed(leg)) {
            grow(bond, leg, secondary, more, now);
        }
        LiveOrder primary = Objects.requireNonNull(bond.primary);
        boolean isLast =
                bond.condition != FillCondition.INCREMENTAL || !primary.state().isLive();
        if (secondary.state().isLive() && isLast && !leg.placed.isEmpty()) {
            triggered(leg, secondary, now);
        } else if (secondary.state().isLive() && !primary.state().isLive()) {
            changing.take(secondary, CancelReason.OTO_PRIMARY_CLOSED, now);
        }
    }

    private void grow(Bond bond, Leg leg, LiveOrder secondary, long more, long now) {
        LiveOrder last = Objects.requireNonNull(leg.last());
        long wanted = given(last) + more;
        Optional<LiveOrder> live =
                leg.placed.stream().filter(order -> order.state().isLive()).findFirst();
        if (live.isPresent()) {
            last.link(last.links().orElseThrow().given(wanted));
            enlarge(live.get(), more, now);
        } else {
            place(Objects.requireNonNull(bond.primary), secondary, wanted, more, now);
        }
    }

    private void enlarge(LiveOrder order, long by, long now) {
        if (order.state() == OrderState.UNTRIGGERED) {
            changing.resize(order, order.amount() + by, now);
        } else {
            changing.edit(order.account, order.id, larger(order, by), now);
        }
    }

    private static Edit larger(LiveOrder order, long by) {
        return new Edit(
                Optional.of(Units.decimal(order.amount() + by)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                order.terms().advanced(),
                Optional.empty(),
                Optional.empty(),
                OptionalLong.empty());
    }

    private void place(LiveOrder primary, LiveOrder secondary, long wanted, long amount, long now) {
        Links link = secondary.links().orElseThrow().placed(primary.id, wanted);
        OrderTerms terms = secondary.terms().withAmount(Units.decimal(amount));
        Outcome outcome = placing.place(secondary.account, terms, order -> order.link(link), now);
        if (outcome instanceof Outcome.Refused(Refusal refusal)) {
            secondary.rejected(refusal, now);
            orders.close(secondary);
            listener.orderChanged(secondary.report());
        }
    }
}
