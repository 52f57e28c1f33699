package gammadesk.app.learning;

import gammadesk.analytics.backtest.court.PolicyRow;
import gammadesk.analytics.backtest.court.Role;
import gammadesk.analytics.backtest.court.RunEntry;
import gammadesk.analytics.backtest.court.RunLedger;
import gammadesk.analytics.backtest.court.Sharpe;
import gammadesk.analytics.backtest.court.Standings;
import gammadesk.analytics.hedging.LearnedBand;
import gammadesk.analytics.port.Clock;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * The lines of one trial in the record of runs: one for every setting before anything can be seen, one for what came of
 * it, or that somebody ended it.
 *
 * @param code of the trial itself
 * @param configurationHash of the case
 * @param dataHash of all data together
 * @param seed of everything that is drawn
 */
record TrialRecord(RunFile file, Clock clock, String code, String configurationHash, String dataHash, long seed) {
    /** Puts all settings on record; their numbers. */
    List<Integer> begin() throws IOException {
        List<RunEntry> begun = TrialWalk.dials().stream()
                .map(dial -> entry(Map.of(RunEntry.BEGUN, 1.0, RunEntry.DIAL, dial)))
                .toList();
        int after = file.add(begun).entries().size();
        return IntStream.rangeClosed(after - begun.size() + 1, after).boxed().toList();
    }

    /** Whether these are the numbers of this trial's runs. */
    boolean isOurs(List<Integer> runs) throws IOException {
        List<RunEntry> entries = file.read().entries();
        List<Double> dials = TrialWalk.dials();
        return runs.size() == dials.size()
                && IntStream.range(0, runs.size())
                        .allMatch(i -> runs.get(i) >= 1
                                && runs.get(i) <= entries.size()
                                && entries.get(runs.get(i) - 1).isAlike(entry(Map.of(RunEntry.DIAL, dials.get(i)))));
    }

    /** Says of all that have no outcome that they were cancelled. */
    void cancel(List<Integer> runs) throws IOException {
        List<RunEntry> lines = new ArrayList<>();
        for (int i = 0; i < runs.size(); i++) {
            lines.add(entry(Map.of(
                    RunEntry.CANCELLED, 1.0, RunEntry.DIAL, TrialWalk.dials().get(i), RunEntry.OF, (double)
                            runs.get(i))));
        }
        if (!isTold(runs)) {
            file.add(lines);
        }
    }

    /** Says what came of them, unless that is on record from before. */
    RunLedger end(List<Integer> runs, Standings standings) throws IOException {
        if (isTold(runs)) {
            return file.read();
        }
        List<PolicyRow> tried = standings.rows().stream()
                .filter(row -> row.role() == Role.TRIED)
                .toList();
        List<RunEntry> lines = new ArrayList<>();
        for (PolicyRow row : tried) {
            lines.add(outcome(runs.get(TrialWalk.dials().indexOf(row.dial())), row, standings));
        }
        return file.add(lines);
    }

    private boolean isTold(List<Integer> runs) throws IOException {
        return file.read().entries().stream()
                .anyMatch(entry -> !entry.isOpen()
                        && runs.stream()
                                .anyMatch(run -> entry.metric(RunEntry.OF).orElse(0) == run));
    }

    /** As the deflated ratio is measured: what the setting does better than the best baseline, by recorded step. */
    private RunEntry outcome(int run, PolicyRow row, Standings standings) {
        Map<String, Double> metrics = new TreeMap<>();
        metrics.put(RunEntry.OF, (double) run);
        metrics.put(
                RunEntry.SHARPE, standings.benefit(row.name()).map(Sharpe::of).orElse(Double.NaN));
        metrics.put(RunEntry.DIAL, row.dial());
        metrics.put("shortfall", row.shortfall().value());
        metrics.put("cost", row.meanCost().value());
        return entry(metrics);
    }

    private RunEntry entry(Map<String, Double> metrics) {
        return new RunEntry(clock.epochMillis(), LearnedBand.NAME, code, configurationHash, dataHash, seed, metrics);
    }
}
