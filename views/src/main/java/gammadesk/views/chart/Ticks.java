package gammadesk.views.chart;

/** Round numbers for axes: 1, 2 or 5 times a power of ten. */
public final class Ticks {
    private static final double[] NICE_LIMITS = {1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10};

    private Ticks() {}

    /** The smallest round step that gives at most so many intervals over a span. */
    public static double step(double span, int maximum) {
        double raw = span / Math.max(1, maximum);
        double power = Math.pow(10, Math.floor(Math.log10(raw)));
        double share = raw / power;
        double round = share <= 1 ? 1 : share <= 2 ? 2 : share <= 5 ? 5 : 10;
        return round * power;
    }

    /** The multiples of the round step within two bounds, ascending; at most {@code maximum + 1}. */
    public static double[] within(double low, double high, int maximum) {
        if (!(high > low)) {
            return new double[0];
        }
        double step = step(high - low, maximum);
        long first = (long) Math.ceil(low / step - 1e-9);
        long last = (long) Math.floor(high / step + 1e-9);
        double[] ticks = new double[(int) Math.max(0, last - first + 1)];
        for (int i = 0; i < ticks.length; i++) {
            ticks[i] = (first + i) * step;
        }
        return ticks;
    }

    /** The next number from above that reads well as the end of a range. */
    public static double roundedUp(double positive) {
        double power = Math.pow(10, Math.floor(Math.log10(positive)));
        for (double nice : NICE_LIMITS) {
            if (nice * power >= positive * (1 - 1e-9)) {
                return nice * power;
            }
        }
        return 10 * power;
    }
}
