package gammadesk.analytics.backtest.court.claim;

import gammadesk.analytics.backtest.court.ControlRow;
import gammadesk.analytics.backtest.court.Controls;
import gammadesk.analytics.backtest.court.EquityTrack;
import gammadesk.analytics.backtest.court.Falls;
import gammadesk.analytics.backtest.court.Headlines;
import gammadesk.analytics.backtest.court.Outcomes;
import gammadesk.analytics.backtest.court.Role;
import gammadesk.analytics.backtest.court.Standings;
import gammadesk.analytics.backtest.court.StateMap;
import gammadesk.analytics.backtest.court.StressRow;
import gammadesk.analytics.learning.ClaimHedge;
import gammadesk.analytics.learning.HedgeStrategy;
import gammadesk.analytics.learning.path.PathSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * All rules with the same sold claim on the same paths. Every path is one period: the rows, the matrix that the
 * probability of overfitting is measured on, and the benefit over the best baseline speak of whole claims.
 */
public final class ClaimTrial {
    private final ClaimHedge claim;
    private final PathSet paths;
    private final RatioLimits limits;
    private final List<Contender> contenders;
    private final Marks marks;
    private final List<EquityTrack> tracks = new ArrayList<>();
    private final Standings standings;

    private ClaimTrial(
            ClaimHedge claim, PathSet paths, RatioLimits limits, List<Contender> contenders, Headlines headlines) {
        this.claim = claim;
        this.paths = paths;
        this.limits = limits;
        this.contenders = List.copyOf(contenders);
        marks = Marks.of(claim, paths);
        standings = Standings.of(contenders.stream().map(this::walk).toList(), headlines);
    }

    /**
     * Walks every rule along all paths.
     *
     * @param contenders the policy first, one at least
     * @throws IllegalArgumentException when two have the same name or the first is not the policy
     */
    public static ClaimTrial of(
            ClaimHedge claim, PathSet paths, RatioLimits limits, List<Contender> contenders, Headlines headlines) {
        return new ClaimTrial(claim, paths, limits, contenders, headlines);
    }

    private Standings.Entry walk(Contender one) {
        ClaimWalk walk = calm(one.rule());
        tracks.add(Tracks.of(one.name(), one.role(), walk, paths.stepYears()));
        Outcomes profits = Outcomes.of(walk.profits());
        return new Standings.Entry(
                one.name(),
                one.rule().name(),
                one.dial(),
                one.role(),
                profits,
                Outcomes.of(walk.costs()),
                Arrays.stream(walk.turnovers()).average().orElse(Double.NaN),
                profits.sums());
    }

    private ClaimWalk calm(HedgeStrategy rule) {
        return ClaimWalk.of(claim, Scene.calm(paths), limits, rule, marks);
    }

    /** All rules beside each other; a period is a path. */
    public Standings standings() {
        return standings;
    }

    /** Profits after costs by path, a fresh array; throws {@link IllegalArgumentException} for an unknown name. */
    public double[] profitsOf(String name) {
        return standings.entry(name).profits().sums();
    }

    /** Costs by path, a fresh array; throws {@link IllegalArgumentException} for an unknown name. */
    public double[] costsOf(String name) {
        return standings.entry(name).costs().sums();
    }

    /** Running profits of all rules. */
    public List<EquityTrack> tracks() {
        return List.copyOf(tracks);
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
                -standings.entry(tried.name()).profits().shortfall(),
                draws,
                random -> -Outcomes.of(calm(new WrongPath(tried.rule(), paths.paths(), random.nextLong()))
                                .profits())
                        .shortfall(),
                new SplittableRandom(seed));
    }

    /** Where the policy loses against the best baseline; empty without one. */
    public Optional<StateMap> losses() {
        return standings
                .bestBaseline()
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
