package gammadesk.analytics.learning.train;

/**
 * How to train.
 *
 * @param batch paths of a step, freshly drawn
 * @param steps at the most
 * @param firstRate Adam's rate at the start
 * @param lastRate at the end, reached along half a cosine
 * @param validationPaths held out, the same all the time
 * @param validateEvery so many steps
 * @param patience validations without a better one until it stops early
 */
public record TrainingPlan(
        int batch, int steps, double firstRate, double lastRate, int validationPaths, int validateEvery, int patience) {
    /** Throws {@link IllegalArgumentException} for a number that is not positive. */
    public TrainingPlan {
        if (Math.min(Math.min(batch, steps), Math.min(validationPaths, Math.min(validateEvery, patience))) < 1
                || !(firstRate > 0)
                || !(lastRate > 0)) {
            throw new IllegalArgumentException("a training needs paths, steps and rates");
        }
    }

    double rate(long step) {
        return lastRate + (firstRate - lastRate) * (1 + Math.cos(Math.PI * step / steps)) / 2;
    }
}
