package gammadesk.analytics.learning.evidence;

import gammadesk.analytics.learning.ClaimHedge;
import gammadesk.analytics.learning.HedgeStrategy;
import gammadesk.analytics.learning.HedgeTrial;
import gammadesk.analytics.learning.HedgeTrial.Result;
import gammadesk.analytics.learning.path.GeometricBrownian;
import gammadesk.analytics.learning.path.Heston;
import gammadesk.analytics.learning.path.HestonParameters;
import gammadesk.analytics.learning.path.HestonPrice;
import gammadesk.analytics.learning.rule.BlackScholesDelta;
import gammadesk.analytics.learning.rule.LelandDelta;
import gammadesk.analytics.learning.rule.NoHedge;
import gammadesk.analytics.learning.rule.Target;
import gammadesk.analytics.learning.rule.Volatility;
import gammadesk.analytics.learning.rule.WhalleyWilmott;
import gammadesk.analytics.market.OptionType;
import gammadesk.analytics.pricing.Black76;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Published figures of classical hedging, and the trials they came from, in which learned policies can be measured too.
 */
public final class PublishedHedges {
    private static final double VOL = 0.2;
    private static final Volatility FIXED = Volatility.fixed(VOL);
    private static final double TAIL = 0.05;

    private static final double CALL_STRIKE = 100;
    private static final double CALL_DRIFT = 0.05;
    private static final double CALL_COST = 0.01;
    private static final double TRADING_DAYS = 250;

    private static final double BAND_COST = 1e-3;
    private static final int BAND_STEPS = 28;
    private static final double BAND_STEP_YEARS = 1.0 / 365;

    private static final double HESTON_COST = 5e-4;
    private static final int HESTON_STEPS = 126;
    private static final double HESTON_YEARS = 0.5;
    /** Paths that most of the published figures were measured on. */
    private static final int FEW = 3000;

    private static final int MANY = 30_000;

    private PublishedHedges() {}

    /** All tables of classical rules. */
    public static List<PublishedTable> classical() {
        return List.of(
                new PublishedTable(
                        "Cao, Chen, Hull and Poulos 2021, Deep hedging of derivatives using reinforcement learning",
                        "short call S=K=100, drift 5 %, volatility 20 %, cost 1 % with set-up and unwinding, year of 250"
                                + " days, month of 20 in whole moves (7 of 3 days); cost in % of the premium",
                        PublishedHedges::calls),
                new PublishedTable(
                        "Entropic hedging in the setting of Imaki, Imajo, Ito, Minami and Nakagawa 2021",
                        "short call S=K=1, volatility 20 %, 28 moves of 1/365 year, cost 0.1 % without unwinding, a=1;"
                                + " premium that makes the risk 0, and mean loss of the worst 5 %",
                        PublishedHedges::band),
                new PublishedTable(
                        "Poddar 2026, Uncertainty-aware deep hedging (arXiv 2603.10137)",
                        "short call S=K=1 for half a year in 126 moves, Heston kappa 2, theta=v0=0.04, cost 0.05 % with"
                                + " unwinding; profit without the premium on 3,000 paths. Delta at a volatility of 20 %, band"
                                + " at the path's own",
                        PublishedHedges::heston),
                new PublishedTable(
                        "Heston price with Feller's condition violated",
                        "call S=K=100, 30 days of 365, kappa 1, theta=v0=0.04, sigma 2, rho -0.7",
                        (paths, random) -> List.of(price())));
    }

    /**
     * The calls of the first table.
     *
     * @param months 1 or 3, of 20 trading days
     * @param days between two changes of the hedge; a month is rounded to whole moves
     */
    public static HedgeTrial callTrial(int months, int days) {
        int steps = (int) Math.round(20.0 * months / days);
        double stepYears = days / TRADING_DAYS;
        double premium = Black76.priceUsd(CALL_STRIKE, CALL_STRIKE, steps * stepYears, VOL, OptionType.CALL);
        ClaimHedge claim = new ClaimHedge(OptionType.CALL, CALL_STRIKE, premium, CALL_COST, true);
        return new HedgeTrial(claim, new GeometricBrownian(CALL_STRIKE, CALL_DRIFT, VOL), steps, stepYears);
    }

    /** The claim of the second table, without a premium. */
    public static HedgeTrial bandTrial() {
        ClaimHedge claim = new ClaimHedge(OptionType.CALL, 1, 0, BAND_COST, false);
        return new HedgeTrial(claim, new GeometricBrownian(1, 0, VOL), BAND_STEPS, BAND_STEP_YEARS);
    }

    /**
     * The claim of the third table, without a premium.
     *
     * @param volOfVariance 0.4 in the base case, 0.8 in the violent one
     * @param correlation -0.7 in the base case, -0.3 in the weak one
     */
    public static HedgeTrial hestonTrial(double volOfVariance, double correlation) {
        ClaimHedge claim = new ClaimHedge(OptionType.CALL, 1, 0, HESTON_COST, true);
        HestonParameters law = new HestonParameters(VOL * VOL, 2, VOL * VOL, volOfVariance, correlation);
        return new HedgeTrial(claim, new Heston(1, 0, law), HESTON_STEPS, HESTON_YEARS / HESTON_STEPS);
    }

    /**
     * Numbers by path whose mean is 0 on a martingale without jumps of its law at expiry: the price's move, and the
     * payoff less its value.
     */
    public static double[][] controls(HedgeTrial trial, double spot, double value, double[] lastSpots) {
        return new double[][] {
            Arrays.stream(lastSpots).map(last -> last - spot).toArray(),
            Arrays.stream(lastSpots)
                    .map(last -> trial.claim().payoff(last) - value)
                    .toArray()
        };
    }

    private static List<PublishedRow> calls(int paths, RandomGenerator random) {
        List<PublishedRow> rows = new ArrayList<>();
        calls(rows, 1, new int[][] {{5, 69, 50}, {3, 78, 42}, {2, 88, 39}, {1, 108, 38}}, paths, random);
        calls(rows, 3, new int[][] {{5, 55, 31}, {3, 63, 28}, {2, 72, 27}, {1, 91, 29}}, paths, random);
        return rows;
    }

    private static void calls(
            List<PublishedRow> rows, int months, int[][] published, int paths, RandomGenerator random) {
        for (int[] line : published) {
            HedgeTrial trial = callTrial(months, line[0]);
            HedgeStrategy delta = new BlackScholesDelta(new Target(OptionType.CALL, CALL_STRIKE), FIXED);
            Result result = trial.run(List.of(delta), paths, random).getFirst();
            double[] percent = Arrays.stream(result.profits())
                    .map(profit -> -100 * profit / trial.claim().premium())
                    .toArray();
            String name = "delta, " + months + (months == 1 ? " month" : " months") + ", every "
                    + (line[0] == 1 ? "day" : line[0] + " days");
            rows.add(PublishedRow.of(name + ": mean", line[1], Estimate.mean(percent), 2));
            rows.add(PublishedRow.of(name + ": deviation", line[2], Estimate.deviation(percent), 2));
        }
    }

    private static List<PublishedRow> band(int paths, RandomGenerator random) {
        HedgeTrial trial = bandTrial();
        Target target = new Target(OptionType.CALL, 1);
        List<HedgeStrategy> rules = List.of(
                new NoHedge(),
                new BlackScholesDelta(target, FIXED),
                new LelandDelta(target, FIXED, 2 * BAND_COST, BAND_STEP_YEARS),
                new WhalleyWilmott(target, FIXED, BAND_COST, 1));
        double[] premiums = {0.02266, 0.02426, 0.02420, 0.02279};
        // the last digit; of the band, whose outcomes differ most, the published simulation was less sure
        double[] tolerances = {1e-5, 1e-5, 1e-5, 4e-5};
        double[] shortfalls = {0.1198, 0.0333, 0.0326, 0.0547};
        List<Result> results = trial.run(rules, paths, random);
        double value = Black76.priceUsd(1, 1, BAND_STEPS * BAND_STEP_YEARS, VOL, OptionType.CALL);
        List<PublishedRow> rows = new ArrayList<>();
        for (int i = 0; i < rules.size(); i++) {
            Result result = results.get(i);
            double[][] controls = controls(trial, 1, value, result.lastSpots());
            Estimate premium = Estimate.entropic(result.profits(), 1, controls);
            Estimate shortfall = Estimate.shortfall(result.profits(), TAIL, controls);
            rows.add(PublishedRow.of(result.name() + ": entropic premium", premiums[i], premium, tolerances[i]));
            // the published shortfalls are simulated themselves: 0.25 % of them and half of the last digit
            rows.add(PublishedRow.of(
                    result.name() + ": ES 95", shortfalls[i], shortfall, 5e-5 + 2.5e-3 * shortfalls[i]));
        }
        return rows;
    }

    private static List<PublishedRow> heston(int paths, RandomGenerator random) {
        Target target = new Target(OptionType.CALL, 1);
        HedgeStrategy fixed = new BlackScholesDelta(target, FIXED);
        HedgeStrategy seeing = new BlackScholesDelta(target, Volatility.instantaneous());
        HedgeStrategy band = new WhalleyWilmott(target, Volatility.instantaneous(), HESTON_COST, 1);
        List<PublishedRow> rows = new ArrayList<>();
        List<Result> base = hestonTrial(0.4, -0.7).run(List.of(fixed, band), paths, random);
        rows.add(mean("base, delta", -0.0551, base.getFirst()));
        rows.add(deviation("base, delta", 0.0137, base.getFirst()));
        rows.add(tail("base, delta", -0.0875, FEW, base.getFirst()));
        rows.add(tail("base, delta, mean of three samples", -0.0904, MANY, base.getFirst()));
        rows.add(mean("base, whalley-wilmott", -0.0532, base.getLast()));
        rows.add(deviation("base, whalley-wilmott", 0.0208, base.getLast()));
        rows.add(tail("base, whalley-wilmott", -0.1037, FEW, base.getLast()));
        List<Result> violent = hestonTrial(0.8, -0.7).run(List.of(fixed, seeing, band), paths, random);
        rows.add(deviation("sigma 0.8, delta", 0.0239, violent.getFirst()));
        rows.add(tail("sigma 0.8, delta", -0.1067, FEW, violent.getFirst()));
        rows.add(deviation("sigma 0.8, delta of the path's variance", 0.0243, violent.get(1)));
        rows.add(tail("sigma 0.8, delta of the path's variance", -0.1123, FEW, violent.get(1)));
        rows.add(tail("sigma 0.8, whalley-wilmott", -0.1235, FEW, violent.getLast()));
        List<Result> weak = hestonTrial(0.4, -0.3).run(List.of(fixed, band), paths, random);
        rows.add(tail("rho -0.3, delta", -0.0984, FEW, weak.getFirst()));
        rows.add(tail("rho -0.3, whalley-wilmott", -0.1049, FEW, weak.getLast()));
        return rows;
    }

    private static PublishedRow mean(String name, double published, Result result) {
        return sampled(name + ": mean", published, FEW, Estimate.mean(result.profits()), result);
    }

    private static PublishedRow deviation(String name, double published, Result result) {
        return sampled(name + ": deviation", published, FEW, Estimate.deviation(result.profits()), result);
    }

    private static PublishedRow tail(String name, double published, int theirPaths, Result result) {
        Estimate ours =
                Estimate.shortfall(result.profits(), TAIL, new double[0][]).negated();
        return sampled(name + ": CVaR 5 %", published, theirPaths, ours, result);
    }

    /** A published figure that was simulated too, on fewer paths: within three of its own standard errors. */
    private static PublishedRow sampled(String name, double published, int theirPaths, Estimate ours, Result result) {
        double theirs = ours.error() * Math.sqrt((double) result.profits().length / theirPaths);
        return PublishedRow.of(name, published, ours, 5e-5 + 3 * theirs);
    }

    private static PublishedRow price() {
        HestonParameters law = new HestonParameters(0.04, 1, 0.04, 2, -0.7);
        double price = new HestonPrice(law).price(100, 100, 30.0 / 365, OptionType.CALL);
        return PublishedRow.of("price by characteristic function", 1.6917, new Estimate(price, 0), 1e-3);
    }
}
