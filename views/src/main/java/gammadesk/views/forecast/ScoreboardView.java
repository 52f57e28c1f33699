package gammadesk.views.forecast;

import gammadesk.analytics.desk.DeskSnapshot;
import gammadesk.analytics.forecast.board.ForecastBoard;
import gammadesk.analytics.forecast.board.Part;
import gammadesk.analytics.forecast.board.Scoreboard;
import gammadesk.analytics.forecast.board.Scoreboard.Live;
import gammadesk.analytics.forecast.board.Scoreboard.Row;
import gammadesk.views.chart.DataChart.Shown;
import gammadesk.views.chart.Formats;
import gammadesk.views.format.Numbers;
import gammadesk.views.fx.LiveColumn;
import gammadesk.views.fx.LiveTable;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** A row a model, under the sentence that says which one is used. */
final class ScoreboardView extends DataTables<Scoreboard> {
    private static final double STALE_SECONDS = 26 * 3600;
    private static final double NUMBER_EMS = 5.9;

    private final ForecastDesk desk;
    private final HorizonChip horizon;
    private final Label verdict = new Label();
    private final Label missing = new Label();
    private final LiveTable<Row> table;
    private Optional<DeskSnapshot> last = Optional.empty();
    private String used = "";

    ScoreboardView(ForecastDesk desk) {
        super(desk, "forecast-scores");
        this.desk = desk;
        this.horizon = new HorizonChip(desk.horizonDays(), this::reshow);
        this.table = new LiveTable<>(desk.context(), "Forecast models", Row::model, columns());
        table.marked("chosen", row -> row.model().equals(used));
        verdict.setId("forecast-verdict");
        verdict.getStyleClass().add("forecast-verdict");
        verdict.setWrapText(true);
        verdict.setMinHeight(Region.USE_PREF_SIZE);
        missing.getStyleClass().add("forecast-note");
        missing.setWrapText(true);
        missing.setMinHeight(Region.USE_PREF_SIZE);
        Region section = section("Models, HAR is the benchmark", table);
        VBox.setVgrow(section, Priority.ALWAYS);
        body(verdict, section, missing);
        frame().controls(horizon.node());
        node().addEventHandler(KeyEvent.KEY_PRESSED, horizon::typed);
    }

    void show(DeskSnapshot snapshot) {
        last = Optional.of(snapshot);
        Shown<Scoreboard> found =
                ForecastPictures.of(snapshot, desk, "scoreboard", this::chosen, Scoreboard::knownMillis, STALE_SECONDS);
        show(found);
    }

    private Part<Scoreboard> chosen(ForecastBoard board) {
        return new Part<>(
                horizon.choose(board.scoreboards().value().orElse(List.of()), Scoreboard::horizonDays),
                board.scoreboards().reason());
    }

    private void reshow() {
        last.ifPresent(this::show);
    }

    LiveTable<Row> table() {
        return table;
    }

    String verdict() {
        return verdict.getText();
    }

    @Override
    String headline(Scoreboard board) {
        return desk.context().currency().get() + " scoreboard, " + ForecastWords.horizon(board.horizonDays())
                + " ahead   in use: " + board.used();
    }

    @Override
    String detail(Scoreboard board) {
        return String.format(
                Locale.ROOT,
                "one forecast every %.0f h from %s to %s · %d common moments · losses of variance a day",
                board.strideHours(),
                Formats.month(board.fromMillis()),
                Formats.month(board.knownMillis()),
                board.common());
    }

    @Override
    void fill(Scoreboard board) {
        used = board.used();
        verdict.setText(board.sentence());
        table.show(board.rows());
        String words = board.missing().entrySet().stream()
                .map(entry -> entry.getKey() + ": " + entry.getValue())
                .sorted()
                .collect(Collectors.joining(" · "));
        missing.setText(words.isEmpty() ? "" : "Not run: " + words);
        missing.setManaged(!words.isEmpty());
    }

    private static List<LiveColumn<Row>> columns() {
        return List.of(
                LiveColumn.words("model", "Model", 11, Row::model).hover(Row::model),
                LiveColumn.<Row>figures("count", "n", 4.2, Row::count, row -> Numbers.count(row.count()))
                        .explained("Forecasts whose outcome is known")
                        .styled("dim"),
                number("qlike", "QLIKE", Row::qlike, row -> Numbers.fixed(row.qlike(), 4), "Mean loss, less is better"),
                number(
                                "delta",
                                "Δ HAR",
                                Row::qlikeMinusBenchmark,
                                row -> Numbers.signed(row.qlikeMinusBenchmark(), 4),
                                "Mean QLIKE minus that of HAR: below zero is better")
                        .hover(row -> row.qlikeMinusBenchmark() < 0 ? "better than HAR" : "not better than HAR"),
                number(
                        "dm",
                        "DM p",
                        Row::dieboldMarianoP,
                        row -> sign(row) + ForecastWords.chance(row.dieboldMarianoP()),
                        "Diebold-Mariano against HAR, two-sided; − better, + worse"),
                number(
                        "mcs",
                        "MCS p",
                        Row::confidenceSetP,
                        row -> ForecastWords.chance(row.confidenceSetP()),
                        "Model confidence set; below 0.05 out of it"),
                number(
                        "mse",
                        "MSE",
                        Row::mse,
                        row -> Double.isNaN(row.mse())
                                ? Numbers.MISSING
                                : String.format(Locale.ROOT, "%.2e", row.mse()),
                        "Mean squared error, squared variance a day"),
                number("slope", "MZ slope", Row::slope, row -> Numbers.fixed(row.slope(), 2), "Realised on forecast"),
                number("r2", "MZ R²", Row::rSquared, row -> Numbers.fixed(row.rSquared(), 2), "Of that regression"),
                number(
                        "cover80",
                        "In 80 %",
                        Row::coverage80,
                        row -> ForecastWords.share(row.coverage80()),
                        "Share of outcomes inside the band of 80 %"),
                number(
                        "cover95",
                        "In 95 %",
                        Row::coverage95,
                        row -> ForecastWords.share(row.coverage95()),
                        "Share of outcomes inside the band of 95 %"),
                number("live", "Live n", row -> live(row, Live::count), row -> liveCount(row), "Made on this desk")
                        .styled("dim"),
                number(
                        "liveqlike",
                        "Live QLIKE",
                        row -> live(row, Live::qlike),
                        row -> Numbers.fixed(live(row, Live::qlike), 4),
                        "Of forecasts made on this desk"),
                number(
                        "live80",
                        "Live in 80 %",
                        row -> live(row, Live::coverage80),
                        row -> ForecastWords.share(live(row, Live::coverage80)),
                        "Of forecasts made on this desk"));
    }

    private static String sign(Row row) {
        return Double.isNaN(row.dieboldMarianoP()) ? "" : row.qlikeMinusBenchmark() < 0 ? "− " : "+ ";
    }

    private static double live(Row row, ToDoubleFunction<Live> of) {
        return row.live().map(of::applyAsDouble).orElse(Double.NaN);
    }

    private static String liveCount(Row row) {
        return row.live().map(live -> Numbers.count(live.count())).orElse(Numbers.MISSING);
    }

    private static LiveColumn<Row> number(
            String id, String title, ToDoubleFunction<Row> value, Function<Row, String> text, String meaning) {
        return LiveColumn.<Row>figures(id, title, Math.max(NUMBER_EMS, title.length() * 0.62), value, text)
                .explained(meaning);
    }

    @Override
    String csv(Scoreboard board) {
        return ForecastWords.line("horizon_days", "from", "to", "used", "sentence")
                + ForecastWords.line(
                        board.horizonDays(),
                        Formats.iso(board.fromMillis()),
                        Formats.iso(board.knownMillis()),
                        board.used(),
                        board.sentence())
                + table.csv();
    }
}
