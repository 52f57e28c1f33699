package gammadesk.connectors.simulator.matching;

import gammadesk.analytics.market.Side;
import gammadesk.connectors.simulator.matching.Refusal.Reason;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** What the venue looks at before it accepts an order. Every check fills in what it finds or refuses. */
final class Checks {
    private static final int LONGEST_LABEL = 64;
    private static final BigDecimal LEAST_LOTS_SHOWN = BigDecimal.valueOf(100);
    private static final BigDecimal MOST_HIDDEN = BigDecimal.valueOf(100);
    private static final long INDEX_TICK = 1_000_000;

    private final MarketPort market;
    private final Gate gate;
    private final Matcher matcher;

    Checks(MarketPort market, Gate gate, Matcher matcher) {
        this.market = market;
        this.gate = gate;
        this.matcher = matcher;
    }

    /** Everything about an order that goes to the book. */
    Optional<Refusal> all(Draft draft, long now) {
        return request(draft, now)
                .or(() -> combination(draft))
                .or(() -> amount(draft))
                .or(() -> price(draft))
                .or(() -> reduceOnly(draft))
                .or(() -> postOnly(draft))
                .or(() -> selfTrade(draft));
    }

    /** Everything about an order that waits for a trigger; the watch is made by {@link #watch}. */
    Optional<Refusal> untriggered(Draft draft, long now) {
        return request(draft, now)
                .or(() -> combination(draft))
                .or(() -> amount(draft))
                .or(() -> draft.terms.type().needsPrice() ? limit(draft) : Optional.empty());
    }

    /** The form of an order that waits for another: its price and its trigger are compared with the market's later. */
    Optional<Refusal> waiting(Draft draft, long now) {
        return untriggered(draft, now).or(() -> draft.terms.type().isTrigger() ? triggerForm(draft) : Optional.empty());
    }

    private static Optional<Refusal> triggerForm(Draft draft) {
        String name = draft.terms.type() == OrderType.TRAILING_STOP ? "trigger_offset" : "trigger_price";
        Optional<OrderTerms.Trigger> trigger = draft.terms.trigger();
        return trigger.flatMap(asked -> name.equals("trigger_offset") ? asked.offset() : asked.price())
                .map(asked -> triggerTick(draft, trigger.orElseThrow().source(), asked))
                .orElseGet(() -> Optional.of(Refusal.invalid(name, name + " is missing")));
    }

    /** Funds and margin. */
    Optional<Refusal> funds(Draft draft) {
        return draft.terms.liquidation() ? Optional.empty() : gate.check(draft.intent());
    }

    private static Optional<Refusal> request(Draft draft, long now) {
        OrderTerms terms = draft.terms;
        if (terms.validUntil().isPresent() && now >= terms.validUntil().getAsLong()) {
            return refuse(Reason.TIMED_OUT);
        }
        if (terms.label().length() > LONGEST_LABEL) {
            return Optional.of(Refusal.invalid("label", "must be at most 64 characters"));
        }
        return switch (draft.rules.instrument().state()) {
            case OPEN -> Optional.empty();
            case SETTLEMENT -> refuse(Reason.SETTLEMENT_IN_PROGRESS);
            case LOCKED, HALTED -> refuse(Reason.LOCKED_BY_ADMIN);
            case DELIVERED, INACTIVE, ARCHIVED, UNKNOWN -> refuse(Reason.BOOK_CLOSED);
        };
    }

    private static Optional<Refusal> combination(Draft draft) {
        OrderTerms terms = draft.terms;
        if (terms.rejectPostOnly() && !terms.postOnly()) {
            return refuse(Reason.UNSUPPORTED_ARG_COMBINATION);
        }
        boolean limit = terms.type().afterTrigger() == OrderType.LIMIT;
        if (terms.postOnly() && (!limit || terms.timeInForce() != TimeInForce.GOOD_TIL_CANCELLED)) {
            return refuse(Reason.POST_ONLY_NOT_ALLOWED);
        }
        return terms.advanced().isPresent() ? advanced(draft) : Optional.empty();
    }

    private static Optional<Refusal> advanced(Draft draft) {
        if (!draft.rules.isOption()) {
            return refuse(Reason.NO_ADV_FOR_FUTURES);
        }
        if (draft.terms.postOnly()) {
            return refuse(Reason.NO_ADV_POSTONLY);
        }
        return draft.terms.type() == OrderType.LIMIT ? Optional.empty() : refuse(Reason.UNSUPPORTED_ARG_COMBINATION);
    }

    private static Optional<Refusal> amount(Draft draft) {
        BigDecimal asked = draft.terms.amount();
        if (asked.signum() <= 0 || !Units.fits(asked)) {
            return refuse(Reason.INVALID_AMOUNT);
        }
        draft.amount = Units.exact(asked);
        if (draft.amount < draft.rules.lot()) {
            return refuse(Reason.QTY_TOO_LOW);
        }
        if (draft.amount % draft.rules.lot() != 0) {
            return Optional.of(Refusal.invalid("amount", "must be a multiple of the minimum order size"));
        }
        return draft.remaining() > 0 ? display(draft) : refuse(Reason.INVALID_AMOUNT);
    }

    /** An iceberg shows at least a hundred lots, and more than a hundredth of what it hides. */
    private static Optional<Refusal> display(Draft draft) {
        Optional<BigDecimal> asked = draft.terms.displayAmount();
        if (asked.isEmpty()) {
            return Optional.empty();
        }
        if (draft.terms.type().afterTrigger() != OrderType.LIMIT
                || !draft.terms.timeInForce().mayRest()) {
            return refuse(Reason.UNSUPPORTED_ARG_COMBINATION);
        }
        BigDecimal lot = Units.decimal(draft.rules.lot());
        BigDecimal shown = asked.get();
        if (shown.compareTo(lot.multiply(LEAST_LOTS_SHOWN)) < 0) {
            return Optional.of(Refusal.invalid("display_amount", "must be at least 100 times the minimum order size"));
        }
        if (!Units.fits(shown) || Units.exact(shown) % draft.rules.lot() != 0) {
            return Optional.of(Refusal.invalid("display_amount", "must be a multiple of the minimum order size"));
        }
        BigDecimal hidden = draft.terms.amount().subtract(shown);
        if (hidden.signum() < 0) {
            return Optional.of(Refusal.invalid("display_amount", "must not exceed amount"));
        }
        return hidden.compareTo(shown.multiply(MOST_HIDDEN)) < 0
                ? Optional.empty()
                : Optional.of(Refusal.invalid(
                        "display_amount", "the hidden part must be less than 100 times the visible part"));
    }

    private Optional<Refusal> price(Draft draft) {
        return switch (draft.terms.type().afterTrigger()) {
            case MARKET -> protection(draft);
            case MARKET_LIMIT -> protection(draft).or(() -> bestOpposite(draft));
            default ->
                draft.terms.advanced().isPresent()
                        ? convert(draft)
                        : limit(draft).or(() -> band(draft));
        };
    }

    private static Optional<Refusal> limit(Draft draft) {
        Optional<BigDecimal> asked = draft.terms.price();
        if (asked.isEmpty()) {
            return Optional.of(Refusal.invalid("price", "price is missing"));
        }
        BigDecimal price = asked.get();
        if (price.signum() <= 0 && !draft.rules.isCombo()) {
            return refuse(Reason.INVALID_PRICE);
        }
        if (!Units.fits(price)) {
            return refuse(Reason.PRICE_WRONG_TICK);
        }
        draft.price = Units.exact(price);
        return draft.rules.ticks().accepts(draft.price) ? Optional.empty() : refuse(Reason.PRICE_WRONG_TICK);
    }

    private static Optional<Refusal> band(Draft draft) {
        if (draft.terms.liquidation()) {
            return Optional.empty();
        }
        if (draft.isBuy() && draft.price > units(draft.prices.highest(), Long.MAX_VALUE)) {
            return Optional.of(Refusal.of(Reason.PRICE_TOO_HIGH, shown(draft.prices.highest())));
        }
        if (!draft.isBuy() && draft.price < units(draft.prices.lowest(), Long.MIN_VALUE)) {
            return Optional.of(Refusal.of(Reason.PRICE_TOO_LOW, shown(draft.prices.lowest())));
        }
        return Optional.empty();
    }

    private static long units(double limit, long unknown) {
        return Double.isNaN(limit) ? unknown : Units.nearest(limit);
    }

    private static String shown(double limit) {
        return Units.decimal(Units.nearest(limit)).toPlainString();
    }

    /** A market order goes no further than the venue's price band. */
    private static Optional<Refusal> protection(Draft draft) {
        double edge = draft.isBuy() ? draft.prices.highest() : draft.prices.lowest();
        if (Double.isNaN(edge)) {
            return refuse(Reason.PRICE_NOT_ALLOWED);
        }
        PriceTicks ticks = draft.rules.ticks();
        long units = Units.nearest(edge);
        long price = draft.isBuy() ? ticks.floor(units) : ticks.ceil(units);
        draft.price = draft.rules.isCombo() ? price : Math.max(ticks.above(0), price);
        return Optional.empty();
    }

    /** Within its protection a market-limit order goes no further than the first price. */
    private static Optional<Refusal> bestOpposite(Draft draft) {
        long best = draft.opposite();
        draft.price = best != LiveOrder.NONE && draft.accepts(best) ? best : draft.price;
        return Optional.empty();
    }

    private Optional<Refusal> convert(Draft draft) {
        BigDecimal asked = draft.terms.price().orElse(BigDecimal.ZERO);
        if (asked.signum() <= 0) {
            return draft.terms.price().isEmpty()
                    ? Optional.of(Refusal.invalid("price", "price is missing"))
                    : refuse(Reason.INVALID_PRICE);
        }
        draft.price = converted(draft.terms, draft.rules, draft.prices);
        return draft.price == LiveOrder.NONE ? refuse(Reason.OUTDATED_INSTRUMENT_FOR_IV_ORDER) : band(draft);
    }

    /** An advanced order's price in coin, never worse than asked for; nothing where there is none. */
    long converted(OrderTerms terms, Rules rules, MarketPort.Prices prices) {
        double asked = terms.price().orElse(BigDecimal.ZERO).doubleValue();
        double coin = terms.advanced().filter(form -> form == Advanced.USD).isPresent()
                ? asked / prices.index()
                : market.priceOfVolatility(terms.instrument(), asked);
        if (!(coin > 0) || Double.isInfinite(coin)) {
            return LiveOrder.NONE;
        }
        long units = Units.nearest(coin);
        return terms.side() == Side.BUY
                ? rules.ticks().floor(units)
                : rules.ticks().ceil(units);
    }

    private Optional<Refusal> reduceOnly(Draft draft) {
        if (!draft.terms.reduceOnly()) {
            return Optional.empty();
        }
        long most = matcher.reducible(draft.account, draft.terms.instrument(), draft.side());
        if (most == 0) {
            return Optional.of(Refusal.of(Reason.OTHER_REJECT, "reduce_direction"));
        }
        draft.amount = Math.min(draft.amount, draft.filled() + most);
        return Optional.empty();
    }

    private static Optional<Refusal> postOnly(Draft draft) {
        long best = draft.opposite();
        if (!draft.terms.postOnly() || best == LiveOrder.NONE || !draft.accepts(best)) {
            return Optional.empty();
        }
        if (draft.terms.rejectPostOnly()) {
            return refuse(Reason.POST_ONLY_REJECT);
        }
        PriceTicks ticks = draft.rules.ticks();
        draft.price = draft.isBuy() ? ticks.below(best) : ticks.above(best);
        return draft.price > 0 || draft.rules.isCombo()
                ? Optional.empty()
                : refuse(Reason.POST_ONLY_PRICE_MODIFICATION_NOT_POSSIBLE);
    }

    private Optional<Refusal> selfTrade(Draft draft) {
        SelfTrading own = gate.selfTrading(draft.account);
        Predicate<LiveOrder> mine = order -> order.account == draft.account
                || gate.selfTrading(order.account).owner() == own.owner();
        return own.mode() == SelfTrading.Mode.REJECT_TAKER && meets(draft, mine)
                ? refuse(Reason.ORDER_OVERLAP)
                : Optional.empty();
    }

    private static boolean meets(Draft draft, Predicate<LiveOrder> mine) {
        Book book = draft.book;
        return book.meets(draft, mine) || (book.implied != null && book.implied.meets(draft, mine));
    }

    /** Whether an order that is filled at once or not at all could be filled. */
    boolean canFill(Draft draft) {
        SelfTrading own = gate.selfTrading(draft.account);
        // how much of a reduce-only order, or of one of a pair, is left when its turn comes is not known before
        return draft.book.holds(
                draft,
                order -> !order.terms().reduceOnly()
                        && order.links().flatMap(Links::ocoRef).isEmpty()
                        && order.account != draft.account
                        && gate.selfTrading(order.account).owner() != own.owner());
    }

    /** What a trigger order waits for, or why it cannot. */
    Optional<Refusal> watch(Draft draft, Consumer<Watch> take) {
        Optional<OrderTerms.Trigger> asked = draft.terms.trigger();
        if (asked.isEmpty()) {
            return Optional.of(Refusal.invalid("trigger", "trigger is missing"));
        }
        OrderTerms.Trigger trigger = asked.get();
        double watched = Watch.watched(trigger.source(), draft.prices);
        return draft.terms.type() == OrderType.TRAILING_STOP
                ? trailing(draft, trigger, watched, take)
                : fixed(draft, trigger, watched, take);
    }

    private static Optional<Refusal> fixed(
            Draft draft, OrderTerms.Trigger trigger, double watched, Consumer<Watch> take) {
        Optional<BigDecimal> asked = trigger.price();
        if (asked.isEmpty()) {
            return Optional.of(Refusal.invalid("trigger_price", "trigger_price is missing"));
        }
        Optional<Refusal> refusal = triggerTick(draft, trigger.source(), asked.get());
        if (refusal.isPresent()) {
            return refusal;
        }
        Watch watch = Watch.at(draft.terms, trigger.source(), Units.exact(asked.get()));
        if (!Double.isNaN(watched) && watch.isHit(Units.nearest(watched))) {
            return refuse(watch.onRise() ? Reason.TRIGGER_PRICE_TOO_LOW : Reason.TRIGGER_PRICE_TOO_HIGH);
        }
        take.accept(watch);
        return Optional.empty();
    }

    private static Optional<Refusal> trailing(
            Draft draft, OrderTerms.Trigger trigger, double watched, Consumer<Watch> take) {
        Optional<BigDecimal> asked = trigger.offset();
        if (asked.isEmpty()) {
            return Optional.of(Refusal.invalid("trigger_offset", "trigger_offset is missing"));
        }
        if (Double.isNaN(watched)) {
            return refuse(Reason.INVALID_TRIGGER_PRICE);
        }
        Optional<Refusal> refusal = triggerTick(draft, trigger.source(), asked.get());
        if (refusal.isEmpty()) {
            take.accept(
                    Watch.trailing(draft.side(), trigger.source(), Units.exact(asked.get()), Units.nearest(watched)));
        }
        return refusal;
    }

    private static Optional<Refusal> triggerTick(Draft draft, TriggerSource source, BigDecimal price) {
        if (price.signum() <= 0) {
            return refuse(Reason.INVALID_TRIGGER_PRICE);
        }
        if (!Units.fits(price)) {
            return refuse(Reason.TRIGGER_PRICE_WRONG_TICK);
        }
        long units = Units.exact(price);
        boolean fits = source == TriggerSource.INDEX_PRICE
                ? units % INDEX_TICK == 0
                : draft.rules.ticks().accepts(units);
        return fits ? Optional.empty() : refuse(Reason.TRIGGER_PRICE_WRONG_TICK);
    }

    private static Optional<Refusal> refuse(Reason reason) {
        return Optional.of(Refusal.of(reason));
    }
}
