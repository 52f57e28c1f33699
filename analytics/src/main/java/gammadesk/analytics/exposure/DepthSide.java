package gammadesk.analytics.exposure;

/**
 * One side of a depth: coin by distance from mid, at points that lie denser near it. Looking up how far an order goes
 * is what a cascade does most, so an index by the size's leading bits leads to the right point at once.
 */
final class DepthSide {
    private static final int POINTS = 400;
    private static final double FARTHEST = 0.5;
    /** Cells of the index for every doubling of the size: so many of a double's bits behind its exponent. */
    private static final int CELL_BITS = 7;

    private static final int SHIFT = 52 - CELL_BITS;
    /** The index reaches down to the largest size halved so often; all smaller ones share its first cell. */
    private static final int DOUBLINGS = 24;

    private final double[] coin;
    /** By point: distance and coin where its stretch begins, and the slope between. */
    private final double[] start = new double[POINTS];

    private final double[] startCoin = new double[POINTS];
    private final double[] distancePerCoin = new double[POINTS];
    private final int[] index = new int[(DOUBLINGS << CELL_BITS) + 1];
    private final long firstCell;
    private final double visible;

    /**
     * Ends the sums of a side.
     *
     * @param coin up to every {@link #distance}, never falling
     * @param visible how far it was seen, a fraction of mid
     */
    DepthSide(double[] coin, double visible) {
        this.coin = coin;
        this.visible = visible;
        this.firstCell = cell(coin[POINTS - 1]) - index.length + 1;
        for (int i = 0; i < POINTS; i++) {
            start[i] = distance(i - 1);
            startCoin[i] = i == 0 ? 0 : coin[i - 1];
            double more = coin[i] - startCoin[i];
            distancePerCoin[i] = more > 0 ? (distance(i) - start[i]) / more : 0;
        }
        fillIndex();
    }

    private static long cell(double size) {
        return Double.doubleToRawLongBits(size) >> SHIFT;
    }

    /** A cell leads to the first point that can hold its smallest size. */
    private void fillIndex() {
        int point = 0;
        for (int i = 1; i < index.length; i++) {
            double smallest = Double.longBitsToDouble((firstCell + i) << SHIFT);
            while (point < POINTS - 1 && coin[point] < smallest) {
                point++;
            }
            index[i] = point;
        }
    }

    /** Room for the sums of a side. */
    static double[] points() {
        return new double[POINTS];
    }

    /** Of a point from mid, a fraction; 0 of the one before the first. */
    static double distance(int point) {
        double share = (point + 1.0) / POINTS;
        return FARTHEST * share * share;
    }

    /** How far an order goes, a fraction; beyond the last point at the average density up to there; NaN for NaN. */
    double distanceOf(double size) {
        if (!(size <= coin[POINTS - 1])) {
            return size / coin[POINTS - 1] * FARTHEST;
        }
        int point = index[(int) Math.max(0, cell(size) - firstCell)];
        while (coin[point] < size) {
            point++;
        }
        return start[point] + (size - startCoin[point]) * distancePerCoin[point];
    }

    /** Coin up to a distance from mid; what stands at the last point beyond it. */
    double coinWithin(double distance) {
        double at = Math.sqrt(Math.min(1, distance / FARTHEST)) * POINTS - 1;
        int left = (int) Math.floor(at);
        if (left + 1 >= POINTS) {
            return coin[POINTS - 1];
        }
        double before = left < 0 ? 0 : coin[left];
        double share = (distance - distance(left)) / (distance(left + 1) - distance(left));
        return before + share * (coin[left + 1] - before);
    }

    double visible() {
        return visible;
    }
}
