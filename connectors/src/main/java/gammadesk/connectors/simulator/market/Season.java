package gammadesk.connectors.simulator.market;

/** How lively an hour is: quiet at 04:00, lively at 15:00 UTC, and calm at weekends. */
final class Season {
    private static final double RHYTHM = 0.3;
    private static final double LIVELIEST_HOUR = 15.5;
    private static final double WEEKEND = 0.7;
    /** The epoch began on a Thursday. */
    private static final int EPOCH_FROM_MONDAY = 3;

    private static final int SATURDAY = 5;
    /** Root of the mean square of the product, so that a year has the volatility that it is given. */
    private static final double LEVEL = Math.sqrt((1 + RHYTHM * RHYTHM / 2) * (5 + 2 * WEEKEND * WEEKEND) / 7);

    private Season() {}

    /** The factor of the hour of the day alone. */
    static double rhythm(long millis) {
        double hour = Math.floorMod(millis, ListingCalendar.DAY_MILLIS) / 3_600_000.0;
        return 1 + RHYTHM * Math.cos((hour - LIVELIEST_HOUR) / 12 * Math.PI);
    }

    /** The factor of hour and weekday on volatility; its mean square over a week is 1. */
    static double factor(long millis) {
        long fromMonday = Math.floorMod(Math.floorDiv(millis, ListingCalendar.DAY_MILLIS) + EPOCH_FROM_MONDAY, 7L);
        return rhythm(millis) * (fromMonday >= SATURDAY ? WEEKEND : 1) / LEVEL;
    }
}
