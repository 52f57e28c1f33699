package gammadesk.views.chart;

import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;

/**
 * What part of the data a chart shows. It follows its home until somebody zooms or pans, and never leaves the limits,
 * so that nobody gets lost beyond the data.
 */
public final class Viewport {
    /** Two bounds, low below high. */
    public record Range(double low, double high) {
        public static final Range UNIT = new Range(0, 1);

        /** The distance between the bounds. */
        public double span() {
            return high - low;
        }

        /** Whether a value lies on or between the bounds. */
        public boolean contains(double value) {
            return value >= low && value <= high;
        }

        private Range zoomed(double factor, double anchor) {
            return new Range(anchor - (anchor - low) * factor, anchor + (high - anchor) * factor);
        }

        private Range within(Range limits, double smallestSpan) {
            boolean inside = low >= limits.low && high <= limits.high;
            return inside && span() >= smallestSpan ? this : forced(limits, smallestSpan);
        }

        private Range forced(Range limits, double smallestSpan) {
            double span = Math.clamp(span(), Math.min(smallestSpan, limits.span()), limits.span());
            double middle = (low + high) / 2;
            double start = Math.clamp(middle - span / 2, limits.low, Math.max(limits.low, limits.high - span));
            return new Range(start, start + span);
        }
    }

    private static final double DEEPEST_ZOOM = 1e-3;

    private final ReadOnlyLongWrapper revision = new ReadOnlyLongWrapper();
    private Range homeX = Range.UNIT;
    private Range homeY = Range.UNIT;
    private Range limitX = Range.UNIT;
    private Range limitY = Range.UNIT;
    private Range x = Range.UNIT;
    private Range y = Range.UNIT;
    private boolean touched;

    /** Where a reset leads; the limits are the outermost that can be reached. */
    public void home(Range newX, Range newY, Range newLimitX, Range newLimitY) {
        homeX = newX;
        homeY = newY;
        limitX = newLimitX;
        limitY = newLimitY;
        move(touched ? x : homeX, touched ? y : homeY);
    }

    /** Multiplies the spans by factors about a point that stays where it is. */
    public void zoom(double factorX, double factorY, double anchorX, double anchorY) {
        touched = true;
        move(x.zoomed(factorX, anchorX), y.zoomed(factorY, anchorY));
    }

    /** Zooms about the middle. */
    public void zoom(double factorX, double factorY) {
        zoom(factorX, factorY, (x.low + x.high) / 2, (y.low + y.high) / 2);
    }

    /** Moves by shares of the visible spans. */
    public void pan(double shareX, double shareY) {
        touched = true;
        move(
                new Range(x.low + shareX * x.span(), x.high + shareX * x.span()),
                new Range(y.low + shareY * y.span(), y.high + shareY * y.span()));
    }

    /** Shows exactly these ranges, as far as the limits allow. */
    public void show(Range newX, Range newY) {
        touched = true;
        move(newX, newY);
    }

    /** Back home, and follow it again. */
    public void reset() {
        touched = false;
        move(homeX, homeY);
    }

    public Range x() {
        return x;
    }

    public Range y() {
        return y;
    }

    /** Whether somebody zoomed or panned since the last reset. */
    public boolean touched() {
        return touched;
    }

    /** Counts up by every visible change. */
    public ReadOnlyLongProperty revision() {
        return revision.getReadOnlyProperty();
    }

    private void move(Range newX, Range newY) {
        Range nextX = newX.within(limitX, homeX.span() * DEEPEST_ZOOM);
        Range nextY = newY.within(limitY, homeY.span() * DEEPEST_ZOOM);
        if (!nextX.equals(x) || !nextY.equals(y)) {
            x = nextX;
            y = nextY;
            revision.set(revision.get() + 1);
        }
    }
}
