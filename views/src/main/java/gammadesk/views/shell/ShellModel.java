package gammadesk.views.shell;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** What the shell shows around the panels. */
final class ShellModel {
    private final ObjectProperty<Status> status;
    private final StringProperty message = new SimpleStringProperty("");

    ShellModel(Status first) {
        this.status = new SimpleObjectProperty<>(first);
    }

    ObjectProperty<Status> status() {
        return status;
    }

    /** One sentence to the user, empty if there is none. */
    StringProperty message() {
        return message;
    }
}
