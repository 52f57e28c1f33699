package gammadesk.views.shell;

import gammadesk.analytics.desk.DeskSnapshot;
import gammadesk.analytics.market.Currency;
import gammadesk.views.fx.DeskContext;
import gammadesk.views.fx.FxPulse;
import gammadesk.views.fx.FxThread;
import gammadesk.views.fx.Pin;
import gammadesk.views.fx.SafetyStrip;
import gammadesk.views.fx.Screen;
import gammadesk.views.fx.Theme;
import gammadesk.views.fx.ThemeMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.event.EventHandler;
import javafx.geometry.Orientation;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import javafx.util.Subscription;

/**
 * The desk's one window: the status bar, the docked panels, the commands and their keys. Lives on the FX thread from
 * construction to {@link #close}.
 */
public final class ShellController implements AutoCloseable {
    private static final double COLUMNS_FROM_WIDTH = 1200;
    private static final int SMALLEST_TEXT_PERCENT = 80;
    private static final int LARGEST_TEXT_PERCENT = 200;
    private static final int TEXT_STEP_PERCENT = 10;
    private static final long STATUS_EVERY_NANOS = 100_000_000;
    private static final long LAYOUT_EVERY_NANOS = 1_000_000_000;

    private final DeskContext context;
    private final FxPulse pulse;
    private final List<Screen> screens;
    private final LayoutMemory memory;
    private final ShellModel model;
    private final ShellView view;
    private final Workspace workspace;
    private final List<Command> commands;
    private final Optional<SafetyStrip> safety;
    private final List<Pin> pins = new ArrayList<>();
    private final List<Scene> scenes = new ArrayList<>();
    private final EventHandler<KeyEvent> keys = this::onKey;
    private Subscription listening = Subscription.EMPTY;
    private Layout layout;
    private boolean narrow;
    private boolean closed;
    private long statusNanos;
    private long layoutNanos;
    private String lastPanel;

    /** A shell with a pulse of its own. */
    public ShellController(
            DeskContext context, Supplier<DeskSnapshot> latest, List<Screen> screens, LayoutStore store) {
        this(context, new FxPulse(latest, context.clock()), screens, store);
    }

    /** A shell that knows no more than itself. */
    public ShellController(DeskContext context, FxPulse pulse, List<Screen> screens, LayoutStore store) {
        this(context, pulse, screens, store, List.of());
    }

    /** A shell without a strip of safety: for panels that are looked at by themselves. */
    public ShellController(
            DeskContext context, FxPulse pulse, List<Screen> screens, LayoutStore store, List<DeskAction> actions) {
        this(context, pulse, screens, store, actions, Optional.empty());
    }

    /**
     * Builds the window's content; nothing moves before {@link #attach}.
     *
     * @param pulse drives the screens and, at the end, is closed by the shell
     * @param screens in the order of their keys Ctrl+1 to Ctrl+9
     * @param store where the layout is remembered
     * @param actions what can be done besides
     * @param safety stands under the status bar in every layout; its keys go before all others, in every window
     */
    public ShellController(
            DeskContext context,
            FxPulse pulse,
            List<Screen> screens,
            LayoutStore store,
            List<DeskAction> actions,
            Optional<SafetyStrip> safety) {
        this.safety = safety;
        this.context = context;
        this.pulse = pulse;
        this.screens = List.copyOf(screens);
        this.memory = new LayoutMemory(store);
        this.workspace = new Workspace(this.screens, this::dress, this::keyOf, this::menuOf);
        this.model = new ShellModel(Status.of(
                pulse.latest(), context.currency().get(), context.clock().nanos()));
        this.commands = new ShellCommands(this, context, this.screens, actions).all();
        this.view = new ShellView(context, model, workspace, commands, safety.map(SafetyStrip::node));
        this.lastPanel = this.screens.isEmpty() ? "" : this.screens.getFirst().id();
        LayoutMemory.Recalled recalled = memory.recall(ids());
        this.layout = recalled.layout();
        model.message().set(recalled.message());
    }

    /** The content of the window. */
    public Parent root() {
        return view.root();
    }

    /** What drives the screens, with its measurements. */
    public FxPulse pulse() {
        return pulse;
    }

    /**
     * Takes over a window, not yet open, whose scene has {@link #root} as its root; drawing starts when it opens. Its
     * end ends the panels' own windows too.
     */
    public void attach(Stage stage) {
        furnish(stage.getScene());
        stage.addEventHandler(WindowEvent.WINDOW_SHOWN, _ -> pulse.start());
        stage.addEventHandler(WindowEvent.WINDOW_HIDDEN, _ -> close());
    }

    /** Dresses the scene, puts the panels into their places and starts drawing. */
    public void attach(Scene scene) {
        furnish(scene);
        pulse.start();
    }

    private void furnish(Scene scene) {
        dress(scene);
        narrow = scene.getWidth() > 0 && scene.getWidth() < COLUMNS_FROM_WIDTH;
        workspace.apply(mainOf(layout), layout.floating());
        listening = Subscription.combine(
                context.theme().subscribe(_ -> redress()),
                context.textScalePercent().subscribe(_ -> redress()),
                context.currency().subscribe(_ -> followCurrency()),
                view.root().layoutBoundsProperty().subscribe(bounds -> followWidth(bounds.getWidth())));
        safety.ifPresent(strip -> pins.add(new WindowKeys(strip::onKey)));
        screens.forEach(screen -> pins.add(pulse.add(screen)));
        pins.add(pulse.onBeat(this::beat));
    }

    /** Saves the layout, closes the panels' windows, stops drawing. Idempotent. */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        memory.keep(present());
        listening.unsubscribe();
        pins.forEach(Pin::close);
        pulse.close();
        workspace.close();
        scenes.forEach(scene -> scene.removeEventFilter(KeyEvent.KEY_PRESSED, keys));
        screens.forEach(Screen::close);
    }

    /** Brings a panel to the front and gives it the focus; false if there is none of that id. */
    public boolean showPanel(String id) {
        lastPanel = id;
        return workspace.select(id);
    }

    /** Says one sentence under the status bar until the next one; an empty one clears it. */
    public void say(String sentence) {
        model.message().set(sentence);
    }

    /** Puts every panel into its usual place. */
    public void resetLayout() {
        layout = DefaultLayout.of(ids());
        workspace.apply(mainOf(layout), layout.floating());
        pulse.redrawAll();
        say("");
    }

    void nextPanel(int step) {
        List<String> ids = ids();
        if (!ids.isEmpty()) {
            int next = Math.floorMod(ids.indexOf(currentPanel()) + step, ids.size());
            showPanel(ids.get(next));
        }
    }

    void showPalette() {
        view.showPalette();
    }

    void showHelp() {
        screens.stream()
                .filter(screen -> screen.id().equals(currentPanel()))
                .findFirst()
                .ifPresent(view::showHelp);
    }

    void tearOff() {
        workspace.tearOff(currentPanel());
    }

    void split(Orientation orientation) {
        workspace.split(currentPanel(), orientation);
    }

    void toggleTheme() {
        context.theme().set(context.theme().get() == ThemeMode.DARK ? ThemeMode.LIGHT : ThemeMode.DARK);
    }

    void scaleText(int steps) {
        int percent = context.textScalePercent().get() + steps * TEXT_STEP_PERCENT;
        context.textScalePercent().set(Math.clamp(percent, SMALLEST_TEXT_PERCENT, LARGEST_TEXT_PERCENT));
    }

    void switchCurrency(Currency currency) {
        context.currency().set(currency);
    }

    private List<String> ids() {
        return screens.stream().map(Screen::id).toList();
    }

    private String currentPanel() {
        return scenes.stream()
                .filter(scene -> scene.getWindow() != null && scene.getWindow().isFocused())
                .flatMap(scene -> workspace.panelOf(scene.getFocusOwner()).stream())
                .map(frame -> frame.screen().id())
                .findFirst()
                .orElse(lastPanel);
    }

    private void beat(DeskSnapshot snapshot) {
        long now = context.clock().nanos();
        if (now - statusNanos >= STATUS_EVERY_NANOS) {
            statusNanos = now;
            showStatus(snapshot, now);
        }
        if (now - layoutNanos >= LAYOUT_EVERY_NANOS) {
            layoutNanos = now;
            memory.offer(present());
        }
    }

    private void showStatus(DeskSnapshot snapshot, long now) {
        Status status = Status.of(snapshot, context.currency().get(), now);
        model.status().set(status);
        String words = "stale, " + status.age() + " old";
        workspace.frames().forEach(frame -> frame.show(status.stale(), words));
    }

    private void followCurrency() {
        pulse.redrawAll();
        statusNanos = 0;
    }

    /** Changes between columns and tabs; afterwards, since panels must not move in the middle of a layout pass. */
    private void followWidth(double width) {
        boolean needed = width > 0 && width < COLUMNS_FROM_WIDTH;
        if (width > 0 && needed != narrow) {
            layout = present();
            narrow = needed;
            FxThread.later(
                    () -> workspace.applyMain(DefaultLayout.mend(mainOf(layout), DefaultLayout.docked(ids(), layout))));
        }
    }

    private Layout.Dock mainOf(Layout of) {
        return narrow ? of.narrow() : of.wide();
    }

    private Layout present() {
        return new Layout(
                narrow ? layout.wide() : workspace.main(),
                narrow ? workspace.main() : layout.narrow(),
                workspace.floating());
    }

    private void dress(Scene scene) {
        scenes.removeIf(this::isGone);
        if (!scenes.contains(scene)) {
            scenes.add(scene);
            scene.addEventFilter(KeyEvent.KEY_PRESSED, keys);
        }
        Theme.apply(scene, context.theme().get(), context.textScalePercent().get());
    }

    /** Of a torn-off window that was closed; the main window counts even before it is shown. */
    private boolean isGone(Scene scene) {
        return !scene.getRoot().equals(view.root())
                && scene.getWindow() != null
                && !scene.getWindow().isShowing();
    }

    private void redress() {
        scenes.forEach(scene -> Theme.apply(
                scene, context.theme().get(), context.textScalePercent().get()));
        pulse.redrawAll();
    }

    private void onKey(KeyEvent event) {
        if (safety.filter(strip -> strip.onKey(event)).isPresent()) {
            event.consume();
            return;
        }
        if (event.getSource() instanceof Scene scene) {
            workspace
                    .panelOf(scene.getFocusOwner())
                    .ifPresent(frame -> lastPanel = frame.screen().id());
        }
        commands.stream().filter(command -> command.matches(event)).findFirst().ifPresent(command -> {
            event.consume();
            command.action().run();
        });
    }

    private String keyOf(String id) {
        int place = ids().indexOf(id) + 1;
        return place >= 1 && place <= 9 ? "  (Ctrl+" + place + ")" : "";
    }

    private ContextMenu menuOf(String id) {
        ContextMenu menu = new ContextMenu();
        menu.getItems()
                .setAll(
                        item("Move to its own window (Ctrl+Shift+W)", () -> workspace.tearOff(id)),
                        item("Split to the right (Ctrl+Shift+R)", () -> workspace.split(id, Orientation.HORIZONTAL)),
                        item("Split below (Ctrl+Shift+D)", () -> workspace.split(id, Orientation.VERTICAL)),
                        item("Help (F1)", () -> helpOn(id)));
        return menu;
    }

    private void helpOn(String id) {
        showPanel(id);
        showHelp();
    }

    private static MenuItem item(String words, Runnable action) {
        MenuItem item = new MenuItem(words);
        item.setOnAction(_ -> action.run());
        return item;
    }
}
