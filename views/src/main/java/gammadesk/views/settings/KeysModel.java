package gammadesk.views.settings;

import gammadesk.views.settings.KeyActions.FredKey;
import gammadesk.views.settings.KeyActions.Right;
import gammadesk.views.settings.KeyActions.Shown;
import gammadesk.views.settings.KeyActions.Vault;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** What the keys panel shows. */
final class KeysModel {
    private final ObjectProperty<Vault> vault = new SimpleObjectProperty<>(Vault.MISSING);
    private final ObjectProperty<List<Shown>> keys = new SimpleObjectProperty<>(List.of());
    private final StringProperty inUse = new SimpleStringProperty("");
    private final ObjectProperty<FredKey> fredKey = new SimpleObjectProperty<>(FredKey.NONE);
    private final StringProperty account = new SimpleStringProperty("");
    private final StringProperty answer = new SimpleStringProperty("");
    private final ObjectProperty<List<Right>> rights = new SimpleObjectProperty<>(List.of());
    private final BooleanProperty good = new SimpleBooleanProperty(true);
    private final BooleanProperty busy = new SimpleBooleanProperty();
    private final BooleanProperty live = new SimpleBooleanProperty();
    private final BooleanProperty armed = new SimpleBooleanProperty();
    private final StringProperty arming = new SimpleStringProperty("");

    ObjectProperty<FredKey> fredKey() {
        return fredKey;
    }

    ObjectProperty<Vault> vault() {
        return vault;
    }

    ObjectProperty<List<Shown>> keys() {
        return keys;
    }

    StringProperty inUse() {
        return inUse;
    }

    /** The connection of the account in use, in words. */
    StringProperty account() {
        return account;
    }

    /** What came of the last action. */
    StringProperty answer() {
        return answer;
    }

    /** Of the key that was tried last, in the venue's words and ours; empty when none was. */
    ObjectProperty<List<Right>> rights() {
        return rights;
    }

    BooleanProperty good() {
        return good;
    }

    /** Whether an action is under way. */
    BooleanProperty busy() {
        return busy;
    }

    /** Whether the account in use holds real money. */
    BooleanProperty live() {
        return live;
    }

    BooleanProperty armed() {
        return armed;
    }

    /** What arming means here, in words. */
    StringProperty arming() {
        return arming;
    }
}
