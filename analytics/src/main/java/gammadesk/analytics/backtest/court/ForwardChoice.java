package gammadesk.analytics.backtest.court;

import gammadesk.analytics.backtest.court.PurgedFolds.Fold;
import gammadesk.analytics.backtest.court.Standings.Entry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * Walks forward over the periods of a trial: for each window every rule takes the setting with the least expected
 * shortfall on the periods before it, purged of those that reach into the window or its embargo, and is judged on the
 * window alone (Lopez de Prado 2018, chapters 7 and 12). What only hindsight finds has no part in these figures.
 */
public final class ForwardChoice {
    private static final int WINDOWS = 5;
    /** Of all periods, to learn from before the first window. */
    private static final double FIRST_SHARE = 1.0 / 3;

    private static final int FEWEST = 10;
    private static final long EMBARGO_MILLIS = 86_400_000;

    private final Standings standings;
    private final Map<String, List<Double>> dials = new LinkedHashMap<>();

    private ForwardChoice(List<Entry> entries, List<Fold> folds, Headlines headlines) {
        Map<String, List<Entry>> families = new LinkedHashMap<>();
        entries.stream()
                .filter(one -> one.role() != Role.CONTROL)
                .forEach(one -> families.computeIfAbsent(one.family(), _ -> new ArrayList<>())
                        .add(one));
        standings = Standings.of(
                families.values().stream()
                        .map(settings -> walked(settings, folds))
                        .toList(),
                headlines);
    }

    /**
     * With windows of about equal numbers of periods and an embargo of a day.
     *
     * @param entries all settings of all rules, those of the policy first
     * @param periods when each of their periods began and ended, in the order of their outcomes
     * @param headlines how intervals are drawn
     * @return empty when there are too few periods to learn from before a window
     * @throws IllegalArgumentException when there are not as many periods as outcomes
     */
    public static Optional<ForwardChoice> over(List<Entry> entries, List<Label> periods, Headlines headlines) {
        if (entries.stream().anyMatch(one -> one.profits().times() != periods.size())) {
            throw new IllegalArgumentException(periods.size() + " periods for other outcomes");
        }
        List<Fold> folds = folds(periods);
        boolean isEnough =
                !folds.isEmpty() && folds.stream().allMatch(fold -> fold.train().size() >= FEWEST);
        return isEnough ? Optional.of(new ForwardChoice(entries, folds, headlines)) : Optional.empty();
    }

    /** By the place of a period among the outcomes, also where recordings were not given in the order of time. */
    private static List<Fold> folds(List<Label> periods) {
        List<Integer> order = IntStream.range(0, periods.size())
                .boxed()
                .sorted(Comparator.comparingLong(i -> periods.get(i).fromMillis()))
                .toList();
        int first = (int) (periods.size() * FIRST_SHARE);
        if (first < 1 || periods.size() < first + WINDOWS) {
            return List.of();
        }
        List<Label> ascending = order.stream().map(periods::get).toList();
        return PurgedFolds.walkForward(ascending, WINDOWS, first, OptionalInt.empty(), EMBARGO_MILLIS).stream()
                .map(fold ->
                        new Fold(placed(fold.train(), order), placed(fold.test(), order), placed(fold.purged(), order)))
                .toList();
    }

    private static List<Integer> placed(List<Integer> ranks, List<Integer> order) {
        return ranks.stream().map(order::get).toList();
    }

    private Entry walked(List<Entry> settings, List<Fold> folds) {
        List<Entry> chosen =
                folds.stream().map(fold -> chosen(settings, fold.train())).toList();
        Entry one = settings.getFirst();
        dials.put(one.family(), chosen.stream().map(Entry::dial).toList());
        List<Outcomes> profits = new ArrayList<>();
        List<Outcomes> costs = new ArrayList<>();
        double turnover = 0;
        for (int i = 0; i < folds.size(); i++) {
            List<Integer> window = folds.get(i).test();
            profits.add(chosen.get(i).profits().at(window));
            costs.add(chosen.get(i).costs().at(window));
            turnover += chosen.get(i).turnover() * window.size();
        }
        Outcomes joined = Outcomes.joined(profits);
        return new Entry(
                one.family(),
                one.family(),
                Double.NaN,
                one.role(),
                joined,
                Outcomes.joined(costs),
                turnover / joined.times(),
                joined.sums());
    }

    private static Entry chosen(List<Entry> settings, List<Integer> before) {
        return settings.stream()
                .min(Comparator.comparingDouble(one -> one.profits().at(before).shortfall()))
                .orElseThrow();
    }

    /**
     * The rules beside each other on the windows alone. Their turnover is the mean of the settings' own; their periods
     * may overlap, so that no benefit is to be measured of them.
     */
    public Standings standings() {
        return standings;
    }

    /** The table, the policy first. */
    public List<ForwardRow> rows() {
        return standings.rows().stream()
                .map(row -> new ForwardRow(row, dials.getOrDefault(row.name(), List.of())))
                .toList();
    }
}
