package gammadesk.app.backtest;

import gammadesk.analytics.backtest.HedgeRule;
import gammadesk.analytics.hedging.Advisor;
import gammadesk.analytics.hedging.DeltaThreshold;
import gammadesk.analytics.hedging.HedgeGoal;
import gammadesk.analytics.hedging.LearnedBand;
import gammadesk.analytics.hedging.Leland;
import gammadesk.analytics.hedging.Reach;
import gammadesk.analytics.hedging.ShortfallOptimiser;
import gammadesk.analytics.hedging.ShortfallSolver;
import gammadesk.analytics.hedging.SmileDelta;
import gammadesk.analytics.hedging.WhalleyWilmott;
import gammadesk.analytics.learning.book.BandModel;
import gammadesk.analytics.market.Currency;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The rules of a comparison, each with several settings of its dial.
 *
 * @param coin whose risk is hedged
 * @param rebalanceDays between two moments, for Leland
 * @param horizonDays of the optimiser's scenarios; empty for those that end with the next decision
 * @param paths of them
 * @param instruments that it looks at
 * @param nodes of its searches
 * @param accepted expected shortfalls that it accepts, USD, one rule for each
 * @param band the learned one, where there is one
 */
public record HedgeRules(
        Currency coin,
        double rebalanceDays,
        OptionalDouble horizonDays,
        int paths,
        int instruments,
        int nodes,
        List<Double> accepted,
        Optional<BandModel> band) {
    private static final List<Double> THRESHOLDS = List.of(0.1, 0.2, 0.5, 1.0, 1.5, 2.0, 3.0, 4.0);
    private static final List<Double> FEW_THRESHOLDS = List.of(0.1, 0.5, 1.5);
    /** Risk aversions that a band is tried with, per USD. */
    public static final List<Double> AVERSIONS = List.of(1e-6, 1e-5, 1e-4);

    private static final List<Double> COST_WEIGHTS = List.of(8.0, 12.0, 16.0, 24.0);
    /** Expected shortfalls of a day that suit books of ten BTC of options, USD. */
    public static final List<Double> ACCEPTED = List.of(3_000.0, 4_000.0, 5_000.0, 6_000.0, 8_000.0);

    private static final List<Double> OPEN_WEIGHTS = List.of(12.0, 24.0);
    /** Cost weight of the rule with an accepted shortfall. */
    private static final double MIDDLE = 12;
    /** The plain rules show the scenarios on no decision, so a few do. */
    private static final int FEW_PATHS = 20;

    private static final int LEGS = 4;
    private static final double GAP = 1e-2;
    /** No hard limit: expected shortfall itself says how much delta is too much. */
    private static final double ANY_DELTA = 1e6;

    /** All of them, doing nothing first. */
    public List<HedgeRule> all() {
        List<HedgeRule> rules = new ArrayList<>();
        rules.add(plain("none", 0, Optional.empty(), plain(0.1, 1e-5)));
        THRESHOLDS.forEach(
                dial -> rules.add(plain("delta", dial, Optional.of(new DeltaThreshold()), plain(dial, 1e-5))));
        AVERSIONS.forEach(
                dial -> rules.add(plain("whalley-wilmott", dial, Optional.of(new WhalleyWilmott()), plain(0.1, dial))));
        band.ifPresent(model -> AVERSIONS.forEach(dial ->
                rules.add(plain("learned-band", dial, Optional.of(new LearnedBand(model.rule())), plain(0.1, dial)))));
        FEW_THRESHOLDS.forEach(dial -> rules.add(plain("leland", dial, Optional.of(new Leland()), plain(dial, 1e-5))));
        FEW_THRESHOLDS.forEach(
                dial -> rules.add(plain("smile", dial, Optional.of(new SmileDelta(1)), plain(dial, 1e-5))));
        COST_WEIGHTS.forEach(dial -> rules.add(optimiser("optimiser", dial, OptionalDouble.empty(), dial)));
        accepted.forEach(dial -> rules.add(optimiser("optimiser-accept", dial, OptionalDouble.of(dial), MIDDLE)));
        OPEN_WEIGHTS.forEach(dial -> rules.add(open(dial)));
        return rules;
    }

    private HedgeRule plain(String family, double dial, Optional<Advisor> advisor, HedgeGoal goal) {
        return new HedgeRule(
                family, dial, advisor, goal, known -> HedgeMarket.scenarios(known.getLast(), coin, FEW_PATHS, 1));
    }

    /** Hedges until the next decision, without a view on direction, and takes options back without opening any. */
    private HedgeRule optimiser(String family, double dial, OptionalDouble most, double costWeight) {
        double days = horizonDays.orElse(rebalanceDays);
        return optimiser(
                family,
                dial,
                goal(0.1, 1e-5, most, costWeight),
                Reach.TAKE_BACK,
                known -> HedgeMarket.balanced(known.getLast(), coin, paths, days));
    }

    /** A day ahead, with the model's lean towards falls, in whatever has a price. */
    private HedgeRule open(double costWeight) {
        return optimiser(
                "optimiser-open",
                costWeight,
                goal(0.1, 1e-5, OptionalDouble.empty(), costWeight),
                Reach.ANY,
                known -> HedgeMarket.scenarios(known.getLast(), coin, paths, horizonDays.orElse(1)));
    }

    private HedgeRule optimiser(String family, double dial, HedgeGoal goal, Reach reach, HedgeRule.Chance chance) {
        ShortfallSolver solver = ShortfallSolver.reproducible(nodes, GAP);
        return new HedgeRule(
                family, dial, Optional.of(new ShortfallOptimiser(solver, instruments, reach)), goal, chance);
    }

    private HedgeGoal plain(double threshold, double aversion) {
        return goal(threshold, aversion, OptionalDouble.empty(), 1);
    }

    private HedgeGoal goal(double threshold, double aversion, OptionalDouble accepted, double costWeight) {
        return new HedgeGoal(
                0,
                threshold,
                aversion,
                rebalanceDays,
                HedgeGoal.USUAL.confidence(),
                accepted,
                costWeight,
                1,
                LEGS,
                ANY_DELTA,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty());
    }
}
