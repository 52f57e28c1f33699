package gammadesk.views.surface;

import gammadesk.analytics.surface.FittedSlice;
import gammadesk.analytics.surface.FittedSurface;
import gammadesk.views.chart.CanvasPlot;
import gammadesk.views.chart.Formats;
import gammadesk.views.chart.PlotFrame;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;

/** A heatmap with a badge under every column that tells how its fit went and opens the reasons. */
final class BadgedPlot extends Region {
    private static final double EMS_PER_BADGE = 4.6;
    private static final double LINES_ABOVE = 1.25;

    private final CanvasPlot plot;
    private final Consumer<FittedSlice> open;
    private final List<Button> badges = new ArrayList<>();
    private FittedSurface shown;

    BadgedPlot(CanvasPlot plot, FittedSurface first, Consumer<FittedSlice> open) {
        this.plot = plot;
        this.shown = first;
        this.open = open;
        getChildren().add(plot);
        setMinSize(0, 0);
    }

    /** Shows the badges of a surface's expiries. */
    void update(FittedSurface surface) {
        shown = surface;
        while (badges.size() < surface.slices().size()) {
            add(badges.size());
        }
        for (int i = 0; i < badges.size(); i++) {
            badges.get(i).setVisible(i < surface.slices().size());
        }
        for (int i = 0; i < surface.slices().size(); i++) {
            say(badges.get(i), surface.slices().get(i));
        }
        requestLayout();
    }

    private void add(int column) {
        Button badge = new Button();
        badge.getStyleClass().setAll("button", "fit-badge");
        badge.setTooltip(new Tooltip());
        badge.setOnAction(event -> open.accept(shown.slices().get(column)));
        badges.add(badge);
        getChildren().add(badge);
    }

    private void say(Button badge, FittedSlice slice) {
        FitBadge state = FitBadge.of(slice, shown.arbitrage());
        String words = SurfaceWords.badge(slice, state);
        badge.setAccessibleText(words);
        badge.getTooltip().setText(words + ". Click for all of it (F).");
        badge.setUserData(state);
        if (badge.getStyleClass().contains("doubtful") != (state != FitBadge.GOOD)) {
            badge.getStyleClass().remove("doubtful");
            if (state != FitBadge.GOOD) {
                badge.getStyleClass().add("doubtful");
            }
        }
    }

    @Override
    protected void layoutChildren() {
        plot.resizeRelocate(0, 0, getWidth(), getHeight());
        PlotFrame frame = plot.frame();
        double em = plot.font().getSize();
        double room = frame.width() / frame.xs().span();
        for (int i = 0; i < Math.min(badges.size(), shown.slices().size()); i++) {
            Button badge = badges.get(i);
            String sign = ((FitBadge) badge.getUserData()).sign();
            badge.setText(
                    room < em * EMS_PER_BADGE
                            ? sign
                            : sign + " " + Formats.days(shown.slices().get(i).years()));
            double width = Math.min(room, badge.prefWidth(-1));
            double x = frame.x(i + 0.5) - width / 2;
            badge.resizeRelocate(x, frame.bottom() + 2 + em * LINES_ABOVE, width, badge.prefHeight(-1));
        }
    }

    @Override
    protected double computePrefWidth(double height) {
        return plot.prefWidth(height);
    }

    @Override
    protected double computePrefHeight(double width) {
        return plot.prefHeight(width);
    }
}
