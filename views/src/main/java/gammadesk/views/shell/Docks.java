package gammadesk.views.shell;

import gammadesk.views.shell.Layout.Dock;
import gammadesk.views.shell.Layout.Floating;
import gammadesk.views.shell.Layout.Split;
import gammadesk.views.shell.Layout.Tabs;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Orientation;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.stage.Screen;
import software.coley.bentofx.dockable.Dockable;
import software.coley.bentofx.layout.DockContainer;
import software.coley.bentofx.layout.container.DockContainerBranch;
import software.coley.bentofx.layout.container.DockContainerLeaf;

/** Reads what the docking system shows. */
final class Docks {
    private static final double GRIP = 60;

    private Docks() {}

    /** A branch as a layout. The order is taken from what is on screen: the branch's own list can differ from it. */
    static Dock capture(DockContainerBranch branch) {
        List<Dock> parts = new ArrayList<>();
        for (Node item : branch.getItems()) {
            if (item instanceof DockContainer container) {
                parts.add(captureAny(container));
            }
        }
        if (parts.size() == 1) {
            return parts.getFirst();
        }
        List<Double> dividers =
                Arrays.stream(branch.getDividerPositions()).boxed().toList();
        return parts.isEmpty()
                ? new Tabs("", List.of())
                : new Split(branch.getOrientation() == Orientation.VERTICAL, dividers, parts);
    }

    private static Dock captureAny(DockContainer container) {
        return switch (container) {
            case DockContainerBranch branch -> capture(branch);
            case DockContainerLeaf leaf ->
                new Tabs(
                        Optional.ofNullable(leaf.getSelectedDockable())
                                .map(Dockable::getIdentifier)
                                .orElse(""),
                        leaf.getDockables().stream()
                                .map(Dockable::getIdentifier)
                                .toList());
            default -> new Tabs("", List.of());
        };
    }

    /** The last place of a branch that has at least one. */
    static DockContainerLeaf lastLeaf(DockContainerBranch branch) {
        DockContainer last = branch.getChildContainers().getLast();
        return last instanceof DockContainerBranch inner ? lastLeaf(inner) : (DockContainerLeaf) last;
    }

    /** Whether a hand could reach the window: enough of its top lies on a screen. */
    static boolean isOnAScreen(Floating window) {
        Rectangle2D top = new Rectangle2D(window.x() + GRIP, window.y(), GRIP, GRIP);
        return !Screen.getScreensForRectangle(top).isEmpty();
    }
}
