package gammadesk.journeys;

import static org.assertj.core.api.Assertions.fail;

import gammadesk.analytics.market.Currency;
import gammadesk.analytics.port.Clock;
import gammadesk.app.desk.DeskSession;
import gammadesk.app.desk.DeskWindow;
import gammadesk.app.desk.SystemClock;
import gammadesk.app.desk.VenueChoice;
import gammadesk.views.fx.ThemeMode;
import gammadesk.views.shell.LayoutStore;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** A whole desk under test: exchange, socket, board and window. */
final class Desk implements AutoCloseable {
    static final int WIDTH = 1000;
    static final int HEIGHT = 1000;
    private static final int LIMIT_SECONDS = 40;

    private final FxRobot robot = new FxRobot();
    private final DeskSession session;
    private final DeskWindow window;

    Desk(VenueChoice venue, LayoutStore layouts) throws IOException, TimeoutException {
        Clock clock = new SystemClock();
        FxToolkit.registerPrimaryStage();
        session = DeskSession.open(venue, clock);
        window = WaitForAsyncUtils.waitForAsyncFx(30_000, () -> {
            DeskWindow desk =
                    new DeskWindow(session, clock, layouts, ThemeMode.DARK, root -> new Scene(root, WIDTH, HEIGHT));
            desk.show();
            return desk;
        });
    }

    DeskSession session() {
        return session;
    }

    DeskWindow window() {
        return window;
    }

    void awaitWhole() {
        await(
                "a BTC chain on the board",
                () -> session.board()
                        .get()
                        .market(Currency.BTC)
                        .filter(m -> m.valuation().chain().size() > 100 && m.index() > 0)
                        .isPresent());
    }

    void await(String what, BooleanSupplier condition) {
        try {
            WaitForAsyncUtils.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS, condition::getAsBoolean);
        } catch (TimeoutException _) {
            fail("waited in vain for " + what + "; the desk shows: " + text());
        }
    }

    /** Everything that can be read on the desk now. */
    String text() {
        return WaitForAsyncUtils.waitForAsyncFx(
                10_000,
                () -> window.stage().getScene().getRoot().lookupAll("*").stream()
                        .filter(Desk::isSeen)
                        .map(Desk::textOf)
                        .flatMap(Optional::stream)
                        .distinct()
                        .collect(Collectors.joining(" | ")));
    }

    private static Optional<String> textOf(Node node) {
        return switch (node) {
            case Labeled labeled -> Optional.ofNullable(labeled.getText());
            case Text text -> Optional.ofNullable(text.getText());
            default -> Optional.empty();
        };
    }

    private static boolean isSeen(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return true;
    }

    /** Presses keys together, once the window has the keyboard: without a window manager that takes a request. */
    void press(KeyCode... keys) {
        onFx(() -> {
            window.stage().toFront();
            window.stage().requestFocus();
        });
        await(
                "the keyboard",
                () -> WaitForAsyncUtils.waitForAsyncFx(
                        10_000, () -> window.stage().isFocused()));
        robot.push(keys);
    }

    void onFx(Runnable action) {
        WaitForAsyncUtils.waitForAsyncFx(20_000, action);
    }

    /** Brings a panel to the front and waits until it shows the latest picture. */
    void reveal(String panel) {
        onFx(() -> window.shell().showPanel(panel));
        long next = session.board().get().cycle() + 1;
        await(
                panel + " is drawn",
                () -> WaitForAsyncUtils.waitForAsyncFx(
                        20_000, () -> window.pulse().hasShown(panel, next)));
    }

    @Override
    public void close() {
        onFx(window::close);
        session.close();
    }

    /** Layouts in memory. */
    static final class Layouts implements LayoutStore {
        private Optional<String> kept = Optional.empty();

        @Override
        public Optional<String> load() {
            return kept;
        }

        @Override
        public void save(String layout) {
            kept = Optional.of(layout);
        }
    }
}
