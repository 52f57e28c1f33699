package gammadesk.analytics.hedging;

import java.util.Arrays;

/**
 * Expected shortfall at one choice and the plane that touches it there: the mean loss of the scenarios that are the
 * tail there, which no expected shortfall anywhere is below (Rockafellar and Uryasev 2000; Kuenzi-Bay and Mayer 2006).
 */
final class TailCut {
    private final HedgeProgram program;
    private final double[] weights;
    private final double shortfall;

    TailCut(HedgeProgram program, double[] profits) {
        this.program = program;
        int size = profits.length;
        double tail = size * (1 - program.confidence());
        double[] sorted = profits.clone();
        Arrays.sort(sorted);
        int whole = (int) Math.min(size - 1, Math.floor(tail + 1e-9));
        double edge = sorted[whole];
        int below = 0;
        while (below < size && sorted[below] < edge) {
            below++;
        }
        int atEdge = 0;
        while (below + atEdge < size && sorted[below + atEdge] == edge) {
            atEdge++;
        }
        double edgeWeight = Math.max(0, tail - below) / atEdge / tail;
        weights = new double[size];
        double sum = 0;
        for (int s = 0; s < size; s++) {
            weights[s] = profits[s] < edge ? 1 / tail : profits[s] == edge ? edgeWeight : 0;
            sum -= weights[s] * profits[s];
        }
        shortfall = sum;
    }

    double shortfall() {
        return shortfall;
    }

    /** The plane without any lot. */
    double constant() {
        return -dot(program.base());
    }

    /** Its slope along one candidate, USD per lot. */
    double slope(int candidate) {
        return -dot(program.candidates().get(candidate).profitPerLot());
    }

    private double dot(double[] profits) {
        double sum = 0;
        for (int s = 0; s < weights.length; s++) {
            if (weights[s] > 0) {
                sum += weights[s] * profits[s];
            }
        }
        return sum;
    }
}
