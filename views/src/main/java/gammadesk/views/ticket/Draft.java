package gammadesk.views.ticket;

import gammadesk.analytics.desk.QuotedInstrument;
import gammadesk.analytics.market.Quoting;
import gammadesk.analytics.market.Side;
import gammadesk.analytics.trading.LinkedPrice;
import gammadesk.analytics.trading.OrderTicket;
import gammadesk.analytics.trading.TicketCheck;
import gammadesk.analytics.trading.TicketCheck.Field;
import gammadesk.analytics.trading.TicketCheck.Problem;
import gammadesk.views.ticket.TicketModel.Anchor;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The ticket's fields read at one moment of the market.
 *
 * @param market the instrument
 * @param amount as typed, empty when it is no number
 * @param price what would be sent, in the instrument's price unit; empty when there is none or it is no number
 * @param linked the price in its three ways, as it would be sent
 * @param wished the price as asked for, before it was brought to the instrument's steps
 * @param kept as typed, where the venue is to keep it; empty for a price of the order's own
 * @param trigger as typed
 * @param unreadable what was typed and is no number
 */
record Draft(
        QuotedInstrument market,
        Optional<BigDecimal> amount,
        Optional<BigDecimal> price,
        Optional<LinkedPrice> linked,
        double wished,
        Optional<BigDecimal> kept,
        Optional<BigDecimal> trigger,
        List<Problem> unreadable) {
    /** Reads the fields. */
    static Draft read(TicketModel model, QuotedInstrument market) {
        List<Problem> unreadable = new ArrayList<>();
        Optional<BigDecimal> amount = number(model.amount().get(), Field.AMOUNT, "amount", unreadable);
        boolean triggered = OrderTicket.hasTrigger(model.type().get());
        Optional<BigDecimal> trigger = triggered
                ? number(model.triggerPrice().get(), Field.TRIGGER, "trigger price", unreadable)
                : Optional.empty();
        if (!OrderTicket.hasLimit(model.type().get())) {
            return new Draft(
                    market,
                    amount,
                    Optional.empty(),
                    Optional.empty(),
                    Double.NaN,
                    Optional.empty(),
                    trigger,
                    unreadable);
        }
        Anchor anchor = model.anchor().get();
        Optional<BigDecimal> typed = number(model.text(anchor).get(), Field.PRICE, "price", unreadable);
        double wished = typed.map(
                        value -> wished(anchor, value.doubleValue(), market).price())
                .orElse(Double.NaN);
        Optional<BigDecimal> price =
                anchor == Anchor.PRICE ? typed : onStep(wished, model.side().get(), market);
        if (typed.isPresent() && price.isEmpty()) {
            unreadable.add(new Problem(Field.PRICE, noPrice(anchor, typed.get(), market)));
        }
        return new Draft(
                market,
                amount,
                price,
                price.map(value -> LinkedPrice.ofPrice(value.doubleValue(), market)),
                wished,
                typed.filter(_ -> model.quoting() != Quoting.PRICE),
                trigger,
                unreadable);
    }

    private static String noPrice(Anchor anchor, BigDecimal typed, QuotedInstrument market) {
        String reason = wished(anchor, typed.doubleValue(), market).reason();
        return reason.isEmpty()
                ? "That is less than the instrument's smallest price."
                : "No price follows from that: " + reason + ".";
    }

    private static LinkedPrice wished(Anchor anchor, double value, QuotedInstrument market) {
        return switch (anchor) {
            case PRICE -> LinkedPrice.ofPrice(value, market);
            case USD -> LinkedPrice.ofUsd(value, market);
            case IV -> LinkedPrice.ofIv(value, market);
        };
    }

    /** Never worse for us than was asked for: down to buy, up to sell. */
    private static Optional<BigDecimal> onStep(double wished, Side side, QuotedInstrument market) {
        if (!Double.isFinite(wished) || wished <= 0) {
            return Optional.empty();
        }
        RoundingMode mode = side == Side.BUY ? RoundingMode.DOWN : RoundingMode.UP;
        BigDecimal price = TicketCheck.roundPrice(BigDecimal.valueOf(wished), market.instrument(), mode);
        return price.signum() > 0 ? Optional.of(price) : Optional.empty();
    }

    private static Optional<BigDecimal> number(String text, Field field, String what, List<Problem> unreadable) {
        String plain = text.replace(",", "").strip();
        if (plain.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new BigDecimal(plain));
        } catch (NumberFormatException _) {
            unreadable.add(
                    new Problem(field, "“" + text.strip() + "” is not a number: write the " + what + " as 0.0345."));
            return Optional.empty();
        }
    }

    /** The order as it would be sent; empty while something is missing. */
    Optional<OrderTicket> ticket(TicketModel model) {
        boolean priceMissing = OrderTicket.hasLimit(model.type().get()) && price.isEmpty();
        boolean triggerMissing = OrderTicket.hasTrigger(model.type().get()) && trigger.isEmpty();
        return amount.filter(_ -> !priceMissing && !triggerMissing)
                .map(value -> new OrderTicket(
                        market.instrument().name(),
                        model.side().get(),
                        value,
                        model.type().get(),
                        kept.or(() -> price),
                        trigger,
                        model.trigger().get(),
                        model.timeInForce().get(),
                        model.postOnly().get(),
                        model.reduceOnly().get(),
                        kept.isPresent() ? model.quoting() : Quoting.PRICE));
    }

    /** What is wrong with it; what has not been typed yet is not wrong. */
    List<Problem> problems(TicketModel model) {
        List<Problem> all = new ArrayList<>(unreadable);
        ticket(model)
                .map(ticket -> TicketCheck.problems(ticket, market.instrument()))
                .ifPresent(all::addAll);
        return all;
    }
}
