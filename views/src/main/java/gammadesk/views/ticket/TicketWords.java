package gammadesk.views.ticket;

import gammadesk.analytics.market.AdvancedPrice;
import gammadesk.analytics.market.Order;
import gammadesk.analytics.market.OrderType;
import gammadesk.analytics.market.Quoting;
import gammadesk.analytics.market.Side;
import gammadesk.analytics.market.TimeInForce;
import gammadesk.analytics.port.Venue;
import gammadesk.analytics.trading.LinkedPrice;
import gammadesk.analytics.trading.OrderFigures;
import gammadesk.analytics.trading.OrderTicket;
import gammadesk.views.confirm.Question;
import gammadesk.views.format.Numbers;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** The question before an order is sent. Pure. */
final class TicketWords {
    private TicketWords() {}

    static Question question(OrderTicket ticket, Draft draft, String warning, Venue venue) {
        List<String> sentences = new ArrayList<>();
        sentences.add(how(ticket, draft));
        sentences.add(worth(ticket, draft));
        sentences.add(stay(ticket));
        if (ticket.reduceOnly()) {
            sentences.add("Reduce only: it can never open or turn a position.");
        }
        if (!warning.isEmpty()) {
            sentences.add(warning);
        }
        String verb = ticket.side() == Side.BUY ? "Buy " : "Sell ";
        String what =
                plain(ticket.amount()) + " " + TicketFigures.amountUnit(draft.market()) + " of " + ticket.instrument();
        return new Question(verb + what + "?", sentences, verb.strip() + " now", venue);
    }

    static Question change(Order order, OrderTicket ticket, Draft draft, Venue venue) {
        return new Question(
                "Change order " + order.id() + "?",
                List.of(
                        "It is: " + order.terms() + ", " + plain(order.filled()) + " filled.",
                        "It will be: " + ticket.terms() + ".",
                        worth(ticket, draft),
                        "A new price, or a larger amount, costs its place in the queue."),
                "Change it",
                venue);
    }

    private static String how(OrderTicket ticket, Draft draft) {
        String unit = TicketFigures.priceUnit(draft.market());
        String limit = ticket.advanced()
                .map(kept -> kept(kept, draft))
                .or(() -> ticket.limitPrice()
                        .map(price -> "at " + plain(price) + " " + unit + " or better" + alsoSaid(draft)))
                .orElse("at whatever the book gives: there is no limit");
        String when = ticket.triggerPrice()
                .map(price -> " once the " + ticket.trigger().words() + " price reaches " + plain(price))
                .orElse("");
        return type(ticket.type()) + " order " + limit + when + ".";
    }

    private static String kept(AdvancedPrice kept, Draft draft) {
        String value = kept.quoting() == Quoting.USD
                ? TicketFigures.usd(kept.value().doubleValue()) + " per coin"
                : plain(kept.value()) + " % volatility a year";
        String now = draft.price()
                .map(price -> ", " + TicketFigures.keeping(price, draft))
                .orElse("");
        return "kept at " + value + " by the venue (" + kept.words() + ")" + now;
    }

    private static String alsoSaid(Draft draft) {
        if (!draft.market().isOption() || draft.linked().isEmpty()) {
            return "";
        }
        LinkedPrice linked = draft.linked().get();
        String dollars = draft.market().isPricedInCoin() ? " ≈ " + TicketFigures.usd(linked.usd()) + " per coin" : "";
        String vol = Double.isNaN(linked.ivPercent()) ? "" : ", volatility " + Numbers.percent(linked.ivPercent());
        return dollars + vol;
    }

    private static String worth(OrderTicket ticket, Draft draft) {
        double price =
                draft.price().map(BigDecimal::doubleValue).orElse(draft.market().mark());
        OrderFigures figures =
                OrderFigures.of(draft.market(), ticket.side(), ticket.amount().doubleValue(), price);
        boolean inCoin = draft.market().isPricedInCoin() || draft.market().isAmountInUsd();
        String settled = draft.market().instrument().settlementCurrency().code();
        String fee = "fee at most " + Numbers.fixed(figures.takerFee(), inCoin ? 8 : 2) + " " + settled;
        String size = "Size " + TicketFigures.usd(figures.usd());
        if (!draft.market().isOption()) {
            return size + ", " + fee + ".";
        }
        String verb = figures.premium() > 0 ? ", you pay " : ", you receive ";
        return size + verb + Numbers.fixed(Math.abs(figures.premium()), inCoin ? 6 : 2) + " " + settled + " ≈ "
                + TicketFigures.usd(Math.abs(figures.premiumUsd())) + ", " + fee + ".";
    }

    private static String stay(OrderTicket ticket) {
        String stays = switch (ticket.timeInForce()) {
            case GOOD_TIL_CANCELLED -> "It stays until it is filled or cancelled, or this desk loses its connection.";
            case GOOD_TIL_DAY -> "It stays until the end of the venue's day.";
            case IMMEDIATE_OR_CANCEL -> "What is not filled at once is cancelled.";
            case FILL_OR_KILL -> "It is filled whole at once or not at all.";
        };
        return stays + (ticket.postOnly() ? " It is refused rather than take liquidity." : "");
    }

    static String type(OrderType type) {
        return switch (type) {
            case LIMIT -> "Limit";
            case MARKET -> "Market";
            case MARKET_LIMIT -> "Market, rest as limit";
            case STOP_LIMIT -> "Stop limit";
            case STOP_MARKET -> "Stop market";
            case TAKE_LIMIT -> "Take limit";
            case TAKE_MARKET -> "Take market";
            case TRAILING_STOP -> "Trailing stop";
        };
    }

    static String stays(TimeInForce time) {
        return switch (time) {
            case GOOD_TIL_CANCELLED -> "until cancelled";
            case GOOD_TIL_DAY -> "for the day";
            case IMMEDIATE_OR_CANCEL -> "immediate or cancel";
            case FILL_OR_KILL -> "fill or kill";
        };
    }

    private static String plain(BigDecimal value) {
        return value.stripTrailingZeros().toPlainString();
    }
}
