package gammadesk.analytics.backtest;

/** Sums of amounts, which are decimal fractions of a coin or of USD. */
public final class Amounts {
    private Amounts() {}

    /** Both together; what only rounding leaves is nothing. */
    public static double plus(double held, double more) {
        double sum = held + more;
        return Math.abs(sum) < 1e-9 * (Math.abs(held) + Math.abs(more)) ? 0 : sum;
    }
}
