package gammadesk.analytics.learning.ensemble;

import gammadesk.analytics.learning.HedgeStrategy;
import gammadesk.analytics.learning.train.LearnedPolicy;
import java.util.List;

/**
 * What a training brings. The policies keep working memory: for one thread.
 *
 * @param members one a seed
 * @param gate around what they were trained on
 * @param calibration of the blend with the classical rule
 */
public record TrainedEnsemble(List<LearnedPolicy> members, DomainGate gate, BlendCalibration calibration) {
    /** Copies the list. */
    public TrainedEnsemble {
        members = List.copyOf(members);
    }

    /** The members' mean. */
    public Ensemble ensemble() {
        return new Ensemble("ensemble", members);
    }

    /** The blend with the rule that it was calibrated with. */
    public BlendedHedge hedge(HedgeStrategy classical) {
        return new BlendedHedge(ensemble(), classical, calibration.rule(), gate);
    }
}
