package gammadesk.analytics.backtest.court;

import gammadesk.analytics.backtest.DeltaCell;
import java.util.List;
import java.util.Optional;

/**
 * All that was found out about a policy on a kind of book. Immutable; a screen and a report show it as it is.
 *
 * @param policy name of what was tried
 * @param bookKind on what kind of book, such as {@code short straddle} or {@code short call}
 * @param money the unit of all amounts, such as {@code USD} or {@code % of the premium}
 * @param provenance what it rests on
 * @param rows the policy and all baselines on simulated claims, or on recorded books when that is all there is; the
 *     policy first
 * @param bestBaseline name of the baseline with the least shortfall; empty when there is none
 * @param recordedRows the same rules with books on recorded chains, always in USD; may be empty
 * @param forward the same on recorded chains, each rule with settings that were chosen on earlier days alone, the
 *     policy first; empty when there were too few days
 * @param deltas errors of the smile-adjusted delta against Black's by moneyness and tenor, of single options on the
 *     recorded chains; may be empty
 * @param tracks running profits, the policy first; may be empty
 * @param profits how profits are spread, the policy first; may be empty
 * @param frontier cost against risk of all settings; may be empty
 * @param stresses by stress and rule; may be empty
 * @param recordedStresses the recordings one by one, such as a crash week, always in USD; may be empty
 * @param controls what chance does; may be empty
 * @param overfitting the probability of backtest overfitting; empty when it was not measured
 * @param deflated the deflated Sharpe ratio; empty when it was not measured
 * @param trials every run on record, the oldest first
 * @param losses where it loses; empty when it was not measured
 * @param training how it was learned, one curve for each member; empty for a rule that does not learn
 * @param live what live results are watched against; empty in files of before that was kept, and then a policy may not
 *     run
 * @param admission the ruling
 */
public record PolicyEvidence(
        String policy,
        String bookKind,
        String money,
        Provenance provenance,
        List<PolicyRow> rows,
        Optional<String> bestBaseline,
        List<PolicyRow> recordedRows,
        List<ForwardRow> forward,
        List<DeltaCell> deltas,
        List<EquityTrack> tracks,
        List<ProfitHistogram> profits,
        List<FrontierPoint> frontier,
        List<StressRow> stresses,
        List<StressRow> recordedStresses,
        List<ControlRow> controls,
        Optional<Pbo> overfitting,
        Optional<DeflatedSharpe> deflated,
        List<RunEntry> trials,
        Optional<StateMap> losses,
        List<TrainingCurve> training,
        Optional<LivePeriods> live,
        Admission admission) {
    public PolicyEvidence {
        rows = List.copyOf(rows);
        recordedRows = List.copyOf(recordedRows);
        forward = List.copyOf(forward);
        deltas = List.copyOf(deltas);
        tracks = List.copyOf(tracks);
        profits = List.copyOf(profits);
        frontier = List.copyOf(frontier);
        stresses = List.copyOf(stresses);
        recordedStresses = List.copyOf(recordedStresses);
        controls = List.copyOf(controls);
        trials = List.copyOf(trials);
        training = List.copyOf(training);
    }

    /** The same with another ruling, such as one that drift has taken back. */
    public PolicyEvidence ruled(Admission other) {
        return new PolicyEvidence(
                policy,
                bookKind,
                money,
                provenance,
                rows,
                bestBaseline,
                recordedRows,
                forward,
                deltas,
                tracks,
                profits,
                frontier,
                stresses,
                recordedStresses,
                controls,
                overfitting,
                deflated,
                trials,
                losses,
                training,
                live,
                other);
    }

    /**
     * The same with another name for its policy, so that two trials of one policy can lie beside each other. The runs
     * on record keep theirs.
     */
    public PolicyEvidence called(String name) {
        return new PolicyEvidence(
                name,
                bookKind,
                money,
                provenance,
                rows.stream().map(row -> called(row, name)).toList(),
                bestBaseline,
                recordedRows.stream().map(row -> called(row, name)).toList(),
                forward.stream()
                        .map(one -> new ForwardRow(called(one.row(), name), one.dials()))
                        .toList(),
                deltas,
                tracks.stream().map(track -> called(track, name)).toList(),
                profits.stream().map(one -> called(one, name)).toList(),
                frontier.stream().map(point -> called(point, name)).toList(),
                stresses.stream().map(row -> called(row, name)).toList(),
                recordedStresses.stream().map(row -> called(row, name)).toList(),
                controls,
                overfitting,
                deflated,
                trials,
                losses,
                training,
                live,
                new Admission(name, admission.bookKind(), admission.ruling(), admission.reasons()));
    }

    /** What is tried is called by its policy, with the setting behind it where there are several. */
    private String called(String rule, Role role, String name) {
        boolean isPolicy = rule.equals(policy) || rule.startsWith(policy + " ");
        return role == Role.TRIED && isPolicy ? name + rule.substring(policy.length()) : rule;
    }

    private PolicyRow called(PolicyRow row, String name) {
        return new PolicyRow(
                called(row.name(), row.role(), name),
                row.dial(),
                row.role(),
                row.meanProfit(),
                row.meanCost(),
                row.shortfall(),
                row.shortfallLessBest(),
                row.turnover(),
                row.sharpe(),
                row.periods());
    }

    private EquityTrack called(EquityTrack track, String name) {
        return new EquityTrack(
                called(track.name(), track.role(), name),
                track.role(),
                track.times(),
                track.isSimulated(),
                track.equity(),
                track.equityLow(),
                track.equityHigh(),
                track.drawdown(),
                track.drawdownHigh());
    }

    private ProfitHistogram called(ProfitHistogram one, String name) {
        return new ProfitHistogram(called(one.name(), one.role(), name), one.role(), one.edges(), one.shares());
    }

    private FrontierPoint called(FrontierPoint point, String name) {
        return new FrontierPoint(
                called(point.family(), point.role(), name),
                point.dial(),
                point.role(),
                point.meanCost(),
                point.shortfall(),
                point.isEfficient());
    }

    private StressRow called(StressRow row, String name) {
        return new StressRow(
                row.stress(),
                row.words(),
                called(row.policy(), row.role(), name),
                row.role(),
                row.meanLoss(),
                row.shortfall(),
                row.worstLoss(),
                row.breachShare(),
                row.refusedShare(),
                row.recoverySteps(),
                row.unrecoveredShare());
    }

    /** The policy's own row. */
    public Optional<PolicyRow> own() {
        return rows.stream().filter(row -> row.role() == Role.TRIED).findFirst();
    }

    /** The best baseline's row. */
    public Optional<PolicyRow> best() {
        return bestBaseline.flatMap(name -> rows.stream()
                .filter(row -> row.role() == Role.BASELINE && row.name().equals(name))
                .findFirst());
    }
}
