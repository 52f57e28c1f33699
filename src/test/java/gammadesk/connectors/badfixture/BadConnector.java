package gammadesk.connectors.badfixture;

import javafx.beans.property.SimpleStringProperty;

/** Breaks on purpose: a connector that draws. */
public final class BadConnector {
    public SimpleStringProperty title() {
        return new SimpleStringProperty("connected");
    }
}
