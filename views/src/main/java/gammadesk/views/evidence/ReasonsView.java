package gammadesk.views.evidence;

import gammadesk.analytics.backtest.court.Admission;
import gammadesk.analytics.backtest.court.DataRange;
import gammadesk.analytics.backtest.court.DataRange.Source;
import gammadesk.analytics.backtest.court.Provenance;
import gammadesk.analytics.backtest.court.Reason;
import gammadesk.views.chart.ExportTarget;
import gammadesk.views.chart.Formats;
import gammadesk.views.format.Numbers;
import gammadesk.views.fx.DeskContext;
import gammadesk.views.fx.LiveColumn;
import gammadesk.views.fx.LiveTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import javafx.scene.control.Label;

/** Every measure of the court with its number against its limit, and what the trial rests on. */
final class ReasonsView extends EvidenceTables {
    private static final double REASONS_HEIGHT = 400;
    private static final double DATA_HEIGHT = 150;

    /** A measure, and the same measure of the policy beside it. */
    private record Line(Reason own, Optional<Reason> other) {}

    private final LiveTable<Line> reasons;
    private final LiveTable<DataRange> data;

    ReasonsView(DeskContext context, ExportTarget exports) {
        super(exports, "evidence-ruling");
        this.reasons = new LiveTable<>(
                context, "Measures of the court", line -> line.own().measure(), reasonColumns());
        this.data = new LiveTable<>(context, "Data of the trial", DataRange::toString, dataColumns());
        reasons.explainEmptiness("Nothing was measured: without a measure nothing is allowed.");
        data.explainEmptiness("The trial names no data.");
        body(
                section(new Label("Every measure, number against limit"), reasons, REASONS_HEIGHT),
                section(new Label("What the trial rests on"), data, DATA_HEIGHT));
    }

    @Override
    String headline(Compared chosen) {
        long passed = chosen.own().admission().reasons().stream()
                .filter(Reason::isPassed)
                .count();
        return "Reasons   " + passed + " of "
                + chosen.own().admission().reasons().size() + " measures leave everything open";
    }

    @Override
    String detail(Compared chosen) {
        Provenance rests = chosen.own().provenance();
        return chosen.context()
                + String.format(
                        Locale.ROOT,
                        " · %.1f recorded days · configuration %s · model %s · seed %d",
                        rests.recordedDays(),
                        EvidenceWords.hash(rests.configurationHash()),
                        EvidenceWords.hash(rests.modelHash()),
                        rests.seed());
    }

    @Override
    void fill(Compared chosen) {
        Optional<Admission> other = chosen.other().map(one -> one.admission());
        List<Line> lines = new ArrayList<>();
        for (Reason reason : chosen.own().admission().reasons()) {
            Optional<Reason> same = other.flatMap(one -> one.reasons().stream()
                    .filter(each -> each.measure() == reason.measure())
                    .findFirst());
            lines.add(new Line(reason, same));
        }
        reasons.show(lines);
        reasons.showColumn("other", other.isPresent());
        reasons.showColumn("otherpermits", other.isPresent());
        data.show(chosen.own().provenance().data());
    }

    @Override
    String csv() {
        return reasons.csv() + "\n" + data.csv();
    }

    private static List<LiveColumn<Line>> reasonColumns() {
        return List.of(
                LiveColumn.<Line>words("permits", "Lets it", 7.2, line -> EvidenceWords.permits(line.own()))
                        .explained("The most that this number leaves open")
                        .marked("alarm", line -> !line.own().isPassed()),
                LiveColumn.<Line>words(
                                "measure",
                                "Measure",
                                18,
                                line -> line.own().measure().words())
                        .hover(line -> line.own().words()),
                figure("measured", "Measured", Reason::measured)
                        .marked("alarm", line -> !line.own().isPassed()),
                figure("limit", "Limit", Reason::limit)
                        .explained("The one that it broke, else the one for running")
                        .styled("dim"),
                LiveColumn.<Line>figures(
                                "other",
                                "Compared",
                                6,
                                line -> line.other().map(Reason::measured).orElse(Double.NaN),
                                line -> line.other()
                                        .map(one -> EvidenceWords.measured(one.measure(), one.measured()))
                                        .orElse(Numbers.MISSING))
                        .explained("The same of the policy beside it"),
                LiveColumn.<Line>words(
                                "otherpermits",
                                "Lets that",
                                8,
                                line -> line.other().map(EvidenceWords::permits).orElse(Numbers.MISSING))
                        .explained("What it lets the policy beside it do"),
                LiveColumn.<Line>words(
                                "words", "In words", 24, line -> line.own().words())
                        .hover(line -> line.own().words())
                        .styled("dim"));
    }

    private static LiveColumn<Line> figure(String id, String title, ToDoubleFunction<Reason> number) {
        return LiveColumn.figures(
                id,
                title,
                6.6,
                line -> number.applyAsDouble(line.own()),
                line -> EvidenceWords.measured(line.own().measure(), number.applyAsDouble(line.own())));
    }

    private static List<LiveColumn<DataRange>> dataColumns() {
        return List.of(
                LiveColumn.words("name", "Data", 14, DataRange::name).hover(DataRange::name),
                LiveColumn.words("source", "Kind", 6, row -> isRecorded(row) ? "recorded" : "simulated"),
                LiveColumn.words("from", "From", 6, row -> day(row, row.fromMillis())),
                LiveColumn.words("to", "To", 6, row -> day(row, row.toMillis())),
                LiveColumn.<DataRange>figures(
                        "samples", "Moments or paths", 8, DataRange::samples, row -> Numbers.count(row.samples())),
                LiveColumn.<DataRange>words("hash", "SHA-256", 8, row -> EvidenceWords.hash(row.hash()))
                        .hover(DataRange::hash)
                        .exact(DataRange::hash)
                        .styled("dim"));
    }

    private static boolean isRecorded(DataRange row) {
        return row.source() == Source.RECORDED;
    }

    private static String day(DataRange row, long millis) {
        return isRecorded(row) ? Formats.month(millis) : Numbers.MISSING;
    }
}
