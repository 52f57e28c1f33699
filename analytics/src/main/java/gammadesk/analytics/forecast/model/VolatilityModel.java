package gammadesk.analytics.forecast.model;

import gammadesk.analytics.forecast.measure.VarianceHistory;
import java.util.Optional;

/** A way of forecasting variance. It sees nothing but the past it is given: no clock, no state, no other chance. */
public interface VolatilityModel {
    /** Its name on the command line and in tables. */
    String name();

    /** Why it cannot work on such a history, if it cannot. */
    default Optional<String> unfit(VarianceHistory history) {
        return Optional.empty();
    }

    /**
     * Learns from a past.
     *
     * @throws IllegalArgumentException when the past is too short to learn anything
     */
    Fitted fit(Training training);

    /** A model that has learned. It stays as it is while time goes on. */
    @FunctionalInterface
    interface Fitted {
        /**
         * The mean variance a day over the horizon that begins where a history ends; the history goes on from the one
         * it has learned from. NaN when something it needs is not known.
         */
        double dailyVariance(VarianceHistory now);
    }
}
