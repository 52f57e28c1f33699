package gammadesk.analytics.backtest.court.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import gammadesk.analytics.backtest.court.ControlRow;
import gammadesk.analytics.backtest.court.EquityTrack;
import gammadesk.analytics.backtest.court.Falls;
import gammadesk.analytics.backtest.court.FrontierPoint;
import gammadesk.analytics.backtest.court.Headlines;
import gammadesk.analytics.backtest.court.Pbo;
import gammadesk.analytics.backtest.court.PolicyRow;
import gammadesk.analytics.backtest.court.ProfitHistogram;
import gammadesk.analytics.backtest.court.Role;
import gammadesk.analytics.backtest.court.StateMap;
import gammadesk.analytics.backtest.court.StressRow;
import gammadesk.analytics.learning.ClaimHedge;
import gammadesk.analytics.learning.HedgeStrategy;
import gammadesk.analytics.learning.path.GeometricBrownian;
import gammadesk.analytics.learning.path.PathModel;
import gammadesk.analytics.learning.path.PathSet;
import gammadesk.analytics.market.Column;
import gammadesk.analytics.market.OptionType;
import gammadesk.analytics.pricing.Black76;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ClaimTrialTest {
    private static final double VOL = 0.6;
    private static final int STEPS = 30;
    private static final double STEP_YEARS = 1 / 365.0;
    private static final double PREMIUM = Black76.priceUsd(100, 100, STEPS * STEP_YEARS, VOL, OptionType.CALL);
    private static final ClaimHedge CLAIM = new ClaimHedge(OptionType.CALL, 100, PREMIUM, 0.001, true);
    private static final PathSet PATHS =
            new GeometricBrownian(100, 0, VOL).simulate(2_000, STEPS, STEP_YEARS, new SplittableRandom(5));
    private static final Headlines HEADLINES = Headlines.ofPaths(1);

    /** Trades to the edge of a band around the delta at the volatility that is shown. */
    private record Band(String name, double half) implements HedgeStrategy {
        @Override
        public void ratios(Moment moment, double[] held, double[] out) {
            for (int path = 0; path < out.length; path++) {
                double delta = Black76.greeks(
                                moment.spots()[path],
                                100,
                                moment.yearsLeft(),
                                Math.sqrt(moment.variances()[path]),
                                OptionType.CALL)
                        .delta();
                out[path] = Double.isNaN(delta) ? delta : Math.clamp(held[path], delta - half, delta + half);
            }
        }
    }

    private record Nothing() implements HedgeStrategy {
        @Override
        public String name() {
            return "no hedge";
        }

        @Override
        public void ratios(Moment moment, double[] held, double[] out) {
            Arrays.fill(out, 0);
        }
    }

    /** Holds twice what it should. */
    private record Doubled(HedgeStrategy rule) implements HedgeStrategy {
        @Override
        public String name() {
            return "doubled";
        }

        @Override
        public void ratios(Moment moment, double[] held, double[] out) {
            rule.ratios(moment, held, out);
            Arrays.setAll(out, path -> 2 * out[path]);
        }
    }

    /** Refuses what is no number, as a careful policy does. */
    private record Careful(HedgeStrategy rule) implements HedgeStrategy {
        @Override
        public String name() {
            return "careful";
        }

        @Override
        public void ratios(Moment moment, double[] held, double[] out) {
            if (!Arrays.stream(moment.spots()).allMatch(Double::isFinite)) {
                throw new IllegalArgumentException("a price is no number");
            }
            rule.ratios(moment, held, out);
        }
    }

    private static final Band TRIED = new Band("band", 0.08);
    private static final Band DELTA = new Band("delta", 0);

    private static final ClaimTrial TRIAL = trial();

    private static ClaimTrial trial() {
        return ClaimTrial.of(
                CLAIM,
                PATHS,
                RatioLimits.OF_SOLD_CALL,
                List.of(
                        Contender.tried(TRIED),
                        new Contender("band 0.3", 0.3, Role.TRIED, new Band("band", 0.3)),
                        Contender.baseline(new Nothing()),
                        Contender.baseline(DELTA)),
                HEADLINES);
    }

    private static ClaimWalk walk(Scene scene, HedgeStrategy rule) {
        return ClaimWalk.of(CLAIM, scene, RatioLimits.OF_SOLD_CALL, rule);
    }

    @Test
    void aCalmWalkIsThatOfTheClaim() {
        ClaimHedge.Outcome plain = CLAIM.follow(PATHS, TRIED);
        ClaimWalk walk = walk(Scene.calm(PATHS), TRIED);
        assertThat(walk.profits()).containsExactly(plain.profits(), within(1e-10));
        assertThat(walk.costs()).containsExactly(plain.costs(), within(1e-10));
        assertThat(walk.turnovers()).containsExactly(plain.turnovers(), within(1e-10));
        assertThat(walk.breachShare()).isZero();
        assertThat(walk.refusedShare()).isZero();
    }

    @Test
    void aSoldClaimIsWorthItsPremiumAtFirst() {
        assertThat(walk(Scene.calm(PATHS), TRIED).equity(0)).containsOnly(new double[] {0}, within(1e-10));
    }

    @Test
    void theTableHasThePolicyFirstAndTheBestBaseline() {
        ClaimTrial trial = TRIAL;
        List<PolicyRow> rows = trial.standings().rows();
        assertThat(rows).extracting(PolicyRow::name).containsExactly("band", "band 0.3", "no hedge", "delta");
        assertThat(trial.standings().bestBaseline()).contains("delta");
        PolicyRow own = rows.getFirst();
        assertThat(own.meanCost().value()).isLessThan(rows.getLast().meanCost().value());
        assertThat(own.shortfallLessBest().value())
                .isCloseTo(own.shortfall().value() - rows.getLast().shortfall().value(), within(1e-12));
        assertThat(own.shortfallLessBest().isKnown()).isTrue();
        assertThat(rows.getLast().shortfallLessBest().isKnown()).isFalse();
        assertThat(rows.get(2).meanCost().value()).isZero();
        assertThat(rows.get(2).turnover()).isZero();
        assertThat(own.periods()).isEqualTo(2_000);
    }

    @Test
    void choicesAreThePolicyAndTheBaselines() {
        double[][] choices = TRIAL.standings().choices().orElseThrow();
        assertThat(choices).hasDimensions(4, 2_000);
        assertThat(choices[0]).isEqualTo(TRIAL.standings().benefit().orElseThrow());
        assertThat(choices[3]).containsOnly(0);
        assertThat(Pbo.of(choices).strategies()).isEqualTo(4);
    }

    @Test
    void lookingAtTheOwnPathHelps() {
        ControlRow control = TRIAL.wrongPaths(19, 3);
        assertThat(control.p()).isEqualTo(0.05);
        assertThat(control.outcome()).isGreaterThan(control.control());
    }

    @Test
    void aHedgerThatDoesNotLookIsNoBetterOnItsOwnPath() {
        ClaimTrial blind = ClaimTrial.of(
                CLAIM, PATHS, RatioLimits.OF_SOLD_CALL, List.of(Contender.tried(new Nothing())), HEADLINES);
        assertThat(blind.wrongPaths(19, 3).p()).isOne();
        assertThat(blind.standings().bestBaseline()).isEmpty();
        assertThat(blind.standings().benefit()).isEmpty();
        assertThat(blind.losses()).isEmpty();
    }

    @Test
    void picturesAreWhole() {
        ClaimTrial trial = TRIAL;
        EquityTrack track = trial.tracks().getFirst();
        assertThat(track.times().size()).isEqualTo(STEPS + 1);
        assertThat(track.times().get(STEPS)).isCloseTo(30 / 365.0, within(1e-12));
        for (int i = 0; i <= STEPS; i++) {
            assertThat(track.equity().get(i))
                    .isBetween(track.equityLow().get(i), track.equityHigh().get(i));
            assertThat(track.drawdown().get(i))
                    .isBetween(0.0, track.drawdownHigh().get(i));
        }
        for (ProfitHistogram one : trial.standings().histograms(40)) {
            assertThat(one.shares().sum()).isCloseTo(1, within(1e-9));
        }
        List<FrontierPoint> frontier = trial.standings().frontier();
        assertThat(frontier).extracting(FrontierPoint::family).containsExactly("band", "band", "no hedge", "delta");
        assertThat(frontier.get(2).isEfficient()).isTrue();
    }

    /** The map's cells weighed by their steps add up to what was lost in all. */
    @Test
    void theMapAddsUp() {
        ClaimTrial trial = TRIAL;
        StateMap map = trial.losses().orElseThrow();
        double lost = 0;
        double steps = 0;
        for (int row = 0; row < map.meanLosses().size(); row++) {
            Column counts = map.counts().get(row);
            for (int i = 0; i < counts.size(); i++) {
                lost += counts.get(i) > 0
                        ? counts.get(i) * map.meanLosses().get(row).get(i)
                        : 0;
                steps += counts.get(i);
            }
        }
        double own = Arrays.stream(trial.profitsOf("band")).sum();
        double best = Arrays.stream(trial.profitsOf("delta")).sum();
        assertThat(steps).isEqualTo(2_000.0 * STEPS);
        assertThat(lost).isCloseTo(best - own, within(1e-6));
        assertThat(map.against()).isEqualTo("delta");
    }

    private static StressRow under(String stress, HedgeStrategy rule) {
        Stress one = Stresses.usual().stream()
                .filter(other -> other.name().equals(stress))
                .findFirst()
                .orElseThrow();
        return ClaimTrial.of(CLAIM, PATHS, RatioLimits.OF_SOLD_CALL, List.of(Contender.tried(rule)), HEADLINES)
                .stressed(List.of(one), 9)
                .getFirst();
    }

    private static double calmLoss(HedgeStrategy rule) {
        return -Arrays.stream(walk(Scene.calm(PATHS), rule).profits()).average().orElseThrow();
    }

    private static double calmCost(HedgeStrategy rule) {
        return Arrays.stream(walk(Scene.calm(PATHS), rule).costs()).average().orElseThrow();
    }

    @Test
    void dearerTradingCostsItsMultiple() {
        double cost = calmCost(DELTA);
        assertThat(under("costs x 3", DELTA).meanLoss()).isCloseTo(calmLoss(DELTA) + 2 * cost, within(1e-9));
        assertThat(under("spreads x 5", DELTA).meanLoss()).isCloseTo(calmLoss(DELTA) + 4 * cost, within(1e-9));
    }

    /** Three days of nine payments of 0.5 % on a delta of about one half. */
    @Test
    void fundingIsPaidForThreeDays() {
        double paid = under("funding spike", DELTA).meanLoss() - calmLoss(DELTA);
        assertThat(paid).isCloseTo(9 * 0.005 * 0.5 * 100, within(0.4));
        assertThat(under("funding spike", new Nothing()).meanLoss()).isCloseTo(calmLoss(new Nothing()), within(1e-12));
    }

    /** A short option loses by half gamma times the variance that was not paid for, so much of its premium. */
    @Test
    void aWrongVolatilityIsPaidForByTheSeller() {
        double dearer = Black76.priceUsd(100, 100, STEPS * STEP_YEARS, 1.3 * VOL, OptionType.CALL);
        double cheaper = Black76.priceUsd(100, 100, STEPS * STEP_YEARS, 0.7 * VOL, OptionType.CALL);
        assertThat(under("vol 30 % higher", DELTA).meanLoss() - calmLoss(DELTA))
                .isCloseTo(dearer - PREMIUM, within(0.25));
        assertThat(under("vol 30 % lower", DELTA).meanLoss() - calmLoss(DELTA))
                .isCloseTo(cheaper - PREMIUM, within(0.25));
    }

    @Test
    void everyOtherStressHurtsTheDelta() {
        double calm = under("skew flip", DELTA).shortfall();
        assertThat(under("SVCJ crash", DELTA).shortfall()).isGreaterThan(2 * calm);
        assertThat(under("vol spike", DELTA).shortfall()).isGreaterThan(1.5 * calm);
        assertThat(under("thin market", DELTA).shortfall()).isGreaterThan(1.1 * calm);
        assertThat(under("feed outage", DELTA).shortfall()).isGreaterThan(calm);
        assertThat(under("SVCJ crash", DELTA).unrecoveredShare()).isBetween(0.5, 1.0);
        assertThat(under("SVCJ crash", DELTA).recoverySteps()).isBetween(1.0, 30.0);
    }

    /** In a market that stands still, the crash is all that moves: once, by -30 % give or take 10 %. */
    @Test
    void everyPathCrashesOnce() {
        PathSet still = new GeometricBrownian(100, 0, 1e-6).simulate(1_000, STEPS, STEP_YEARS, new SplittableRandom(1));
        PathSet crashed = Stresses.usual()
                .getFirst()
                .staging()
                .stage(still, new SplittableRandom(2))
                .market();
        double[] jumps = new double[1_000];
        int[] moves = new int[1_000];
        for (int step = 0; step < STEPS; step++) {
            for (int path = 0; path < 1_000; path++) {
                double move = Math.log(crashed.spots()[step + 1][path] / crashed.spots()[step][path]);
                jumps[path] += move;
                moves[path] += Math.abs(move) > 1e-4 ? 1 : 0;
            }
        }
        double mean = Arrays.stream(jumps).average().orElseThrow();
        double square = Arrays.stream(jumps).map(one -> one * one).average().orElseThrow();
        assertThat(moves).containsOnly(1);
        assertThat(mean).isCloseTo(-0.3, within(0.01));
        assertThat(Math.sqrt(square - mean * mean)).isCloseTo(0.1, within(0.01));
        double[] ratios = new double[1_000];
        Arrays.setAll(ratios, path -> {
            double most = 0;
            for (double[] variances : crashed.variances()) {
                most = Math.max(most, variances[path] / 1e-12);
            }
            return most;
        });
        assertThat(Arrays.stream(ratios).filter(one -> Math.abs(one - 4) < 1e-6).count())
                .isGreaterThan(900);
    }

    /** A market without skew has none to flip: the same law, other paths. */
    @Test
    void aFlipOfNoSkewIsTheSameMarket() {
        double flipped = under("skew flip", DELTA).shortfall();
        double calm = TRIAL.standings().rows().getLast().shortfall().value();
        assertThat(flipped).isCloseTo(calm, within(0.15 * calm));
    }

    /** Spoilt numbers do not get through: no breach by those that stay inside, none either by those that refuse. */
    @Test
    void spoiltDataIsRefusedOrStaysInsideTheLimits() {
        for (HedgeStrategy rule : List.of(DELTA, new Careful(DELTA))) {
            StressRow row = under("corrupt data", rule);
            assertThat(row.breachShare()).as(rule.name()).isZero();
            assertThat(row.refusedShare()).as(rule.name()).isBetween(0.005, 0.04);
            assertThat(row.shortfall()).as(rule.name()).isFinite();
        }
    }

    @Test
    void whatHoldsTooMuchIsClampedAndCounted() {
        ClaimWalk walk = walk(Scene.calm(PATHS), new Doubled(DELTA));
        assertThat(walk.breachShare()).isBetween(0.2, 0.8);
        assertThat(Arrays.stream(walk.turnovers()).max().orElseThrow()).isLessThan(1.2 * STEPS);
    }

    @Test
    void everyRuleMeetsTheSameStress() {
        List<StressRow> rows = TRIAL.stressed(Stresses.usual(wild()), 4);
        assertThat(rows).hasSize(12 * 4);
        assertThat(TRIAL.stressed(Stresses.usual(wild()), 4)).isEqualTo(rows);
        assertThat(rows).filteredOn(row -> row.stress().equals("gbm market")).hasSize(4);
        assertThat(rows).allSatisfy(row -> assertThat(row.shortfall()).isFinite());
    }

    @Test
    void fallsAreFollowedUntilTheyAreRegained() {
        double[][] equity = {{0, 0, 1}, {2, -1, 2}, {1, -2, 3}, {-1, -1, 3}, {3, -1, 4}};
        assertThat(Falls.of(equity)).isEqualTo(new Falls(3, 0.5));
        assertThat(Falls.of(new double[][] {{0}, {1}})).isEqualTo(new Falls(Double.NaN, 0));
    }

    @Test
    void whatCannotBeTriedIsRefused() {
        List<Contender> twice = List.of(Contender.tried(DELTA), Contender.baseline(DELTA));
        List<Contender> nobody = List.of(Contender.baseline(DELTA));
        for (List<Contender> contenders : List.of(twice, nobody, List.<Contender>of())) {
            assertThatThrownBy(() -> ClaimTrial.of(CLAIM, PATHS, RatioLimits.OF_SOLD_CALL, contenders, HEADLINES))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> new RatioLimits(1, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> TRIAL.profitsOf("nobody")).isInstanceOf(IllegalArgumentException.class);
    }

    private static SequencedMap<String, PathModel> wild() {
        return new LinkedHashMap<>(Map.of("gbm market", new GeometricBrownian(100, 0, 1.2)));
    }
}
