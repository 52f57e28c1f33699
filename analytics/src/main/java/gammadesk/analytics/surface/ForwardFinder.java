package gammadesk.analytics.surface;

import gammadesk.analytics.market.ExpiryChain;
import gammadesk.analytics.market.OptionType;
import gammadesk.analytics.market.Settlement;
import java.util.Arrays;

/**
 * The forward of an expiry. The venue's holds unless it is missing or most of the strikes around it contradict it: a
 * call and a put of one strike, bought and sold at their quotes, bracket the forward.
 */
final class ForwardFinder {
    private static final int FEWEST_STRIKES = 3;
    private static final int NEAREST_STRIKES = 8;

    private ForwardFinder() {}

    static ForwardEstimate find(ExpiryChain chain) {
        boolean venueKnown = chain.forward() > 0;
        Brackets brackets = new Brackets(chain, venueKnown);
        brackets.collect();
        double venue = venueKnown ? chain.forward() : Double.NaN;
        double anchor = venueKnown ? venue : 1;
        double parity = brackets.count < FEWEST_STRIKES ? Double.NaN : anchor * brackets.middle();
        double error = anchor * brackets.error();
        boolean contradicted = brackets.count >= FEWEST_STRIKES && 2 * brackets.excluding > brackets.count;
        if (venueKnown && !contradicted) {
            return new ForwardEstimate(venue, source(chain.forwardName()), venue, parity, error, brackets.count);
        }
        return Double.isNaN(parity)
                ? ForwardEstimate.UNKNOWN
                : new ForwardEstimate(parity, ForwardSource.PARITY, venue, parity, error, brackets.count);
    }

    private static ForwardSource source(String name) {
        if (name.startsWith("SYN.")) {
            return ForwardSource.SYNTHETIC;
        }
        return name.isEmpty() || name.equals("index_price") ? ForwardSource.INDEX : ForwardSource.LISTED_FUTURE;
    }

    /** What each strike says, as a multiple of the row's own forward, or in USD where the venue gives none. */
    private static final class Brackets {
        private final ExpiryChain chain;
        private final boolean venueKnown;
        private final double[] distance;
        private final double[] middle;
        private final double[] half;
        private int count;
        private int excluding;

        private Brackets(ExpiryChain chain, boolean venueKnown) {
            this.chain = chain;
            this.venueKnown = venueKnown;
            distance = new double[chain.size()];
            middle = new double[chain.size()];
            half = new double[chain.size()];
        }

        private void collect() {
            for (int row = 0; row + 1 < chain.size(); row++) {
                boolean pair = chain.strike().get(row) == chain.strike().get(row + 1)
                        && chain.types().get(row) == OptionType.CALL
                        && chain.types().get(row + 1) == OptionType.PUT;
                if (pair) {
                    add(row, row + 1);
                }
            }
            keepNearest();
            for (int i = 0; venueKnown && i < count; i++) {
                excluding += Math.abs(middle[i] - 1) > half[i] ? 1 : 0;
            }
        }

        private void add(int call, int put) {
            double strike = chain.strike().get(call);
            double lowest = forward(strike, chain.bid().get(call) - chain.ask().get(put));
            double highest = forward(strike, chain.ask().get(call) - chain.bid().get(put));
            double unit = venueKnown
                    ? Math.sqrt(
                            chain.rowForward().get(call) * chain.rowForward().get(put))
                    : 1;
            if (highest > lowest && lowest > 0 && unit > 0 && Double.isFinite(highest)) {
                middle[count] = (lowest + highest) / 2 / unit;
                half[count] = (highest - lowest) / 2 / unit;
                distance[count] = half[count] / middle[count];
                count++;
            }
        }

        /** C - P = F - K in USD, or 1 - K / F in coin. */
        private double forward(double strike, double difference) {
            return chain.settlement() == Settlement.INVERSE ? strike / (1 - difference) : strike + difference;
        }

        /** The tightest brackets say most. */
        private void keepNearest() {
            if (count <= NEAREST_STRIKES) {
                return;
            }
            double[] sorted = Arrays.copyOf(distance, count);
            Arrays.sort(sorted);
            double limit = sorted[NEAREST_STRIKES - 1];
            int kept = 0;
            for (int i = 0; i < count; i++) {
                if (distance[i] <= limit) {
                    middle[kept] = middle[i];
                    half[kept] = half[i];
                    kept++;
                }
            }
            count = kept;
        }

        private double middle() {
            double sum = 0;
            double weights = 0;
            for (int i = 0; i < count; i++) {
                sum += middle[i] / (half[i] * half[i]);
                weights += 1 / (half[i] * half[i]);
            }
            return sum / weights;
        }

        private double error() {
            double weights = 0;
            for (int i = 0; i < count; i++) {
                weights += 1 / (half[i] * half[i]);
            }
            return 1 / Math.sqrt(weights);
        }
    }
}
