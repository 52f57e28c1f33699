package gammadesk.views.chart;

import gammadesk.views.chart.CanvasPlot.Margins;
import gammadesk.views.chart.PlotGestures.Zoom;
import gammadesk.views.fx.DeskContext;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.geometry.Point2D;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/**
 * A picture of something that may be missing: its plot in a frame with title, reasons, read-out and exports. It is
 * drawn anew only when what it shows has changed.
 *
 * @param <T> what is drawn
 */
public abstract class DataChart<T> implements CanvasPlot.Painter {
    /**
     * How it is laid out.
     *
     * @param fileStem how exported files begin
     * @param zoom along which axes
     * @param margins about the plot
     */
    public record Look(String fileStem, Zoom zoom, Margins margins) {}

    /**
     * What there is to show now.
     *
     * @param data empty when there is nothing to draw
     * @param reason why, and what to do, in sentences
     * @param subject stands in the title while there is nothing
     * @param context what every title says beside its own: source, convention, time
     * @param freshness how far it can be believed
     * @param market of which it is: with another one zoom and steady scales begin anew
     */
    public record Shown<T>(
            Optional<T> data, String reason, String subject, String context, Freshness freshness, Object market) {}

    private final DeskContext context;
    private final Viewport viewport = new Viewport();
    private final CanvasPlot plot;
    private final ChartFrame frame;
    private final FlowPane bar = new FlowPane(6, 3);
    private final VBox root = new VBox();
    private final InvalidationListener themeListener = _ -> restyle();
    private List<Node> legends = List.of();
    private Optional<Shown<T>> shown = Optional.empty();
    /** Whether the read-out speaks of what is under the mouse; what else it says is left alone. */
    private boolean reading;

    /**
     * Puts the plot into its frame.
     *
     * @param body what stands in the frame: the plot itself, or something of which it is a part
     */
    @SuppressWarnings("this-escape") // Nobody calls back before there is a layout, and that is after construction.
    protected DataChart(DeskContext context, ExportTarget exports, Look look, Function<CanvasPlot, Node> body) {
        this.context = context;
        this.plot = new CanvasPlot(viewport, look.zoom(), look.margins(), this);
        this.frame = new ChartFrame(
                look.fileStem(),
                body.apply(plot),
                exports,
                () -> drawn().map(this::csv).orElse(""),
                this::reset);
        plot.onHover(_ -> hovered());
        bar.getStyleClass().add("exposure-bar");
        bar.setAlignment(Pos.CENTER_LEFT);
        VBox.setVgrow(frame.node(), Priority.ALWAYS);
        root.getStylesheets().setAll(((Parent) frame.node()).getStylesheets());
        root.getChildren().setAll(bar, frame.node());
        root.setMinSize(0, 0);
        context.theme().addListener(new WeakInvalidationListener(themeListener));
    }

    /** What the title says first: what, with its value and unit. */
    protected abstract String headline(T data);

    /** What stands under the title before the context; empty for nothing. */
    protected abstract String detail(T data);

    /** Lays newer data out; the plot is redrawn afterwards. */
    protected abstract void place(T data);

    /** The exact values at a pixel. */
    protected abstract String readout(T data, PlotFrame area, Point2D at);

    /** The numbers behind the picture. */
    protected abstract String csv(T data);

    /** Whether newer data look otherwise. */
    protected boolean differ(T before, T now) {
        return !before.equals(now);
    }

    /** Another market: what was held steady for the last one is forgotten. */
    protected void forget() {
        reset();
    }

    /** Whether it is of something that is over and therefore does not age: its title names the moment instead. */
    protected boolean isOfThePast() {
        return false;
    }

    /** Back to the first view. */
    protected void reset() {
        viewport.reset();
    }

    /** Colours have changed. */
    protected void restyle() {
        relay();
    }

    /** The whole. */
    public final Node node() {
        return root;
    }

    /** Choosers above the frame, in as many lines as they need. */
    protected final void bar(Node... nodes) {
        bar.getChildren().setAll(nodes);
    }

    /** Its frame. */
    public final ChartFrame frame() {
        return frame;
    }

    /** The plot with the mouse's gestures. */
    public final CanvasPlot plot() {
        return plot;
    }

    /** What explains the picture; not to be seen while there is none. */
    protected final void legend(Node... nodes) {
        legends = List.of(nodes);
        frame.legend(nodes);
    }

    /** What part of the data is seen. */
    public final Viewport viewport() {
        return viewport;
    }

    /** What is drawn now. */
    public final Optional<T> drawn() {
        return shown.flatMap(Shown::data);
    }

    protected final DeskContext context() {
        return context;
    }

    protected final Palette palette() {
        return Palette.of(context.theme().get());
    }

    /** Shows what there is now. */
    public final void show(Shown<T> next) {
        Optional<Shown<T>> before = shown;
        shown = Optional.of(next);
        if (before.filter(old -> !old.market().equals(next.market())).isPresent()) {
            forget();
        }
        frame.empty(next.data().isEmpty() ? Optional.of(next.reason()) : Optional.empty());
        legends.forEach(node -> node.setVisible(next.data().isPresent()));
        Optional<T> old = before.flatMap(Shown::data);
        if (old.isEmpty()
                || next.data().isEmpty()
                || differ(old.get(), next.data().get())) {
            lay(next);
        } else {
            title(next);
        }
    }

    /** Lays the same data out again, because something else was chosen. */
    protected final void relay() {
        shown.ifPresent(this::lay);
    }

    private void lay(Shown<T> now) {
        now.data().ifPresent(this::place);
        plot.requestRedraw();
        title(now);
    }

    private void title(Shown<T> now) {
        String own = now.data().map(this::detail).orElse("");
        String words = own.isEmpty() || now.context().isEmpty() ? own + now.context() : own + " · " + now.context();
        String what = now.data().map(this::headline).orElse(now.subject());
        if (isOfThePast()) {
            frame.title(what, words);
        } else {
            frame.title(what, words, now.freshness());
        }
        read();
    }

    private void hovered() {
        read();
        plot.requestOverlay();
    }

    private void read() {
        boolean wasRead = plot.pointer().isPresent() && drawn().isPresent();
        if (wasRead) {
            frame.readout(
                    readout(drawn().orElseThrow(), plot.frame(), plot.pointer().orElseThrow()));
        } else if (reading) {
            frame.readout("");
        }
        reading = wasRead;
    }
}
