package gammadesk.views.chart;

import gammadesk.analytics.desk.DeskSnapshot;
import gammadesk.views.fx.Screen;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.Node;

/** A panel that is one picture, or tables in the frame of one: what every one of them tells the desk. */
public abstract class ChartScreen implements Screen {
    /**
     * What a panel is called and how it is used.
     *
     * @param id stable, in lower case
     * @param title on its tab
     * @param help for F1, one paragraph a line
     */
    public record Words(String id, String title, String help) {}

    /** The keys that every chart knows, for the end of a help text. */
    public static final String KEYS =
            "Wheel or + and - zoom, drag or arrows pan, Shift-drag zooms a box, double-click or "
                    + "0 resets. Ctrl+C copies the picture, Ctrl+S saves it, Ctrl+Shift+S saves the numbers.";

    private final Words words;
    private final Supplier<Node> node;
    private final Consumer<DeskSnapshot> show;

    /**
     * Passes on.
     *
     * @param words of the panel
     * @param node the panel itself, always the same
     * @param show takes a newer picture
     */
    protected ChartScreen(Words words, Supplier<Node> node, Consumer<DeskSnapshot> show) {
        this.words = words;
        this.node = node;
        this.show = show;
    }

    @Override
    public final String id() {
        return words.id();
    }

    @Override
    public final String title() {
        return words.title();
    }

    @Override
    public final String help() {
        return words.help();
    }

    @Override
    public final Node node() {
        return node.get();
    }

    @Override
    public final void show(DeskSnapshot snapshot) {
        show.accept(snapshot);
    }
}
