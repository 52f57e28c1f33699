package gammadesk.views.hedging;

import gammadesk.analytics.decision.HaltState;
import gammadesk.analytics.decision.HedgeBoard;
import gammadesk.analytics.decision.Reconciliation;
import gammadesk.analytics.port.Venue;
import java.util.List;
import javafx.beans.property.LongProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleLongProperty;
import javafx.beans.property.SimpleObjectProperty;

/** What all panels of the hedge desk show. */
final class HedgeModel {
    private static final HedgeBoard NOTHING = new HedgeBoard(
            0,
            new HaltState.Running(),
            "",
            new Reconciliation(true, List.of(), true),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of());

    private final ObjectProperty<HedgeBoard> board = new SimpleObjectProperty<>(NOTHING);
    private final LongProperty now = new SimpleLongProperty();
    private final ObjectProperty<Venue> venue;
    private final ObjectProperty<Tell> tell = new SimpleObjectProperty<>(Tell.OFF);

    HedgeModel(Venue first) {
        this.venue = new SimpleObjectProperty<>(first);
    }

    ObjectProperty<HedgeBoard> board() {
        return board;
    }

    /** Milliseconds since the epoch, moved on a few times a second: for what counts down. */
    LongProperty now() {
        return now;
    }

    ObjectProperty<Venue> venue() {
        return venue;
    }

    ObjectProperty<Tell> tell() {
        return tell;
    }
}
