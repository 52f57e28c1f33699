package gammadesk.views.hedging;

import gammadesk.analytics.desk.DeskSnapshot;
import gammadesk.views.fx.Screen;
import javafx.util.Subscription;

/** A panel that follows the desk's board, which comes apart from the market's pictures. */
abstract class BoardScreen implements Screen {
    private final String id;
    private final String title;
    private Subscription held = Subscription.EMPTY;

    BoardScreen(String id, String title) {
        this.id = id;
        this.title = title;
    }

    /** What is given back when the panel is closed. Once, when it is built. */
    final void hold(Subscription... subscriptions) {
        held = Subscription.combine(subscriptions);
    }

    @Override
    public final String id() {
        return id;
    }

    @Override
    public final String title() {
        return title;
    }

    @Override
    public final void show(DeskSnapshot snapshot) {
        // The board tells of itself.
    }

    @Override
    public final void close() {
        held.unsubscribe();
    }
}
