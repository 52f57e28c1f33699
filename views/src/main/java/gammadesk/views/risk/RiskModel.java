package gammadesk.views.risk;

import gammadesk.analytics.desk.RiskChoice;
import gammadesk.analytics.risk.Stress;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;

/** What is asked for in the pictures of the book's risk. */
final class RiskModel {
    private final ObjectProperty<RiskChoice> choice;
    private final ObjectProperty<BookSide> side = new SimpleObjectProperty<>(BookSide.AS_IS);
    private final ObjectProperty<ShownMeasure> measure = new SimpleObjectProperty<>(ShownMeasure.PROFIT);
    private final BooleanProperty later = new SimpleBooleanProperty();
    private final BooleanProperty byShortfall = new SimpleBooleanProperty(true);
    private final ObjectProperty<List<Stress>> stresses = new SimpleObjectProperty<>(List.of());

    RiskModel(ObjectProperty<RiskChoice> choice) {
        this.choice = choice;
    }

    /** Shared with every panel of the book. */
    ObjectProperty<RiskChoice> choice() {
        return choice;
    }

    ObjectProperty<BookSide> side() {
        return side;
    }

    ObjectProperty<ShownMeasure> measure() {
        return measure;
    }

    /** Whether the scenarios are those after the chosen days, else those of now. */
    BooleanProperty later() {
        return later;
    }

    /** Whether contributions are to the expected shortfall, else to the value at risk. */
    BooleanProperty byShortfall() {
        return byShortfall;
    }

    /** The trader's own. */
    ObjectProperty<List<Stress>> stresses() {
        return stresses;
    }
}
