package gammadesk.analytics.forecast.flow;

import gammadesk.analytics.market.Column;
import gammadesk.analytics.market.OrderBook;
import gammadesk.analytics.market.OrderBook.Level;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The best levels of both sides at the end of each step, the last steps only; in floats, for they are for the eye. */
final class LevelRing {
    private static final int LEVELS = 16;
    private static final int SIDES = 2;

    private final int steps;
    private final float[] prices;
    private final float[] sizes;

    LevelRing(int steps) {
        this.steps = steps;
        prices = new float[steps * SIDES * LEVELS];
        sizes = new float[prices.length];
    }

    /** Keeps the book of a step. */
    void write(long step, OrderBook book) {
        write(place(step, 0), book.bids());
        write(place(step, 1), book.asks());
    }

    private void write(int from, List<Level> side) {
        for (int i = 0; i < LEVELS; i++) {
            boolean isThere = i < side.size();
            prices[from + i] = isThere ? (float) side.get(i).price() : Float.NaN;
            sizes[from + i] = isThere ? (float) side.get(i).amount() : 0;
        }
    }

    private int place(long step, int side) {
        return ((int) Math.floorMod(step, (long) steps) * SIDES + side) * LEVELS;
    }

    /** Draws the last rows of a ring of numbers between the lowest and the highest price that was kept. */
    Optional<DepthHeat> heat(FlowRing<?> ring, int shown, long stepMillis, int columns, int rows) {
        long first = ring.first(shown);
        float low = Float.POSITIVE_INFINITY;
        float high = Float.NEGATIVE_INFINITY;
        for (long step = first; step < first + shown; step++) {
            int from = place(step, 0);
            for (int i = from; i < from + SIDES * LEVELS && ring.gap(step) == FlowGap.NONE; i++) {
                low = prices[i] < low ? prices[i] : low;
                high = prices[i] > high ? prices[i] : high;
            }
        }
        if (!(low <= high)) {
            return Optional.empty();
        }
        double height = high > low ? (double) (high - low) / rows : Math.ulp(high) * 2.0;
        int perColumn = Math.ceilDiv(shown, columns);
        Grid grid = new Grid(ring, low, height, rows);
        List<Column> bids = new ArrayList<>();
        List<Column> asks = new ArrayList<>();
        for (long step = first; step < first + shown; step += perColumn) {
            long end = Math.min(first + shown, step + perColumn);
            bids.add(grid.cells(step, end, 0));
            asks.add(grid.cells(step, end, 1));
        }
        return Optional.of(new DepthHeat(first * stepMillis, perColumn * stepMillis, low, height, rows, bids, asks));
    }

    private final class Grid {
        private final FlowRing<?> ring;
        private final double low;
        private final double height;
        private final int rows;

        Grid(FlowRing<?> ring, double low, double height, int rows) {
            this.ring = ring;
            this.low = low;
            this.height = height;
            this.rows = rows;
        }

        Column cells(long from, long to, int side) {
            double[] cells = new double[rows];
            int known = 0;
            for (long step = from; step < to; step++) {
                if (ring.gap(step) == FlowGap.NONE) {
                    known++;
                    add(cells, place(step, side));
                }
            }
            double count = known == 0 ? Double.NaN : known;
            return Column.of(Arrays.stream(cells).map(sum -> sum / count).toArray());
        }

        private void add(double[] cells, int from) {
            for (int i = from; i < from + LEVELS && !Float.isNaN(prices[i]); i++) {
                int row = (int) Math.min(rows - 1.0, (prices[i] - low) / height);
                cells[row] += sizes[i];
            }
        }
    }
}
