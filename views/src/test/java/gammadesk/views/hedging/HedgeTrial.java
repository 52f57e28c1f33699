package gammadesk.views.hedging;

import gammadesk.analytics.decision.HedgeBoard;
import gammadesk.analytics.desk.DeskSnapshot;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.port.Venue;
import gammadesk.views.canned.CannedDesk;
import gammadesk.views.canned.ManualClock;
import gammadesk.views.canned.Panels;
import gammadesk.views.canned.RecordedHedges;
import gammadesk.views.canned.Toolkit;
import gammadesk.views.chart.FolderTarget;
import gammadesk.views.fx.DeskContext;
import gammadesk.views.fx.FxPulse;
import gammadesk.views.fx.Screen;
import gammadesk.views.fx.TextMemory;
import gammadesk.views.fx.ThemeMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** One panel of the hedge desk on a recorded desk, with a pulse that the test gives. */
final class HedgeTrial implements AutoCloseable {
    final RecordedHedges actions;
    final DeskContext context;
    final FxPulse pulse;
    final HedgeDesk desk;
    final List<String> rung = new ArrayList<>();
    final AtomicReference<String> remembered = new AtomicReference<>("");
    private final ManualClock clock;
    private Scene scene;
    private Screen screen;

    HedgeTrial(ManualClock clock, HedgeBoard first) {
        this(clock, first, CannedDesk.EMBEDDED);
    }

    HedgeTrial(ManualClock clock, HedgeBoard first, Venue venue) {
        this.clock = clock;
        this.actions = new RecordedHedges(first);
        this.context = new DeskContext(clock, Currency.BTC, ThemeMode.DARK);
        DeskSnapshot snapshot = new CannedDesk(clock, 3).at(venue).cycle(1);
        this.pulse = Toolkit.call(() -> new FxPulse(() -> snapshot, clock));
        this.desk = Toolkit.call(() -> new HedgeDesk(
                context,
                pulse,
                actions,
                new HedgeDesk.Outside(
                        new FolderTarget(Path.of("target")),
                        Runnable::run,
                        (sentence, sound) -> rung.add(sentence + (sound ? " (heard)" : "")),
                        memory())));
    }

    private TextMemory memory() {
        return new TextMemory() {
            @Override
            public Optional<String> load() {
                return Optional.of(remembered.get());
            }

            @Override
            public void save(String text) {
                remembered.set(text);
            }
        };
    }

    <S extends Screen> S open(Function<HedgeDesk, S> panel) {
        S made = Toolkit.call(() -> panel.apply(desk));
        screen = made;
        scene = Toolkit.call(() -> Panels.open(made));
        pulse();
        return made;
    }

    /** A newer board, and the pulse that brings it. */
    void show(HedgeBoard next) {
        actions.show(next);
        pulse();
    }

    void pulse() {
        Toolkit.run(() -> {
            pulse.drawNow();
            if (scene != null) {
                Panels.lay(scene);
            }
        });
    }

    void pass(long millis) {
        clock.advanceMillis(millis);
        pulse();
    }

    void fire(String id) {
        Toolkit.run(() -> {
            ((Button) node(id)).fire();
            Panels.lay(scene);
        });
    }

    void press(KeyCode code) {
        Toolkit.run(() -> {
            Event.fireEvent(screen.node(), key(code, false, false));
            Panels.lay(scene);
        });
    }

    void press(Node on, KeyCode code) {
        Toolkit.run(() -> {
            Event.fireEvent(on, key(code, false, false));
            Panels.lay(scene);
        });
    }

    static KeyEvent key(KeyCode code, boolean shift, boolean control) {
        return new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, shift, control, false, false);
    }

    void type(String id, String text) {
        Toolkit.run(() -> {
            ((TextField) node(id)).setText(text);
            Panels.lay(scene);
        });
    }

    Node node(String id) {
        Node found = scene.lookup(id);
        if (found == null) {
            throw new AssertionError("nothing on the screen is called " + id);
        }
        return found;
    }

    boolean isDisabled(String id) {
        return Toolkit.call(() -> node(id).isDisabled());
    }

    String text(String id) {
        return Toolkit.call(() -> ((Labeled) node(id)).getText());
    }

    List<String> words() {
        return Toolkit.call(() -> Panels.words(scene));
    }

    Scene scene() {
        return scene;
    }

    @Override
    public void close() {
        Toolkit.run(() -> {
            screen.close();
            desk.close();
        });
    }
}
