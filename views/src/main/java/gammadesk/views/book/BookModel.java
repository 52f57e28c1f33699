package gammadesk.views.book;

import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** What a table of the book shows. */
final class BookModel<R> {
    private final ObjectProperty<List<R>> rows = new SimpleObjectProperty<>(List.of());
    private final StringProperty filter = new SimpleStringProperty("");
    private final StringProperty emptiness = new SimpleStringProperty("");
    private final StringProperty state = new SimpleStringProperty("");
    private final StringProperty count = new SimpleStringProperty("");
    private final StringProperty older = new SimpleStringProperty("");
    private final BooleanProperty loadingOlder = new SimpleBooleanProperty();
    private final BooleanProperty stale = new SimpleBooleanProperty();

    /** Those that the filter lets through. */
    ObjectProperty<List<R>> rows() {
        return rows;
    }

    StringProperty filter() {
        return filter;
    }

    StringProperty emptiness() {
        return emptiness;
    }

    /** Whether the account can be believed, in words. */
    StringProperty state() {
        return state;
    }

    /** How many rows of how many. */
    StringProperty count() {
        return count;
    }

    /** How far back the rows reach, in words; empty until older ones were asked for. */
    StringProperty older() {
        return older;
    }

    /** Whether older rows are under way. */
    BooleanProperty loadingOlder() {
        return loadingOlder;
    }

    BooleanProperty stale() {
        return stale;
    }
}
