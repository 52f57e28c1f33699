package gammadesk.analytics.learning.ensemble;

import gammadesk.analytics.learning.HedgeStrategy;

/**
 * An ensemble and a classical rule, mixed by how far the ensemble agrees with itself; outside of what it was trained on
 * the classical rule alone. Keeps working memory: one per thread.
 */
public final class BlendedHedge implements HedgeStrategy {
    private final Ensemble ensemble;
    private final HedgeStrategy classical;
    private final BlendRule rule;
    private final DomainGate gate;
    private double[] means = new double[0];
    private double[] deviations = new double[0];

    /** Of its parts. */
    public BlendedHedge(Ensemble ensemble, HedgeStrategy classical, BlendRule rule, DomainGate gate) {
        this.ensemble = ensemble;
        this.classical = classical;
        this.rule = rule;
        this.gate = gate;
    }

    /**
     * One answer and what it rests on.
     *
     * @param ratio to hold
     * @param learned what the ensemble alone would hold
     * @param classical what the classical rule alone would hold
     * @param confidence in the learned one
     */
    public record Answer(double ratio, double learned, double classical, Confidence confidence) {}

    @Override
    public String name() {
        return ensemble.name() + " and " + classical.name();
    }

    @Override
    public void ratios(Moment moment, double[] held, double[] out) {
        propose(moment, held, out);
        for (int path = 0; path < out.length; path++) {
            double weight = weight(moment, path);
            out[path] = weight > 0 ? weight * means[path] + (1 - weight) * out[path] : out[path];
        }
    }

    private void propose(Moment moment, double[] held, double[] out) {
        if (means.length != out.length) {
            means = new double[out.length];
            deviations = new double[out.length];
        }
        classical.ratios(moment, held, out);
        ensemble.propose(moment, held, means, deviations);
    }

    private double weight(Moment moment, int path) {
        boolean inside = gate.contains(moment.yearsLeft(), moment.spots()[path], moment.variances()[path]);
        return inside ? rule.weight(deviations[path]) : 0;
    }

    /**
     * For one state.
     *
     * @param yearsLeft to expiry
     * @param spot price
     * @param variance instantaneous variance a year
     * @param held ratio
     */
    public Answer answer(int step, double yearsLeft, double spot, double variance, double held) {
        Moment moment = new Moment(step, yearsLeft, new double[] {spot}, new double[] {variance});
        double[] classic = new double[1];
        propose(moment, new double[] {held}, classic);
        double weight = weight(moment, 0);
        double ratio = weight > 0 ? weight * means[0] + (1 - weight) * classic[0] : classic[0];
        Confidence confidence = new Confidence(
                weight,
                deviations[0],
                gate.distance(yearsLeft, spot, variance),
                gate.contains(yearsLeft, spot, variance));
        return new Answer(ratio, means[0], classic[0], confidence);
    }
}
