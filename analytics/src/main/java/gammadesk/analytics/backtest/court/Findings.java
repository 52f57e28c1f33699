package gammadesk.analytics.backtest.court;

import gammadesk.analytics.backtest.court.Reason.Measure;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * What was measured of a policy. What is not there counts as missing evidence, and missing evidence is no evidence in
 * favour.
 *
 * @param numbers by measure
 */
public record Findings(Map<Measure, Double> numbers) {
    public Findings {
        numbers =
                Collections.unmodifiableMap(new EnumMap<>(numbers.isEmpty() ? new EnumMap<>(Measure.class) : numbers));
    }

    /** Nothing was measured yet. */
    public static final Findings NONE = new Findings(Map.of());

    /** The same with a number; NaN says that it could not be measured. */
    public Findings with(Measure measure, double number) {
        Map<Measure, Double> more = new EnumMap<>(Measure.class);
        more.putAll(numbers);
        more.put(measure, number);
        return new Findings(more);
    }

    /** NaN when it was not measured. */
    public double number(Measure measure) {
        return numbers.getOrDefault(measure, Double.NaN);
    }

    /** With what the trial rests on; no ledger that can be counted, no trials. */
    public Findings restingOn(Provenance provenance, int periods, OptionalInt trials) {
        return with(Measure.RECORDED_DAYS, provenance.recordedDays())
                .with(Measure.PERIODS, periods)
                .with(Measure.TRIALS, trials.isPresent() ? trials.getAsInt() : Double.NaN);
    }

    /** With the risk of choosing by chance. */
    public Findings chosen(Optional<Pbo> overfitting, Optional<DeflatedSharpe> deflated) {
        return with(Measure.PBO, overfitting.map(Pbo::probability).orElse(Double.NaN))
                .with(
                        Measure.DEFLATED_SHARPE,
                        deflated.map(DeflatedSharpe::probability).orElse(Double.NaN));
    }

    /** With risk and cost of the policy against the best baseline; without one neither is measured. */
    public Findings against(Standings standings) {
        return best(standings)
                .map(best -> against(standings.rows().getFirst(), best))
                .orElse(this);
    }

    private static Optional<PolicyRow> best(Standings standings) {
        return standings
                .bestBaseline()
                .flatMap(name -> standings.rows().stream()
                        .filter(row -> row.name().equals(name))
                        .findFirst());
    }

    /** With risk against the best baseline where neither could choose its setting by hindsight. */
    public Findings forward(Optional<ForwardChoice> forward) {
        double less = forward.map(ForwardChoice::standings)
                .flatMap(standings -> best(standings)
                        .map(best -> standings
                                .rows()
                                .getFirst()
                                .shortfallLessBest()
                                .over(best.shortfall().value())
                                .value()))
                .orElse(Double.NaN);
        return with(Measure.FORWARD, less);
    }

    /** With risk and cost against the best baseline. */
    public Findings against(PolicyRow own, PolicyRow best) {
        double unit = best.shortfall().value();
        Estimate less = own.shortfallLessBest().over(unit);
        return with(Measure.SHORTFALL, less.value())
                .with(Measure.SHORTFALL_INTERVAL, less.high())
                .with(
                        Measure.COST,
                        excess(own.meanCost().value(), best.meanCost().value(), unit));
    }

    /**
     * With the stresses: the worst of the policy against the worst of the best baseline. All rows are in one money:
     * recordings are another trial's findings.
     *
     * @param rows of all rules
     * @param policy name of the one that is tried
     * @param best name of the best baseline
     */
    public Findings stressed(List<StressRow> rows, String policy, String best) {
        double worst = worst(rows, best);
        Findings found = with(Measure.STRESS, excess(worst(rows, policy), worst, worst));
        OptionalDouble breaches = rows.stream()
                .filter(row -> row.policy().equals(policy))
                .mapToDouble(StressRow::breachShare)
                .filter(share -> !Double.isNaN(share))
                .max();
        return breaches.isPresent() ? found.with(Measure.BREACHES, breaches.getAsDouble()) : found;
    }

    /** NaN when there is no row or one is not known: the largest of numbers with a NaN is NaN. */
    private static double worst(List<StressRow> rows, String policy) {
        OptionalDouble worst = rows.stream()
                .filter(row -> row.policy().equals(policy))
                .mapToDouble(StressRow::shortfall)
                .max();
        return worst.orElse(Double.NaN);
    }

    /** With what chance does; no control is no evidence. */
    public Findings controlled(List<ControlRow> controls) {
        return with(
                Measure.CONTROL,
                controls.stream().mapToDouble(ControlRow::p).max().orElse(Double.NaN));
    }

    private static double excess(double own, double best, double unit) {
        return unit > 0 ? (own - best) / unit : Double.NaN;
    }
}
