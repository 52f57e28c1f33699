package gammadesk.analytics.hedging;

import gammadesk.analytics.hedging.LotSearch.Found;
import gammadesk.analytics.hedging.MasterProgram.Answer;
import gammadesk.analytics.hedging.MasterProgram.Effort;
import gammadesk.analytics.hedging.MasterProgram.Kind;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Solves a {@link HedgeProgram}: planes of the expected shortfall until the relaxed problem is known, then whole legs
 * and lots by branch and bound, with a lot search for good choices in between. What it returns is at most its gap from
 * the optimum; the bound holds for every choice of whole lots.
 *
 * @param millis time limit
 * @param nodes of every branch and bound at most: the clock then is not looked at, and the same problem has the same
 *     answer to the last bit, in whatever time it takes
 * @param gap at which it is content, a share of the objective
 */
@SuppressWarnings("ArrayRecordComponent") // of its solutions: rows of whole numbers, compared with nothing
public record ShortfallSolver(long millis, OptionalInt nodes, double gap) {
    private static final long UNHURRIED_MILLIS = 3_600_000;

    /** Usual: a quarter of a second, a thousandth. */
    public static final ShortfallSolver USUAL = new ShortfallSolver(250, 1e-3);

    /** Up to so many candidates every leg goes into branch and bound, and lots too. */
    private static final int FEW = 14;

    private static final int FEW_LOTS = 30;
    private static final int ROUNDS = 60;
    private static final int WHOLE_ROUNDS = 30;
    /** Share of the best improvement that the cheap alternative must keep. */
    private static final double CHEAP_SHARE = 0.5;

    /** Bounded by the clock. */
    public ShortfallSolver(long millis, double gap) {
        this(millis, OptionalInt.empty(), gap);
    }

    /** Bounded by work instead of time. */
    public static ShortfallSolver reproducible(int nodes, double gap) {
        return new ShortfallSolver(UNHURRIED_MILLIS, OptionalInt.of(nodes), gap);
    }

    /** The same within a share of the time. */
    ShortfallSolver within(double share) {
        return nodes.isPresent() ? this : new ShortfallSolver(Math.max(1, Math.round(millis * share)), nodes, gap);
    }

    /**
     * A choice.
     *
     * @param lots by candidate, sold ones negative
     * @param objectiveUsd its worth
     * @param boundUsd that no choice is below
     * @param timeLimitReached whether the search was cut short
     * @param secondBest with other legs; empty when there is none
     * @param cheapest the least cost that keeps half of the improvement
     */
    public record Solution(
            int[] lots,
            double objectiveUsd,
            double boundUsd,
            boolean timeLimitReached,
            Optional<int[]> secondBest,
            Optional<int[]> cheapest) {
        /** The same with such alternatives only. */
        Solution only(Predicate<int[]> allowed) {
            return new Solution(
                    lots,
                    objectiveUsd,
                    boundUsd,
                    timeLimitReached,
                    secondBest.filter(allowed),
                    cheapest.filter(allowed));
        }
    }

    /** The best choice found; empty when none meets the hard limits. */
    public Optional<Solution> solve(HedgeProgram program, LongSupplier nanoTime) {
        return new Run(program, nanoTime).solve();
    }

    private final class Run {
        private final HedgeProgram program;
        private final LongSupplier nanoTime;
        private final long end;
        private final int size;
        private final LotSearch search;
        private final MasterProgram master;
        private double bound = Double.NEGATIVE_INFINITY;
        private boolean cutShort;

        Run(HedgeProgram program, LongSupplier nanoTime) {
            this.program = program;
            this.nanoTime = nanoTime;
            end = nanoTime.getAsLong() + millis * 1_000_000;
            size = program.candidates().size();
            TailCut here = new TailCut(program, program.base());
            double scale = Math.max(1, Math.abs(here.shortfall()));
            search = new LotSearch(program, scale);
            master = new MasterProgram(program, scale);
            master.add(here);
        }

        Optional<Solution> solve() {
            int[] order = search.singly();
            for (int first = 0; first < Math.min(2, size) && (first == 0 || left() > millis / 2); first++) {
                search.greedy(order, order[first]);
            }
            search.pool().stream().limit(10).forEach(found -> cut(found.lots()));
            double[] relaxed = relax();
            if (relaxed.length > 0 && !isContent()) {
                search.round(relaxed);
                whole(order, relaxed);
            }
            return search.pool().isEmpty() ? Optional.empty() : Optional.of(solution());
        }

        private long left() {
            return nodes.isPresent() ? millis : (end - nanoTime.getAsLong()) / 1_000_000;
        }

        private Effort effort() {
            return new Effort(left(), nodes);
        }

        private void cut(int[] lots) {
            master.add(new TailCut(program, program.profits(lots)));
        }

        private boolean isContent() {
            List<Found> pool = search.pool();
            return !pool.isEmpty() && pool.getFirst().objective() - bound <= tolerance(pool.getFirst());
        }

        private double tolerance(Found best) {
            return gap * Math.max(1, Math.abs(best.objective()));
        }

        /** Planes until the relaxed problem is known; its value bounds everything. */
        private double[] relax() {
            boolean[] all = new boolean[size];
            Arrays.fill(all, true);
            double[] best = new double[0];
            for (int round = 0; round < ROUNDS; round++) {
                if (left() <= 0) {
                    cutShort = true;
                    return best;
                }
                Answer answer = master.solve(Kind.RELAXED, all, new Effort(left(), OptionalInt.empty()));
                if (answer.lots().length == 0) {
                    return best;
                }
                best = answer.lots();
                answer.bound().ifPresent(value -> bound = Math.max(bound, value));
                if (isClosed(answer)) {
                    return best;
                }
            }
            return best;
        }

        /** Adds the plane at an answer and says whether it told nothing new. */
        private boolean isClosed(Answer answer) {
            double[] profits = program.base().clone();
            for (int i = 0; i < size; i++) {
                program.add(profits, i, answer.lots()[i]);
            }
            TailCut cut = new TailCut(program, profits);
            master.add(cut);
            double value = program.counted(cut.shortfall())
                    + program.costWeight() * program.cost(answer.lots())
                    + program.penalty(answer.lots());
            double known = answer.bound().orElse(Double.NEGATIVE_INFINITY);
            return value - known <= gap / 4 * Math.max(1, Math.abs(value));
        }

        private void whole(int[] order, double[] relaxed) {
            boolean[] used = chosen(order, relaxed);
            boolean isAll = size <= FEW;
            boolean isFine = isAll
                    && program.candidates().stream()
                            .allMatch(one -> Math.max(one.mostBuy(), one.mostSell()) <= FEW_LOTS);
            for (int round = 0; round < WHOLE_ROUNDS && !isContent(); round++) {
                if (left() <= 0) {
                    cutShort = true;
                    return;
                }
                Answer answer = master.solve(isFine ? Kind.WHOLE_LOTS : Kind.WHOLE_LEGS, used, effort());
                if (answer.lots().length == 0) {
                    return;
                }
                cutShort |= answer.bound().isEmpty();
                if (isAll) {
                    answer.bound().ifPresent(value -> bound = Math.max(bound, value));
                }
                search.round(answer.lots());
                if (isClosed(answer)) {
                    return;
                }
            }
        }

        /** The legs that may matter: those of the relaxed answer and the best alone. */
        private boolean[] chosen(int[] order, double[] relaxed) {
            boolean[] used = new boolean[size];
            int left = FEW;
            Integer[] byAmount = IntStream.range(0, size)
                    .boxed()
                    .sorted(Comparator.comparingDouble(i -> -Math.abs(relaxed[i])))
                    .toArray(Integer[]::new);
            for (int i : byAmount) {
                if (left > 0 && Math.abs(relaxed[i]) > 1e-6) {
                    used[i] = true;
                    left--;
                }
            }
            for (int i : order) {
                if (left > 0 && !used[i]) {
                    used[i] = true;
                    left--;
                }
            }
            return used;
        }

        private Solution solution() {
            List<Found> pool = search.pool();
            Found best = pool.getFirst();
            double none = program.shortfall(new int[size]);
            double wanted = none - CHEAP_SHARE * (none - program.shortfall(best.lots()));
            return new Solution(
                    best.lots(),
                    best.objective(),
                    Math.min(bound, best.objective()),
                    cutShort,
                    pool.stream()
                            .filter(found -> !found.hasSameLegs(best))
                            .filter(found -> Arrays.stream(found.lots()).anyMatch(lot -> lot != 0))
                            .findFirst()
                            .map(Found::lots),
                    pool.stream()
                            .filter(found -> program.shortfall(found.lots()) <= wanted)
                            .min(Comparator.comparingDouble(found -> program.cost(found.lots())))
                            .filter(found -> !Arrays.equals(found.lots(), best.lots()))
                            .map(Found::lots));
        }
    }
}
