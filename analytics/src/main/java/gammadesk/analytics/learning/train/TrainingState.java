package gammadesk.analytics.learning.train;

import gammadesk.analytics.learning.net.Adam;

/**
 * All that a training needs to continue with the same bits; which paths come next follows from seed and step.
 *
 * @param seed of the weights and the paths
 * @param progress so far
 * @param weights now
 * @param optimiser Adam's memory
 * @param bestWeights at the best validation
 * @param waited validations since then
 */
@SuppressWarnings("ArrayRecordComponent")
public record TrainingState(
        long seed, TrainingProgress progress, float[] weights, Adam.State optimiser, float[] bestWeights, int waited) {}
