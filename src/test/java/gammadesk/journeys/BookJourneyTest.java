package gammadesk.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import gammadesk.Shared;
import gammadesk.analytics.desk.BookFigures;
import gammadesk.analytics.desk.BookPicture;
import gammadesk.analytics.desk.BookSource;
import gammadesk.analytics.risk.Numeraire;
import gammadesk.app.cli.Gammadesk;
import gammadesk.app.desk.DeskWindow;
import gammadesk.app.desk.Environment;
import gammadesk.app.desk.SystemClock;
import gammadesk.app.desk.VenueChoice;
import gammadesk.views.chart.ExportTarget;
import gammadesk.views.evidence.DialogEvidenceFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.image.Image;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A book from a file to the tiles, on with a hypothetical trade out of the chain, and back to a file. */
@Tag("journey")
@Timeout(value = 240, unit = TimeUnit.SECONDS)
class BookJourneyTest {
    private static final String RECORDING = "deribit_chains/snapshots/deribit_options_snapshot_20260401T051502Z.csv.gz";
    private static final String BOOK = """
            instrument,amount,averagePrice
            BTC,3.0,
            BTC-26JUN26-70000-C,2.0,0.05
            BTC-26JUN26-60000-P,-4.0,0.03
            BTC-27MAR26-70000-C,1.0,
            """;
    /** The replay's clock goes on and prices are rounded on their way over the wire. */
    private static final Percentage NEAR = Percentage.withPercentage(0.2);

    @TempDir
    private Path folder = Path.of(".");

    @Test
    void importTryOutAndExport() throws IOException, TimeoutException {
        Path file = folder.resolve("mine.csv");
        Files.writeString(file, BOOK);
        String told = risk(file);
        LogWatch log = new LogWatch();
        VenueChoice replay = new VenueChoice.Replay(List.of(Shared.path(RECORDING)), OptionalDouble.of(1));
        try (log;
                Desk desk = new Desk(
                        replay,
                        new Desk.Layouts(),
                        new DeskWindow.FileChoice(
                                new Folder(folder), _ -> Optional.of(file), new DialogEvidenceFiles()))) {
            desk.awaitWhole();
            desk.reveal("book");
            choose(desk, "book-import");
            desk.await(
                    "the file's book",
                    () -> source(desk).filter(BookSource.File.class::isInstance).isPresent());
            desk.await("both options valued", () -> figures(desk).all().priced().size() == 2);
            desk.reveal("book");
            tilesAreWhatTheCommandTells(desk, told);
            assertThat(desk.text()).contains("1 position has no value", "BTC-27MAR26-70000-C: it has expired");
            tryOut(desk);
            desk.reveal("book");
            choose(desk, "book-export");
            Path exported = folder.resolve("book.csv");
            desk.await(
                    "the exported file",
                    () -> Files.exists(exported) && desk.text().contains("Exported 3"));
            assertThat(exported).hasContent(BOOK);
            assertThat(log.warnings()).isEmpty();
        }
    }

    private static void tilesAreWhatTheCommandTells(Desk desk, String told) {
        assertThat(tile(desk, "net-delta")).isCloseTo(number(told, "netDeltaCoin"), NEAR);
        assertThat(tile(desk, "delta")).isCloseTo(number(told, "deltaInUsdNumeraire"), NEAR);
        assertThat(tile(desk, "vega")).isCloseTo(number(told, "vegaUsd"), NEAR);
        assertThat(tile(desk, "theta")).isCloseTo(number(told, "thetaUsd"), NEAR);
        assertThat(tile(desk, "rho")).isCloseTo(number(told, "rhoUsd"), NEAR);
        assertThat(tile(desk, "equity")).isCloseTo(number(told, "equityCoin") * number(told, "index"), NEAR);
        assertThat(tile(desk, "value-at-risk")).isCloseTo(number(told, "varUsd"), NEAR);
        double maintenance = number(told.substring(told.indexOf("\"standard\"")), "maintenance");
        assertThat(tile(desk, "margin-used"))
                .isCloseTo(100 * maintenance / number(told, "equityCoin"), Percentage.withPercentage(0.5));
    }

    private void tryOut(Desk desk) {
        double before = figures(desk).greeks(Numeraire.USD).vega();
        desk.reveal("what-if");
        desk.onFx(() -> {
            ((ButtonBase) lookup(desk, "#what-if-chain")).fire();
            ((TextField) lookup(desk, "#what-if-amount")).setText("5");
        });
        desk.reveal("chain");
        desk.onFx(() -> enter((TableView<?>) lookup(desk, "#panel-chain").lookup(".live-table")));
        desk.await(
                "the hypothetical trade's figures",
                () -> book(desk).flatMap(BookPicture::whatIf).isPresent());
        BookPicture tried = book(desk).orElseThrow();
        assertThat(tried.whatIf().orElseThrow().basket().entries())
                .singleElement()
                .satisfies(trade -> assertThat(trade.amount()).isEqualTo(5));
        assertThat(tried.whatIf().orElseThrow().after().greeks(Numeraire.USD).vega())
                .isGreaterThan(before);
        desk.reveal("what-if");
        assertThat(desk.text()).contains("Hypothetical trade", "+5 BTC", "Net delta");
        desk.onFx(() -> ((ButtonBase) lookup(desk, "#what-if-clear")).fire());
        desk.await(
                "no hypothetical trade",
                () -> book(desk).flatMap(BookPicture::whatIf).isEmpty());
    }

    private static void enter(TableView<?> chain) {
        int middle = chain.getItems().size() / 2;
        focus(chain, middle);
        Event.fireEvent(chain, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ENTER, false, false, false, false));
    }

    private static <R> void focus(TableView<R> table, int row) {
        table.getFocusModel().focus(row, table.getVisibleLeafColumn(0));
    }

    private static void choose(Desk desk, String item) {
        desk.onFx(() -> ((MenuButton) lookup(desk, "#book-source"))
                .getItems().stream()
                        .filter(each -> item.equals(each.getId()))
                        .findFirst()
                        .orElseThrow()
                        .fire());
    }

    private static Optional<BookPicture> book(Desk desk) {
        return desk.session().board().get().book();
    }

    private static Optional<BookSource> source(Desk desk) {
        return book(desk).map(BookPicture::source);
    }

    private static BookFigures figures(Desk desk) {
        return book(desk).orElseThrow().live().value().orElseThrow();
    }

    private static Node lookup(Desk desk, String id) {
        return desk.window().stage().getScene().lookup(id);
    }

    private static double tile(Desk desk, String name) {
        String text = ((Label) lookup(desk, "#tile-" + name)).getText();
        double unit = text.endsWith("k") ? 1_000 : 1;
        return unit * Double.parseDouble(text.replace(",", "").replace('−', '-').replaceAll("[+k]", ""));
    }

    private static double number(String json, String key) {
        Matcher found = Pattern.compile("\"" + key + "\":(-?[0-9.Ee+-]+)").matcher(json);
        assertThat(found.find()).as(key).isTrue();
        return Double.parseDouble(found.group(1));
    }

    private static String risk(Path book) {
        PrintStream console = System.out;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
        try {
            int code = Gammadesk.run(
                    new SystemClock(),
                    Environment.current(),
                    "risk",
                    "--book",
                    book.toString(),
                    "--chain",
                    Shared.path(RECORDING).toString());
            assertThat(code).isZero();
        } finally {
            System.setOut(console);
        }
        return said.toString(StandardCharsets.UTF_8);
    }

    /** Files go where they are told. */
    private record Folder(Path folder) implements ExportTarget {
        @Override
        public Optional<Path> choose(Node owner, Kind kind, String suggestedName) {
            return Optional.of(folder.resolve(suggestedName));
        }

        @Override
        public void copy(Image picture) {
            // No clipboard here.
        }
    }
}
