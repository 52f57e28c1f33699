package gammadesk.connectors.simulator.matching;

import java.util.List;

/**
 * What each leg costs in a trade of the whole at one price. The venue does not publish its own rule. Here the
 * difference to the marks is shared by the legs by what they are worth, every leg costs at least a tick, and what
 * rounding leaves goes to one leg.
 */
public final class LegPrices {
    private LegPrices() {}

    /**
     * Prices of the legs, positive multiples of the tick, whose sum by ratio is exactly the price.
     *
     * @param ratios by leg, not 0, without a common divisor
     * @param marks by leg, in the legs' price unit
     * @param price of the whole, a multiple of the tick, in {@link Units}
     * @param tick in {@link Units}
     * @return by leg, in {@link Units}; throws {@link IllegalArgumentException} where no such prices exist, as for two
     *     bought legs at less than two ticks
     */
    public static long[] split(List<Integer> ratios, double[] marks, long price, long tick) {
        int count = ratios.size();
        double whole = 0;
        double worth = 0;
        for (int i = 0; i < count; i++) {
            whole += ratios.get(i) * marks[i];
            worth += Math.abs(ratios.get(i)) * marks[i];
        }
        double share = worth > 0 ? (Units.number(price) - whole) / worth : 0;
        long[] ticks = new long[count];
        for (int i = 0; i < count; i++) {
            double leg = marks[i] * (1 + Integer.signum(ratios.get(i)) * share);
            ticks[i] = Math.max(1, Math.round(Units.nearest(Double.isNaN(leg) ? 0 : leg) / (double) tick));
        }
        balance(ratios, ticks, price / tick);
        for (int i = 0; i < count; i++) {
            ticks[i] *= tick;
        }
        return ticks;
    }

    /** The same where there is a solution, else the smallest prices that there are. */
    public static long[] nearest(List<Integer> ratios, double[] marks, long price, long tick) {
        try {
            return split(ratios, marks, price, tick);
        } catch (IllegalArgumentException none) {
            return ratios.stream().mapToLong(_ -> tick).toArray();
        }
    }

    /** Lets one leg take what is left, after moving another a few ticks where the ratios ask for it. */
    private static void balance(List<Integer> ratios, long[] ticks, long wanted) {
        for (int step = 0; step < largest(ratios); step++) {
            for (int other = 0; other < ticks.length; other++) {
                ticks[other] += step;
                if (absorb(ratios, ticks, wanted - sum(ratios, ticks))) {
                    return;
                }
                ticks[other] -= step;
            }
        }
        throw new IllegalArgumentException("no leg prices make up " + wanted + " ticks");
    }

    private static int largest(List<Integer> ratios) {
        return ratios.stream().mapToInt(Math::abs).max().orElse(1) + 1;
    }

    private static long sum(List<Integer> ratios, long[] ticks) {
        long sum = 0;
        for (int i = 0; i < ticks.length; i++) {
            sum += ratios.get(i) * ticks[i];
        }
        return sum;
    }

    private static boolean absorb(List<Integer> ratios, long[] ticks, long rest) {
        for (int i = 0; i < ticks.length; i++) {
            int ratio = ratios.get(i);
            if (rest % ratio == 0 && ticks[i] + rest / ratio >= 1) {
                ticks[i] += rest / ratio;
                return true;
            }
        }
        return spread(ratios, ticks, rest);
    }

    /** Legs that must all become cheaper share what one of them cannot bear. */
    private static boolean spread(List<Integer> ratios, long[] ticks, long rest) {
        long left = rest;
        long[] next = ticks.clone();
        for (int i = 0; i < next.length; i++) {
            int ratio = ratios.get(i);
            long change = Math.max(1 - next[i], left / ratio);
            if (Math.signum((double) change * ratio) == Math.signum((double) left)) {
                next[i] += change;
                left -= change * ratio;
            }
        }
        if (left == 0) {
            System.arraycopy(next, 0, ticks, 0, next.length);
        }
        return left == 0;
    }
}
