package gammadesk.views.ladder;

import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** What the futures panel shows. */
final class FuturesModel {
    private final ObjectProperty<List<FutureRow>> rows = new SimpleObjectProperty<>(List.of());
    private final StringProperty summary = new SimpleStringProperty("");
    private final StringProperty emptiness = new SimpleStringProperty("");

    ObjectProperty<List<FutureRow>> rows() {
        return rows;
    }

    StringProperty summary() {
        return summary;
    }

    StringProperty emptiness() {
        return emptiness;
    }
}
