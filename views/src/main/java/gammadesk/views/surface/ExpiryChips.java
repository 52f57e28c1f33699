package gammadesk.views.surface;

import gammadesk.analytics.market.Expiry;
import gammadesk.analytics.surface.FittedSlice;
import gammadesk.analytics.surface.FittedSurface;
import gammadesk.views.fx.ThemeMode;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;

/** One button per expiry in the colour of its curve, with a sign unless its fit is good: legend and chooser. */
final class ExpiryChips {
    private final FlowPane pane = new FlowPane(3, 2);
    private final ObjectProperty<List<Expiry>> chosen;
    private final List<ToggleButton> chips = new ArrayList<>();
    private List<Expiry> shown = List.of();

    ExpiryChips(ObjectProperty<List<Expiry>> chosen) {
        this.chosen = chosen;
        chosen.addListener((observed, before, now) -> mark());
    }

    FlowPane node() {
        return pane;
    }

    /** Shows a surface's expiries; the same ones only get their colours and signs. */
    void update(FittedSurface surface, ThemeMode theme) {
        List<Expiry> expiries =
                surface.slices().stream().map(FittedSlice::expiry).toList();
        if (!expiries.equals(shown)) {
            shown = expiries;
            chips.clear();
            expiries.forEach(expiry -> chips.add(chip(expiry)));
            pane.getChildren().setAll(chips);
        }
        for (int i = 0; i < chips.size(); i++) {
            say(chips.get(i), surface, i, ExpiryColours.of(i, chips.size(), theme));
        }
        mark();
    }

    /** Chooses the next (1) or the previous (-1) expiry alone. */
    void step(int direction) {
        int now = chosen.get().isEmpty() ? -1 : shown.indexOf(chosen.get().getLast());
        if (!shown.isEmpty()) {
            chosen.set(List.of(shown.get(Math.floorMod(now + direction, shown.size()))));
        }
    }

    private static void say(ToggleButton chip, FittedSurface surface, int rank, Color colour) {
        FittedSlice slice = surface.slices().get(rank);
        FitBadge badge = FitBadge.of(slice, surface.arbitrage());
        String label = slice.expiry().label();
        chip.setText(badge == FitBadge.GOOD ? label : label + " " + badge.sign());
        ((Rectangle) chip.getGraphic()).setFill(colour);
        String words = SurfaceWords.badge(slice, badge);
        chip.setAccessibleText(words);
        chip.getTooltip().setText(words + ". Ctrl-click adds it (] next, [ previous, F opens its fit)");
    }

    private ToggleButton chip(Expiry expiry) {
        ToggleButton chip = new ToggleButton(expiry.label(), new Rectangle(8, 4));
        chip.getStyleClass().addAll("chart-chip", "expiry-chip", "small");
        chip.setGraphicTextGap(3);
        chip.setTooltip(new Tooltip());
        chip.addEventFilter(MouseEvent.MOUSE_CLICKED, event -> {
            if (event.isShortcutDown()) {
                toggle(expiry);
                event.consume();
            }
        });
        chip.setOnAction(event -> {
            chosen.set(List.of(expiry));
            mark();
        });
        return chip;
    }

    /** Adds an expiry or takes it away; one always stays. */
    private void toggle(Expiry expiry) {
        List<Expiry> now = new ArrayList<>(chosen.get());
        if (!now.remove(expiry)) {
            now.add(expiry);
        }
        chosen.set(now.isEmpty() ? List.of(expiry) : List.copyOf(now));
    }

    private void mark() {
        for (int i = 0; i < chips.size(); i++) {
            chips.get(i).setSelected(chosen.get().contains(shown.get(i)));
        }
    }
}
