package gammadesk.views.hedging;

import static org.assertj.core.api.Assertions.assertThat;

import gammadesk.analytics.decision.HaltMode;
import gammadesk.analytics.decision.HedgeBoard;
import gammadesk.analytics.desk.DeskSnapshot;
import gammadesk.analytics.market.Currency;
import gammadesk.views.canned.CannedDesk;
import gammadesk.views.canned.CannedHedges;
import gammadesk.views.canned.ManualClock;
import gammadesk.views.canned.Panels;
import gammadesk.views.canned.RecordedHedges;
import gammadesk.views.canned.StandIn;
import gammadesk.views.canned.Toolkit;
import gammadesk.views.chart.DialogExportTarget;
import gammadesk.views.fx.DeskContext;
import gammadesk.views.fx.FxPulse;
import gammadesk.views.fx.TextMemory;
import gammadesk.views.fx.ThemeMode;
import gammadesk.views.shell.LayoutStore;
import gammadesk.views.shell.ShellController;
import java.util.List;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The STOP in a real shell, in a real window. */
class SafetyTest {
    private final ManualClock clock = new ManualClock();
    private final CannedHedges canned = new CannedHedges(clock);
    private final RecordedHedges actions = new RecordedHedges(canned.board());
    private final StandIn chain = new StandIn("chain");
    private final TextField field = new TextField();
    private FxPulse pulse;
    private HedgeDesk desk;
    private SafetyController safety;
    private ShellController shell;
    private Stage stage;

    @BeforeAll
    static void toolkit() {
        Toolkit.start();
    }

    private void open() {
        Toolkit.run(() -> {
            DeskSnapshot snapshot = new CannedDesk(clock, 3).cycle(1);
            DeskContext context = new DeskContext(clock, Currency.BTC, ThemeMode.DARK);
            pulse = new FxPulse(() -> snapshot, clock);
            desk = new HedgeDesk(
                    context,
                    pulse,
                    actions,
                    new HedgeDesk.Outside(new DialogExportTarget(), Runnable::run, HedgeBell.SILENT, TextMemory.NONE));
            safety = new SafetyController(desk);
            chain.node().getChildren().setAll(field);
            shell = new ShellController(
                    context, pulse, List.of(chain), LayoutStore.NONE, List.of(), Optional.of(safety));
            stage = new Stage();
            stage.setScene(new Scene(shell.root(), 900, 600));
            shell.attach(stage);
            stage.show();
            pulse.drawNow();
            Panels.lay(stage.getScene());
        });
    }

    @AfterEach
    void close() {
        Toolkit.run(() -> {
            stage.hide();
            safety.close();
            desk.close();
        });
    }

    private void show(HedgeBoard board) {
        actions.show(board);
        Toolkit.run(() -> {
            pulse.drawNow();
            Panels.lay(stage.getScene());
        });
    }

    private Node node(String id) {
        Node found = stage.getScene().lookup(id);
        if (found == null) {
            throw new AssertionError("nothing on the screen is called " + id);
        }
        return found;
    }

    private String text(String id) {
        return Toolkit.call(() -> ((Labeled) node(id)).getText());
    }

    private void fire(String id) {
        Toolkit.run(() -> ((Button) node(id)).fire());
    }

    private void press(Node on, boolean shift, boolean control) {
        Toolkit.run(() -> Event.fireEvent(on, HedgeTrial.key(KeyCode.F12, shift, control)));
    }

    @Test
    void theButtonStopsAtOnce() {
        open();
        assertThat(text("#stop")).isEqualTo("STOP  F12");
        fire("#stop");
        assertThat(actions.asked()).containsExactly("halt CANCEL");
        Toolkit.run(() -> actions.answer("200 working orders cancelled."));
        assertThat(text("#safety-outcome")).endsWith("200 working orders cancelled.");
    }

    @Test
    void theKeysWorkInAFocusedTextFieldEachInItsMode() {
        open();
        Toolkit.run(field::requestFocus);
        assertThat(Toolkit.call(() -> stage.getScene().getFocusOwner())).isSameAs(field);
        press(field, false, false);
        press(field, true, false);
        press(field, false, true);
        assertThat(actions.asked()).containsExactly("halt CANCEL", "halt PAUSE", "halt FLATTEN");
    }

    @Test
    void theKeyWorksWhileThePaletteIsDown() {
        open();
        Toolkit.run(() -> Event.fireEvent(stage.getScene().getRoot(), HedgeTrial.key(KeyCode.K, false, true)));
        press(Toolkit.call(() -> node("#palette-search")), false, false);
        assertThat(actions.asked()).containsExactly("halt CANCEL");
    }

    @Test
    void theKeyWorksInAnotherWindow() {
        open();
        TextField elsewhere = new TextField();
        Stage dialog = Toolkit.call(() -> {
            Stage other = new Stage();
            other.setScene(new Scene(new StackPane(elsewhere), 200, 100));
            other.show();
            elsewhere.addEventFilter(KeyEvent.KEY_PRESSED, Event::consume);
            return other;
        });
        press(elsewhere, false, false);
        assertThat(actions.asked()).containsExactly("halt CANCEL");
        Toolkit.run(dialog::hide);
    }

    @Test
    void aKeyHeldDownIsOnePressAndALaterOneAnother() {
        open();
        press(field, false, false);
        press(field, false, false);
        clock.advanceMillis(200);
        press(field, false, false);
        assertThat(actions.asked()).containsExactly("halt CANCEL");
        clock.advanceMillis(300);
        press(field, false, false);
        assertThat(actions.asked()).hasSize(2);
    }

    @Test
    void aStopThatFailsSaysSo() {
        open();
        actions.fail();
        fire("#stop");
        assertThat(text("#safety-outcome"))
                .contains("THIS FAILED inside the desk")
                .contains("cancel at the venue");
    }

    @Test
    void theMenuSaysEachModeInItsFullSentence() {
        open();
        Toolkit.run(() -> ((MenuButton) node("#stop-modes")).getItems().get(2).fire());
        assertThat(actions.asked()).containsExactly("halt FLATTEN");
    }

    @Test
    void haltedTheStripIsSolidAndTheWayBackNeedsAReason() {
        open();
        assertThat(Toolkit.call(() -> node("#safety-reset").isVisible())).isFalse();
        show(new CannedHedges(clock)
                .halted(HaltMode.CANCEL, "200 working orders cancelled in 38 ms")
                .board());
        assertThat(Toolkit.call(() -> node("#safety").getPseudoClassStates()))
                .contains(PseudoClass.getPseudoClass("halted"));
        assertThat(text("#safety-state"))
                .isEqualTo("HALTED (Cancel) by anna: pressed on the screen. 200 working orders cancelled in 38 ms."
                        + "  Since 13:59:00 UTC, 65 s ago.");
        fire("#safety-reset");
        fire("#reset-yes");
        assertThat(actions.asked()).isEmpty();
        assertThat(Toolkit.call(() -> node("#reset-missing").isVisible())).isTrue();
        Toolkit.run(() -> ((TextField) node("#reset-reason")).setText("the feed is back"));
        fire("#reset-yes");
        assertThat(actions.asked()).containsExactly("reset the feed is back");
    }

    @Test
    void theKeyWorksWhileHaltedAndWhileAReasonIsTyped() {
        open();
        show(new CannedHedges(clock).halted(HaltMode.PAUSE, "").board());
        fire("#safety-reset");
        press(Toolkit.call(() -> node("#reset-reason")), false, false);
        assertThat(actions.asked()).containsExactly("halt CANCEL");
    }

    @Test
    void theStripSaysLevelsLeaveBudgetAndWhatFellBack() {
        open();
        assertThat(words())
                .contains(
                        "BTC proposes · budget used: hour 13 %, day 14 %",
                        "ETH acts inside a budget · armed, 42:10 left · budget used: hour 95 %, day 37 %");
        clock.advanceMillis(10_000);
        show(canned.board());
        assertThat(words()).anyMatch(text -> text.contains("armed, 42:00 left"));
        show(new CannedHedges(clock)
                .books(canned.fallen())
                .obstacle("the ledger cannot be written")
                .board());
        assertThat(text("#safety-trouble"))
                .isEqualTo("Nothing can be sent: the ledger cannot be written.\n"
                        + "ETH fell back to proposing: the clocks disagree; the feed had a gap. Only a person arms it"
                        + " again.");
    }

    @Test
    void findingsStandBeforeAnythingElseUntilTheyAreSeen() {
        open();
        show(new CannedHedges(clock).found(false, "One order lived on.").board());
        assertThat(Toolkit.call(() -> node("#safety-seen").isDisabled())).isTrue();
        show(new CannedHedges(clock).found(true, "One order lived on.").board());
        assertThat(words()).contains("· One order lived on.");
        fire("#safety-seen");
        assertThat(actions.asked()).containsExactly("acknowledge");
        show(canned.board());
        assertThat(Toolkit.call(() -> node("#safety-seen").isVisible()
                        && node("#safety-seen").getParent().isVisible()))
                .isFalse();
    }

    private List<String> words() {
        return Toolkit.call(() -> Panels.words(stage.getScene()));
    }
}
