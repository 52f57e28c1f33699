package gammadesk.analytics.exposure;

/**
 * What stands out among strikes. Walls and the absolute-gamma strike go by gamma in USD per 1 %, whatever greek the map
 * shows.
 *
 * @param callWall strike with the largest net gamma of calls, by size
 * @param putWall strike with the largest net gamma of puts, by size
 * @param absoluteGamma strike with the largest sum of gammas without their signs
 * @param maxPain listed strike at which the open options would pay their holders least, USD
 * @param putCallRatio open interest of puts over that of calls; NaN without calls
 * @param positive sum of the strikes whose net gamma is positive: resistance
 * @param negative sum of the strikes whose net gamma is negative: support
 */
public record Levels(
        Level callWall,
        Level putWall,
        Level absoluteGamma,
        Level maxPain,
        double putCallRatio,
        double positive,
        double negative) {
    /** Nothing stands out, for one reason. */
    public static Levels none(String reason) {
        Level none = new Level.None(reason);
        return new Levels(none, none, none, none, Double.NaN, 0, 0);
    }
}
