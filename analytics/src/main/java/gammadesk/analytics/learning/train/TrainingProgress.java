package gammadesk.analytics.learning.train;

/**
 * How far a training is.
 *
 * @param step taken, of {@code steps}
 * @param steps at the most
 * @param risk of the last batch
 * @param validated risk on the held-out paths when last looked at
 * @param best the least of these, whose weights are kept
 */
public record TrainingProgress(long step, int steps, double risk, double validated, double best) {}
