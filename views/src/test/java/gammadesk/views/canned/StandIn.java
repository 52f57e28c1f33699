package gammadesk.views.canned;

import gammadesk.analytics.desk.DeskSnapshot;
import gammadesk.views.fx.Screen;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.layout.StackPane;

/** A panel that only notes what it was shown. */
public final class StandIn implements Screen {
    private final String id;
    private final StackPane node;
    private final List<Long> shown = new ArrayList<>();
    private Runnable onShow = () -> {};
    private boolean closed;

    public StandIn(String id) {
        this.id = id;
        this.node = new StackPane(new Button(id));
    }

    /** Runs at every drawing: to take time or to fail. */
    public StandIn onShow(Runnable action) {
        this.onShow = action;
        return this;
    }

    /** The cycles it was shown. */
    public List<Long> shown() {
        return List.copyOf(shown);
    }

    public boolean isClosed() {
        return closed;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String title() {
        return Character.toUpperCase(id.charAt(0)) + id.substring(1);
    }

    @Override
    public StackPane node() {
        return node;
    }

    @Override
    public String help() {
        return "Help on " + id + ".";
    }

    @Override
    public void show(DeskSnapshot snapshot) {
        shown.add(snapshot.cycle());
        onShow.run();
    }

    @Override
    public void close() {
        closed = true;
    }
}
