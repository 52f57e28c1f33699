package gammadesk.analytics.learning.ensemble;

import gammadesk.analytics.learning.train.TrainingProgress;

/**
 * How far one member is.
 *
 * @param member from 1
 * @param members of the ensemble
 * @param training of this one
 */
public record EnsembleProgress(int member, int members, TrainingProgress training) {}
