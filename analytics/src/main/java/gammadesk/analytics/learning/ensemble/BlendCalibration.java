package gammadesk.analytics.learning.ensemble;

import gammadesk.analytics.learning.ClaimHedge;
import gammadesk.analytics.learning.HedgeStrategy;
import gammadesk.analytics.learning.RiskGoal;
import gammadesk.analytics.learning.path.PathSet;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * How much to believe an ensemble, found on paths that no member was trained on: scales from the quantiles of the
 * measured disagreement, every weight up to 1, and the classical rule alone as one of the candidates.
 *
 * @param rule with the least risk
 * @param risk of the blend on those paths
 * @param classicalRisk of the classical rule on the same
 */
public record BlendCalibration(BlendRule rule, double risk, double classicalRisk) {
    private static final List<Double> WEIGHTS = List.of(0.25, 0.5, 0.75, 1.0);
    private static final List<Double> QUANTILES = List.of(0.5, 0.9, 0.99);
    /** Of the greatest quantile: there disagreement hardly counts any more. */
    private static final double WIDE = 4;

    /** Searches; takes as many hedges along the paths as there are candidates. */
    public static BlendCalibration on(
            PathSet paths,
            ClaimHedge claim,
            RiskGoal goal,
            Ensemble ensemble,
            HedgeStrategy classical,
            DomainGate gate) {
        double classicalRisk = goal.risk(claim.follow(paths, classical).profits());
        Disagreement seen = new Disagreement(ensemble, paths);
        claim.follow(paths, seen);
        double[] scales = seen.scales();
        BlendCalibration best = new BlendCalibration(new BlendRule(0, scales[0]), classicalRisk, classicalRisk);
        for (double weight : WEIGHTS) {
            for (double scale : scales) {
                BlendRule rule = new BlendRule(weight, scale);
                HedgeStrategy blended = new BlendedHedge(ensemble, classical, rule, gate);
                double risk = goal.risk(claim.follow(paths, blended).profits());
                best = risk < best.risk ? new BlendCalibration(rule, risk, classicalRisk) : best;
            }
        }
        return best;
    }

    /** The rule, unless the classical one alone was best. */
    public Optional<BlendRule> useful() {
        return rule.most() > 0 ? Optional.of(rule) : Optional.empty();
    }

    /** Follows the ensemble and keeps every disagreement. */
    private static final class Disagreement implements HedgeStrategy {
        private final Ensemble ensemble;
        private final double[] all;
        private final double[] now;

        private Disagreement(Ensemble ensemble, PathSet paths) {
            this.ensemble = ensemble;
            now = new double[paths.paths()];
            all = new double[paths.paths() * paths.steps()];
        }

        @Override
        public String name() {
            return ensemble.name();
        }

        @Override
        public void ratios(Moment moment, double[] held, double[] out) {
            ensemble.propose(moment, held, out, now);
            System.arraycopy(now, 0, all, moment.step() * now.length, now.length);
        }

        private double[] scales() {
            Arrays.sort(all);
            double[] scales = new double[QUANTILES.size() + 1];
            for (int i = 0; i < QUANTILES.size(); i++) {
                scales[i] = Math.max(1e-9, all[(int) (QUANTILES.get(i) * (all.length - 1))]);
            }
            scales[QUANTILES.size()] = WIDE * scales[QUANTILES.size() - 1];
            return scales;
        }
    }
}
