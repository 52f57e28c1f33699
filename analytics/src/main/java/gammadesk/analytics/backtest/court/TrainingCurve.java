package gammadesk.analytics.backtest.court;

import gammadesk.analytics.market.Column;

/**
 * How a policy was learned.
 *
 * @param member of an ensemble
 * @param steps of the optimiser, ascending
 * @param train the goal on the paths that it learned from
 * @param validation the goal on paths that it did not see; NaN where it was not measured
 */
public record TrainingCurve(String member, Column steps, Column train, Column validation) {
    /** Throws {@link IllegalArgumentException} when the lengths differ. */
    public TrainingCurve {
        if (train.size() != steps.size() || validation.size() != steps.size()) {
            throw new IllegalArgumentException("a curve needs both goals at every step");
        }
    }
}
