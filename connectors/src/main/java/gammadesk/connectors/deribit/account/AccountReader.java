package gammadesk.connectors.deribit.account;

import static gammadesk.connectors.deribit.UnreadableException.require;

import gammadesk.analytics.market.AccountSummary;
import gammadesk.analytics.market.AdvancedPrice;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.Fill;
import gammadesk.analytics.market.Order;
import gammadesk.analytics.market.OrderType;
import gammadesk.analytics.market.Position;
import gammadesk.analytics.market.Quoting;
import gammadesk.analytics.market.Side;
import gammadesk.analytics.market.Stamp;
import gammadesk.connectors.deribit.Cursor;
import gammadesk.connectors.deribit.UnreadableException;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Reads orders, executions, positions and summaries. An object without its identity is unreadable. */
final class AccountReader {
    private final long receivedNanos;

    AccountReader(long receivedNanos) {
        this.receivedNanos = receivedNanos;
    }

    /** The plain members of an object; objects and lists in it are passed over. */
    private static final class Members {
        private final Map<String, BigDecimal> numbers = new HashMap<>();
        private final Map<String, String> words = new HashMap<>();

        Members(Cursor in, String what) {
            in.enterObject(what);
            for (String name = in.nextName(); name != null; name = in.nextName()) {
                read(name, in);
            }
        }

        private void read(String name, Cursor in) {
            Optional<BigDecimal> number = in.isObject() || in.isArray() ? Optional.empty() : in.decimal();
            number.ifPresentOrElse(value -> numbers.put(name, value), () -> words.put(name, in.text()));
        }

        String word(String name) {
            return words.getOrDefault(name, "");
        }

        String identity(String name) {
            require(!word(name).isEmpty(), "no " + name);
            return word(name);
        }

        boolean flag(String name) {
            return word(name).equals("true");
        }

        Optional<BigDecimal> number(String name) {
            return Optional.ofNullable(numbers.get(name));
        }

        BigDecimal amount(String name) {
            return numbers.getOrDefault(name, BigDecimal.ZERO);
        }

        BigDecimal required(String name) {
            return number(name).orElseThrow(() -> new UnreadableException("no " + name));
        }

        long millis(String name) {
            return amount(name).longValue();
        }

        Side side() {
            return switch (word("direction")) {
                case "buy" -> Side.BUY;
                case "sell" -> Side.SELL;
                default -> throw new UnreadableException("no direction");
            };
        }
    }

    Order order(Cursor in) {
        Members m = new Members(in, "the order");
        return new Order(
                m.identity("order_id"),
                m.word("label"),
                m.identity("instrument_name"),
                m.side(),
                OrderType.of(m.word("order_type")),
                m.number("price"),
                m.amount("amount"),
                m.amount("filled_amount"),
                m.number("average_price").filter(price -> price.signum() != 0),
                state(m.word("order_state")),
                m.flag("reduce_only"),
                m.flag("post_only"),
                m.word("cancel_reason"),
                m.millis("creation_timestamp"),
                stamp(m.millis("last_update_timestamp")),
                advanced(m));
    }

    private static Optional<AdvancedPrice> advanced(Members m) {
        return Arrays.stream(Quoting.values())
                .filter(quoting -> quoting.word().equals(m.word("advanced")))
                .findFirst()
                .flatMap(quoting -> m.number(quoting.word()).map(value -> new AdvancedPrice(quoting, value)));
    }

    private static Order.State state(String word) {
        return switch (word) {
            case "open" -> Order.State.OPEN;
            case "untriggered" -> Order.State.UNTRIGGERED;
            case "triggered" -> Order.State.TRIGGERED;
            case "filled" -> Order.State.FILLED;
            case "rejected" -> Order.State.REJECTED;
            case "cancelled" -> Order.State.CANCELLED;
            default -> throw new UnreadableException("an order in an unknown state");
        };
    }

    Fill fill(Cursor in) {
        Members m = new Members(in, "the execution");
        return new Fill(
                m.identity("trade_id"),
                m.word("order_id"),
                m.word("label"),
                m.identity("instrument_name"),
                m.side(),
                m.required("price"),
                m.required("amount"),
                m.amount("fee"),
                currency(m.word("fee_currency")),
                m.word("liquidity").equals("M"),
                stamp(m.millis("timestamp")));
    }

    Position position(Cursor in) {
        Members m = new Members(in, "the position");
        BigDecimal size = m.amount("size");
        boolean isShort = m.word("direction").equals("sell");
        return new Position(
                m.identity("instrument_name"),
                isShort ? size.abs().negate() : size,
                m.amount("average_price"),
                m.amount("mark_price"),
                m.amount("floating_profit_loss"),
                m.amount("realized_profit_loss"),
                m.amount("realized_funding"),
                m.amount("delta"),
                m.amount("initial_margin"),
                m.amount("maintenance_margin"),
                stamp(0));
    }

    AccountSummary summary(Cursor in) {
        Members m = new Members(in, "the summary");
        return new AccountSummary(
                currency(m.word("currency")),
                m.amount("equity"),
                m.amount("balance"),
                m.amount("margin_balance"),
                m.amount("available_funds"),
                m.amount("initial_margin"),
                m.amount("maintenance_margin"),
                m.amount("projected_initial_margin"),
                m.amount("projected_maintenance_margin"),
                m.amount("session_rpl"),
                m.amount("session_upl"),
                m.amount("total_pl"),
                m.amount("delta_total"),
                m.word("margin_model"),
                stamp(0));
    }

    private static Currency currency(String code) {
        try {
            return Currency.of(code);
        } catch (IllegalArgumentException _) {
            throw new UnreadableException("no currency");
        }
    }

    private Stamp stamp(long venueMillis) {
        return new Stamp(venueMillis, receivedNanos);
    }
}
