package gammadesk.connectors.simulator.market;

/**
 * What a model market is made from. Equal settings give equal markets, event for event.
 *
 * @param seed of all chance
 * @param scenario what happens
 * @param startMillis the market's first moment, milliseconds since the epoch
 * @param activity how busy the market is: 1 is about as many updates as the real venue sends, 0.1 a tenth of them
 */
public record ModelSettings(long seed, Scenario scenario, long startMillis, double activity) {
    /** Throws {@link IllegalArgumentException} unless the activity is positive and finite. */
    public ModelSettings {
        if (!(activity > 0) || Double.isInfinite(activity)) {
            throw new IllegalArgumentException("activity must be positive, not " + activity);
        }
    }

    /** A calm market of ordinary activity. */
    public static ModelSettings defaults(long startMillis) {
        return new ModelSettings(1, Scenario.CALM, startMillis, 1);
    }
}
