package gammadesk.analytics.backtest.court.claim;

import gammadesk.analytics.backtest.court.Benefit;
import gammadesk.analytics.backtest.court.Best;
import gammadesk.analytics.backtest.court.ControlRow;
import gammadesk.analytics.backtest.court.Controls;
import gammadesk.analytics.backtest.court.EquityTrack;
import gammadesk.analytics.backtest.court.Estimate;
import gammadesk.analytics.backtest.court.Falls;
import gammadesk.analytics.backtest.court.Frontier;
import gammadesk.analytics.backtest.court.FrontierPoint;
import gammadesk.analytics.backtest.court.Headlines;
import gammadesk.analytics.backtest.court.Histograms;
import gammadesk.analytics.backtest.court.Outcomes;
import gammadesk.analytics.backtest.court.PolicyRow;
import gammadesk.analytics.backtest.court.ProfitHistogram;
import gammadesk.analytics.backtest.court.Role;
import gammadesk.analytics.backtest.court.Sharpe;
import gammadesk.analytics.backtest.court.StateMap;
import gammadesk.analytics.backtest.court.StressRow;
import gammadesk.analytics.learning.ClaimHedge;
import gammadesk.analytics.learning.HedgeStrategy;
import gammadesk.analytics.learning.path.PathSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * All rules with the same sold claim on the same paths. Every path is one period: the rows, the matrix that the
 * probability of overfitting is measured on, and the benefit over the best baseline speak of whole claims.
 */
public final class ClaimTrial {
    private static final int BINS = 40;

    private final ClaimHedge claim;
    private final PathSet paths;
    private final RatioLimits limits;
    private final List<Contender> contenders;
    private final Headlines headlines;
    private final Marks marks;
    private final Map<String, Outcomes> profits = new HashMap<>();
    private final Map<String, Outcomes> costs = new HashMap<>();
    private final Map<String, Double> turnovers = new HashMap<>();
    private final List<EquityTrack> tracks = new ArrayList<>();

    private ClaimTrial(
            ClaimHedge claim, PathSet paths, RatioLimits limits, List<Contender> contenders, Headlines headlines) {
        this.claim = claim;
        this.paths = paths;
        this.limits = limits;
        this.contenders = contenders;
        this.headlines = headlines;
        marks = Marks.of(claim, paths);
    }

    /**
     * Walks every rule along all paths.
     *
     * @param contenders the policy first, one at least
     * @throws IllegalArgumentException when two have the same name or the first is not the policy
     */
    public static ClaimTrial of(
            ClaimHedge claim, PathSet paths, RatioLimits limits, List<Contender> contenders, Headlines headlines) {
        Set<String> names = new HashSet<>();
        if (contenders.isEmpty()
                || contenders.getFirst().role() != Role.TRIED
                || !contenders.stream().map(Contender::name).allMatch(names::add)) {
            throw new IllegalArgumentException("the policy comes first, and no name comes twice");
        }
        ClaimTrial trial = new ClaimTrial(claim, paths, limits, List.copyOf(contenders), headlines);
        contenders.forEach(trial::walk);
        return trial;
    }

    private void walk(Contender one) {
        ClaimWalk walk = calm(one.rule());
        profits.put(one.name(), Outcomes.of(walk.profits()));
        costs.put(one.name(), Outcomes.of(walk.costs()));
        turnovers.put(one.name(), Arrays.stream(walk.turnovers()).average().orElse(Double.NaN));
        tracks.add(Tracks.of(one.name(), one.role(), walk, paths.stepYears()));
    }

    private ClaimWalk calm(HedgeStrategy rule) {
        return ClaimWalk.of(claim, Scene.calm(paths), limits, rule, marks);
    }

    /** The table, the policy first. */
    public List<PolicyRow> rows() {
        return contenders.stream().map(this::row).toList();
    }

    private PolicyRow row(Contender one) {
        Outcomes own = profits(one.name());
        Estimate less = bestBaseline()
                .filter(best -> !best.equals(one.name()))
                .map(best -> headlines.shortfallLess(own, profits(best)))
                .orElse(Estimate.UNKNOWN);
        return new PolicyRow(
                one.name(),
                one.dial(),
                one.role(),
                headlines.mean(own),
                headlines.mean(costs(one.name())),
                headlines.shortfall(own),
                less,
                turnovers.getOrDefault(one.name(), Double.NaN),
                Sharpe.of(own.sums()),
                own.times());
    }

    private Outcomes profits(String name) {
        return known(profits, name);
    }

    private Outcomes costs(String name) {
        return known(costs, name);
    }

    private static Outcomes known(Map<String, Outcomes> byName, String name) {
        return Optional.ofNullable(byName.get(name))
                .orElseThrow(() -> new IllegalArgumentException("nobody is called " + name));
    }

    /** The baseline with the least expected shortfall; empty without one. */
    public Optional<String> bestBaseline() {
        return Best.of(contenders.stream()
                .filter(one -> one.role() == Role.BASELINE)
                .map(one -> Map.entry(one.name(), profits(one.name()).shortfall()))
                .toList());
    }

    /** Profits after costs by path, a fresh array; throws {@link IllegalArgumentException} for an unknown name. */
    public double[] profitsOf(String name) {
        return profits(name).sums();
    }

    /** Costs by path, a fresh array; throws {@link IllegalArgumentException} for an unknown name. */
    public double[] costsOf(String name) {
        return costs(name).sums();
    }

    /** What the policy does better than the best baseline, by path; empty without a baseline. */
    public Optional<double[]> benefit() {
        return bestBaseline().map(best -> benefit(contenders.getFirst().name(), best));
    }

    private double[] benefit(String name, String best) {
        return Benefit.over(profitsOf(name), profitsOf(best));
    }

    /**
     * Benefits over the best baseline, by rule and path, the policy first: what a search could have chosen from, for
     * the probability of overfitting. The baselines are among them, for who searches may also stay with what there is,
     * and two settings that are equally good would else look like one chosen by chance. Empty without a baseline.
     */
    public Optional<double[][]> choices() {
        return bestBaseline()
                .map(best -> contenders.stream()
                        .filter(one -> one.role() != Role.CONTROL)
                        .map(one -> benefit(one.name(), best))
                        .toArray(double[][]::new));
    }

    /** Running profits of all rules. */
    public List<EquityTrack> tracks() {
        return List.copyOf(tracks);
    }

    /** How profits are spread. */
    public List<ProfitHistogram> histograms() {
        return Histograms.of(
                contenders.stream()
                        .map(one -> new Histograms.Profits(one.name(), one.role(), profitsOf(one.name())))
                        .toList(),
                BINS);
    }

    /** Cost against risk. */
    public List<FrontierPoint> frontier() {
        return Frontier.of(contenders.stream()
                .map(one -> new Frontier.Setting(
                        one.rule().name(),
                        one.dial(),
                        one.role(),
                        costs(one.name()).mean(),
                        profits(one.name()).shortfall()))
                .toList());
    }

    /**
     * All rules but the controls under all stresses; each stress is staged once, so that all meet the same.
     *
     * @param seed of what a stress leaves to chance
     */
    public List<StressRow> stressed(List<Stress> stresses, long seed) {
        List<StressRow> rows = new ArrayList<>();
        SplittableRandom random = new SplittableRandom(seed);
        for (Stress stress : stresses) {
            Scene scene = stress.staging().stage(paths, random.split());
            Marks marked = Marks.of(claim, scene.market());
            contenders.stream()
                    .filter(one -> one.role() != Role.CONTROL)
                    .map(one -> row(stress, one, ClaimWalk.of(claim, scene, limits, one.rule(), marked)))
                    .forEach(rows::add);
        }
        return rows;
    }

    private static StressRow row(Stress stress, Contender one, ClaimWalk walk) {
        Outcomes profits = Outcomes.of(walk.profits());
        Falls falls = walk.falls();
        return new StressRow(
                stress.name(),
                stress.words(),
                one.name(),
                one.role(),
                -profits.mean(),
                profits.shortfall(),
                -Arrays.stream(walk.profits()).min().orElse(Double.NaN),
                walk.breachShare(),
                walk.refusedShare(),
                falls.meanSteps(),
                falls.unrecoveredShare());
    }

    /**
     * The policy against itself deciding for other paths than those that it trades, by expected shortfall: whether
     * looking helped.
     */
    public ControlRow wrongPaths(int draws, long seed) {
        Contender tried = contenders.getFirst();
        return Controls.of(
                "wrong path",
                "which path the policy is shown",
                -profits(tried.name()).shortfall(),
                draws,
                random -> -Outcomes.of(calm(new WrongPath(tried.rule(), paths.paths(), random.nextLong()))
                                .profits())
                        .shortfall(),
                new SplittableRandom(seed));
    }

    /** Where the policy loses against the best baseline; empty without one. */
    public Optional<StateMap> losses() {
        return bestBaseline()
                .map(best ->
                        Losses.map(best, calm(contenders.getFirst().rule()), calm(rule(best)), paths, claim.strike()));
    }

    private HedgeStrategy rule(String name) {
        return contenders.stream()
                .filter(one -> one.name().equals(name))
                .map(Contender::rule)
                .findFirst()
                .orElseThrow();
    }
}
