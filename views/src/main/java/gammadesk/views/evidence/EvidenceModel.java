package gammadesk.views.evidence;

import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** What somebody wishes to see; the nearest that there is counts. */
final class EvidenceModel {
    private final StringProperty policy = new SimpleStringProperty("");
    private final StringProperty bookKind = new SimpleStringProperty("");
    private final ObjectProperty<Optional<String>> other = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Section> section = new SimpleObjectProperty<>(Section.REASONS);

    StringProperty policy() {
        return policy;
    }

    StringProperty bookKind() {
        return bookKind;
    }

    /** The policy that it is compared with. */
    ObjectProperty<Optional<String>> other() {
        return other;
    }

    ObjectProperty<Section> section() {
        return section;
    }
}
