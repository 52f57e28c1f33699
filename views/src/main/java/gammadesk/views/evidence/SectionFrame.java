package gammadesk.views.evidence;

import gammadesk.views.fx.Scrolling;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/** The list of sections left of what is chosen, or in lines above it where there is little width. */
final class SectionFrame {
    private static final double WIDE = 820;

    private final Map<Section, ToggleButton> buttons = new EnumMap<>(Section.class);
    private final VBox column = new VBox(2);
    private final ScrollPane side = Scrolling.form(column);
    private final FlowPane lines = new FlowPane(3, 3);
    private final BorderPane root = new BorderPane();

    SectionFrame(Consumer<Section> choose) {
        ToggleGroup group = new ToggleGroup();
        Stream.of(Section.values()).forEach(section -> buttons.put(section, button(section, group, choose)));
        column.getStyleClass().add("evidence-sections");
        lines.getStyleClass().addAll("evidence-sections", "in-lines");
        root.setMinSize(0, 0);
        side.setMinSize(ScrollPane.USE_PREF_SIZE, 0);
        lines.setMinWidth(0);
        root.widthProperty().subscribe(width -> arrange(width.doubleValue() >= WIDE));
    }

    private static ToggleButton button(Section section, ToggleGroup group, Consumer<Section> choose) {
        ToggleButton button = new ToggleButton(section.title());
        button.setId("evidence-section-" + section.name().toLowerCase(Locale.ROOT));
        button.getStyleClass().add("evidence-section");
        button.setToggleGroup(group);
        button.setMaxWidth(Double.MAX_VALUE);
        button.setMinWidth(ToggleButton.USE_PREF_SIZE);
        button.setTooltip(new Tooltip(section.title() + " (" + section.key() + ")"));
        button.setOnAction(_ -> {
            button.setSelected(true);
            choose.accept(section);
        });
        return button;
    }

    private void arrange(boolean isWide) {
        List<ToggleButton> all = List.copyOf(buttons.values());
        if (isWide && column.getChildren().isEmpty()) {
            lines.getChildren().clear();
            column.getChildren().setAll(all);
            root.setTop(null);
            root.setLeft(side);
        } else if (!isWide && lines.getChildren().isEmpty()) {
            column.getChildren().clear();
            lines.getChildren().setAll(all);
            root.setLeft(null);
            root.setTop(lines);
        }
    }

    Node node() {
        return root;
    }

    /** Puts a section in its place. */
    void show(Section section, Node node) {
        Optional.ofNullable(buttons.get(section)).ifPresent(button -> button.setSelected(true));
        if (!node.equals(root.getCenter())) {
            root.setCenter(node);
        }
    }
}
