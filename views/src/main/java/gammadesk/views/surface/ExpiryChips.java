package gammadesk.views.surface;

import gammadesk.analytics.market.Expiry;
import gammadesk.analytics.surface.SmileSlice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import javafx.beans.property.ObjectProperty;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;

/** One button per expiry in the colour of its curve: the legend, and the way to choose whose quotes are drawn. */
final class ExpiryChips {
    private final FlowPane pane = new FlowPane(4, 2);
    private final ObjectProperty<Optional<Expiry>> selected;
    private List<Expiry> shown = List.of();

    ExpiryChips(ObjectProperty<Optional<Expiry>> selected) {
        this.selected = selected;
        selected.addListener((observed, before, now) -> mark());
    }

    FlowPane node() {
        return pane;
    }

    /** Shows other expiries; the same ones only get their colours. */
    void update(List<SmileSlice> slices, IntFunction<Color> colour) {
        List<Expiry> expiries = slices.stream().map(SmileSlice::expiry).toList();
        if (!expiries.equals(shown)) {
            shown = expiries;
            pane.getChildren().setAll(expiries.stream().map(this::chip).toList());
        }
        for (int i = 0; i < expiries.size(); i++) {
            ((Rectangle) ((ToggleButton) pane.getChildren().get(i)).getGraphic()).setFill(colour.apply(i));
        }
        mark();
    }

    /** Chooses the next (1) or the previous (-1) expiry. */
    void step(int direction) {
        int now = selected.get().map(shown::indexOf).orElse(-1);
        if (!shown.isEmpty()) {
            selected.set(Optional.of(shown.get(Math.floorMod(now + direction, shown.size()))));
        }
    }

    private ToggleButton chip(Expiry expiry) {
        ToggleButton chip = new ToggleButton(expiry.label(), new Rectangle(12, 4));
        chip.getStyleClass().addAll("chart-chip", "expiry-chip", "small");
        chip.setTooltip(new Tooltip("Bids and asks of " + expiry.label() + " (] next, [ previous)"));
        chip.setOnAction(event -> {
            selected.set(Optional.of(expiry));
            mark();
        });
        return chip;
    }

    private void mark() {
        List<ToggleButton> chips = new ArrayList<>();
        pane.getChildren().forEach(node -> chips.add((ToggleButton) node));
        for (int i = 0; i < chips.size(); i++) {
            chips.get(i).setSelected(selected.get().equals(Optional.of(shown.get(i))));
        }
    }
}
