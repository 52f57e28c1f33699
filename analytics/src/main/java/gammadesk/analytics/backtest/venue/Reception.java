package gammadesk.analytics.backtest.venue;

import gammadesk.analytics.backtest.venue.VenueNews.Amended;
import gammadesk.analytics.backtest.venue.VenueNews.Booked;
import gammadesk.analytics.backtest.venue.VenueNews.Cancelled;
import gammadesk.analytics.backtest.venue.VenueNews.Ending;
import gammadesk.analytics.backtest.venue.VenueNews.Missed;
import gammadesk.analytics.backtest.venue.VenueNews.Refusal;
import gammadesk.analytics.backtest.venue.VenueNews.Rejected;
import gammadesk.analytics.backtest.venue.VenueNews.Request;
import gammadesk.analytics.market.TimeInForce;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.Function;

/** Takes what arrives at the venue: checks it, books it, lets it trade and rest. */
final class Reception {
    private final Function<String, Optional<Contract>> contracts;
    private final Matching matching;
    private final BiPredicate<Live, Long> isFunded;
    private final double missChance;
    private final SplittableRandom random;
    private final Consumer<VenueNews> news;

    /** @param isFunded whether the account could hold what an order would make of it */
    Reception(
            Function<String, Optional<Contract>> contracts,
            Matching matching,
            BiPredicate<Live, Long> isFunded,
            double missChance,
            SplittableRandom random,
            Consumer<VenueNews> news) {
        this.contracts = contracts;
        this.matching = matching;
        this.isFunded = isFunded;
        this.missChance = missChance;
        this.random = random;
        this.news = news;
    }

    void place(long id, VenueOrder terms, long now) {
        Optional<Contract> contract = contracts.apply(terms.instrument());
        if (contract.isEmpty()) {
            reject(id, Request.ORDER, Refusal.UNKNOWN_INSTRUMENT, now);
            return;
        }
        Live order = new Live(id, terms, contract.get());
        refusal(order, now).ifPresentOrElse(why -> reject(id, Request.ORDER, why, now), () -> {
            news.accept(new Booked(now, id, terms));
            run(order, now);
        });
    }

    private Optional<Refusal> refusal(Live order, long now) {
        return form(order, now).or(() -> market(order, now)).or(() -> funds(order, now));
    }

    private Optional<Refusal> form(Live order, long now) {
        VenueOrder terms = order.terms;
        if (now >= terms.validUntilMillis()) {
            return Optional.of(Refusal.TOO_LATE);
        }
        if (terms.timeInForce() == TimeInForce.GOOD_TIL_DAY || (terms.postOnly() && !mayRest(terms))) {
            return Optional.of(Refusal.UNSUPPORTED);
        }
        if (!order.contract.isTradable(now)) {
            return Optional.of(Refusal.BOOK_CLOSED);
        }
        return numbers(order.contract, terms.amount(), terms.limit());
    }

    private static Optional<Refusal> numbers(Contract contract, double amount, OptionalDouble limit) {
        if (!contract.lots().fit(amount)) {
            return Optional.of(Refusal.BAD_AMOUNT);
        }
        boolean isPriced = limit.isEmpty() || contract.isOnLadder(limit.getAsDouble());
        return isPriced ? Optional.empty() : Optional.of(Refusal.BAD_PRICE);
    }

    private Optional<Refusal> market(Live order, long now) {
        Contract contract = order.contract;
        boolean isQuoted = matching.isQuoted(contract, now);
        if (!isQuoted && !mayRest(order.terms)) {
            return Optional.of(Refusal.NO_QUOTE);
        }
        if (Double.isNaN(contract.coinUsd())) {
            return Optional.of(Refusal.NO_INDEX);
        }
        if (order.wanted() == 0) {
            return Optional.of(Refusal.WOULD_OPEN);
        }
        boolean isPassive = order.terms.postOnly();
        return isPassive && matching.wouldCross(order, now) ? Optional.of(Refusal.WOULD_TAKE) : Optional.empty();
    }

    private static boolean mayRest(VenueOrder terms) {
        return terms.limit().isPresent() && terms.timeInForce() == TimeInForce.GOOD_TIL_CANCELLED;
    }

    private void run(Live order, long now) {
        boolean takes = !order.terms.postOnly() && matching.wouldTake(order, now);
        boolean isMissed = takes && missChance > 0 && random.nextDouble() < missChance;
        if (isMissed) {
            news.accept(new Missed(now, order.id, order.terms.instrument()));
        } else if (!order.terms.postOnly() && !isKilled(order)) {
            matching.take(order, now);
        }
        settle(order, isMissed ? Ending.MISSED : Ending.IMMEDIATE, now);
    }

    private boolean isKilled(Live order) {
        return order.terms.timeInForce() == TimeInForce.FILL_OR_KILL && matching.available(order) < order.wanted();
    }

    private void settle(Live order, Ending why, long now) {
        if (order.wanted() > 0 && mayRest(order.terms)) {
            matching.rest(order);
        } else if (order.left() > 0) {
            Ending ending = order.wanted() == 0 ? Ending.NOTHING_TO_REDUCE : why;
            news.accept(new Cancelled(now, order.id, order.left(), ending));
        }
    }

    void cancel(long id, long now) {
        matching.resting(id)
                .ifPresentOrElse(
                        order -> matching.end(order, Ending.ASKED, now),
                        () -> reject(id, Request.CANCEL, Refusal.NOT_OPEN, now));
    }

    void amend(long id, double amount, double limit, long now) {
        Optional<Refusal> why = matching.resting(id)
                .map(order -> refusal(order, amount, limit, now))
                .orElse(Optional.of(Refusal.NOT_OPEN));
        why.ifPresentOrElse(
                refusal -> reject(id, Request.AMENDMENT, refusal, now),
                () -> matching.resting(id).ifPresent(order -> amend(order, amount, limit, now)));
    }

    private Optional<Refusal> refusal(Live order, double amount, double limit, long now) {
        if (!order.contract.isTradable(now)) {
            return Optional.of(Refusal.BOOK_CLOSED);
        }
        if (!(amount > order.filled())) {
            return Optional.of(Refusal.BAD_AMOUNT);
        }
        Live next = order.amended(amount, limit);
        return numbers(order.contract, amount, OptionalDouble.of(limit))
                .or(() -> market(next, now))
                .or(() -> funds(next, now));
    }

    private Optional<Refusal> funds(Live order, long now) {
        return isFunded.test(order, now) ? Optional.empty() : Optional.of(Refusal.NOT_ENOUGH_FUNDS);
    }

    /** A smaller amount at the same price keeps its place; everything else comes anew. */
    private void amend(Live order, double amount, double limit, long now) {
        boolean keepsItsPlace = limit == order.limit() && amount <= order.amount();
        news.accept(new Amended(now, order.id, amount, limit));
        if (keepsItsPlace) {
            order.amend(amount, limit);
            return;
        }
        matching.withdraw(order);
        order.amend(amount, limit);
        run(order, now);
    }

    void reject(long id, Request what, Refusal why, long now) {
        news.accept(new Rejected(now, id, what, why));
    }
}
