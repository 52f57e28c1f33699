package gammadesk.views.risk;

import gammadesk.analytics.desk.BookFigures;
import gammadesk.analytics.desk.BookOutlook;
import gammadesk.analytics.desk.DeskSnapshot;
import gammadesk.analytics.desk.RiskChoice;
import gammadesk.analytics.market.Currency;
import gammadesk.views.canned.CannedDesk;
import gammadesk.views.canned.CannedRisk;
import gammadesk.views.canned.ManualClock;
import gammadesk.views.chart.CanvasPlot;
import gammadesk.views.chart.FolderTarget;
import gammadesk.views.chart.FxStage;
import gammadesk.views.chart.PlotFrame;
import gammadesk.views.fx.DeskContext;
import gammadesk.views.fx.Screen;
import gammadesk.views.fx.TextMemory;
import gammadesk.views.fx.ThemeMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** The panels of the book's risk on canned markets, with what a trial does to them. */
abstract class RiskTrial {
    @TempDir
    Path folder = Path.of(".");

    final ManualClock clock = new ManualClock();
    final DeskContext context = new DeskContext(clock, Currency.BTC, ThemeMode.DARK);
    final ObjectProperty<RiskChoice> choice = new SimpleObjectProperty<>(RiskChoice.STANDARD);
    final Kept kept = new Kept();
    final DeskSnapshot market = new CannedDesk(clock).cycle(1);
    final DeskSnapshot usual = new CannedRisk().on(market);
    final FxStage stage = new FxStage();
    RiskDesk last = desk();

    @AfterEach
    void close() {
        stage.close();
    }

    RiskDesk desk() {
        return on(() -> new RiskDesk(context, new FolderTarget(folder), choice, kept));
    }

    List<Screen> screens() {
        RiskDesk desk = desk();
        return on(() -> List.of(
                new ScenariosController(desk),
                new StressesController(desk),
                new LiquidationController(desk),
                new AttributionController(desk),
                new TailController(desk)));
    }

    <S extends Screen> S open(Function<RiskDesk, S> made, DeskSnapshot first) {
        last = desk();
        S screen = on(() -> made.apply(last));
        draw(screen, first);
        stage.show(screen.node(), 1000, 700, ThemeMode.DARK);
        return screen;
    }

    List<String> saved(Runnable save, String file) throws IOException {
        on(() -> {
            save.run();
            return 0;
        });
        return Files.readAllLines(folder.resolve(file));
    }

    static void hover(CanvasPlot plot, double x, double y) {
        PlotFrame area = on(plot::frame);
        FxStage.move(plot, area.x(x), area.y(y));
    }

    static void draw(Screen screen, DeskSnapshot snapshot) {
        on(() -> {
            screen.show(snapshot);
            return 0;
        });
    }

    static <T> T on(Callable<T> act) {
        return FxStage.on(act);
    }

    static BookFigures figures(DeskSnapshot snapshot) {
        return snapshot.book().orElseThrow().live().value().orElseThrow();
    }

    static BookOutlook outlook(DeskSnapshot snapshot) {
        return figures(snapshot).outlook().value().orElseThrow();
    }

    static List<String> labels(Node root) {
        return on(() -> root.lookupAll(".label").stream()
                .filter(Label.class::isInstance)
                .map(label -> ((Label) label).getText())
                .toList());
    }

    void press(Node root, String words) {
        press(root, words, 0);
    }

    void press(Node root, String words, int place) {
        on(() -> {
            Stream<Button> buttons = root.lookupAll(".button").stream()
                    .filter(Button.class::isInstance)
                    .map(Button.class::cast)
                    .filter(button -> button.getText().equals(words) || words.equals(button.getAccessibleText()));
            buttons.skip(place).findFirst().orElseThrow().fire();
            return 0;
        });
        FxStage.pulses(2);
    }

    static void write(Node root, String meaning, String text) {
        on(() -> {
            root.lookupAll(".text-field").stream()
                    .map(TextField.class::cast)
                    .filter(field -> meaning.equals(field.getAccessibleText()))
                    .findFirst()
                    .orElseThrow()
                    .setText(text);
            return 0;
        });
    }

    static final class Kept implements TextMemory {
        String text = "";

        @Override
        public Optional<String> load() {
            return text.isEmpty() ? Optional.empty() : Optional.of(text);
        }

        @Override
        public void save(String newer) {
            text = newer;
        }
    }
}
