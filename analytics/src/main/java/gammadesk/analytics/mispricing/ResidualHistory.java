package gammadesk.analytics.mispricing;

import java.util.HashMap;
import java.util.Map;

/**
 * How far each option's quote used to lie off the fitted surface.
 *
 * @param past by instrument
 */
public record ResidualHistory(Map<String, Past> past) {
    /** So many residuals must be known before one is called unusual. */
    public static final int FEWEST = 8;
    /** Nothing is known. */
    public static final ResidualHistory EMPTY = new ResidualHistory(Map.of());

    /** Keeps a copy. */
    public ResidualHistory {
        past = Map.copyOf(past);
    }

    /**
     * What is known of one option.
     *
     * @param count residuals
     * @param mean vol points
     * @param squares sum of squared distances from the mean
     */
    public record Past(int count, double mean, double squares) {
        private static final Past NONE = new Past(0, 0, 0);

        private Past with(double residual) {
            double delta = residual - mean;
            double next = mean + delta / (count + 1);
            return new Past(count + 1, next, squares + delta * (residual - next));
        }

        /** Standard deviation, vol points. */
        public double deviation() {
            return Math.sqrt(squares / (count - 1));
        }
    }

    /** This history and a map that came after it. */
    public ResidualHistory with(RichCheap map) {
        Map<String, Past> next = new HashMap<>(past);
        map.residuals()
                .forEach((name, residual) ->
                        next.put(name, next.getOrDefault(name, Past.NONE).with(residual)));
        return new ResidualHistory(next);
    }

    /** A residual less its past mean in past deviations; NaN while too few are known. */
    public double z(String instrument, double residual) {
        Past own = past.getOrDefault(instrument, Past.NONE);
        return own.count() >= FEWEST && own.squares() > 0 ? (residual - own.mean()) / own.deviation() : Double.NaN;
    }
}
