package gammadesk.views.shell;

import static org.assertj.core.api.Assertions.assertThat;

import gammadesk.analytics.desk.DeskSnapshot;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.port.FeedState;
import gammadesk.analytics.port.Venue;
import gammadesk.views.canned.CannedDesk;
import gammadesk.views.canned.ManualClock;
import gammadesk.views.canned.StandIn;
import gammadesk.views.canned.Toolkit;
import gammadesk.views.fx.DeskContext;
import gammadesk.views.fx.FxPulse;
import gammadesk.views.fx.Screen;
import gammadesk.views.fx.ThemeMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import javafx.css.PseudoClass;
import javafx.event.Event;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.stage.WindowEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.coley.bentofx.control.DragDropStage;

class ShellTest {
    private static final List<String> IDS = List.of("chain", "exposure", "surface", "books", "futures", "diagnostics");
    private static final PseudoClass STALE = PseudoClass.getPseudoClass("stale");

    private final ManualClock clock = new ManualClock();
    private final DeskContext context = new DeskContext(clock, Currency.BTC, ThemeMode.DARK);
    private final CannedDesk canned = new CannedDesk(clock, 3);
    private final AtomicReference<DeskSnapshot> latest = new AtomicReference<>(canned.cycle(1));
    private final LayoutTest.Kept store = new LayoutTest.Kept(null);
    private final List<StandIn> screens = IDS.stream().map(StandIn::new).toList();
    private FxPulse pulse;
    private ShellController shell;
    private Stage stage;

    @BeforeAll
    static void toolkit() {
        Toolkit.start();
    }

    @AfterEach
    void close() {
        Toolkit.run(() -> {
            if (stage != null) {
                stage.hide();
            }
        });
    }

    @Test
    void everyVisiblePanelIsDrawnAndHiddenTabsAreNot() {
        open(1000);
        Toolkit.await(
                "the front panels have been drawn",
                () -> shown("chain").contains(1L) && shown("books").contains(1L));
        assertThat(shown("futures")).isEmpty();
        Toolkit.run(() -> shell.showPanel("futures"));
        Toolkit.await(
                "the panel brought to the front is drawn",
                () -> shown("futures").contains(1L));
    }

    @Test
    void silenceIsSaidWithinASecondAndTheAgeKeepsCounting() {
        open(1000);
        Toolkit.await("live", () -> text("Embedded exchange: live"));
        clock.advanceMillis(900);
        Toolkit.await("stale", () -> text("STALE: nothing heard for 0.9 s"));
        assertThat(Toolkit.call(() -> lookup("#panel-chain").getPseudoClassStates()))
                .contains(STALE);
        clock.advanceMillis(2_000);
        Toolkit.await("older", () -> text("STALE: nothing heard for 2.9 s"));
        latest.set(canned.cycle(2));
        clock.advanceMillis(150);
        Toolkit.await("live again", () -> text("Embedded exchange: live"));
        assertThat(Toolkit.call(() -> lookup("#panel-chain").getPseudoClassStates()))
                .doesNotContain(STALE);
    }

    @Test
    void aReconnectIsStaleAtOnce() {
        latest.set(new CannedDesk(clock, 3).state(FeedState.RECONNECTING).cycle(1));
        open(1000);
        Toolkit.await("stale", () -> text("STALE: nothing heard for 0.0 s, reconnecting"));
    }

    @Test
    void theEnvironmentStandsInWordsAndColour() {
        Venue live = new Venue("Deribit", Venue.Environment.LIVE, "www.deribit.com");
        latest.set(new CannedDesk(clock, 3).at(live).cycle(1));
        open(1000);
        Node band = Toolkit.call(() -> lookup(".environment"));
        assertThat(((Label) band).getText()).isEqualTo("LIVE");
        assertThat(band.getPseudoClassStates()).contains(PseudoClass.getPseudoClass("live"));
    }

    @Test
    void keysSwitchThemeCurrencyAndTextSize() {
        open(1000);
        press(KeyCode.T, true);
        assertThat(context.theme().get()).isEqualTo(ThemeMode.LIGHT);
        assertThat(stylesheets()).anyMatch(sheet -> sheet.endsWith("light.css"));
        press(KeyCode.T, true);
        assertThat(stylesheets()).anyMatch(sheet -> sheet.endsWith("dark.css"));
        press(KeyCode.E, true);
        assertThat(context.currency().get()).isEqualTo(Currency.ETH);
        press(KeyCode.EQUALS, true);
        assertThat(context.textScalePercent().get()).isEqualTo(110);
        for (int i = 0; i < 20; i++) {
            press(KeyCode.MINUS, true);
        }
        assertThat(context.textScalePercent().get()).isEqualTo(80);
    }

    @Test
    void thePaletteNarrowsAndRuns() {
        open(1000);
        press(KeyCode.K, true);
        TextField search = Toolkit.call(() -> (TextField) lookup("#palette-search"));
        Toolkit.run(() -> search.setText("eth show"));
        ListView<?> list = Toolkit.call(() -> (ListView<?>) lookup("#palette-list"));
        assertThat(list.getItems()).hasSize(1);
        Toolkit.run(() -> fire(search, KeyCode.ENTER, false));
        assertThat(context.currency().get()).isEqualTo(Currency.ETH);
        assertThat(Toolkit.call(() -> lookup("#curtain").isVisible())).isFalse();
    }

    @Test
    void helpOpensOnThePanelInUseAndEscapeClosesIt() {
        open(1000);
        Toolkit.run(() -> shell.showPanel("surface"));
        press(KeyCode.F1, false);
        assertThat(Toolkit.call(() -> text("Help on surface."))).isTrue();
        Toolkit.run(() -> fire(lookup("#help-close"), KeyCode.ESCAPE, false));
        assertThat(Toolkit.call(() -> lookup("#curtain").isVisible())).isFalse();
    }

    @Test
    void numberKeysLeadToPanels() {
        open(1000);
        press(KeyCode.DIGIT5, true);
        Toolkit.await("futures in front", () -> lookup("#panel-futures") != null);
        press(KeyCode.TAB, true);
        Toolkit.await("the next panel in front", () -> lookup("#panel-diagnostics") != null);
    }

    @Test
    void aNarrowWindowHasTabsInsteadOfColumns() {
        open(1000);
        assertThat(Toolkit.call(() -> lookup("#panel-exposure"))).isNull();
        Toolkit.run(() -> shell.close());
        shell = null;
        Toolkit.run(() -> {
            build();
            shell.attach(new Scene(shell.root(), 1600, 900));
            shell.root().applyCss();
            shell.root().layout();
        });
        assertThat(Toolkit.call(() -> shell.root().lookup("#panel-exposure"))).isNotNull();
        assertThat(Toolkit.call(() -> shell.root().lookup("#panel-chain"))).isNotNull();
    }

    @Test
    void wideningTheWindowBringsTheColumnsAndNarrowingTheTabs() {
        Toolkit.run(() -> {
            build();
            shell.attach(new Scene(shell.root(), 1000, 900));
        });
        for (double width : new double[] {1600, 1000, 1600}) {
            Toolkit.run(() -> shell.root().resize(width, 900));
            Toolkit.await("arranged for " + width, () -> {
                shell.root().applyCss();
                shell.root().layout();
                boolean columns = shell.root().lookup("#panel-exposure") != null
                        && shell.root().lookup("#panel-chain") != null;
                return columns == (width > 1200);
            });
        }
        Toolkit.run(shell::close);
    }

    @Test
    void theArrangementComesBack() {
        open(1000);
        Toolkit.run(() -> {
            shell.showPanel("futures");
            shell.split(Orientation.HORIZONTAL);
            shell.showPanel("exposure");
            shell.tearOff();
        });
        assertThat(Toolkit.call(() -> lookup("#panel-exposure"))).isNull();
        assertThat(Toolkit.call(ShellTest::tornOff)).hasSize(1);
        Toolkit.run(stage::hide);
        Layout left = LayoutJson.read(store.load().orElseThrow()).orElseThrow();
        assertThat(left.narrow().panels()).containsExactly("chain", "surface", "books", "diagnostics", "futures");
        assertThat(left.floating()).hasSize(1);
        assertThat(left.floating().getFirst().dock().panels()).containsExactly("exposure");
        assertThat(Toolkit.call(ShellTest::tornOff)).isEmpty();

        open(1000);
        assertThat(Toolkit.call(ShellTest::tornOff)).hasSize(1);
        Toolkit.await(
                "both halves are in front",
                () -> lookup("#panel-futures") != null && lookup("#panel-diagnostics") != null);
        press(KeyCode.T, true);
        assertThat(stylesheets()).anyMatch(sheet -> sheet.endsWith("light.css"));
        assertThat(Toolkit.call(() -> tornOff().getFirst().getScene().getStylesheets()))
                .isEqualTo(stylesheets());
        Toolkit.await("the torn-off panel is drawn", () -> !shown("exposure").isEmpty());
        Toolkit.run(shell::resetLayout);
        assertThat(Toolkit.call(ShellTest::tornOff)).isEmpty();
    }

    @Test
    void closingATornOffWindowBringsItsPanelBack() {
        open(1000);
        Toolkit.run(() -> {
            shell.showPanel("surface");
            shell.tearOff();
        });
        Window window = Toolkit.call(() -> tornOff().getFirst());
        Toolkit.run(() -> Event.fireEvent(window, new WindowEvent(window, WindowEvent.WINDOW_CLOSE_REQUEST)));
        Toolkit.await("back in the main window", () -> lookup("#panel-surface") != null);
        assertThat(Toolkit.call(ShellTest::tornOff)).isEmpty();
    }

    @Test
    void closingSavesAndGivesEverythingBack() {
        open(1000);
        Toolkit.run(stage::hide);
        assertThat(store.load()).isPresent();
        assertThat(screens).allMatch(StandIn::isClosed);
    }

    @Test
    void aCorruptLayoutIsSaid() {
        store.save("{broken");
        open(1000);
        assertThat(Toolkit.call(() -> ((Label) lookup(".notice")).getText())).contains("could not be read");
        assertThat(Toolkit.call(() -> lookup("#panel-chain"))).isNotNull();
    }

    private void open(double width) {
        Toolkit.run(() -> {
            build();
            stage = new Stage();
            stage.setScene(new Scene(shell.root(), width, 900));
            shell.attach(stage);
            stage.show();
        });
    }

    private void build() {
        pulse = new FxPulse(latest::get, clock);
        shell = new ShellController(context, pulse, new ArrayList<Screen>(screens), store);
    }

    private List<Long> shown(String id) {
        return screens.get(IDS.indexOf(id)).shown();
    }

    private Node lookup(String selector) {
        return stage.getScene().getRoot().lookup(selector);
    }

    private boolean text(String words) {
        Set<Node> labels = stage.getScene().getRoot().lookupAll(".label");
        return labels.stream().anyMatch(node -> node instanceof Label label && words.equals(label.getText()));
    }

    private List<String> stylesheets() {
        return List.copyOf(stage.getScene().getStylesheets());
    }

    private static List<Window> tornOff() {
        Stream<Window> windows = Window.getWindows().stream();
        return windows.filter(DragDropStage.class::isInstance).toList();
    }

    private void press(KeyCode code, boolean control) {
        Toolkit.run(() -> fire(stage.getScene().getRoot(), code, control));
    }

    private static void fire(Node target, KeyCode code, boolean control) {
        Event.fireEvent(target, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, control, false, false));
    }
}
