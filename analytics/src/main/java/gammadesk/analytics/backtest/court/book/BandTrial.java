package gammadesk.analytics.backtest.court.book;

import gammadesk.analytics.backtest.court.ControlRow;
import gammadesk.analytics.backtest.court.Findings;
import gammadesk.analytics.backtest.court.Headlines;
import gammadesk.analytics.backtest.court.LookAhead;
import gammadesk.analytics.backtest.court.Reason.Measure;
import gammadesk.analytics.backtest.court.Standings;
import gammadesk.analytics.backtest.court.StressRow;
import gammadesk.analytics.backtest.court.claim.ClaimTrial;
import gammadesk.analytics.backtest.court.claim.Contender;
import gammadesk.analytics.backtest.court.claim.RatioLimits;
import gammadesk.analytics.backtest.court.claim.Stresses;
import gammadesk.analytics.hedging.LearnedBand;
import gammadesk.analytics.learning.ClaimHedge;
import gammadesk.analytics.learning.HedgeStrategy;
import gammadesk.analytics.learning.book.BandModel;
import gammadesk.analytics.learning.book.BandStrategy;
import gammadesk.analytics.learning.path.HestonParameters;
import gammadesk.analytics.learning.path.JumpParameters;
import gammadesk.analytics.learning.path.PathModel;
import gammadesk.analytics.learning.path.PathSet;
import gammadesk.analytics.learning.path.RoughBergomi;
import gammadesk.analytics.learning.path.Svcj;
import gammadesk.analytics.learning.rule.BlackScholesDelta;
import gammadesk.analytics.learning.rule.LelandDelta;
import gammadesk.analytics.learning.rule.NoHedge;
import gammadesk.analytics.learning.rule.Target;
import gammadesk.analytics.learning.rule.Volatility;
import gammadesk.analytics.learning.rule.WhalleyWilmott;
import gammadesk.analytics.market.OptionType;
import gammadesk.analytics.pricing.Black76;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.SplittableRandom;

/**
 * A learned band with one sold call of a month, at the money, in a market with moving variance and without jumps, and
 * through every stress: prices begin at 100, so that all money is in percent of the price, a decision every eight
 * hours, 0.05 % a trade.
 */
public final class BandTrial {
    private static final double VOL = 0.55;
    private static final double STEP_YEARS = 8.0 / (365 * 24);
    private static final int STEPS = 90;
    private static final double COST = 5e-4;
    static final double SPOT = 100;
    /** Per unit of that money: the desk's usual goal with about seven coins of options. */
    private static final double AVERSION = 5 / SPOT;

    private static final int WRONG_PATHS = 19;
    private static final int CUTS = 6;
    private static final int FEW = 20;
    private static final HestonParameters CALM = new HestonParameters(VOL * VOL, 6, VOL * VOL, 1.2 * VOL, -0.2);

    /** As rough as most prices (Gatheral, Jaisson and Rosenbaum 2018); eta as fitted to index options. */
    private static final RoughBergomi ROUGH = new RoughBergomi(SPOT, 0, VOL * VOL, 0.1, 1.9, -0.2);

    private final BandModel model;
    private final long seed;
    private final Runnable each;
    private final ClaimHedge claim;
    private final PathSet paths;
    private final ClaimTrial trial;
    private final List<StressRow> stresses;
    private final ControlRow wrongPaths;

    /**
     * Decisions of all rules on all paths that {@link #BandTrial} makes: a walk, the stresses, the wrong paths.
     *
     * @param fitted how many laws of other markets it goes through
     */
    public static int decisions(int fitted) {
        int rules = 5;
        int stresses = Stresses.usual(ownLaws()).size() + fitted;
        return STEPS * (rules * (1 + stresses) + WRONG_PATHS);
    }

    /**
     * Holds it; takes some seconds.
     *
     * @param count simulated paths
     * @param seed of everything that is drawn
     * @param fitted laws of other markets that it has to go through by their names, such as those of
     *     {@link RecordedLaws}; their prices begin at 100
     * @param each runs before every decision on all paths; may throw to end it
     * @throws IllegalArgumentException below two paths
     */
    public BandTrial(
            BandModel model, int count, long seed, SequencedMap<String, ? extends PathModel> fitted, Runnable each) {
        if (count < 2) {
            throw new IllegalArgumentException("a trial on " + count + " paths");
        }
        this.model = model;
        this.seed = seed;
        this.each = each;
        double premium = Black76.priceUsd(SPOT, SPOT, STEPS * STEP_YEARS, VOL, OptionType.CALL);
        claim = new ClaimHedge(OptionType.CALL, SPOT, premium, COST, true);
        paths = law(JumpParameters.NONE).simulate(count, STEPS, STEP_YEARS, new SplittableRandom(seed));
        trial = ClaimTrial.of(claim, paths, RatioLimits.OF_SOLD_CALL, contenders(), Headlines.ofPaths(seed));
        SequencedMap<String, PathModel> laws = ownLaws();
        laws.putAll(fitted);
        stresses = trial.stressed(Stresses.usual(laws), seed);
        wrongPaths = trial.wrongPaths(WRONG_PATHS, seed);
    }

    /** Laws of other markets that everybody goes through. */
    private static SequencedMap<String, PathModel> ownLaws() {
        SequencedMap<String, PathModel> laws = new LinkedHashMap<>();
        laws.put("svcj market", law(JumpParameters.BITCOIN));
        laws.put("rough volatility", ROUGH);
        return laws;
    }

    private static Svcj law(JumpParameters jumps) {
        return new Svcj(SPOT, 0, CALM, jumps);
    }

    private BandStrategy policy() {
        return new BandStrategy(LearnedBand.NAME, model.rule(), claim, AVERSION, STEP_YEARS);
    }

    private List<Contender> contenders() {
        Target target = new Target(OptionType.CALL, SPOT);
        Volatility shown = new Volatility.Instantaneous();
        return List.of(
                Contender.tried(counted(policy())),
                Contender.baseline(counted(new NoHedge())),
                Contender.baseline(counted(new BlackScholesDelta(target, shown))),
                Contender.baseline(counted(new LelandDelta(target, shown, 2 * COST, STEP_YEARS))),
                Contender.baseline(counted(new WhalleyWilmott(target, shown, COST, AVERSION))));
    }

    private HedgeStrategy counted(HedgeStrategy rule) {
        return new Counted(rule, each);
    }

    /** Tells that it decides. */
    private record Counted(HedgeStrategy rule, Runnable each) implements HedgeStrategy {
        @Override
        public String name() {
            return rule.name();
        }

        @Override
        public void ratios(Moment moment, double[] held, double[] out) {
            each.run();
            rule.ratios(moment, held, out);
        }
    }

    /** What was simulated, for a table. */
    public String description() {
        return description(paths.paths());
    }

    /** The same before it is held. */
    public static String description(int paths) {
        return "short call, 30 days, " + paths + " paths of Heston's law, and stresses";
    }

    /** Everything that it follows from but the model and the laws that were fitted to recordings. */
    public static String exactly(int paths, long seed) {
        return paths + " paths, seed " + seed + ", " + law(JumpParameters.NONE) + ", " + ownLaws();
    }

    /** How many paths. */
    public int paths() {
        return paths.paths();
    }

    /** The trial with its table. */
    public ClaimTrial trial() {
        return trial;
    }

    /** All rules under all stresses. */
    public List<StressRow> stresses() {
        return stresses;
    }

    /** Itself deciding for other paths than those that it trades. */
    public ControlRow wrongPaths() {
        return wrongPaths;
    }

    /** Shortfall, cost, stresses, chance and look-ahead; what the recorded markets have to say comes from elsewhere. */
    public Findings findings() {
        Standings standings = trial.standings();
        return Findings.NONE
                .against(standings)
                .stressed(stresses, LearnedBand.NAME, standings.bestBaseline().orElseThrow())
                .controlled(List.of(wrongPaths))
                .with(Measure.LOOK_AHEAD, leaks());
    }

    private double leaks() {
        PathSet few = law(JumpParameters.NONE).simulate(FEW, STEPS, STEP_YEARS, new SplittableRandom(seed + 1));
        return LookAhead.of(_ -> policy(), few, CUTS).isPresent() ? 1 : 0;
    }
}
