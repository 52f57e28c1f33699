package gammadesk.views.evidence;

import gammadesk.analytics.backtest.court.RunEntry;
import gammadesk.views.chart.ExportTarget;
import gammadesk.views.format.Numbers;
import gammadesk.views.format.Times;
import gammadesk.views.fx.DeskContext;
import gammadesk.views.fx.LiveColumn;
import gammadesk.views.fx.LiveTable;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.scene.control.Label;

/** Every run on record, newest first: none of them can be taken out. */
final class TrialsView extends EvidenceTables {
    private static final double HEIGHT = 400;
    /** They have columns of their own. */
    private static final Set<String> NOT_SAID =
            Set.of(RunEntry.SHARPE, RunEntry.BEGUN, RunEntry.CANCELLED, RunEntry.DIAL);

    /** A run with its number in the ledger, from 1. */
    private record Line(int number, RunEntry run, String chosen) {}

    private final LiveTable<Line> table;

    TrialsView(DeskContext context, ExportTarget exports) {
        super(exports, "evidence-trials");
        this.table = new LiveTable<>(context, "Runs on record", Line::number, columns());
        table.explainEmptiness("No run is on record: without their number the best of them cannot be judged.");
        body(section(new Label("Runs on record, newest first; ● those of the policy"), table, HEIGHT));
    }

    @Override
    String headline(Compared chosen) {
        long own = chosen.own().trials().stream()
                .filter(run -> isOf(chosen.own().policy(), run))
                .count();
        return "Trial ledger   " + Numbers.count(chosen.own().trials().size()) + " runs on record, " + own + " of "
                + chosen.own().policy();
    }

    @Override
    String detail(Compared chosen) {
        return "every run that was tried counts, also the bad ones · Sharpe of a period, not annualised";
    }

    @Override
    void fill(Compared chosen) {
        List<RunEntry> runs = chosen.own().trials();
        table.show(IntStream.range(0, runs.size())
                .map(i -> runs.size() - 1 - i)
                .mapToObj(i -> new Line(i + 1, runs.get(i), chosen.own().policy()))
                .toList());
    }

    @Override
    String csv() {
        return table.csv();
    }

    private static List<LiveColumn<Line>> columns() {
        return List.of(
                LiveColumn.<Line>figures("number", "No.", 3.6, Line::number, line -> Numbers.count(line.number()))
                        .styled("dim"),
                LiveColumn.<Line>words(
                        "time",
                        "When, UTC",
                        10.5,
                        line -> Times.dateTime(line.run().millis()).replace(" UTC", "")),
                LiveColumn.<Line>words("policy", "Policy", 12, TrialsView::policy)
                        .exact(line -> line.run().policy())
                        .hover(line -> line.run().policy()),
                LiveColumn.<Line>words(
                                "became", "Came to", 7, line -> line.run().became())
                        .explained("Cancelled runs and those that were never finished count as well")
                        .marked("alarm", line -> line.run().isOpen()),
                LiveColumn.<Line>figures(
                                "dial", "Dial", 4.4, line -> dial(line), line -> EvidenceWords.dial(dial(line)))
                        .explained("The setting of the rule"),
                LiveColumn.<Line>figures(
                                "sharpe", "Sharpe", 5.4, TrialsView::sharpe, line -> Numbers.signed(sharpe(line), 3))
                        .explained("Mean over deviation of a period, not annualised; a dash where it came to nothing"),
                LiveColumn.<Line>words("metrics", "Other metrics", 16, TrialsView::metrics)
                        .hover(TrialsView::metrics),
                LiveColumn.<Line>figures(
                                "seed",
                                "Seed",
                                6,
                                line -> line.run().seed(),
                                line -> Long.toString(line.run().seed()))
                        .exact(line -> Long.toString(line.run().seed()))
                        .styled("dim"),
                hash("configuration", "Configuration", line -> line.run().configurationHash()),
                hash("data", "Data", line -> line.run().dataHash()),
                LiveColumn.<Line>words("code", "Code", 6, line -> line.run().code())
                        .hover(line -> line.run().code())
                        .styled("dim"));
    }

    private static LiveColumn<Line> hash(String id, String title, Function<Line, String> hash) {
        return LiveColumn.<Line>words(id, title, 8, line -> EvidenceWords.hash(hash.apply(line)))
                .hover(hash)
                .exact(hash)
                .explained("SHA-256")
                .styled("dim");
    }

    private static String policy(Line line) {
        return (isOf(line.chosen(), line.run()) ? "● " : "○ ") + line.run().policy();
    }

    /** Trials of one policy are called by it and more. */
    private static boolean isOf(String name, RunEntry run) {
        return name.equals(run.policy()) || name.startsWith(run.policy() + " · ");
    }

    private static double dial(Line line) {
        return line.run().metric(RunEntry.DIAL).orElse(Double.NaN);
    }

    private static double sharpe(Line line) {
        return line.run().metric(RunEntry.SHARPE).orElse(Double.NaN);
    }

    private static String metrics(Line line) {
        return line.run().metrics().entrySet().stream()
                .filter(metric -> !NOT_SAID.contains(metric.getKey()))
                .map(metric -> metric.getKey() + " " + Numbers.fixed(metric.getValue(), 4))
                .collect(Collectors.joining(", "));
    }
}
