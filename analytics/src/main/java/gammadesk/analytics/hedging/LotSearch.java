package gammadesk.analytics.hedging;

import gammadesk.analytics.hedging.HedgeProgram.Candidate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Good whole-lot choices, fast: along one candidate the objective is convex, so one after another is set to its best
 * amount while the others stand still. Keeps every feasible choice that it stopped at.
 */
@SuppressWarnings("ArrayRecordComponent") // numbers for an inner loop, compared with nothing
final class LotSearch {
    /** A breach of a hard limit counts so much more than anything else that it is left before all. */
    private static final double BREACH = 1e6;

    private static final int NEAREST = 20;

    private final HedgeProgram program;
    private final double scale;
    private final List<Found> pool = new ArrayList<>();

    /** A feasible choice. */
    record Found(int[] lots, double objective) {
        boolean hasSameLegs(Found other) {
            return IntStream.range(0, lots.length).allMatch(i -> (lots[i] != 0) == (other.lots[i] != 0));
        }
    }

    LotSearch(HedgeProgram program, double scale) {
        this.program = program;
        this.scale = scale;
        keep(new int[program.candidates().size()]);
    }

    /** What was found, the best first. */
    List<Found> pool() {
        pool.sort(Comparator.comparingDouble(Found::objective));
        return pool;
    }

    void keep(int[] lots) {
        if (program.isFeasible(lots)) {
            pool.add(new Found(lots.clone(), program.objective(lots)));
        }
    }

    private double score(int[] lots, double[] profits) {
        double breach = program.limits().stream()
                .filter(limit -> limit.penalty().isEmpty())
                .mapToDouble(limit -> limit.beyond(lots) > limit.slack() ? limit.beyond(lots) : 0)
                .sum();
        return program.counted(new TailCut(program, profits).shortfall())
                + program.costWeight() * program.cost(lots)
                + program.penalty(lots)
                + BREACH * scale * breach;
    }

    /** Sets one candidate to its best amount and says what the choice is worth then. */
    private double along(int[] lots, int i) {
        Candidate one = program.candidates().get(i);
        double[] rest = program.profits(lots);
        program.add(rest, i, -lots[i]);
        int low = -one.mostSell();
        int high = one.mostBuy();
        while (high - low > 2) {
            int left = low + (high - low) / 2;
            if (at(lots, rest, i, left) <= at(lots, rest, i, left + 1)) {
                high = left;
            } else {
                low = left + 1;
            }
        }
        int best = low;
        double least = Double.POSITIVE_INFINITY;
        for (int lot = low; lot <= high; lot++) {
            double value = at(lots, rest, i, lot);
            best = value < least ? lot : best;
            least = Math.min(least, value);
        }
        lots[i] = best;
        return least;
    }

    private double at(int[] lots, double[] rest, int i, int lot) {
        double[] profits = rest.clone();
        program.add(profits, i, lot);
        int was = lots[i];
        lots[i] = lot;
        double value = score(lots, profits);
        lots[i] = was;
        return value;
    }

    /** Turns at the legs of a choice until none gets better. */
    void polish(int[] lots) {
        double before = Double.POSITIVE_INFINITY;
        double now = score(lots, program.profits(lots));
        for (int round = 0; round < 8 && now < before - 1e-9 * scale; round++) {
            before = now;
            for (int i = 0; i < lots.length; i++) {
                now = lots[i] != 0 ? along(lots, i) : now;
            }
        }
        keep(lots);
    }

    /** Candidates by what the best amount of each alone is worth, the best first. */
    int[] singly() {
        double[] worth = new double[program.candidates().size()];
        for (int i = 0; i < worth.length; i++) {
            int[] lots = new int[worth.length];
            worth[i] = along(lots, i);
            keep(lots);
        }
        return IntStream.range(0, worth.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> worth[i]))
                .mapToInt(i -> i)
                .toArray();
    }

    /** From one candidate on, each time the one is added that helps most. */
    void greedy(int[] order, int first) {
        int[] lots = new int[program.candidates().size()];
        along(lots, first);
        for (int leg = 1; leg < program.mostLegs(); leg++) {
            int[] next = lots;
            double least = score(lots, program.profits(lots));
            for (int i : Arrays.copyOf(order, Math.min(NEAREST, order.length))) {
                int[] tried = lots.clone();
                double value = lots[i] == 0 ? along(tried, i) : least;
                next = value < least ? tried : next;
                least = Math.min(least, value);
            }
            lots = next.clone();
            polish(lots);
        }
    }

    /** The whole lots around an answer that is not whole, its largest legs only. */
    void round(double[] answer) {
        int[] lots = new int[answer.length];
        IntStream.range(0, answer.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -share(answer, i)))
                .limit(program.mostLegs())
                .forEach(i -> lots[i] = (int) Math.round(answer[i]));
        keep(lots);
        polish(lots);
    }

    private double share(double[] answer, int i) {
        Candidate one = program.candidates().get(i);
        return Math.abs(answer[i]) / Math.max(1, Math.max(one.mostBuy(), one.mostSell()));
    }
}
