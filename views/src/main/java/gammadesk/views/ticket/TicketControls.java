package gammadesk.views.ticket;

import gammadesk.views.controls.ListWords;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** The ticket's kinds of fields, each bound to its place in the model. */
final class TicketControls {
    private TicketControls() {}

    static CheckBox check(String id, String words, String explanation) {
        CheckBox box = new CheckBox(words);
        box.setId(id);
        box.setTooltip(new Tooltip(explanation));
        return box;
    }

    static TextField field(String id, String name, StringProperty text) {
        TextField field = new TextField();
        field.setId(id);
        field.setAccessibleText(name);
        field.textProperty().bindBidirectional(text);
        return field;
    }

    static <T> ComboBox<T> chooser(
            String id, String name, List<T> values, ObjectProperty<T> value, Function<T, String> words) {
        ComboBox<T> box = new ComboBox<>();
        box.setId(id);
        box.setAccessibleText(name);
        box.setTooltip(new Tooltip(name));
        box.getItems().setAll(values);
        box.setMaxWidth(Double.MAX_VALUE);
        box.setConverter(new ListWords<>(words));
        box.valueProperty().bindBidirectional(value);
        return box;
    }

    static Node withUnit(TextField field, ObservableValue<String> unit) {
        Label label = new Label();
        label.getStyleClass().add("dim-words");
        label.setMinWidth(Region.USE_PREF_SIZE);
        label.textProperty().bind(unit);
        field.getStyleClass().add("figures");
        HBox.setHgrow(field, Priority.ALWAYS);
        HBox box = new HBox(6, field, label);
        box.setAlignment(Pos.CENTER_LEFT);
        return box;
    }

    static ObservableValue<String> fixed(String words) {
        return new ReadOnlyStringWrapper(words);
    }

    static Label label(StringProperty words, String style) {
        Label label = new Label();
        label.textProperty().bind(words);
        label.getStyleClass().add(style);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    static void showWhenSaid(StringProperty words, Node node) {
        words.subscribe(text -> {
            node.setVisible(!text.isEmpty());
            node.setManaged(!text.isEmpty());
        });
    }
}
