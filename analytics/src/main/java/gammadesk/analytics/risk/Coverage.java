package gammadesk.analytics.risk;

import org.apache.commons.numbers.gamma.Erfc;

/**
 * Whether losses exceeded the value at risk as often as they should, and without clustering. Likelihood ratios are
 * compared with chi-square of one (Kupiec 1995; Christoffersen 1998, independence) and two degrees of freedom
 * (Christoffersen, both).
 *
 * @param days observed
 * @param breaches days with a loss beyond the value at risk
 * @param kupiec likelihood ratio of the frequency
 * @param kupiecP chance of as much under the right frequency
 * @param independence likelihood ratio of a breach after a breach
 * @param independenceP chance of as much without clustering
 * @param both likelihood ratio of frequency and independence together
 * @param bothP chance of as much under both
 */
public record Coverage(
        int days,
        int breaches,
        double kupiec,
        double kupiecP,
        double independence,
        double independenceP,
        double both,
        double bothP) {
    /**
     * Tests a sequence of days.
     *
     * @param breached whether each day's loss exceeded the value at risk, oldest first
     * @param tail the probability it should have had, such as 0.01
     * @throws IllegalArgumentException without a day, or when the tail is not between 0 and 1
     */
    public static Coverage of(boolean[] breached, double tail) {
        if (breached.length == 0 || !(tail > 0 && tail < 1)) {
            throw new IllegalArgumentException("needs days and a tail between 0 and 1");
        }
        int[][] turns = new int[2][2];
        int breaches = breached[0] ? 1 : 0;
        for (int i = 1; i < breached.length; i++) {
            turns[breached[i - 1] ? 1 : 0][breached[i] ? 1 : 0]++;
            breaches += breached[i] ? 1 : 0;
        }
        double kupiec = kupiec(breached.length, breaches, tail);
        double independence = independence(turns);
        return new Coverage(
                breached.length,
                breaches,
                kupiec,
                chanceOfOne(kupiec),
                independence,
                chanceOfOne(independence),
                kupiec + independence,
                Math.exp(-(kupiec + independence) / 2));
    }

    /** The likelihood ratio of so many breaches in so many days against a tail. */
    public static double kupiec(int days, int breaches, double tail) {
        double seen = (double) breaches / days;
        return 2 * (logLikelihood(days - breaches, breaches, seen) - logLikelihood(days - breaches, breaches, tail));
    }

    private static double independence(int[][] turns) {
        int calm = turns[0][0] + turns[0][1];
        int wild = turns[1][0] + turns[1][1];
        int hits = turns[0][1] + turns[1][1];
        int all = calm + wild;
        if (all == 0) {
            return 0;
        }
        double together = logLikelihood(all - hits, hits, (double) hits / all);
        double apart = logLikelihood(turns[0][0], turns[0][1], share(turns[0][1], calm))
                + logLikelihood(turns[1][0], turns[1][1], share(turns[1][1], wild));
        return Math.max(0, 2 * (apart - together));
    }

    private static double share(int part, int all) {
        return all == 0 ? 0 : (double) part / all;
    }

    private static double logLikelihood(int misses, int hits, double chance) {
        return term(misses, 1 - chance) + term(hits, chance);
    }

    private static double term(int count, double chance) {
        return count == 0 ? 0 : count * Math.log(chance);
    }

    private static double chanceOfOne(double ratio) {
        return Erfc.value(Math.sqrt(Math.max(0, ratio) / 2));
    }
}
