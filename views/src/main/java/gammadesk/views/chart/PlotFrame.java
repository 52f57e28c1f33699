package gammadesk.views.chart;

import gammadesk.views.chart.Viewport.Range;

/**
 * Where the data lie on the canvas: a rectangle in pixels and the ranges that it shows, y upwards.
 *
 * @param left pixel of the low end of x
 * @param top pixel of the high end of y
 * @param width of the plot
 * @param height of the plot
 * @param xs shown from left to right
 * @param ys shown from bottom to top
 */
public record PlotFrame(double left, double top, double width, double height, Range xs, Range ys) {
    /** Pixel of a value of x. */
    public double x(double value) {
        return left + (value - xs.low()) / xs.span() * width;
    }

    /** Pixel of a value of y. */
    public double y(double value) {
        return top + (ys.high() - value) / ys.span() * height;
    }

    /** Value of x at a pixel. */
    public double xAt(double pixel) {
        return xs.low() + (pixel - left) / width * xs.span();
    }

    /** Value of y at a pixel. */
    public double yAt(double pixel) {
        return ys.high() - (pixel - top) / height * ys.span();
    }

    /** Whether a pixel lies in the plot. */
    public boolean holds(double pixelX, double pixelY) {
        return pixelX >= left && pixelX <= left + width && pixelY >= top && pixelY <= top + height;
    }

    public double right() {
        return left + width;
    }

    public double bottom() {
        return top + height;
    }
}
