package gammadesk.analytics.backtest.court.recorded;

import gammadesk.analytics.backtest.HedgePath;
import gammadesk.analytics.backtest.HedgeStep;
import gammadesk.analytics.backtest.court.EquityTrack;
import gammadesk.analytics.backtest.court.ForwardChoice;
import gammadesk.analytics.backtest.court.Headlines;
import gammadesk.analytics.backtest.court.Label;
import gammadesk.analytics.backtest.court.LivePeriods;
import gammadesk.analytics.backtest.court.Outcomes;
import gammadesk.analytics.backtest.court.Standings;
import gammadesk.analytics.backtest.court.StressRow;
import gammadesk.analytics.market.Column;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * All rules with the same books through the same recordings, in USD. A period is a day that begins at each recorded
 * moment, after costs; days overlap, so intervals are drawn in blocks at least as long as a day has moments. A day of a
 * book is one profit.
 */
public final class RecordedTrial {
    private final List<Rival> rivals;
    private final Headlines headlines;
    private final List<Standings.Entry> entries;
    private final Standings standings;

    private RecordedTrial(List<Rival> rivals, Headlines headlines) {
        this.rivals = List.copyOf(rivals);
        this.headlines = headlines;
        entries = rivals.stream().map(RecordedTrial::entry).toList();
        standings = Standings.of(entries, headlines);
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
        for (Rival one : rivals) {
            if (!shape(one).equals(shape(rivals.getFirst()))) {
                throw new IllegalArgumentException(one.name() + " was not walked through the same recordings");
            }
        }
        return new RecordedTrial(rivals, headlines);
    }

    private static Standings.Entry entry(Rival one) {
        return new Standings.Entry(
                one.name(),
                one.family(),
                one.dial(),
                one.role(),
                days(one, HedgeStep::profitUsd),
                days(one, HedgeStep::costUsd),
                perBookDay(one, HedgePath::turnoverUsd),
                Series.steps(one, HedgeStep::profitUsd));
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

    /** All rules beside each other; a period is a day, the benefit is measured by recorded step. */
    public Standings standings() {
        return standings;
    }

    /** Every rule with settings that were chosen on earlier days alone; empty when there are too few days. */
    public Optional<ForwardChoice> forward() {
        List<Label> days = rivals.getFirst().recordings().stream()
                .flatMap(books -> books.getFirst().days().stream())
                .map(day -> new Label(day.fromMillis(), day.toMillis()))
                .toList();
        return ForwardChoice.over(entries, days, headlines);
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

    /** Profits after costs of each recorded step, all books together; an unknown name is not accepted. */
    public double[] stepProfitsOf(String name) {
        return standings.entry(name).series().clone();
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

    /** What live results of the policy are watched against; books without options have no size and are not in it. */
    public LivePeriods livePeriods() {
        return new LivePeriods(shares(HedgeStep::profitUsd), shares(step -> step.spreadUsd() + step.feesUsd()));
    }

    private Column shares(ToDoubleFunction<HedgeStep> number) {
        return Column.of(rivals.getFirst().recordings().stream()
                .flatMap(List::stream)
                .filter(book -> book.optionsUsd() > 0)
                .flatMapToDouble(book ->
                        Arrays.stream(book.separateDays(number).toArray()).map(usd -> usd / book.optionsUsd()))
                .toArray());
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
}
