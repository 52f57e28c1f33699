package gammadesk.analytics.learning.path;

/**
 * Paths of a price and of its variance, by step: the outer index of {@code spots} and {@code variances} is the moment,
 * 0 to {@link #steps()}, the inner one the path. The arrays are not copied, for there are millions of numbers: nobody
 * writes into them.
 *
 * @param stepYears between two moments
 * @param spots price
 * @param variances instantaneous variance a year, known at the moment; with constant volatility the same everywhere
 */
@SuppressWarnings("ArrayRecordComponent")
public record PathSet(double stepYears, double[][] spots, double[][] variances) {
    /** Throws {@link IllegalArgumentException} when there is no move or the shapes differ. */
    public PathSet {
        if (spots.length < 2 || variances.length != spots.length || !(stepYears > 0)) {
            throw new IllegalArgumentException(
                    "paths need two moments, a positive step and a variance for every price");
        }
        for (int step = 0; step < spots.length; step++) {
            if (spots[step].length != spots[0].length || variances[step].length != spots[0].length) {
                throw new IllegalArgumentException("moment " + step + " has another number of paths");
            }
        }
    }

    /** How many paths. */
    public int paths() {
        return spots[0].length;
    }

    /** How many moves of each. */
    public int steps() {
        return spots.length - 1;
    }

    /** From the first moment to the last. */
    public double years() {
        return steps() * stepYears;
    }
}
