package gammadesk.analytics.backtest.court.claim;

import gammadesk.analytics.backtest.court.Falls;
import gammadesk.analytics.learning.ClaimHedge;
import gammadesk.analytics.learning.HedgeStrategy;
import gammadesk.analytics.learning.HedgeStrategy.Moment;
import gammadesk.analytics.learning.path.PathSet;
import java.util.Arrays;

/**
 * A rule with one sold claim along the paths of a scene, inside limits, marked at every moment. In a calm scene its
 * profits are those of {@link ClaimHedge#follow}. A decision that is no number, or none because the rule refused,
 * leaves the old hedge in place.
 *
 * <p>Between sale and expiry the claim is marked by Black's formula at the path's instantaneous variance: what a desk
 * without a model of the variance would show.
 */
public final class ClaimWalk {
    private final ClaimHedge claim;
    private final Scene scene;
    private final RatioLimits limits;
    private final Marks marks;
    private final double[] held;
    private final double[] gains;
    private final double[] costs;
    private final double[] turnovers;
    private final double[][] equity;
    private long breaches;
    private long refusals;

    private ClaimWalk(ClaimHedge claim, Scene scene, RatioLimits limits, Marks marks) {
        this.claim = claim;
        this.scene = scene;
        this.limits = limits;
        this.marks = marks;
        int paths = scene.market().paths();
        held = new double[paths];
        gains = new double[paths];
        costs = new double[paths];
        turnovers = new double[paths];
        equity = new double[scene.market().steps() + 1][paths];
    }

    /** Walks all paths. */
    public static ClaimWalk of(ClaimHedge claim, Scene scene, RatioLimits limits, HedgeStrategy rule) {
        return of(claim, scene, limits, rule, Marks.of(claim, scene.market()));
    }

    /** With the marks of the same claim and market, which all rules share. */
    static ClaimWalk of(ClaimHedge claim, Scene scene, RatioLimits limits, HedgeStrategy rule, Marks marks) {
        ClaimWalk walk = new ClaimWalk(claim, scene, limits, marks);
        walk.walk(rule);
        return walk;
    }

    private void walk(HedgeStrategy rule) {
        PathSet market = scene.market();
        for (int step = 0; step < market.steps(); step++) {
            mark(step);
            double[] spots = market.spots()[step];
            double[] wanted = decided(rule, step);
            for (int path = 0; path < spots.length; path++) {
                trade(path, spots[path], target(step, path, wanted[path]));
                double share = scene.funding().applyAsDouble(step);
                costs[path] += share * Math.abs(held[path]) * spots[path];
                gains[path] += held[path] * (market.spots()[step + 1][path] - spots[path]);
            }
        }
        finish();
    }

    private void finish() {
        int last = scene.market().steps();
        double[] spots = scene.market().spots()[last];
        for (int path = 0; path < spots.length; path++) {
            if (claim.unwinds()) {
                trade(path, spots[path], 0);
            }
        }
        mark(last);
    }

    private void mark(int step) {
        for (int path = 0; path < held.length; path++) {
            equity[step][path] = claim.premium() - marks.at(step, path) + gains[path] - costs[path];
        }
    }

    private double[] decided(HedgeStrategy rule, int step) {
        double[] out = new double[held.length];
        try {
            rule.ratios(moment(step, scene.seen().spots()[step], scene.seen().variances()[step]), held.clone(), out);
            return out;
        } catch (IllegalArgumentException | IllegalStateException | ArithmeticException _) {
            return decidedBySane(rule, step);
        }
    }

    /** A rule that refuses one path's numbers is asked again without them: those paths keep what they hold. */
    private double[] decidedBySane(HedgeStrategy rule, int step) {
        double[] out = new double[held.length];
        double[] spots = scene.seen().spots()[step].clone();
        double[] variances = scene.seen().variances()[step].clone();
        boolean[] isSpoilt = new boolean[held.length];
        for (int path = 0; path < spots.length; path++) {
            isSpoilt[path] = !(spots[path] > 0 && variances[path] >= 0 && spots[path] + variances[path] < 1e300);
            spots[path] = isSpoilt[path] ? claim.strike() : spots[path];
            variances[path] = isSpoilt[path] ? 0.01 : variances[path];
        }
        try {
            rule.ratios(moment(step, spots, variances), held.clone(), out);
        } catch (IllegalArgumentException | IllegalStateException | ArithmeticException _) {
            Arrays.fill(isSpoilt, true);
        }
        Arrays.setAll(out, path -> isSpoilt[path] ? Double.NaN : out[path]);
        return out;
    }

    private Moment moment(int step, double[] spots, double[] variances) {
        double yearsLeft = (scene.market().steps() - step) * scene.market().stepYears();
        return new Moment(step, yearsLeft, spots, variances);
    }

    private double target(int step, int path, double wanted) {
        if (scene.outage().holds(step, path)) {
            return held[path];
        }
        if (!Double.isFinite(wanted)) {
            refusals++;
            return held[path];
        }
        breaches += limits.hold(wanted) ? 0 : 1;
        double most = scene.mostTraded();
        return Math.clamp(limits.clamp(wanted), held[path] - most, held[path] + most);
    }

    private void trade(int path, double spot, double to) {
        double traded = Math.abs(to - held[path]);
        costs[path] += scene.costMultiple() * claim.cost() * spot * traded;
        turnovers[path] += traded;
        held[path] = to;
    }

    /** After costs, by path; a fresh array. */
    public double[] profits() {
        return equity[equity.length - 1].clone();
    }

    /** Of trading and holding, by path; a fresh array. */
    public double[] costs() {
        return costs.clone();
    }

    /** Units of the underlying traded, by path; a fresh array. */
    public double[] turnovers() {
        return turnovers.clone();
    }

    /** Running profit of all paths at a moment, before the trade then; a fresh array. */
    public double[] equity(int step) {
        return equity[step].clone();
    }

    /** How many moments there are: one more than moves. */
    public int moments() {
        return equity.length;
    }

    /** Share of all decisions outside the limits. */
    public double breachShare() {
        return breaches / decisions();
    }

    /** Share of all decisions that were no number. */
    public double refusedShare() {
        return refusals / decisions();
    }

    private double decisions() {
        return (equity.length - 1.0) * held.length;
    }

    /** Falls of all paths. */
    Falls falls() {
        return Falls.of(equity);
    }
}
