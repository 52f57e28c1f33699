package gammadesk.journeys;

import static org.assertj.core.api.Assertions.fail;

import gammadesk.analytics.market.Currency;
import gammadesk.analytics.port.Clock;
import gammadesk.app.desk.AccountOptions;
import gammadesk.app.desk.DeskSession;
import gammadesk.app.desk.DeskWindow;
import gammadesk.app.desk.SystemClock;
import gammadesk.app.desk.VenueChoice;
import gammadesk.views.fx.TextMemory;
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
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextField;
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
    private static final int PATIENCE_SECONDS = 6;
    private static final int PRESSES = 4;
    /** One for all: the headless platform links every robot to the window before it, and so would keep them all. */
    private static final FxRobot ROBOT = new FxRobot();

    private final DeskSession session;
    private final DeskWindow window;

    Desk(VenueChoice venue, LayoutStore layouts) throws IOException, TimeoutException {
        this(venue, layouts, DeskWindow.FileChoice.DIALOGS);
    }

    Desk(VenueChoice venue, LayoutStore layouts, DeskWindow.FileChoice files) throws IOException, TimeoutException {
        this(venue, layouts, files, AccountOptions.none());
    }

    Desk(VenueChoice venue, LayoutStore layouts, DeskWindow.FileChoice files, AccountOptions accounts)
            throws IOException, TimeoutException {
        Clock clock = new SystemClock();
        FxToolkit.registerPrimaryStage();
        session = DeskSession.open(venue, clock, accounts);
        window = WaitForAsyncUtils.waitForAsyncFx(30_000, () -> {
            DeskWindow desk = new DeskWindow(
                    session,
                    clock,
                    layouts,
                    TextMemory.NONE,
                    TextMemory.NONE,
                    TextMemory.NONE,
                    TextMemory.NONE,
                    files,
                    ThemeMode.DARK,
                    root -> new Scene(root, WIDTH, HEIGHT));
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
        await(what, LIMIT_SECONDS, condition);
    }

    void await(String what, int seconds, BooleanSupplier condition) {
        if (!happensWithin(seconds, condition)) {
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

    /**
     * Presses keys together and waits for what they do. Without a window manager a new window may not have the keyboard
     * yet although it believes so, and the keys are lost; then they are pressed again.
     */
    void press(String what, BooleanSupplier effect, KeyCode... keys) {
        for (int attempt = 0; attempt < PRESSES && !effect.getAsBoolean(); attempt++) {
            onFx(() -> {
                window.stage().toFront();
                window.stage().requestFocus();
            });
            ROBOT.push(keys);
            happensWithin(PATIENCE_SECONDS, effect);
        }
        await(what, effect);
    }

    /** A node of the window by its style id; fails where there is none. */
    Node node(String id) {
        Node found = window.stage().getScene().lookup("#" + id);
        return found == null ? fail("there is no “" + id + "” on the desk: " + text()) : found;
    }

    /** Presses a button once it can be pressed. */
    void fire(String id) {
        await("the button " + id, () -> isReady(id));
        onFx(() -> ((ButtonBase) node(id)).fire());
    }

    private boolean isReady(String id) {
        return WaitForAsyncUtils.waitForAsyncFx(10_000, () -> {
            Node found = window.stage().getScene().lookup("#" + id);
            return found != null && !found.isDisabled() && isSeen(found);
        });
    }

    void type(String id, String text) {
        onFx(() -> ((TextField) node(id)).setText(text));
    }

    /** Chooses an entry of a menu by the entry's id. */
    void choose(String menu, String item) {
        onFx(() -> ((MenuButton) node(menu))
                .getItems().stream()
                        .filter(each -> item.equals(each.getId()))
                        .findFirst()
                        .orElseThrow()
                        .fire());
    }

    private static boolean happensWithin(int seconds, BooleanSupplier effect) {
        try {
            WaitForAsyncUtils.waitFor(seconds, TimeUnit.SECONDS, effect::getAsBoolean);
            return true;
        } catch (TimeoutException _) {
            return false;
        }
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
