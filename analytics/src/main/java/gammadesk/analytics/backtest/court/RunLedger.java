package gammadesk.analytics.backtest.court;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * All that was ever tried, in order, each sealed by a hash over the one before and itself: a run that showed nothing
 * counts as much as the one that was kept, for the best of many worthless ones looks brilliant. Immutable.
 *
 * <p>What stands at the end can be cut off without a trace in what is left, so the {@link Head} is kept elsewhere.
 */
public final class RunLedger {
    /** No run. */
    public static final RunLedger EMPTY = new RunLedger(List.of());

    private final List<RunLine> lines;

    RunLedger(List<RunLine> lines) {
        this.lines = List.copyOf(lines);
    }

    /**
     * How long a ledger was and how it ended.
     *
     * @param count how many runs
     * @param hash of the last one
     */
    public record Head(int count, String hash) {
        /** Of a ledger without a run. */
        public static final Head NONE = new Head(0, RunLine.BEFORE_THE_FIRST);
    }

    /**
     * What the deflated Sharpe ratio asks for.
     *
     * @param trials how many runs
     * @param measured how many of them have a Sharpe ratio
     * @param sharpeVariance of those ratios; NaN below two
     */
    public record Tally(int trials, int measured, double sharpeVariance) {}

    /** The same with one more run. */
    public RunLedger with(RunEntry entry) {
        List<RunLine> more = new ArrayList<>(lines);
        more.add(RunLine.after(head(), entry));
        return new RunLedger(more);
    }

    /**
     * Every run once, with what is known of it last, the oldest first: one that was begun and never ended is there like
     * any other. What claims to come of a run that was not begun so, or whose outcome is known already, is a run of its
     * own.
     */
    public List<RunEntry> runs() {
        SortedMap<Integer, RunEntry> runs = new TreeMap<>();
        for (RunLine line : lines) {
            OptionalInt of = begunOf(line.entry(), runs);
            runs.put(of.orElse(line.number()), of.isPresent() ? line.entry().without(RunEntry.OF) : line.entry());
        }
        return List.copyOf(runs.values());
    }

    private static OptionalInt begunOf(RunEntry entry, SortedMap<Integer, RunEntry> runs) {
        OptionalDouble of = entry.metric(RunEntry.OF);
        int number = (int) of.orElse(0);
        RunEntry begun = runs.get(number);
        return begun != null && begun.isOpen() && begun.isAlike(entry) ? OptionalInt.of(number) : OptionalInt.empty();
    }

    /** All entries, the oldest first. */
    public List<RunEntry> entries() {
        return lines.stream().map(RunLine::entry).toList();
    }

    /** What to keep elsewhere. */
    public Head head() {
        return lines.isEmpty()
                ? Head.NONE
                : new Head(lines.size(), lines.getLast().hash());
    }

    /** One line of text for each run. */
    public List<String> lines() {
        return lines.stream().map(RunLine::text).toList();
    }

    /** Counts the runs that were choices in the same search. */
    public Tally tally(Predicate<RunEntry> isTrial) {
        List<RunEntry> trials = runs().stream().filter(isTrial).toList();
        double[] ratios = trials.stream()
                .map(entry -> entry.metric(RunEntry.SHARPE))
                .filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble)
                .toArray();
        return new Tally(trials.size(), ratios.length, Samples.variance(ratios));
    }

    /**
     * Reads lines and tells what was done to them.
     *
     * @param text one line a run, as {@link #lines} made them; blank lines are skipped
     * @param kept the head that was kept elsewhere; runs after it are taken as they are
     */
    public static Reading read(List<String> text, Head kept) {
        return new RunLedgerCheck(text.stream().filter(line -> !line.isBlank()).toList(), kept).reading();
    }

    /** What came of reading a ledger. */
    public sealed interface Reading {
        /** Nothing was done to it. */
        record Sound(RunLedger ledger) implements Reading {}

        /** Something was; there is no ledger to count from. */
        record Broken(List<Fault> faults) implements Reading {
            public Broken {
                faults = List.copyOf(faults);
            }
        }
    }

    /**
     * Something that was done to a ledger.
     *
     * @param kind what
     * @param run number of the run that it was done to, counted from 1; of an unreadable line its place
     * @param words a clause
     */
    public record Fault(Kind kind, int run, String words) {
        /** What can be done. */
        public enum Kind {
            UNREADABLE,
            EDITED,
            REMOVED,
            REPEATED,
            REORDERED,
            CUT_OFF,
            REWRITTEN
        }
    }
}
