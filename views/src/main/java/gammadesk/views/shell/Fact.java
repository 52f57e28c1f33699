package gammadesk.views.shell;

import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/** A named figure in the status bar, as wide as its widest value so that its neighbours stand still. */
final class Fact extends HBox {
    private static final PseudoClass ALARM = PseudoClass.getPseudoClass("alarm");

    private final Label value = new Label();
    private final Tooltip tooltip;

    Fact(String name, String explanation, double widthEm) {
        Label label = new Label(name);
        label.getStyleClass().add("fact-name");
        label.setMinWidth(Region.USE_PREF_SIZE);
        label.setVisible(!name.isEmpty());
        label.setManaged(!name.isEmpty());
        value.getStyleClass().addAll("fact-value", "figures");
        value.setStyle("-fx-min-width: " + widthEm + "em;");
        tooltip = new Tooltip(explanation);
        Tooltip.install(this, tooltip);
        getStyleClass().add("fact");
        getChildren().setAll(label, value);
    }

    Fact strong() {
        value.getStyleClass().add("strong");
        return this;
    }

    Fact words() {
        value.getStyleClass().remove("figures");
        value.setStyle(value.getStyle() + "-fx-alignment: center-left;");
        return this;
    }

    void show(String text) {
        value.setText(text);
    }

    void show(String text, boolean alarming) {
        value.setText(text);
        pseudoClassStateChanged(ALARM, alarming);
    }

    void explain(String words) {
        tooltip.setText(words);
    }
}
