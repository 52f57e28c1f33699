package gammadesk.views.chart;

import gammadesk.views.chart.Viewport.Range;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;

/**
 * Zoom by wheel or by dragging a box with Shift or the right button, pan by dragging, reset by a double click; the keys
 * + - arrows and 0 do the same.
 */
public final class PlotGestures {
    /** Which axes the wheel and the keys zoom; Shift with the wheel zooms the other one. */
    public enum Zoom {
        HORIZONTAL,
        VERTICAL,
        BOTH
    }

    private static final double WHEEL_FACTOR = 0.85;
    private static final double KEY_FACTOR = 0.8;
    private static final double KEY_PAN = 0.1;
    private static final double SMALLEST_BOX_PIXELS = 6;

    private final Node node;
    private final Viewport viewport;
    private final Zoom zoom;
    private final Supplier<PlotFrame> frame;
    private final Consumer<Optional<Rectangle2D>> box;
    private double lastX;
    private double lastY;
    private double startX;
    private double startY;
    private boolean boxing;
    private boolean panning;

    private PlotGestures(
            Node node, Viewport viewport, Zoom zoom, Supplier<PlotFrame> frame, Consumer<Optional<Rectangle2D>> box) {
        this.node = node;
        this.viewport = viewport;
        this.zoom = zoom;
        this.frame = frame;
        this.box = box;
    }

    /**
     * Makes a node listen.
     *
     * @param node whose local pixels are those of the frame
     * @param viewport to move
     * @param zoom along which axes
     * @param frame where the data lie now
     * @param box is told the rectangle while one is dragged
     */
    public static void install(
            Node node, Viewport viewport, Zoom zoom, Supplier<PlotFrame> frame, Consumer<Optional<Rectangle2D>> box) {
        PlotGestures gestures = new PlotGestures(node, viewport, zoom, frame, box);
        node.setFocusTraversable(true);
        node.addEventHandler(ScrollEvent.SCROLL, gestures::scrolled);
        node.addEventHandler(MouseEvent.MOUSE_PRESSED, gestures::pressed);
        node.addEventHandler(MouseEvent.MOUSE_DRAGGED, gestures::dragged);
        node.addEventHandler(MouseEvent.MOUSE_RELEASED, gestures::released);
        node.addEventHandler(MouseEvent.MOUSE_CLICKED, gestures::clicked);
        node.addEventHandler(KeyEvent.KEY_PRESSED, gestures::typed);
    }

    private void scrolled(ScrollEvent event) {
        // A toolkit turns Shift and the wheel into horizontal scrolling.
        double notches = event.getDeltaY() != 0 ? event.getDeltaY() : event.getDeltaX();
        if (notches == 0) {
            return;
        }
        double factor = notches > 0 ? WHEEL_FACTOR : 1 / WHEEL_FACTOR;
        PlotFrame now = frame.get();
        Zoom along = event.isShiftDown() ? other() : zoom;
        viewport.zoom(
                along == Zoom.VERTICAL ? 1 : factor,
                along == Zoom.HORIZONTAL ? 1 : factor,
                now.xAt(event.getX()),
                now.yAt(event.getY()));
        event.consume();
    }

    private Zoom other() {
        return switch (zoom) {
            case HORIZONTAL -> Zoom.VERTICAL;
            case VERTICAL, BOTH -> Zoom.HORIZONTAL;
        };
    }

    private void pressed(MouseEvent event) {
        node.requestFocus();
        lastX = event.getX();
        lastY = event.getY();
        startX = lastX;
        startY = lastY;
        boolean inside = frame.get().holds(startX, startY);
        boxing = inside && (event.isShiftDown() || event.getButton() == MouseButton.SECONDARY);
        panning = inside && !boxing;
    }

    private void dragged(MouseEvent event) {
        if (boxing) {
            box.accept(Optional.of(rectangle(event)));
        } else if (panning) {
            PlotFrame now = frame.get();
            viewport.pan((lastX - event.getX()) / now.width(), (event.getY() - lastY) / now.height());
        }
        lastX = event.getX();
        lastY = event.getY();
        event.consume();
    }

    private void released(MouseEvent event) {
        if (boxing) {
            box.accept(Optional.empty());
            zoomTo(rectangle(event));
        }
        boxing = false;
        panning = false;
    }

    private void zoomTo(Rectangle2D area) {
        PlotFrame now = frame.get();
        boolean wide = area.getWidth() >= SMALLEST_BOX_PIXELS && zoom != Zoom.VERTICAL;
        boolean high = area.getHeight() >= SMALLEST_BOX_PIXELS && zoom != Zoom.HORIZONTAL;
        if (wide || high) {
            viewport.show(
                    wide ? new Range(now.xAt(area.getMinX()), now.xAt(area.getMaxX())) : now.xs(),
                    high ? new Range(now.yAt(area.getMaxY()), now.yAt(area.getMinY())) : now.ys());
        }
    }

    private Rectangle2D rectangle(MouseEvent event) {
        return new Rectangle2D(
                Math.min(startX, event.getX()),
                Math.min(startY, event.getY()),
                Math.abs(event.getX() - startX),
                Math.abs(event.getY() - startY));
    }

    private void clicked(MouseEvent event) {
        if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2) {
            viewport.reset();
            event.consume();
        }
    }

    private void typed(KeyEvent event) {
        if (event.isControlDown() || event.isAltDown() || event.isMetaDown()) {
            return;
        }
        boolean known = true;
        switch (event.getCode()) {
            case PLUS, ADD, EQUALS -> keyZoom(KEY_FACTOR);
            case MINUS, SUBTRACT -> keyZoom(1 / KEY_FACTOR);
            case LEFT -> viewport.pan(-KEY_PAN, 0);
            case RIGHT -> viewport.pan(KEY_PAN, 0);
            case UP -> viewport.pan(0, KEY_PAN);
            case DOWN -> viewport.pan(0, -KEY_PAN);
            case DIGIT0, NUMPAD0 -> viewport.reset();
            default -> known = false;
        }
        if (known) {
            event.consume();
        }
    }

    private void keyZoom(double factor) {
        viewport.zoom(zoom == Zoom.VERTICAL ? 1 : factor, zoom == Zoom.HORIZONTAL ? 1 : factor);
    }
}
