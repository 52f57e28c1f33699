package gammadesk.views.exposure;

import gammadesk.analytics.desk.AlertRule;
import gammadesk.analytics.desk.ExposureChoice;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/** What is asked for in all pictures of the dealers' exposure. */
final class ExposureModel {
    private final ObjectProperty<ExposureChoice> choice = new SimpleObjectProperty<>(ExposureChoice.STANDARD);
    private final ObjectProperty<List<AlertRule>> rules = new SimpleObjectProperty<>(List.of());
    private final ObjectProperty<LookBack> nearGhost = new SimpleObjectProperty<>(LookBack.FIVE);
    private final ObjectProperty<LookBack> farGhost = new SimpleObjectProperty<>(LookBack.HOUR);

    ObjectProperty<ExposureChoice> choice() {
        return choice;
    }

    /** What the trader wants to be told. */
    ObjectProperty<List<AlertRule>> rules() {
        return rules;
    }

    ObjectProperty<LookBack> nearGhost() {
        return nearGhost;
    }

    ObjectProperty<LookBack> farGhost() {
        return farGhost;
    }
}
