package gammadesk.views.chart;

import javafx.scene.layout.Region;

/** Two plots beside each other where there is width for it, else one above the other. */
public final class PlotPair extends Region {
    private static final double GAP = 8;

    private final CanvasPlot first;
    private final CanvasPlot second;
    private final double wide;
    private final double share;

    /**
     * Lays both out.
     *
     * @param wide beside each other from this ratio of width to height on
     * @param share of the room that the first one takes, 0 .. 1
     */
    public PlotPair(CanvasPlot first, CanvasPlot second, double wide, double share) {
        this.first = first;
        this.second = second;
        this.wide = wide;
        this.share = share;
        getChildren().addAll(first, second);
        setMinSize(0, 0);
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double height = getHeight();
        if (width > wide * height) {
            double part = Math.rint((width - GAP) * share);
            first.resizeRelocate(0, 0, part, height);
            second.resizeRelocate(part + GAP, 0, width - part - GAP, height);
        } else {
            double part = Math.rint((height - GAP) * share);
            first.resizeRelocate(0, 0, width, part);
            second.resizeRelocate(0, part + GAP, width, height - part - GAP);
        }
    }

    @Override
    protected double computePrefWidth(double height) {
        return first.prefWidth(height) + GAP + second.prefWidth(height);
    }

    @Override
    protected double computePrefHeight(double width) {
        return first.prefHeight(width);
    }
}
