package gammadesk.analytics.backtest.court.book;

import gammadesk.analytics.backtest.DeltaCell;
import gammadesk.analytics.backtest.court.Admission;
import gammadesk.analytics.backtest.court.ControlRow;
import gammadesk.analytics.backtest.court.Controls;
import gammadesk.analytics.backtest.court.Court;
import gammadesk.analytics.backtest.court.DeflatedSharpe;
import gammadesk.analytics.backtest.court.Findings;
import gammadesk.analytics.backtest.court.ForwardChoice;
import gammadesk.analytics.backtest.court.Pbo;
import gammadesk.analytics.backtest.court.PolicyEvidence;
import gammadesk.analytics.backtest.court.PolicyRow;
import gammadesk.analytics.backtest.court.Provenance;
import gammadesk.analytics.backtest.court.RunEntry;
import gammadesk.analytics.backtest.court.RunLedger;
import gammadesk.analytics.backtest.court.Standings;
import gammadesk.analytics.backtest.court.TrainingCurve;
import gammadesk.analytics.backtest.court.claim.ClaimTrial;
import gammadesk.analytics.backtest.court.recorded.RecordedTrial;
import gammadesk.analytics.hedging.LearnedBand;
import gammadesk.analytics.learning.book.BandModel;
import gammadesk.analytics.learning.book.BandTraining;
import gammadesk.analytics.market.Column;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Puts together what recorded markets, simulated ones, chance and the ledger of runs have to say about a learned band,
 * and has the court rule.
 *
 * @param model that is tried
 * @param claims the simulated part
 * @param runs everything that was ever tried, this among it
 * @param provenance what it rests on
 * @param recordings their names, in their order
 * @param deltas errors of the smile-adjusted delta on them
 */
public record BandHearing(
        BandModel model,
        BandTrial claims,
        RunLedger runs,
        Provenance provenance,
        List<String> recordings,
        List<DeltaCell> deltas) {
    public BandHearing {
        recordings = List.copyOf(recordings);
        deltas = List.copyOf(deltas);
    }

    private static final String MONEY = "% of the price at the start";
    private static final int DRAWS = 999;
    /** Recorded moments that share a coin: about a day. */
    private static final int BLOCK = 4;

    private static final int BINS = 40;

    /**
     * The evidence on one kind of book.
     *
     * @param bookKind in words
     * @param recorded all rules with such books through the recordings
     */
    public PolicyEvidence on(String bookKind, RecordedTrial recorded) {
        Standings standings = recorded.standings();
        List<PolicyRow> rows = standings.rows();
        ClaimTrial trial = claims.trial();
        Standings simulated = trial.standings();
        Optional<Pbo> overfitting = standings.choices().flatMap(BandHearing::overfitting);
        Optional<DeflatedSharpe> deflated = standings.benefit().map(this::deflated);
        List<ControlRow> controls = Stream.concat(
                        standings.benefit().map(this::randomSide).stream(), Stream.of(claims.wrongPaths()))
                .toList();
        Optional<ForwardChoice> forward = recorded.forward();
        Findings findings = Findings.NONE
                .against(standings)
                .forward(forward)
                .chosen(overfitting, deflated)
                .controlled(controls)
                .restingOn(provenance, rows.getFirst().periods(), trials());
        Admission admission = Court.USUAL.rule(LearnedBand.NAME, bookKind, List.of(findings, claims.findings()));
        return new PolicyEvidence(
                LearnedBand.NAME,
                bookKind,
                MONEY,
                provenance,
                simulated.rows(),
                simulated.bestBaseline(),
                rows,
                forward.map(ForwardChoice::rows).orElse(List.of()),
                deltas,
                trial.tracks(),
                simulated.histograms(BINS),
                simulated.frontier(),
                claims.stresses(),
                recorded.recordings(recordings),
                controls,
                overfitting,
                deflated,
                runs.runs(),
                trial.losses(),
                curves(),
                Optional.of(recorded.livePeriods()),
                admission);
    }

    /** As many blocks as the steps fill with two each; empty where not even two are filled. */
    private static Optional<Pbo> overfitting(double[][] choices) {
        int blocks = Math.min(Pbo.USUAL_BLOCKS, choices[0].length / 4 * 2);
        return choices.length < 2 || blocks < 2 ? Optional.empty() : Optional.of(Pbo.ofSharpe(choices, blocks));
    }

    private DeflatedSharpe deflated(double[] benefit) {
        RunLedger.Tally tally = runs.tally(BandHearing::isOurs);
        return DeflatedSharpe.of(benefit, tally.trials(), tally.sharpeVariance());
    }

    private OptionalInt trials() {
        return OptionalInt.of(runs.tally(BandHearing::isOurs).trials());
    }

    private static boolean isOurs(RunEntry run) {
        return run.policy().equals(LearnedBand.NAME);
    }

    private ControlRow randomSide(double[] benefit) {
        return Controls.randomSide(benefit, BLOCK, DRAWS, new SplittableRandom(provenance.seed()));
    }

    private List<TrainingCurve> curves() {
        return IntStream.range(0, model.curves().size())
                .mapToObj(i -> curve("net " + (i + 1), model.curves().get(i)))
                .toList();
    }

    private static TrainingCurve curve(String member, float[] costs) {
        double[] train = new double[costs.length];
        double[] steps = new double[costs.length];
        double[] unmeasured = new double[costs.length];
        for (int i = 0; i < costs.length; i++) {
            train[i] = costs[i];
            steps[i] = (i + 1.0) * BandTraining.CURVE_STEPS;
            unmeasured[i] = Double.NaN;
        }
        return new TrainingCurve(member, Column.of(steps), Column.of(train), Column.of(unmeasured));
    }
}
