package gammadesk.views.shell;

import gammadesk.views.fx.FxThread;
import gammadesk.views.fx.Screen;
import gammadesk.views.shell.Layout.Dock;
import gammadesk.views.shell.Layout.Floating;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.stage.WindowEvent;
import org.jspecify.annotations.Nullable;
import software.coley.bentofx.control.DragDropStage;
import software.coley.bentofx.control.Header;
import software.coley.bentofx.dockable.Dockable;
import software.coley.bentofx.layout.DockContainer;
import software.coley.bentofx.layout.container.DockContainerBranch;
import software.coley.bentofx.layout.container.DockContainerLeaf;
import software.coley.bentofx.layout.container.DockContainerRootBranch;

/** The docked panels: built from a layout, rearranged by hand, read back as a layout. */
final class Workspace {
    private final DeskBento bento = new DeskBento();
    private final StackPane host = new StackPane();
    private final Map<String, PanelFrame> frames = new LinkedHashMap<>();
    private final Map<String, Dockable> dockables = new LinkedHashMap<>();
    private final List<DragDropStage> windows = new ArrayList<>();
    private final Consumer<Scene> dress;
    private final Function<String, String> keyOf;
    private final Function<String, ContextMenu> menu;
    private DockContainerRootBranch root = bento.dockBuilding().root();
    private boolean closing;

    /**
     * An empty workspace.
     *
     * @param dress gives the scene of a torn-off window its looks and keys
     * @param keyOf the key that leads to a panel, for its tooltip
     * @param menu what can be done with a panel
     */
    Workspace(
            List<Screen> screens,
            Consumer<Scene> dress,
            Function<String, String> keyOf,
            Function<String, ContextMenu> menu) {
        this.dress = dress;
        this.keyOf = keyOf;
        this.menu = menu;
        screens.forEach(screen -> frames.put(screen.id(), new PanelFrame(screen)));
        host.getStyleClass().add("workspace");
        bento.placeholderBuilding().setContainerPlaceholderFactory(_ -> emptyPlace());
        bento.placeholderBuilding().setDockablePlaceholderFactory(_ -> emptyPlace());
        bento.stageBuilding().setStageFactory(_ -> newWindow());
        bento.stageBuilding().setSceneFactory((_, content, width, height) -> newScene(content, width, height));
        bento.events().addEventListener(_ -> FxThread.later(this::keepDropTarget));
    }

    Node node() {
        return host;
    }

    List<PanelFrame> frames() {
        return List.copyOf(frames.values());
    }

    /** Builds everything anew. */
    void apply(Dock main, List<Floating> floating) {
        closeWindows();
        release();
        frames.values().forEach(frame -> dockables.put(frame.screen().id(), newDockable(frame)));
        rebuildMain(main);
        floating.forEach(this::openWindow);
    }

    /** Arranges the main window anew and leaves the other windows alone. */
    void applyMain(Dock main) {
        List<String> moving = main.panels().toList();
        moving.forEach(id -> {
            Optional.ofNullable(dockables.get(id)).ifPresent(dockable -> dockable.setNode(null));
            Optional.ofNullable(frames.get(id)).ifPresent(frame -> dockables.put(id, newDockable(frame)));
        });
        rebuildMain(main);
    }

    /** The main window as it stands. */
    Dock main() {
        return Docks.capture(root);
    }

    /** The other windows as they stand. */
    List<Floating> floating() {
        return windows.stream()
                .filter(window -> window.getScene().getRoot() instanceof DockContainerBranch)
                .map(window -> new Floating(
                        window.getX(),
                        window.getY(),
                        window.getScene().getWidth(),
                        window.getScene().getHeight(),
                        Docks.capture((DockContainerBranch) window.getScene().getRoot())))
                .toList();
    }

    /** The scenes of the other windows. */
    List<Scene> scenes() {
        return windows.stream().map(Stage::getScene).toList();
    }

    /** Brings a panel to the front and gives it the focus. */
    boolean select(String id) {
        PanelFrame frame = frames.get(id);
        Dockable dockable = dockables.get(id);
        if (frame == null || dockable == null) {
            return false;
        }
        dockable.inContainer(container -> container.selectDockable(dockable));
        if (frame.getScene() != null && frame.getScene().getWindow() instanceof DragDropStage window) {
            window.toFront();
            window.requestFocus();
        }
        frame.focusInside();
        return true;
    }

    /** The panel that holds a node, its tab included. */
    Optional<PanelFrame> panelOf(@Nullable Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (at instanceof PanelFrame frame) {
                return Optional.of(frame);
            }
            if (at instanceof Header header) {
                return Optional.ofNullable(frames.get(header.getDockable().getIdentifier()));
            }
        }
        return Optional.empty();
    }

    /** Moves a panel into a window of its own. */
    void tearOff(String id) {
        Dockable dockable = dockables.get(id);
        if (dockable == null || dockable.getContainer() == null) {
            return;
        }
        DockContainerLeaf leaf = dockable.getContainer();
        if (leaf.getScene() == null || isAloneInItsWindow(leaf)) {
            return;
        }
        Scene scene = leaf.getScene();
        double width = leaf.getWidth();
        double height = leaf.getHeight();
        leaf.removeDockable(dockable);
        bento.stageBuilding()
                .newStageForDockable(scene, dockable, Math.max(480, width), Math.max(320, height))
                .show();
        select(id);
    }

    /** Gives a panel one half of the place that it shares with others. */
    void split(String id, Orientation orientation) {
        Dockable dockable = dockables.get(id);
        DockContainerLeaf leaf = dockable == null ? null : dockable.getContainer();
        if (dockable == null || leaf == null || leaf.getDockables().size() < 2) {
            return;
        }
        DockContainerBranch parent = leaf.getParentContainer();
        if (parent == null) {
            return;
        }
        DockContainerBranch branch = bento.dockBuilding().branch();
        branch.setOrientation(orientation);
        leaf.removeDockable(dockable);
        DockContainerLeaf half = newLeaf();
        parent.replaceContainer(leaf, branch);
        branch.addContainers(leaf, half);
        half.addDockable(dockable);
        branch.setDividerPositions(0.5);
        select(id);
    }

    /** Closes the other windows and lets go of the panels. */
    void close() {
        closing = true;
        closeWindows();
        release();
    }

    private void rebuildMain(Dock main) {
        root = bento.dockBuilding().root();
        root.setPruneWhenEmpty(false);
        fill(root, main);
        host.getChildren().setAll(root);
        keepDropTarget();
    }

    private void fill(DockContainerBranch branch, Dock dock) {
        if (dock instanceof Layout.Split split) {
            branch.setOrientation(split.vertical() ? Orientation.VERTICAL : Orientation.HORIZONTAL);
            split.parts().forEach(part -> branch.addContainer(container(part)));
            placeDividers(branch, split.dividers());
        } else {
            branch.addContainer(container(dock));
        }
    }

    private DockContainer container(Dock dock) {
        return switch (dock) {
            case Layout.Split split -> {
                DockContainerBranch branch = bento.dockBuilding().branch();
                fill(branch, split);
                yield branch;
            }
            case Layout.Tabs(String selected, List<String> ids) -> leaf(selected, ids);
        };
    }

    private DockContainerLeaf leaf(String selected, List<String> ids) {
        DockContainerLeaf leaf = newLeaf();
        ids.stream().filter(dockables::containsKey).map(dockables::get).forEach(leaf::addDockable);
        Optional.ofNullable(dockables.get(selected)).ifPresent(leaf::selectDockable);
        return leaf;
    }

    private DockContainerLeaf newLeaf() {
        DockContainerLeaf leaf = bento.dockBuilding().leaf();
        leaf.setMenuFactory(at -> Optional.ofNullable(at.getSelectedDockable())
                .map(Dockable::getIdentifier)
                .map(menu)
                .orElseGet(ContextMenu::new));
        return leaf;
    }

    /** A split pane forgets positions that were set before it had a size, so they are set once more when it has one. */
    private static void placeDividers(DockContainerBranch branch, List<Double> dividers) {
        double[] positions = dividers.stream().mapToDouble(Double::doubleValue).toArray();
        branch.setDividerPositions(positions);
        Runnable[] once = {() -> FxThread.later(() -> branch.setDividerPositions(positions))};
        branch.layoutBoundsProperty().subscribe(bounds -> {
            if (bounds.getWidth() > 0 && bounds.getHeight() > 0) {
                once[0].run();
                once[0] = () -> {};
            }
        });
    }

    private Dockable newDockable(PanelFrame frame) {
        String id = frame.screen().id();
        Dockable dockable = bento.dockBuilding().dockable(id);
        dockable.setTitle(frame.screen().title());
        dockable.setNode(frame);
        dockable.setClosable(false);
        dockable.setTooltip(new Tooltip(
                frame.screen().title() + keyOf.apply(id) + "\nDrag to split, to another place, or out of the window"));
        dockable.setContextMenuFactory(_ -> menu.apply(id));
        return dockable;
    }

    private void release() {
        dockables.values().forEach(dockable -> dockable.setNode(null));
        dockables.clear();
        host.getChildren().clear();
    }

    /** When the last panel has left the main window, a place remains to bring one back to. */
    private void keepDropTarget() {
        if (!closing && root.getChildContainers().isEmpty()) {
            root.addContainer(newLeaf());
        }
    }

    private static Region emptyPlace() {
        Label label = new Label("Drag a panel here, or press Ctrl+K and choose “Reset layout”.");
        label.getStyleClass().add("emptiness");
        return new StackPane(label);
    }

    private DragDropStage newWindow() {
        DragDropStage window = new DragDropStage(true);
        window.setTitle("Gammadesk");
        windows.add(window);
        window.addEventHandler(WindowEvent.WINDOW_HIDDEN, _ -> windows.remove(window));
        window.addEventFilter(WindowEvent.WINDOW_CLOSE_REQUEST, _ -> bringBack(window));
        return window;
    }

    private Scene newScene(Region content, double width, double height) {
        Scene scene = new Scene(content, width, height);
        dress.accept(scene);
        return scene;
    }

    private void openWindow(Floating floating) {
        DockContainerRootBranch branch = bento.dockBuilding().root();
        fill(branch, floating.dock());
        DragDropStage window = newWindow();
        window.setScene(newScene(branch, floating.width(), floating.height()));
        window.setTitle(titleOf(floating.dock()));
        if (Docks.isOnAScreen(floating)) {
            window.setX(floating.x());
            window.setY(floating.y());
        }
        window.show();
    }

    private String titleOf(Dock dock) {
        return dock.panels()
                .flatMap(id -> Optional.ofNullable(frames.get(id)).stream())
                .map(frame -> frame.screen().title())
                .reduce((a, b) -> a + ", " + b)
                .orElse("Gammadesk");
    }

    /** Closing a window brings its panels back; no panel is ever lost. */
    private void bringBack(DragDropStage window) {
        if (!closing && window.getScene().getRoot() instanceof DockContainerBranch branch) {
            keepDropTarget();
            DockContainerLeaf home = Docks.lastLeaf(root);
            List.copyOf(branch.getDockables()).forEach(dockable -> {
                dockable.inContainer(leaf -> leaf.removeDockable(dockable));
                home.addDockable(dockable);
                home.selectDockable(dockable);
            });
        }
    }

    private static boolean isAloneInItsWindow(DockContainerLeaf leaf) {
        return leaf.getScene().getWindow() instanceof DragDropStage
                && leaf.getScene().getRoot() instanceof DockContainerBranch branch
                && branch.getDockables().size() == 1;
    }

    private void closeWindows() {
        List.copyOf(windows).forEach(Window::hide);
        windows.clear();
    }
}
