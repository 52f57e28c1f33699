package gammadesk.views.forecast;

import gammadesk.analytics.desk.DeskSnapshot;
import gammadesk.analytics.forecast.board.ForecastBoard;
import gammadesk.analytics.forecast.board.QualityPicture;
import gammadesk.analytics.forecast.board.QualityPicture.Finding;
import gammadesk.analytics.forecast.board.QualityPicture.Kind;
import gammadesk.analytics.forecast.board.QualityPicture.Source;
import gammadesk.views.chart.Formats;
import gammadesk.views.format.Numbers;
import gammadesk.views.fx.LiveColumn;
import gammadesk.views.fx.LiveTable;
import java.util.List;
import java.util.function.ToIntFunction;

/** Sources and kinds of faults above, findings below. */
final class QualityView extends DataTables<QualityPicture> {
    private static final double STALE_SECONDS = 2.5 * 3600;

    private final ForecastDesk desk;
    private final LiveTable<Source> sources;
    private final LiveTable<Kind> kinds;
    private final LiveTable<Finding> findings;

    QualityView(ForecastDesk desk) {
        super(desk, "data-quality");
        this.desk = desk;
        this.sources = new LiveTable<>(desk.context(), "Sources of data", Source::name, sourceColumns());
        this.kinds = new LiveTable<>(desk.context(), "Kinds of faults", Kind::name, kindColumns());
        this.findings = new LiveTable<>(
                desk.context(),
                "Findings",
                each -> each.millis() + each.source() + each.kind() + each.words(),
                findingColumns());
        sources.explainEmptiness("No data has been loaded yet.");
        kinds.explainEmptiness("Nothing has been checked yet.");
        findings.explainEmptiness("Nothing was found wrong.");
        halves(
                beside(section("What was looked at", sources), 480, section("Faults by kind", kinds), 520),
                section("Last findings, newest first", findings));
    }

    void show(DeskSnapshot snapshot) {
        show(ForecastPictures.of(
                snapshot, desk, "data quality", ForecastBoard::quality, QualityPicture::knownMillis, STALE_SECONDS));
    }

    LiveTable<Kind> kinds() {
        return kinds;
    }

    @Override
    String headline(QualityPicture picture) {
        int repaired = picture.kinds().stream().mapToInt(Kind::repaired).sum();
        int excluded = picture.kinds().stream().mapToInt(Kind::excluded).sum();
        return desk.context().currency().get() + " data quality   "
                + (picture.count() == 0
                        ? "nothing was found wrong"
                        : Numbers.count(picture.count()) + " findings, " + Numbers.count(repaired) + " repaired, "
                                + Numbers.count(excluded) + " excluded");
    }

    @Override
    String detail(QualityPicture picture) {
        int rows = picture.sources().stream().mapToInt(Source::rows).sum();
        return Numbers.count(rows) + " rows of " + picture.sources().size() + " sources · as of "
                + Formats.minute(picture.knownMillis()) + " UTC";
    }

    @Override
    void fill(QualityPicture picture) {
        sources.show(picture.sources());
        kinds.show(picture.kinds());
        findings.show(picture.findings());
    }

    private static List<LiveColumn<Source>> sourceColumns() {
        return List.of(
                LiveColumn.words("name", "Source", 12, Source::name).hover(Source::words),
                LiveColumn.<Source>figures("rows", "Rows", 5, Source::rows, row -> Numbers.count(row.rows())),
                LiveColumn.<Source>figures("kept", "Kept", 5, Source::kept, row -> Numbers.count(row.kept()))
                        .explained("What models see"),
                LiveColumn.words(
                        "from", "From", 6, row -> row.rows() == 0 ? Numbers.MISSING : Formats.month(row.fromMillis())),
                LiveColumn.words(
                        "to", "To, UTC", 8, row -> row.rows() == 0 ? Numbers.MISSING : Formats.minute(row.toMillis())),
                LiveColumn.words("words", "How", 10, Source::words)
                        .hover(Source::words)
                        .styled("dim"));
    }

    private static List<LiveColumn<Kind>> kindColumns() {
        return List.of(
                LiveColumn.words("name", "Kind", 9, Kind::name).hover(Kind::rule),
                count("repaired", "Repaired", Kind::repaired),
                count("excluded", "Excluded", Kind::excluded),
                count("noted", "Noted", Kind::noted).explained("Said, but neither repaired nor left out"),
                LiveColumn.words("rule", "Rule", 18, Kind::rule)
                        .hover(Kind::rule)
                        .styled("dim"));
    }

    private static LiveColumn<Kind> count(String id, String title, ToIntFunction<Kind> value) {
        return LiveColumn.<Kind>figures(id, title, 5.4, value::applyAsInt, row -> Numbers.count(value.applyAsInt(row)))
                .marked("alarm", row -> value.applyAsInt(row) > 0);
    }

    private static List<LiveColumn<Finding>> findingColumns() {
        return List.of(
                LiveColumn.words("time", "Time, UTC", 8, row -> Formats.minute(row.millis())),
                LiveColumn.words("source", "Source", 9, Finding::source),
                LiveColumn.words("kind", "Kind", 7, Finding::kind),
                LiveColumn.words("words", "What", 20, Finding::words).hover(Finding::words),
                LiveColumn.words("treatment", "What was done", 14, Finding::treatment)
                        .hover(Finding::treatment));
    }

    @Override
    String csv(QualityPicture picture) {
        return sources.csv() + "\n" + kinds.csv() + "\n" + findings.csv();
    }
}
