package gammadesk.analytics.backtest.court;

import gammadesk.analytics.backtest.court.RunLedger.Fault;
import gammadesk.analytics.backtest.court.RunLedger.Fault.Kind;
import gammadesk.analytics.backtest.court.RunLedger.Head;
import gammadesk.analytics.backtest.court.RunLedger.Reading;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds out what was done to the lines of a ledger. */
final class RunLedgerCheck {
    private final List<String> text;
    private final Head kept;
    private final List<RunLine> lines = new ArrayList<>();
    private final List<Fault> faults = new ArrayList<>();

    RunLedgerCheck(List<String> text, Head kept) {
        this.text = text;
        this.kept = kept;
    }

    Reading reading() {
        parse();
        places();
        links();
        head();
        return faults.isEmpty() ? new Reading.Sound(new RunLedger(lines)) : new Reading.Broken(faults);
    }

    private void fault(Kind kind, int run, String words) {
        faults.add(new Fault(kind, run, words));
    }

    private void parse() {
        for (int i = 0; i < text.size(); i++) {
            Optional<RunLine> line = RunLine.parse(text.get(i));
            if (line.isEmpty()) {
                fault(Kind.UNREADABLE, i + 1, "line " + (i + 1) + " is not the text of a run");
            } else if (!line.get().isGenuine()) {
                int run = line.get().number();
                fault(Kind.EDITED, run, "run " + run + " is not what was sealed");
            }
            line.ifPresent(lines::add);
        }
    }

    private void places() {
        Set<Integer> seen = new HashSet<>();
        int highest = 0;
        for (RunLine line : lines) {
            int run = line.number();
            if (!seen.add(run)) {
                fault(Kind.REPEATED, run, "run " + run + " is there more than once");
            } else if (run < highest) {
                fault(Kind.REORDERED, run, "run " + run + " stands after run " + highest);
            }
            highest = Math.max(highest, run);
        }
        boolean isAllRead = lines.size() == text.size();
        for (int run = 1; isAllRead && run < highest; run++) {
            if (!seen.contains(run)) {
                fault(Kind.REMOVED, run, "run " + run + " is missing");
            }
        }
    }

    /** A run that was sealed anew after an edit is betrayed by its successor, which remembers the old seal. */
    private void links() {
        for (int i = 0; i < lines.size(); i++) {
            RunLine line = lines.get(i);
            boolean isFirst = line.number() == 1;
            boolean follows = i > 0 && lines.get(i - 1).number() == line.number() - 1;
            String before = follows ? lines.get(i - 1).hash() : RunLine.BEFORE_THE_FIRST;
            if ((isFirst || follows) && line.isGenuine() && !line.previous().equals(before)) {
                int run = isFirst ? 1 : line.number() - 1;
                fault(Kind.EDITED, run, "run " + run + " is not the one that its successor was sealed on");
            }
        }
    }

    private void head() {
        if (lines.size() < text.size() || kept.count() == 0) {
            return;
        }
        int highest = lines.stream().mapToInt(RunLine::number).max().orElse(0);
        if (highest < kept.count()) {
            String range = highest + 1 == kept.count()
                    ? "run " + kept.count()
                    : "runs " + (highest + 1) + " to " + kept.count();
            fault(Kind.CUT_OFF, highest + 1, range + " at the end are missing");
        }
        lines.stream()
                .filter(line -> line.number() == kept.count() && !line.hash().equals(kept.hash()) && faults.isEmpty())
                .findFirst()
                .ifPresent(line -> fault(
                        Kind.REWRITTEN, line.number(), "run " + line.number() + " or one before it was sealed anew"));
    }
}
