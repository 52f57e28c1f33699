package gammadesk.views.surface;

import gammadesk.views.chart.CanvasPlot;
import javafx.scene.layout.Region;

/** Two plots beside each other where there is width for it, else one above the other. */
final class TwinPlots extends Region {
    private static final double WIDE = 1.3;
    private static final double GAP = 8;

    private final CanvasPlot first;
    private final CanvasPlot second;

    TwinPlots(CanvasPlot first, CanvasPlot second) {
        this.first = first;
        this.second = second;
        getChildren().addAll(first, second);
        setMinSize(0, 0);
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double height = getHeight();
        if (width > WIDE * height) {
            double half = Math.rint((width - GAP) / 2);
            first.resizeRelocate(0, 0, half, height);
            second.resizeRelocate(half + GAP, 0, width - half - GAP, height);
        } else {
            double half = Math.rint((height - GAP) / 2);
            first.resizeRelocate(0, 0, width, half);
            second.resizeRelocate(0, half + GAP, width, height - half - GAP);
        }
    }

    @Override
    protected double computePrefWidth(double height) {
        return 2 * first.prefWidth(height);
    }

    @Override
    protected double computePrefHeight(double width) {
        return first.prefHeight(width);
    }
}
