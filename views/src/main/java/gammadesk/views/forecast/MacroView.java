package gammadesk.views.forecast;

import gammadesk.analytics.desk.DeskSnapshot;
import gammadesk.analytics.forecast.board.ForecastBoard;
import gammadesk.analytics.forecast.board.MacroPicture;
import gammadesk.analytics.forecast.board.MacroPicture.Release;
import gammadesk.analytics.forecast.board.MacroPicture.Series;
import gammadesk.analytics.mispricing.EventVolatility;
import gammadesk.analytics.mispricing.EventVolatility.Step;
import gammadesk.views.chart.Formats;
import gammadesk.views.format.Numbers;
import gammadesk.views.format.Times;
import gammadesk.views.fx.LiveColumn;
import gammadesk.views.fx.LiveTable;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Series above, releases and what options charge for them below. */
final class MacroView extends DataTables<MacroPicture> {
    private static final double STALE_SECONDS = 26 * 3600;
    private static final double MILLIS_PER_YEAR = 365 * 86_400_000.0;

    private final ForecastDesk desk;
    private final LiveTable<Series> series;
    private final LiveTable<Release> calendar;
    private final LiveTable<Step> events;
    private long nowMillis;

    MacroView(ForecastDesk desk) {
        super(desk, "macro");
        this.desk = desk;
        this.series = new LiveTable<>(desk.context(), "Macro series", Series::id, seriesColumns());
        this.calendar =
                new LiveTable<>(desk.context(), "Releases", each -> each.millis() + each.name(), calendarColumns());
        this.events = new LiveTable<>(
                desk.context(), "Event volatility", each -> each.fromMillis() + "-" + each.toMillis(), eventColumns());
        series.explainEmptiness("The source holds no series.");
        calendar.explainEmptiness("No release is known ahead: the source has no calendar.");
        events.explainEmptiness("No fitted surface yet, so nothing can be read between expiries.");
        halves(
                section("Series, newest known value", series),
                beside(
                        section("Releases, UTC", calendar),
                        400,
                        section("What options charge between expiries", events),
                        600));
    }

    void show(DeskSnapshot snapshot) {
        show(ForecastPictures.of(
                snapshot, desk, "macro", ForecastBoard::macro, MacroPicture::knownMillis, STALE_SECONDS));
    }

    LiveTable<Series> series() {
        return series;
    }

    @Override
    String headline(MacroPicture picture) {
        Optional<Release> next = picture.calendar().stream()
                .filter(release -> release.millis() > picture.knownMillis())
                .findFirst();
        return "Macro   "
                + next.map(release -> "next release: " + release.name() + ", " + when(release))
                        .orElse("no release is known ahead");
    }

    @Override
    String detail(MacroPicture picture) {
        return picture.source() + " · as of " + Formats.minute(picture.knownMillis()) + " UTC, by release, not by the "
                + "day it speaks of";
    }

    @Override
    void fill(MacroPicture picture) {
        nowMillis = picture.knownMillis();
        series.show(picture.series());
        calendar.show(picture.calendar());
        events.show(picture.steps());
    }

    private static String when(Release release) {
        return release.isTimeKnown() ? Formats.minute(release.millis()) : Formats.day(release.millis());
    }

    private List<LiveColumn<Series>> seriesColumns() {
        return List.of(
                LiveColumn.words("id", "Series", 8, Series::id),
                LiveColumn.words("title", "What", 17, Series::title).hover(Series::title),
                LiveColumn.<Series>figures("value", "Value", 6, Series::value, row -> Numbers.fixed(row.value(), 2)),
                LiveColumn.<Series>figures(
                                "change", "Change", 5.5, Series::change, row -> Numbers.signed(row.change(), 2))
                        .explained("To the value before"),
                LiveColumn.words("unit", "Unit", 7, Series::unit).styled("dim"),
                LiveColumn.words(
                        "reference",
                        "Speaks of",
                        6.6,
                        row -> row.reference().map(LocalDate::toString).orElse(Numbers.MISSING)),
                LiveColumn.words("released", "Known since, UTC", 8, row -> Formats.minute(row.releasedMillis())),
                LiveColumn.<Series>figures(
                                "age",
                                "Age",
                                5,
                                row -> (nowMillis - row.releasedMillis()) / 1000.0,
                                row -> Times.left((nowMillis - row.releasedMillis()) / MILLIS_PER_YEAR))
                        .explained("Since its release"),
                LiveColumn.words("revised", "Revised", 4.4, (Series row) -> row.isRevised() ? "revised" : "first")
                        .styled("dim"));
    }

    private List<LiveColumn<Release>> calendarColumns() {
        return List.of(
                LiveColumn.words("when", "When", 7, MacroView::when),
                LiveColumn.<Release>figures(
                        "left",
                        "Left",
                        4.5,
                        row -> (row.millis() - nowMillis) / 1000.0,
                        row -> row.millis() >= nowMillis
                                ? Times.left((row.millis() - nowMillis) / MILLIS_PER_YEAR)
                                : "past"),
                LiveColumn.words("name", "Release", 14, Release::name).hover(Release::name));
    }

    private static List<LiveColumn<Step>> eventColumns() {
        return List.of(
                LiveColumn.words("from", "From", 4.6, (Step row) -> Formats.day(row.fromMillis())),
                LiveColumn.words("to", "To expiry", 4.8, (Step row) -> Formats.month(row.toMillis())),
                LiveColumn.<Step>figures(
                                "forward",
                                "Forward vol",
                                5.6,
                                Step::forwardVol,
                                row -> Numbers.percent(row.forwardVol()))
                        .explained("At the money, percent a year, between the two expiries"),
                LiveColumn.<Step>figures(
                                "baseline",
                                "Beside it",
                                5.2,
                                Step::baselineVol,
                                row -> Numbers.percent(row.baselineVol()))
                        .explained("Mean of the steps beside it"),
                LiveColumn.<Step>figures(
                                "move",
                                "Extra move",
                                5.6,
                                Step::impliedMove,
                                row -> Double.isNaN(row.impliedMove())
                                        ? "none"
                                        : "±" + Numbers.percent(row.impliedMove()))
                        .explained("One standard deviation above what the steps beside it charge, percent of price"),
                LiveColumn.words("releases", "Releases between", 12, MacroView::events)
                        .hover(MacroView::events));
    }

    private static String events(Step step) {
        return step.events().stream()
                .map(EventVolatility.Event::name)
                .distinct()
                .collect(Collectors.joining(", "));
    }

    @Override
    String csv(MacroPicture picture) {
        return series.csv() + "\n" + calendar.csv() + "\n" + events.csv();
    }
}
