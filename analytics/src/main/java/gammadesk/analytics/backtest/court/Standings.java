package gammadesk.analytics.backtest.court;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** All rules of a trial beside each other: what follows from their profits and costs over the same periods. */
public final class Standings {
    private final List<Entry> entries;
    private final Headlines headlines;
    private final Optional<Entry> best;

    private Standings(List<Entry> entries, Headlines headlines) {
        this.entries = List.copyOf(entries);
        this.headlines = headlines;
        best = Best.of(entries.stream()
                        .filter(one -> one.role() == Role.BASELINE)
                        .map(one -> Map.entry(one.name(), one.profits().shortfall()))
                        .toList())
                .map(this::entry);
    }

    /**
     * A rule and what came of it.
     *
     * @param name of this setting, no two alike
     * @param family of the rule
     * @param dial the setting; NaN when there is none
     * @param role what it is here
     * @param profits after costs by period
     * @param costs by period
     * @param turnover traded in a period
     * @param series profits after costs by the shortest times that do not overlap, of which the benefit is measured
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Entry(
            String name,
            String family,
            double dial,
            Role role,
            Outcomes profits,
            Outcomes costs,
            double turnover,
            double[] series) {}

    /**
     * Puts them beside each other.
     *
     * @param entries the policy first
     * @throws IllegalArgumentException when the first is not the policy or two have the same name
     */
    public static Standings of(List<Entry> entries, Headlines headlines) {
        Set<String> names = new HashSet<>();
        if (entries.isEmpty()
                || entries.getFirst().role() != Role.TRIED
                || !entries.stream().map(Entry::name).allMatch(names::add)) {
            throw new IllegalArgumentException("the policy comes first, and no name comes twice");
        }
        return new Standings(entries, headlines);
    }

    /** One by its name; throws {@link IllegalArgumentException} for an unknown one. */
    public Entry entry(String name) {
        return entries.stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("nobody is called " + name));
    }

    /** The baseline with the least expected shortfall; empty without one. */
    public Optional<String> bestBaseline() {
        return best.map(Entry::name);
    }

    /** The table, the policy first. */
    public List<PolicyRow> rows() {
        return entries.stream().map(this::row).toList();
    }

    private PolicyRow row(Entry one) {
        Estimate less = best.filter(other -> !other.name().equals(one.name()))
                .map(other -> headlines.shortfallLess(one.profits(), other.profits()))
                .orElse(Estimate.UNKNOWN);
        return new PolicyRow(
                one.name(),
                one.dial(),
                one.role(),
                headlines.mean(one.profits()),
                headlines.mean(one.costs()),
                headlines.shortfall(one.profits()),
                less,
                one.turnover(),
                Sharpe.of(one.profits().sums()),
                one.profits().times());
    }

    /** What a rule does better than the best baseline, by the times of its series; empty without a baseline. */
    public Optional<double[]> benefit(String name) {
        return best.map(other -> Benefit.over(entry(name).series(), other.series()));
    }

    /** That of the policy. */
    public Optional<double[]> benefit() {
        return benefit(entries.getFirst().name());
    }

    /**
     * Benefits over the best baseline by rule, the policy first: what a search could have chosen from, for the
     * probability of overfitting. The baselines are among them, for who searches may also stay with what there is, and
     * two settings that are equally good would else look like one chosen by chance. Empty without a baseline.
     */
    public Optional<double[][]> choices() {
        return best.map(other -> entries.stream()
                .filter(one -> one.role() != Role.CONTROL)
                .map(one -> Benefit.over(one.series(), other.series()))
                .toArray(double[][]::new));
    }

    /**
     * How profits are spread.
     *
     * @param bins how many
     */
    public List<ProfitHistogram> histograms(int bins) {
        return Histograms.of(
                entries.stream()
                        .map(one -> new Histograms.Profits(
                                one.name(), one.role(), one.profits().sums()))
                        .toList(),
                bins);
    }

    /** Cost against risk. */
    public List<FrontierPoint> frontier() {
        return Frontier.of(entries.stream()
                .map(one -> new Frontier.Setting(
                        one.family(),
                        one.dial(),
                        one.role(),
                        one.costs().mean(),
                        one.profits().shortfall()))
                .toList());
    }
}
