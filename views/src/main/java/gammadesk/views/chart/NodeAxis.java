package gammadesk.views.chart;

import gammadesk.analytics.market.Column;
import gammadesk.views.chart.Viewport.Range;

/**
 * An axis of nodes, each as wide as the next whatever lies between them: node {@code i} reaches from {@code i} to
 * {@code i + 1} with its value in the middle, and values between two nodes lie on a straight line between them.
 *
 * @param nodes values, ascending
 */
public record NodeAxis(Column nodes) {
    /** How many nodes. */
    public int size() {
        return nodes.size();
    }

    /** From the outer edge of the first node to that of the last. */
    public Range range() {
        return new Range(0, Math.max(1, size()));
    }

    /** The node at a place, or -1 beside all of them. */
    public int nodeAt(double place) {
        int node = (int) Math.floor(place);
        return node >= 0 && node < size() ? node : -1;
    }

    /** Where a value lies; beyond the outer nodes on the line through the two nearest. */
    public double place(double value) {
        if (size() < 2) {
            return 0.5;
        }
        int left = 0;
        while (left < size() - 2 && nodes.get(left + 1) <= value) {
            left++;
        }
        double gap = nodes.get(left + 1) - nodes.get(left);
        return left + 0.5 + (value - nodes.get(left)) / gap;
    }

    /** The value at a place: the inverse of {@link #place}. */
    public double value(double place) {
        if (size() < 2) {
            return size() == 0 ? Double.NaN : nodes.get(0);
        }
        int left = Math.clamp((int) Math.floor(place - 0.5), 0, size() - 2);
        double share = place - 0.5 - left;
        return nodes.get(left) + share * (nodes.get(left + 1) - nodes.get(left));
    }

    /** The node whose value is nearest, 0 when there is none. */
    public int nearest(double value) {
        int best = 0;
        for (int i = 1; i < size(); i++) {
            best = Math.abs(nodes.get(i) - value) < Math.abs(nodes.get(best) - value) ? i : best;
        }
        return best;
    }
}
