package gammadesk.analytics.hedging;

/**
 * In how many parts an order goes out, and how soon the book refills behind one.
 *
 * @param slices at least 1
 * @param intervalSeconds between two
 * @param halfLifeSeconds in which half of an impact is gone; infinite for one that stays
 */
public record Slicing(int slices, double intervalSeconds, double halfLifeSeconds) {
    /** All at once. */
    public static final Slicing AT_ONCE = new Slicing(1, 0, 1);

    /** How much of one slice's impact all later slices meet, added up. */
    double carried() {
        double left = Math.pow(0.5, intervalSeconds / halfLifeSeconds);
        double sum = 0;
        double share = 1;
        double met = 0;
        for (int slice = 1; slice < slices; slice++) {
            share *= left;
            met += share;
            sum += met;
        }
        return sum;
    }
}
