package gammadesk.analytics.backtest.court.recorded;

import gammadesk.analytics.backtest.HedgePath;
import gammadesk.analytics.backtest.HedgeStep;
import gammadesk.analytics.backtest.court.Benefit;
import gammadesk.analytics.backtest.court.Best;
import gammadesk.analytics.backtest.court.EquityTrack;
import gammadesk.analytics.backtest.court.Estimate;
import gammadesk.analytics.backtest.court.Frontier;
import gammadesk.analytics.backtest.court.FrontierPoint;
import gammadesk.analytics.backtest.court.Headlines;
import gammadesk.analytics.backtest.court.Histograms;
import gammadesk.analytics.backtest.court.Outcomes;
import gammadesk.analytics.backtest.court.PolicyRow;
import gammadesk.analytics.backtest.court.ProfitHistogram;
import gammadesk.analytics.backtest.court.Role;
import gammadesk.analytics.backtest.court.Sharpe;
import gammadesk.analytics.backtest.court.StressRow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * All rules with the same books through the same recordings, in USD. A period is a day that begins at each recorded
 * moment, after costs; days overlap, so intervals are drawn in blocks at least as long as a day has moments. A day of a
 * book is one profit.
 */
public final class RecordedTrial {
    private static final int BINS = 24;

    private final List<Rival> rivals;
    private final Headlines headlines;
    private final Map<String, Outcomes> profits = new HashMap<>();
    private final Map<String, Outcomes> costs = new HashMap<>();

    private RecordedTrial(List<Rival> rivals, Headlines headlines) {
        this.rivals = rivals;
        this.headlines = headlines;
    }

    /**
     * Compares.
     *
     * @param rivals the policy first
     * @param headlines how intervals are drawn, in blocks of a day's moments or longer
     * @throws IllegalArgumentException when the first is not the policy, two have the same name, or their recordings
     *     differ in books or moments
     */
    public static RecordedTrial of(List<Rival> rivals, Headlines headlines) {
        Set<String> names = new HashSet<>();
        if (rivals.isEmpty()
                || rivals.getFirst().role() != Role.TRIED
                || !rivals.stream().map(Rival::name).allMatch(names::add)) {
            throw new IllegalArgumentException("the policy comes first, and no name comes twice");
        }
        RecordedTrial trial = new RecordedTrial(List.copyOf(rivals), headlines);
        List<Integer> shape = shape(rivals.getFirst());
        for (Rival one : rivals) {
            if (!shape(one).equals(shape)) {
                throw new IllegalArgumentException(one.name() + " was not walked through the same recordings");
            }
            trial.profits.put(one.name(), days(one, HedgeStep::profitUsd));
            trial.costs.put(one.name(), days(one, HedgeStep::costUsd));
        }
        return trial;
    }

    private static List<Integer> shape(Rival one) {
        return one.recordings().stream()
                .flatMap(books -> List.of(books.size(), books.getFirst().steps().size()).stream())
                .toList();
    }

    /** Days of all recordings one after the other; the books of all recordings in the order of the first. */
    private static Outcomes days(Rival one, ToDoubleFunction<HedgeStep> number) {
        int books = one.recordings().getFirst().size();
        List<double[]> byBook = new ArrayList<>();
        for (int book = 0; book < books; book++) {
            int at = book;
            byBook.add(one.recordings().stream()
                    .flatMapToDouble(paths ->
                            Arrays.stream(paths.get(at).dayProfits(number).toArray()))
                    .toArray());
        }
        return Outcomes.of(byBook);
    }

    /** The table, the policy first. */
    public List<PolicyRow> rows() {
        return rivals.stream().map(this::row).toList();
    }

    private PolicyRow row(Rival one) {
        Outcomes own = profits(one.name());
        Estimate less = bestBaseline()
                .filter(best -> !best.equals(one.name()))
                .map(best -> headlines.shortfallLess(own, profits(best)))
                .orElse(Estimate.UNKNOWN);
        return new PolicyRow(
                one.name(),
                one.dial(),
                one.role(),
                headlines.mean(own),
                headlines.mean(known(costs, one.name())),
                headlines.shortfall(own),
                less,
                perBookDay(one, HedgePath::turnoverUsd),
                Sharpe.of(own.sums()),
                own.times());
    }

    /** Mean a book and day of recorded time. */
    private static double perBookDay(Rival one, ToDoubleFunction<HedgePath> number) {
        List<HedgePath> paths = one.recordings().stream().flatMap(List::stream).toList();
        double days = paths.stream()
                .mapToDouble(path -> (path.steps().getLast().toMillis()
                                - path.steps().getFirst().fromMillis())
                        / 86_400_000.0)
                .sum();
        return paths.stream().mapToDouble(number).sum() / days;
    }

    private Outcomes profits(String name) {
        return known(profits, name);
    }

    private static Outcomes known(Map<String, Outcomes> byName, String name) {
        return Optional.ofNullable(byName.get(name))
                .orElseThrow(() -> new IllegalArgumentException("nobody is called " + name));
    }

    /** The baseline with the least expected shortfall; empty without one. */
    public Optional<String> bestBaseline() {
        return Best.of(rivals.stream()
                .filter(one -> one.role() == Role.BASELINE)
                .map(one -> Map.entry(one.name(), profits(one.name()).shortfall()))
                .toList());
    }

    /** Profits after costs of each recorded step, all books together; an unknown name is not accepted. */
    public double[] stepProfitsOf(String name) {
        return Series.steps(rival(name), HedgeStep::profitUsd);
    }

    /** Costs of each recorded step, all books together; an unknown name is not accepted. */
    public double[] stepCostsOf(String name) {
        return Series.steps(rival(name), HedgeStep::costUsd);
    }

    private Rival rival(String name) {
        return rivals.stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("nobody is called " + name));
    }

    /**
     * What the policy does better than the best baseline, by recorded step and without overlap; empty without a
     * baseline.
     */
    public Optional<double[]> benefit() {
        return bestBaseline().map(best -> benefit(rivals.getFirst().name(), best));
    }

    private double[] benefit(String name, String best) {
        return Benefit.over(stepProfitsOf(name), stepProfitsOf(best));
    }

    /**
     * Benefits over the best baseline, by rule and recorded step, the policy first: what a search could have chosen
     * from, for the probability of overfitting, the baselines among them. Empty without a baseline.
     */
    public Optional<double[][]> choices() {
        return bestBaseline()
                .map(best -> rivals.stream()
                        .filter(one -> one.role() != Role.CONTROL)
                        .map(one -> benefit(one.name(), best))
                        .toArray(double[][]::new));
    }

    /** Running profit of all books together, with bands of redrawn histories. */
    public List<EquityTrack> tracks() {
        return rivals.stream().map(one -> Series.track(one, headlines)).toList();
    }

    /**
     * Each recording by itself, as a stress: losses are those of a book over the whole of it, the shortfall that of its
     * days.
     *
     * @param names of the recordings in their order
     * @throws IllegalArgumentException when there are not as many names as recordings
     */
    public List<StressRow> recordings(List<String> names) {
        if (names.size() != rivals.getFirst().recordings().size()) {
            throw new IllegalArgumentException(names.size() + " names for the recordings");
        }
        return IntStream.range(0, names.size())
                .boxed()
                .flatMap(at -> rivals.stream().map(one -> Recording.row(names.get(at), one, at)))
                .toList();
    }

    /** How days are spread, all books together. */
    public List<ProfitHistogram> histograms() {
        return Histograms.of(
                rivals.stream()
                        .map(one -> new Histograms.Profits(
                                one.name(), one.role(), profits(one.name()).sums()))
                        .toList(),
                BINS);
    }

    /** Cost against risk. */
    public List<FrontierPoint> frontier() {
        return Frontier.of(rivals.stream()
                .map(one -> new Frontier.Setting(
                        one.family(),
                        one.dial(),
                        one.role(),
                        known(costs, one.name()).mean(),
                        profits(one.name()).shortfall()))
                .toList());
    }
}
