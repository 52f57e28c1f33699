package gammadesk.views.fx;

import static org.assertj.core.api.Assertions.assertThat;

import gammadesk.analytics.desk.DeskSnapshot;
import gammadesk.analytics.market.Currency;
import gammadesk.views.canned.CannedDesk;
import gammadesk.views.canned.Catalogue;
import gammadesk.views.canned.ManualClock;
import gammadesk.views.canned.Toolkit;
import gammadesk.views.shell.LayoutStore;
import gammadesk.views.shell.ShellController;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.controlsfx.control.RangeSlider;
import org.controlsfx.control.SegmentedButton;
import org.controlsfx.control.StatusBar;
import org.controlsfx.control.ToggleSwitch;
import org.controlsfx.control.textfield.CustomTextField;
import org.controlsfx.control.textfield.TextFields;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ThemeTest {
    private static final Logger CSS = Logger.getLogger("javafx.css");

    private final List<String> warnings = new CopyOnWriteArrayList<>();
    private final Handler ear = new Handler() {
        @Override
        public void publish(LogRecord line) {
            warnings.add(String.valueOf(line.getMessage()));
        }

        @Override
        public void flush() {
            // Nothing is held back.
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    };

    @BeforeAll
    static void toolkit() {
        Toolkit.start();
    }

    @BeforeEach
    void listen() {
        CSS.addHandler(ear);
    }

    @AfterEach
    void stopListening() {
        CSS.removeHandler(ear);
    }

    @ParameterizedTest
    @EnumSource(ThemeMode.class)
    void controlsFindEveryColourTheyLookUp(ThemeMode mode) {
        Toolkit.run(() -> {
            Scene scene = new Scene(everyKindOfControl(), 800, 600);
            Theme.apply(scene, mode);
            Stage stage = new Stage();
            stage.setScene(scene);
            stage.show();
            scene.snapshot(null);
            ContextMenu menu = new ContextMenu(new MenuItem("an item"));
            menu.show(stage);
            Tooltip tooltip = new Tooltip("words");
            tooltip.show(stage);
            tooltip.hide();
            menu.hide();
            stage.hide();
        });
        assertThat(warnings).isEmpty();
    }

    @Test
    void aMissingColourWouldBeHeard() {
        Toolkit.run(() -> {
            Button button = new Button("bare");
            button.setStyle("-fx-text-fill: -no-such-colour;");
            Scene scene = new Scene(new VBox(button), 100, 100);
            Theme.apply(scene, ThemeMode.DARK);
            scene.snapshot(null);
        });
        assertThat(warnings).isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource(ThemeMode.class)
    void theDeskWarnsOfNothing(ThemeMode mode) {
        ManualClock clock = new ManualClock();
        DeskSnapshot snapshot = new CannedDesk(clock).cycle(1);
        DeskContext context = new DeskContext(clock, Currency.BTC, mode);
        Toolkit.run(() -> {
            FxPulse pulse = new FxPulse(() -> snapshot, clock);
            ShellController shell =
                    new ShellController(context, pulse, Catalogue.screens(context, pulse), LayoutStore.NONE);
            Scene scene = new Scene(shell.root(), 1600, 1000);
            shell.attach(scene);
            for (String id : List.of("chain", "books", "futures", "diagnostics")) {
                shell.showPanel(id);
                scene.snapshot(null);
                pulse.drawNow();
                scene.snapshot(null);
            }
            context.theme().set(mode == ThemeMode.DARK ? ThemeMode.LIGHT : ThemeMode.DARK);
            scene.snapshot(null);
            shell.close();
        });
        assertThat(warnings).isEmpty();
    }

    @Test
    void figuresAreAllEquallyWide() {
        Font font = Font.font(Theme.figureFamily(), 12);
        assertThat(width("1111.1", font)).isEqualTo(width("8888.8", font));
        assertThat(width("−", font)).isEqualTo(width("+", font));
    }

    private static double width(String words, Font font) {
        Text text = new Text(words);
        text.setFont(font);
        return text.getLayoutBounds().getWidth();
    }

    private static VBox everyKindOfControl() {
        CustomTextField search = (CustomTextField) TextFields.createClearableTextField();
        return new VBox(
                search,
                new RangeSlider(0, 100, 20, 80),
                new SegmentedButton(new ToggleButton("one"), new ToggleButton("two")),
                new StatusBar(),
                new ToggleSwitch("on"),
                new TextField("plain"));
    }
}
