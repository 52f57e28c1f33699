package gammadesk.analytics.trading;

import gammadesk.analytics.market.Instrument;
import gammadesk.analytics.market.InstrumentState;
import gammadesk.analytics.market.OrderType;
import gammadesk.analytics.market.Quoting;
import gammadesk.analytics.market.Settlement;
import gammadesk.analytics.market.TimeInForce;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Whether an order fits the rules of its instrument. Pure; the venue has the last word. */
public final class TicketCheck {
    private TicketCheck() {}

    /** Where on a ticket something is wrong. */
    public enum Field {
        INSTRUMENT,
        AMOUNT,
        PRICE,
        TRIGGER,
        TERMS
    }

    /**
     * Something that the venue would refuse.
     *
     * @param field beside which to say it
     * @param sentence what is wrong and what would be right
     */
    public record Problem(Field field, String sentence) {}

    /** All problems, in the order of the fields; none for an order that can be sent. */
    public static List<Problem> problems(OrderTicket ticket, Instrument instrument) {
        List<Problem> problems = new ArrayList<>();
        state(instrument).ifPresent(problems::add);
        amount(ticket.amount(), instrument).ifPresent(problems::add);
        limit(ticket, instrument).ifPresent(problems::add);
        trigger(ticket, instrument).ifPresent(problems::add);
        terms(ticket).or(() -> keeping(ticket, instrument)).ifPresent(problems::add);
        return problems;
    }

    /** The nearest price that the venue accepts, never better for the market than asked: down to buy, up to sell. */
    public static BigDecimal roundPrice(BigDecimal price, Instrument instrument, RoundingMode mode) {
        return instrument.ticks().round(price, mode).stripTrailingZeros();
    }

    /** The nearest amount below that the venue accepts, at least the smallest. */
    public static BigDecimal roundAmount(BigDecimal amount, Instrument instrument) {
        BigDecimal lot = instrument.minimumAmount();
        BigDecimal lots = amount.divide(lot, 0, RoundingMode.DOWN).max(BigDecimal.ONE);
        return lots.multiply(lot).stripTrailingZeros();
    }

    private static Optional<Problem> state(Instrument instrument) {
        return instrument.state() == InstrumentState.OPEN
                ? Optional.empty()
                : problem(
                        Field.INSTRUMENT,
                        instrument.name() + " cannot be traded now: it is " + words(instrument) + ".");
    }

    private static String words(Instrument instrument) {
        return instrument.state().name().toLowerCase(Locale.ROOT);
    }

    private static Optional<Problem> amount(BigDecimal amount, Instrument instrument) {
        BigDecimal lot = instrument.minimumAmount();
        if (amount.signum() <= 0) {
            return problem(Field.AMOUNT, "The amount must be above zero.");
        }
        if (amount.compareTo(lot) < 0) {
            return problem(Field.AMOUNT, "The smallest amount is " + plain(lot) + ".");
        }
        return amount.remainder(lot).signum() == 0
                ? Optional.empty()
                : problem(
                        Field.AMOUNT,
                        "Amounts go in steps of " + plain(lot) + "; the next below is "
                                + plain(roundAmount(amount, instrument)) + ".");
    }

    private static Optional<Problem> limit(OrderTicket ticket, Instrument instrument) {
        if (!OrderTicket.hasLimit(ticket.type())) {
            return Optional.empty();
        }
        if (ticket.limitPrice().isEmpty()) {
            return problem(Field.PRICE, "This kind of order needs a price.");
        }
        return ticket.quoting() == Quoting.PRICE
                ? price(Field.PRICE, ticket.limitPrice().get(), instrument)
                : kept(ticket.limitPrice().get());
    }

    /** The venue brings it to the instrument's steps itself. */
    private static Optional<Problem> kept(BigDecimal price) {
        return price.signum() > 0 ? Optional.empty() : problem(Field.PRICE, "The price must be above zero.");
    }

    private static Optional<Problem> trigger(OrderTicket ticket, Instrument instrument) {
        if (!OrderTicket.hasTrigger(ticket.type())) {
            return Optional.empty();
        }
        return ticket.triggerPrice().isEmpty()
                ? problem(Field.TRIGGER, "This kind of order needs a trigger price.")
                : price(Field.TRIGGER, ticket.triggerPrice().get(), instrument);
    }

    private static Optional<Problem> price(Field field, BigDecimal price, Instrument instrument) {
        if (price.signum() <= 0) {
            return problem(field, "The price must be above zero.");
        }
        if (instrument.ticks().accepts(price)) {
            return Optional.empty();
        }
        BigDecimal tick = instrument.ticks().tickAt(price);
        return problem(
                field,
                "At this level prices go in steps of " + plain(tick) + ": "
                        + plain(roundPrice(price, instrument, RoundingMode.DOWN)) + " or "
                        + plain(roundPrice(price, instrument, RoundingMode.UP)) + ".");
    }

    private static Optional<Problem> terms(OrderTicket ticket) {
        boolean immediate = ticket.timeInForce() == TimeInForce.IMMEDIATE_OR_CANCEL
                || ticket.timeInForce() == TimeInForce.FILL_OR_KILL;
        if (ticket.postOnly() && (immediate || !OrderTicket.hasLimit(ticket.type()))) {
            return problem(Field.TERMS, "An order that only rests cannot also be immediate or at the market's price.");
        }
        return Optional.empty();
    }

    /** What the venue demands of an order whose price it keeps. */
    private static Optional<Problem> keeping(OrderTicket ticket, Instrument instrument) {
        if (ticket.quoting() == Quoting.PRICE) {
            return Optional.empty();
        }
        if (instrument.option().isEmpty()) {
            return problem(Field.TERMS, "The venue re-prices orders in options only.");
        }
        if (ticket.quoting() == Quoting.USD && instrument.settlement() == Settlement.LINEAR) {
            return problem(Field.TERMS, "The price of this option is in USD already: nothing is left to re-price.");
        }
        boolean plain = ticket.type() == OrderType.LIMIT
                && ticket.timeInForce() == TimeInForce.GOOD_TIL_CANCELLED
                && !ticket.postOnly();
        return plain
                ? Optional.empty()
                : problem(
                        Field.TERMS,
                        "The venue re-prices only limit orders that stay until cancelled and may take liquidity: choose"
                                + " those terms, or convert once.");
    }

    private static Optional<Problem> problem(Field field, String sentence) {
        return Optional.of(new Problem(field, sentence));
    }

    private static String plain(BigDecimal value) {
        return value.stripTrailingZeros().toPlainString();
    }
}
