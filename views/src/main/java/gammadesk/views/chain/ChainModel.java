package gammadesk.views.chain;

import gammadesk.analytics.market.Expiry;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** What the chain panel shows. */
final class ChainModel {
    /**
     * An expiry to choose.
     *
     * @param left time to it, in words
     */
    record Choice(Expiry expiry, String left) {}

    private final ObservableList<Choice> choices = FXCollections.observableArrayList();
    private final ObjectProperty<Optional<Expiry>> selected = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<List<ChainRow>> rows = new SimpleObjectProperty<>(List.of());
    private final ObjectProperty<Double> narrowed = new SimpleObjectProperty<>(Double.NaN);
    private final StringProperty summary = new ReadOnlyStringWrapper("");
    private final StringProperty emptiness = new ReadOnlyStringWrapper("");

    ObservableList<Choice> choices() {
        return choices;
    }

    ObjectProperty<Optional<Expiry>> selected() {
        return selected;
    }

    /** The strike to which the chain is narrowed, NaN for all of them. */
    ObjectProperty<Double> narrowed() {
        return narrowed;
    }

    ObjectProperty<List<ChainRow>> rows() {
        return rows;
    }

    StringProperty summary() {
        return summary;
    }

    StringProperty emptiness() {
        return emptiness;
    }
}
