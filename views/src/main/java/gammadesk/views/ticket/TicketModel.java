package gammadesk.views.ticket;

import gammadesk.analytics.market.OrderType;
import gammadesk.analytics.market.Quoting;
import gammadesk.analytics.market.Side;
import gammadesk.analytics.market.TimeInForce;
import gammadesk.analytics.trading.OrderTicket.TriggerSource;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** What the ticket holds and says. */
final class TicketModel {
    /** In which of its three ways the price was given; the others follow the market. */
    enum Anchor {
        PRICE,
        USD,
        IV
    }

    /** What becomes of a price from USD or volatility once it is sent. */
    enum Following {
        ONCE("converted once, now"),
        VENUE("re-priced by the venue");

        private final String words;

        Following(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    /**
     * A line of the order's figures.
     *
     * @param hover more on it, or why it is missing
     */
    record Figure(String name, String value, String hover) {}

    /**
     * A line of the book beside the ticket.
     *
     * @param side of the book: whom our order would meet there
     * @param rank 1 is the best
     */
    record Level(Side side, int rank, double price, double amount) {}

    private final StringProperty instrument = new SimpleStringProperty("");
    private final ObjectProperty<Side> side = new SimpleObjectProperty<>(Side.BUY);
    private final StringProperty amount = new SimpleStringProperty("");
    private final ObjectProperty<OrderType> type = new SimpleObjectProperty<>(OrderType.LIMIT);
    private final ObjectProperty<Anchor> anchor = new SimpleObjectProperty<>(Anchor.PRICE);
    private final ObjectProperty<Following> following = new SimpleObjectProperty<>(Following.ONCE);
    private final StringProperty price = new SimpleStringProperty("");
    private final StringProperty usd = new SimpleStringProperty("");
    private final StringProperty iv = new SimpleStringProperty("");
    private final StringProperty triggerPrice = new SimpleStringProperty("");
    private final ObjectProperty<TriggerSource> trigger = new SimpleObjectProperty<>(TriggerSource.MARK);
    private final ObjectProperty<TimeInForce> timeInForce = new SimpleObjectProperty<>(TimeInForce.GOOD_TIL_CANCELLED);
    private final BooleanProperty postOnly = new SimpleBooleanProperty();
    private final BooleanProperty reduceOnly = new SimpleBooleanProperty();
    private final BooleanProperty option = new SimpleBooleanProperty();
    private final BooleanProperty changing = new SimpleBooleanProperty();
    private final StringProperty heading = new SimpleStringProperty("");
    private final StringProperty amountUnit = new SimpleStringProperty("");
    private final StringProperty priceUnit = new SimpleStringProperty("");
    private final StringProperty equivalents = new SimpleStringProperty("");
    private final StringProperty rounding = new SimpleStringProperty("");
    private final StringProperty instrumentMessage = new SimpleStringProperty("");
    private final StringProperty amountMessage = new SimpleStringProperty("");
    private final StringProperty priceMessage = new SimpleStringProperty("");
    private final StringProperty triggerMessage = new SimpleStringProperty("");
    private final StringProperty termsMessage = new SimpleStringProperty("");
    private final StringProperty marginWarning = new SimpleStringProperty("");
    private final StringProperty obstacle = new SimpleStringProperty("");
    private final StringProperty bookState = new SimpleStringProperty("");
    private final BooleanProperty stale = new SimpleBooleanProperty();
    private final ObjectProperty<List<Figure>> figures = new SimpleObjectProperty<>(List.of());
    private final ObjectProperty<List<Level>> book = new SimpleObjectProperty<>(List.of());
    private final ObjectProperty<Optional<Integer>> decimals = new SimpleObjectProperty<>(Optional.empty());

    StringProperty instrument() {
        return instrument;
    }

    ObjectProperty<Side> side() {
        return side;
    }

    StringProperty amount() {
        return amount;
    }

    ObjectProperty<OrderType> type() {
        return type;
    }

    ObjectProperty<Anchor> anchor() {
        return anchor;
    }

    ObjectProperty<Following> following() {
        return following;
    }

    /** In which unit the order's price is sent. */
    Quoting quoting() {
        if (following.get() == Following.ONCE || !option.get()) {
            return Quoting.PRICE;
        }
        return switch (anchor.get()) {
            case PRICE -> Quoting.PRICE;
            case USD -> Quoting.USD;
            case IV -> Quoting.IMPLIED_VOLATILITY;
        };
    }

    /** In the instrument's price unit. */
    StringProperty price() {
        return price;
    }

    StringProperty usd() {
        return usd;
    }

    /** Percent. */
    StringProperty iv() {
        return iv;
    }

    StringProperty text(Anchor of) {
        return switch (of) {
            case PRICE -> price;
            case USD -> usd;
            case IV -> iv;
        };
    }

    StringProperty triggerPrice() {
        return triggerPrice;
    }

    ObjectProperty<TriggerSource> trigger() {
        return trigger;
    }

    ObjectProperty<TimeInForce> timeInForce() {
        return timeInForce;
    }

    BooleanProperty postOnly() {
        return postOnly;
    }

    BooleanProperty reduceOnly() {
        return reduceOnly;
    }

    /** Whether the instrument is an option, which alone has a volatility. */
    BooleanProperty option() {
        return option;
    }

    /** Whether an open order is to be changed; then only amount and price can be. */
    BooleanProperty changing() {
        return changing;
    }

    StringProperty heading() {
        return heading;
    }

    StringProperty amountUnit() {
        return amountUnit;
    }

    StringProperty priceUnit() {
        return priceUnit;
    }

    /** The amount in coin and USD. */
    StringProperty equivalents() {
        return equivalents;
    }

    /** How a price from USD or volatility was brought to the instrument's steps. */
    StringProperty rounding() {
        return rounding;
    }

    StringProperty instrumentMessage() {
        return instrumentMessage;
    }

    StringProperty amountMessage() {
        return amountMessage;
    }

    StringProperty priceMessage() {
        return priceMessage;
    }

    StringProperty triggerMessage() {
        return triggerMessage;
    }

    StringProperty termsMessage() {
        return termsMessage;
    }

    /** That the order needs more than is free, empty when it does not or it is not known. */
    StringProperty marginWarning() {
        return marginWarning;
    }

    /** Why nothing can be sent now, empty when it can. */
    StringProperty obstacle() {
        return obstacle;
    }

    StringProperty bookState() {
        return bookState;
    }

    BooleanProperty stale() {
        return stale;
    }

    ObjectProperty<List<Figure>> figures() {
        return figures;
    }

    /** Asks from the farthest to the best, then bids. */
    ObjectProperty<List<Level>> book() {
        return book;
    }

    /** Decimals of the instrument's prices. */
    ObjectProperty<Optional<Integer>> decimals() {
        return decimals;
    }
}
