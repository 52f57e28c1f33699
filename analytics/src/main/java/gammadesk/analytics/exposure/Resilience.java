package gammadesk.analytics.exposure;

/** How fast books refill, measured on a history of their depth. */
public sealed interface Resilience {
    /**
     * A dent in the depth is half gone after so long.
     *
     * @param halfLifeSeconds from the memory of depth from one observation to the next
     * @param observations how many neighbouring pairs it rests on
     */
    record Measured(double halfLifeSeconds, int observations) implements Resilience {}

    /** Too little is known. */
    record Unmeasured(String reason) implements Resilience {}

    /** Fewer pairs than this say nothing. */
    int FEWEST = 30;

    /**
     * Fits depth(next) - mean = m (depth - mean), so half-life = ln 2 / -ln m x step.
     *
     * @param stepSeconds between observations, even
     * @param coin depth within a fixed distance at each, oldest first
     */
    static Resilience measure(double stepSeconds, double... coin) {
        int pairs = coin.length - 1;
        if (pairs < FEWEST) {
            return new Unmeasured("only " + Math.max(0, pairs) + " pairs of observations, " + FEWEST + " are needed");
        }
        double mean = 0;
        for (double depth : coin) {
            mean += depth / coin.length;
        }
        double together = 0;
        double alone = 0;
        for (int i = 0; i < pairs; i++) {
            together += (coin[i] - mean) * (coin[i + 1] - mean);
            alone += (coin[i] - mean) * (coin[i] - mean);
        }
        double memory = together / alone;
        if (!(memory > 0 && memory < 1)) {
            return new Unmeasured("depth does not fall back to a mean: its memory is " + memory);
        }
        return new Measured(Math.log(2) / -Math.log(memory) * stepSeconds, pairs);
    }
}
