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
