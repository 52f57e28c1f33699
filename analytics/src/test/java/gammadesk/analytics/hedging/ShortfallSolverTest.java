package gammadesk.analytics.hedging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gammadesk.analytics.hedging.HedgeProgram.Candidate;
import gammadesk.analytics.hedging.HedgeProgram.Limit;
import gammadesk.analytics.hedging.ShortfallSolver.Solution;
import gammadesk.analytics.risk.TailRisk;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ShortfallSolverTest {
    private static final int MOST = 4;
    /** No time limit that a busy machine could reach. */
    private static final ShortfallSolver PATIENT = new ShortfallSolver(60_000, 1e-6);

    /** Random gamma, vega and delta books over joint moves, some with hard limits and few legs. */
    private static HedgeProgram random(long seed) {
        return random(seed, 0, OptionalDouble.empty());
    }

    /** The same with fees that a combo waives, and a price for a breach of the limit. */
    private static HedgeProgram random(long seed, double discount, OptionalDouble penalty) {
        Random random = new Random(seed);
        int scenarios = 60;
        int size = 4;
        double[] spot = random.doubles(scenarios, -0.15, 0.15).toArray();
        double[] vol = random.doubles(scenarios, -10, 10).toArray();
        double[] base =
                profits(spot, vol, 4 * random.nextGaussian(), 25 * random.nextGaussian(), random.nextGaussian());
        List<Candidate> candidates = new ArrayList<>();
        double[] deltas = new double[size];
        for (int i = 0; i < size; i++) {
            deltas[i] = random.nextGaussian();
            double[] one = profits(
                    spot, vol, deltas[i], i == 0 ? 0 : 8 * random.nextDouble(), i == 0 ? 0 : random.nextDouble());
            double cost = 5 * random.nextDouble();
            double waivable = discount > 0 && i > 0 ? cost * 0.8 : 0;
            candidates.add(new Candidate("c" + i, one, cost, cost * 1.2, MOST, MOST, waivable, waivable));
        }
        double room = 2 + random.nextDouble();
        Limit delta = new Limit("delta", 0, deltas, -room, room, penalty);
        List<Limit> limits = seed % 2 == 0 ? List.of(delta) : List.of();
        return new HedgeProgram(base, candidates, 0.9, 1, discount, limits, 2 + (int) (seed % 2));
    }

    private static double[] profits(double[] spot, double[] vol, double delta, double gamma, double vega) {
        double[] profits = new double[spot.length];
        for (int s = 0; s < spot.length; s++) {
            profits[s] = 1000 * (delta * spot[s] + gamma * spot[s] * spot[s] / 2) + 10 * vega * vol[s];
        }
        return profits;
    }

    /** Every choice on the grid, with the tail of another class. */
    private static double bruteForce(HedgeProgram program) {
        double best = Double.POSITIVE_INFINITY;
        int side = 2 * MOST + 1;
        for (int code = 0; code < side * side * side * side; code++) {
            int[] lots = new int[4];
            int rest = code;
            int legs = 0;
            double cost = 0;
            double delta = 0;
            double boughtFees = 0;
            double soldFees = 0;
            double[] profits = program.base().clone();
            for (int i = 0; i < 4; i++) {
                lots[i] = rest % side - MOST;
                rest /= side;
                Candidate one = program.candidates().get(i);
                legs += lots[i] == 0 ? 0 : 1;
                cost += lots[i] > 0 ? lots[i] * one.buyCost() : -lots[i] * one.sellCost();
                boughtFees += lots[i] > 0 ? lots[i] * one.buyFee() : 0;
                soldFees += lots[i] < 0 ? -lots[i] * one.sellFee() : 0;
                for (int s = 0; s < profits.length; s++) {
                    profits[s] += lots[i] * one.profitPerLot()[s];
                }
                delta += program.limits().isEmpty()
                        ? 0
                        : lots[i] * program.limits().getFirst().perLot()[i];
            }
            double beyond = program.limits().isEmpty()
                    ? 0
                    : Math.max(0, Math.abs(delta) - program.limits().getFirst().most());
            OptionalDouble penalty = program.limits().isEmpty()
                    ? OptionalDouble.empty()
                    : program.limits().getFirst().penalty();
            if (legs <= program.mostLegs() && (beyond == 0 || penalty.isPresent())) {
                double fees = cost - program.comboDiscount() * Math.min(boughtFees, soldFees);
                double tail = TailRisk.ofProfits(profits, 0.9).expectedShortfall();
                best = Math.min(best, tail + fees + penalty.orElse(0) * beyond);
            }
        }
        return best;
    }

    @Test
    void fiftyBooksAreHedgedAsWellAsCanBe() {
        int exact = 0;
        for (long seed = 0; seed < 50; seed++) {
            exact += isExact(random(seed), seed) ? 1 : 0;
        }
        assertThat(exact).isEqualTo(50);
    }

    @Test
    void combosAndSoftLimitsAreHedgedAsWell() {
        int exact = 0;
        for (long seed = 100; seed < 120; seed++) {
            exact += isExact(random(seed, 1, OptionalDouble.of(20)), seed) ? 1 : 0;
        }
        assertThat(exact).isEqualTo(20);
    }

    private static boolean isExact(HedgeProgram program, long seed) {
        double optimum = bruteForce(program);
        Solution solution = PATIENT.solve(program, System::nanoTime).orElseThrow();
        double scale = Math.max(1, Math.abs(optimum));
        assertThat(solution.timeLimitReached()).isFalse();
        assertThat(program.isFeasible(solution.lots())).isTrue();
        assertThat(solution.objectiveUsd()).isGreaterThanOrEqualTo(optimum - 1e-6 * scale);
        assertThat(solution.boundUsd()).as("bound of %d", seed).isLessThanOrEqualTo(optimum + 1e-5 * scale);
        assertThat(solution.objectiveUsd() - optimum)
                .as("gap of %d", seed)
                .isLessThanOrEqualTo(solution.objectiveUsd() - solution.boundUsd() + 1e-6 * scale);
        assertThat((solution.objectiveUsd() - solution.boundUsd()) / scale)
                .as("reported gap of %d", seed)
                .isLessThan(0.005);
        return solution.objectiveUsd() - optimum < 1e-6 * scale;
    }

    /** Bounded by nodes, two runs give the same to the last bit, even with a clock that has long run out. */
    @Test
    void boundedByWorkTheSearchIsReproducible() {
        for (long seed = 0; seed < 10; seed++) {
            ShortfallSolver solver = ShortfallSolver.reproducible(50, 1e-6);
            Solution first = solver.solve(random(seed), System::nanoTime).orElseThrow();
            long[] late = {0};
            Solution again = solver.solve(random(seed), () -> late[0] += Long.MAX_VALUE / 1_000)
                    .orElseThrow();
            assertThat(again.lots()).isEqualTo(first.lots());
            assertThat(again.boundUsd()).isEqualTo(first.boundUsd());
            assertThat(first.boundUsd()).isLessThanOrEqualTo(first.objectiveUsd());
        }
    }

    @Test
    void aHardLimitThatCannotBeMetHasNoAnswer() {
        HedgeProgram easy = random(1);
        Limit impossible = new Limit("delta", 1000, new double[4], -1, 1, OptionalDouble.empty());
        assertThat(PATIENT.solve(
                        new HedgeProgram(easy.base(), easy.candidates(), 0.9, 1, 0, List.of(impossible), 2),
                        System::nanoTime))
                .isEmpty();
    }

    @Test
    void withoutTimeTheGapSaysSo() {
        HedgeProgram program = random(3);
        Solution solution =
                new ShortfallSolver(0, 1e-6).solve(program, System::nanoTime).orElseThrow();
        assertThat(solution.timeLimitReached()).isTrue();
        assertThat(solution.boundUsd()).isLessThanOrEqualTo(bruteForce(program));
    }

    @Test
    void aTailCutTouchesTheShortfallAndIsNeverAboveIt() {
        HedgeProgram program = random(5);
        int[] here = {1, -2, 0, 3};
        TailCut cut = new TailCut(program, program.profits(here));
        assertThat(cut.shortfall())
                .isCloseTo(TailRisk.ofProfits(program.profits(here), 0.9).expectedShortfall(), within(1e-9));
        Random random = new Random(2);
        for (int i = 0; i < 200; i++) {
            int[] there = random.ints(4, -MOST, MOST + 1).toArray();
            double plane = cut.constant();
            for (int c = 0; c < 4; c++) {
                plane += cut.slope(c) * there[c];
            }
            assertThat(plane).isLessThanOrEqualTo(program.shortfall(there) + 1e-9);
        }
    }
}
