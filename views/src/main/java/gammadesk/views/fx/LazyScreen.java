package gammadesk.views.fx;

import gammadesk.analytics.desk.DeskSnapshot;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;

/**
 * A panel that is made when it first comes into a scene, which is when its tab is first in front: a desk opens with
 * what is seen and does not wait for what is not.
 */
public final class LazyScreen implements Screen {
    private final String id;
    private final String title;
    private final Supplier<Screen> maker;
    private final StackPane place = new StackPane();
    private Optional<Screen> made = Optional.empty();
    private boolean closed;

    /**
     * Makes nothing yet.
     *
     * @param id of the panel
     * @param title of the panel
     * @param maker makes it, on the FX thread and at most once; it must call itself by this id and title
     */
    public LazyScreen(String id, String title, Supplier<Screen> maker) {
        this.id = id;
        this.title = title;
        this.maker = maker;
        place.sceneProperty().addListener((_, _, scene) -> {
            if (scene != null && !closed) {
                make();
            }
        });
    }

    /** Whether the panel exists. */
    public boolean isMade() {
        return made.isPresent();
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public Node node() {
        return place;
    }

    @Override
    public void show(DeskSnapshot snapshot) {
        make().show(snapshot);
    }

    @Override
    public String help() {
        return make().help();
    }

    @Override
    public void close() {
        closed = true;
        made.ifPresent(Screen::close);
    }

    private Screen make() {
        if (made.isEmpty()) {
            Screen screen = maker.get();
            check(screen);
            made = Optional.of(screen);
            place.getChildren().setAll(screen.node());
        }
        return made.get();
    }

    private void check(Screen screen) {
        if (!screen.id().equals(id) || !screen.title().equals(title)) {
            throw new IllegalStateException(
                    "panel %s, “%s”, calls itself %s, “%s”".formatted(id, title, screen.id(), screen.title()));
        }
    }
}
