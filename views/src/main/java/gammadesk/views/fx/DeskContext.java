package gammadesk.views.fx;

import gammadesk.analytics.market.Currency;
import gammadesk.analytics.port.Clock;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;

/** What all screens share: the chosen currency, the theme, the strike under the mouse, and the clock for ages. */
public final class DeskContext {
    private final Clock clock;
    private final ObjectProperty<Currency> currency;
    private final ObjectProperty<ThemeMode> theme;
    private final ObjectProperty<Double> hoveredStrike = new SimpleObjectProperty<>(Double.NaN);
    private final ObjectProperty<Optional<TicketWish>> ticketWish = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Optional<ChainWish>> chainWish = new SimpleObjectProperty<>(Optional.empty());
    private final BooleanProperty tryingOut = new SimpleBooleanProperty();
    private final ObjectProperty<Optional<TicketWish>> trialWish = new SimpleObjectProperty<>(Optional.empty());
    private final IntegerProperty textScalePercent = new SimpleIntegerProperty(100);

    /** Starts with a currency and a theme. */
    public DeskContext(Clock clock, Currency currency, ThemeMode theme) {
        this.clock = clock;
        this.currency = new SimpleObjectProperty<>(currency);
        this.theme = new SimpleObjectProperty<>(theme);
    }

    public Clock clock() {
        return clock;
    }

    /** Whose market the screens show. */
    public ObjectProperty<Currency> currency() {
        return currency;
    }

    /** Dark or light; drawing code that does not go through CSS listens to it. */
    public ObjectProperty<ThemeMode> theme() {
        return theme;
    }

    /** The strike under the mouse in any picture, NaN if none: the shared crosshair. */
    public ObjectProperty<Double> hoveredStrike() {
        return hoveredStrike;
    }

    /** What somebody last asked an order ticket for, from whichever panel. */
    public ObjectProperty<Optional<TicketWish>> ticketWish() {
        return ticketWish;
    }

    /**
     * Asks for an order ticket; the same wish again is a wish again. While trades are only tried out, a wish for a
     * fresh order is one for a hypothetical trade instead.
     */
    public void askForTicket(TicketWish wish) {
        boolean isFresh = wish.change().isEmpty() && !wish.reduceOnly();
        ObjectProperty<Optional<TicketWish>> to = tryingOut.get() && isFresh ? trialWish : ticketWish;
        to.set(Optional.empty());
        to.set(Optional.of(wish));
    }

    /** Whether clicks that ask for an order ticket only try the trade out. */
    public BooleanProperty tryingOut() {
        return tryingOut;
    }

    /** What somebody last wanted to try out. */
    public ObjectProperty<Optional<TicketWish>> trialWish() {
        return trialWish;
    }

    /** To which part of the option chain somebody pointed last, in whichever panel; empty: all of it. */
    public ObjectProperty<Optional<ChainWish>> chainWish() {
        return chainWish;
    }

    /** Size of all text, 80 .. 200 % of the ordinary one. */
    public IntegerProperty textScalePercent() {
        return textScalePercent;
    }
}
