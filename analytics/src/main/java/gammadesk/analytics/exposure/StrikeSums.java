package gammadesk.analytics.exposure;

import java.util.Arrays;

/** Sums by strike, ascending: exposures of calls and puts, their gammas and open interest. */
final class StrikeSums {
    int size;
    double[] strike = {};
    double[] call = {};
    double[] put = {};
    private double[] callGamma = {};
    private double[] putGamma = {};
    private double[] absoluteGamma = {};
    private double[] callInterest = {};
    private double[] putInterest = {};

    void reserve(int length) {
        strike = new double[length];
        call = new double[length];
        put = new double[length];
        callGamma = new double[length];
        putGamma = new double[length];
        absoluteGamma = new double[length];
        callInterest = new double[length];
        putInterest = new double[length];
    }

    void clear() {
        size = 0;
    }

    /** A new strike with nothing in it. */
    int open(double at) {
        strike[size] = at;
        call[size] = 0;
        put[size] = 0;
        callGamma[size] = 0;
        putGamma[size] = 0;
        absoluteGamma[size] = 0;
        callInterest[size] = 0;
        putInterest[size] = 0;
        return size++;
    }

    int find(double at) {
        return Arrays.binarySearch(strike, 0, size, at);
    }

    void add(int at, boolean isCall, double exposure, double gamma, double interest) {
        (isCall ? call : put)[at] += exposure;
        (isCall ? callGamma : putGamma)[at] += gamma;
        (isCall ? callInterest : putInterest)[at] += interest;
        absoluteGamma[at] += Math.abs(gamma);
    }

    void add(int at, StrikeSums other, int from) {
        call[at] += other.call[from];
        put[at] += other.put[from];
        callGamma[at] += other.callGamma[from];
        putGamma[at] += other.putGamma[from];
        callInterest[at] += other.callInterest[from];
        putInterest[at] += other.putInterest[from];
        absoluteGamma[at] += other.absoluteGamma[from];
    }

    static double sum(double[] values, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += values[i];
        }
        return sum;
    }

    /** What stands out among the strikes from (with) and to (without). */
    Levels levels(int from, int to) {
        double positive = 0;
        double negative = 0;
        for (int i = from; i < to; i++) {
            double net = callGamma[i] + putGamma[i];
            positive += Math.max(0, net);
            negative += Math.min(0, net);
        }
        double calls = sum(callInterest, from, to);
        double puts = sum(putInterest, from, to);
        return new Levels(
                largest(callGamma, from, to, "no call has gamma and a position"),
                largest(putGamma, from, to, "no put has gamma and a position"),
                largest(absoluteGamma, from, to, "no option has gamma and a position"),
                calls + puts > 0 ? maxPain(from, to) : new Level.None("there is no open interest"),
                calls > 0 ? puts / calls : Double.NaN,
                positive,
                negative);
    }

    private Level largest(double[] values, int from, int to, String reason) {
        int best = -1;
        for (int i = from; i < to; i++) {
            if (values[i] != 0 && (best < 0 || Math.abs(values[i]) > Math.abs(values[best]))) {
                best = i;
            }
        }
        return best < 0 ? new Level.None(reason) : new Level.At(strike[best], values[best]);
    }

    /**
     * One pass up for the calls' pay-out and one down for the puts', each by the slope between neighbouring strikes.
     */
    private Level maxPain(int from, int to) {
        double[] pain = new double[to - from];
        double below = 0;
        for (int i = from + 1; i < to; i++) {
            below += callInterest[i - 1];
            pain[i - from] = pain[i - 1 - from] + below * (strike[i] - strike[i - 1]);
        }
        double above = 0;
        double puts = 0;
        for (int i = to - 2; i >= from; i--) {
            above += putInterest[i + 1];
            puts += above * (strike[i + 1] - strike[i]);
            pain[i - from] += puts;
        }
        int best = 0;
        for (int i = 1; i < pain.length; i++) {
            best = pain[i] < pain[best] ? i : best;
        }
        return new Level.At(strike[from + best], pain[best]);
    }
}
