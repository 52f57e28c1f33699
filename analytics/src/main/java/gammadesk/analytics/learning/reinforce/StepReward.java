package gammadesk.analytics.learning.reinforce;

/** What one move of a hedged position is worth to the hedger; the sum over all moves is to be large. */
@FunctionalInterface
public interface StepReward {
    /**
     * For one move.
     *
     * @param gain change in value of the short claim, marked at Black's price, and its hedge, before costs
     * @param cost of the trade before the move; with the last one also of the unwinding, if that is charged
     */
    double of(double gain, double cost);

    /**
     * Gain less cost, less half the gain's square times an aversion: local mean-variance, whose sum over the moves is
     * about the profit's.
     *
     * @param aversion per unit of money
     */
    static StepReward quadratic(double aversion) {
        return (gain, cost) -> gain - aversion * gain * gain / 2 - cost;
    }
}
