package gammadesk.connectors.simulator.matching;

import gammadesk.connectors.simulator.matching.Refusal.Reason;
import java.util.List;
import java.util.Optional;

/** How an order gets from the participant into the book. */
final class Placing {
    private final MarketPort market;
    private final Books books;
    private final Orders orders;
    private final Matcher matcher;
    private final Checks checks;
    private final Waiting waiting;
    private final MatchingListener listener;
    private final LinkBook links;

    /** Sees an order before anybody hears of it. */
    @FunctionalInterface
    interface Opened {
        void opened(LiveOrder order);
    }

    Placing(
            MarketPort market,
            Books books,
            Orders orders,
            Matcher matcher,
            Checks checks,
            Waiting waiting,
            LinkBook links,
            MatchingListener listener) {
        this.market = market;
        this.books = books;
        this.orders = orders;
        this.matcher = matcher;
        this.checks = checks;
        this.waiting = waiting;
        this.links = links;
        this.listener = listener;
    }

    /** @param opened called once the order is accepted, before it trades */
    Outcome place(long account, OrderTerms terms, Opened opened, long now) {
        Optional<Rules> rules = books.rules(terms.instrument());
        if (rules.isEmpty()) {
            return new Outcome.Refused(Refusal.of(Reason.INVALID_INSTRUMENT));
        }
        Book book = books.open(rules.get());
        Draft draft = new Draft(account, terms, rules.get(), market.prices(terms.instrument()), book, Optional.empty());
        Outcome outcome = terms.type().isTrigger() ? await(draft, opened, now) : enter(draft, opened, now);
        books.release(book);
        return outcome;
    }

    /**
     * Why an order would not be accepted.
     *
     * @param replaces the order whose place it takes
     * @param atOnce whether it is to be placed now; one that waits for another is looked at for its form only
     */
    Optional<Refusal> refusal(long account, OrderTerms terms, Optional<LiveOrder> replaces, boolean atOnce, long now) {
        Optional<Rules> rules = books.rules(terms.instrument());
        if (rules.isEmpty()) {
            return Optional.of(Refusal.of(Reason.INVALID_INSTRUMENT));
        }
        Book book = books.open(rules.get());
        Draft draft = new Draft(account, terms, rules.get(), market.prices(terms.instrument()), book, replaces);
        Optional<Refusal> refusal = atOnce ? atOnce(draft, now) : checks.waiting(draft, now);
        books.release(book);
        return refusal;
    }

    private Optional<Refusal> atOnce(Draft draft, long now) {
        return draft.terms.type().isTrigger()
                ? checks.untriggered(draft, now).or(() -> checks.watch(draft, _ -> {}))
                : checks.all(draft, now).or(() -> checks.funds(draft));
    }

    private Outcome enter(Draft draft, Opened opened, long now) {
        Optional<Refusal> refusal = checks.all(draft, now).or(() -> checks.funds(draft));
        if (refusal.isPresent()) {
            return new Outcome.Refused(refusal.get());
        }
        LiveOrder order = orders.open(draft.account, draft.terms, draft.rules.instrument(), OrderState.OPEN, now);
        order.setPrice(draft.price);
        order.setAmount(draft.amount);
        opened(order, opened);
        boolean hopeless = draft.terms.timeInForce() == TimeInForce.FILL_OR_KILL && !checks.canFill(draft);
        return hopeless ? kill(order, now) : run(draft.book, order, now);
    }

    private void opened(LiveOrder order, Opened opened) {
        opened.opened(order);
        links.join(order);
    }

    private Outcome kill(LiveOrder order, long now) {
        order.cancelled(Optional.empty(), now);
        orders.close(order);
        return told(order, List.of());
    }

    /** Lets an order take what it can and rest if it may. */
    Outcome run(Book book, LiveOrder order, long now) {
        List<Execution> done = matcher.match(book, order, true, now);
        if (order.remaining() == 0) {
            orders.close(order);
        } else if (mayRest(order)) {
            order.surface();
            matcher.rest(book, order);
            waiting.follow(order);
        } else {
            order.cancelled(Optional.empty(), now);
            orders.close(order);
        }
        listener.orderChanged(order.report());
        matcher.trim(book, done, now);
        return new Outcome.Accepted(order.report(), List.copyOf(done));
    }

    private static boolean mayRest(LiveOrder order) {
        return switch (order.terms().type()) {
            case MARKET -> false;
            case MARKET_LIMIT -> order.filled() > 0;
            default -> order.terms().timeInForce().mayRest();
        };
    }

    private Outcome await(Draft draft, Opened opened, long now) {
        Watch[] watch = new Watch[1];
        Optional<Refusal> refusal =
                checks.untriggered(draft, now).or(() -> checks.watch(draft, found -> watch[0] = found));
        if (refusal.isPresent()) {
            return new Outcome.Refused(refusal.get());
        }
        LiveOrder order =
                orders.open(draft.account, draft.terms, draft.rules.instrument(), OrderState.UNTRIGGERED, now);
        order.setPrice(draft.price);
        order.setAmount(draft.amount);
        order.watch(watch[0]);
        opened(order, opened);
        waiting.follow(order);
        return told(order, List.of());
    }

    private Outcome told(LiveOrder order, List<Execution> done) {
        OrderReport report = order.report();
        listener.orderChanged(report);
        return new Outcome.Accepted(report, done);
    }
}
