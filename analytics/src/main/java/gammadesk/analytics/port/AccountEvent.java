package gammadesk.analytics.port;

import gammadesk.analytics.market.AccountSummary;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.Fill;
import gammadesk.analytics.market.Order;
import gammadesk.analytics.market.Position;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** What happened to an account, or what was found to have happened unseen. Each says itself in one sentence. */
public sealed interface AccountEvent {
    /** One sentence for the trader. */
    String sentence();

    /** The gateway's state changed. */
    record StateChanged(GatewayState state, String reason) implements AccountEvent {
        @Override
        public String sentence() {
            return "The account's connection: " + state.sentence() + (reason.isEmpty() ? "." : " (" + reason + ").");
        }
    }

    /** An order is new or changed. */
    record OrderChanged(Order order) implements AccountEvent {
        @Override
        public String sentence() {
            return "Order " + order.id() + ", " + order.terms() + ", is " + word(order) + ".";
        }
    }

    /**
     * The venue brought the price of an order that it keeps in step with the market there again; nothing else changed.
     */
    record OrderRepriced(Order order) implements AccountEvent {
        @Override
        public String sentence() {
            return "The venue re-priced order " + order.id() + ", " + order.terms() + ".";
        }
    }

    /** An order of ours was executed. */
    record Filled(Fill fill) implements AccountEvent {
        @Override
        public String sentence() {
            return words(fill) + ".";
        }
    }

    /** A position changed. */
    record PositionChanged(Position position) implements AccountEvent {
        @Override
        public String sentence() {
            return "The position in " + position.instrument() + " is "
                    + position.size().toPlainString() + ".";
        }
    }

    /** Balances or margins of a currency changed. */
    record SummaryChanged(AccountSummary summary) implements AccountEvent {
        @Override
        public String sentence() {
            return "Equity is " + summary.equity().toPlainString() + " " + summary.currency() + ".";
        }
    }

    /** No answer came to an order or edit: it may or may not be booked and is being looked up. */
    record OrderUnknown(Intent intent, String reason) implements AccountEvent {
        @Override
        public String sentence() {
            return "It is not known yet whether " + words(intent) + " was booked (" + reason
                    + "); it is being looked up.";
        }
    }

    /** What became of an order or edit that was unknown. */
    record OrderSettled(Intent intent, OrderGateway.Outcome outcome) implements AccountEvent {
        @Override
        public String sentence() {
            String what = words(intent);
            return switch (outcome) {
                case OrderGateway.Outcome.Accepted(Order order) -> "Looked up: " + what + " is " + word(order) + ".";
                case OrderGateway.Outcome.Refused refused ->
                    "Looked up: " + what + " was not booked (" + refused.reason() + ").";
                case OrderGateway.Outcome.Unknown unknown -> "Still unknown: " + what + " (" + unknown.reason() + ").";
            };
        }
    }

    /** An order was open here and is not open at the venue any more. */
    record OrderClosedUnseen(Order order) implements AccountEvent {
        @Override
        public String sentence() {
            return "Found by comparing with the venue: order " + order.id() + ", " + order.terms() + ", was "
                    + word(order) + ".";
        }
    }

    /** An order is open at the venue and was not known here. */
    record OrderFoundOpen(Order order) implements AccountEvent {
        @Override
        public String sentence() {
            return "The venue has an order that was not known here: " + order.id() + ", " + order.terms() + ".";
        }
    }

    /** An execution that no stream had told of. */
    record FillFound(Fill fill) implements AccountEvent {
        @Override
        public String sentence() {
            return "Found by comparing with the venue: " + words(fill) + ".";
        }
    }

    /** The venue has another position than was known here. */
    record PositionDiffers(String instrument, BigDecimal known, BigDecimal actual) implements AccountEvent {
        @Override
        public String sentence() {
            return "The position in " + instrument + " is " + actual.toPlainString() + ", not " + known.toPlainString()
                    + " as known before.";
        }
    }

    /** The venue has another balance than was known here. */
    record BalanceDiffers(Currency currency, BigDecimal known, BigDecimal actual) implements AccountEvent {
        @Override
        public String sentence() {
            return "The balance is " + actual.toPlainString() + " " + currency + ", not " + known.toPlainString()
                    + " as known before.";
        }
    }

    /** The venue let the key in with these scopes, in the venue's words; what they allow is not decided yet. */
    record Granted(Set<String> scopes) implements AccountEvent {
        public Granted {
            scopes = Set.copyOf(scopes);
        }

        @Override
        public String sentence() {
            return "The venue grants the key: " + String.join(", ", new TreeSet<>(scopes)) + ".";
        }
    }

    /** Something the trader should know. */
    record Notice(String sentence) implements AccountEvent {}

    private static String word(Order order) {
        String state = order.state().name().toLowerCase(Locale.ROOT);
        return order.cancelReason().isEmpty() ? state : state + ", reason: " + order.cancelReason();
    }

    private static String words(Fill fill) {
        String verb = fill.side().sign() > 0 ? "bought " : "sold ";
        return verb + fill.amount().toPlainString() + " " + fill.instrument() + " at "
                + fill.price().toPlainString();
    }

    private static String words(Intent intent) {
        String verb = intent.kind() == Intent.Kind.EDIT ? "the edit of " + intent.orderId() + " to " : "the order to ";
        String at = intent.advanced()
                .map(kept -> " at " + kept.words())
                .or(() -> intent.price().map(price -> " at " + price.toPlainString()))
                .orElse(" at market");
        return verb + intent.side().name().toLowerCase(Locale.ROOT) + " "
                + intent.amount().toPlainString() + " " + intent.instrument() + at;
    }
}
