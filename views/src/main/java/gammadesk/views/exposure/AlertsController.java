package gammadesk.views.exposure;

import gammadesk.analytics.desk.DeskSnapshot;
import gammadesk.views.fx.Screen;
import javafx.scene.Node;

/** What the trader wants to be told of the dealers, and what was told. */
public final class AlertsController implements Screen {
    private final AlertsView view;

    /** Watches the rules of all exposure panels. */
    public AlertsController(ExposureDesk desk) {
        this.view = new AlertsView(desk);
    }

    @Override
    public String id() {
        return "exposure-alerts";
    }

    @Override
    public String title() {
        return "Alerts";
    }

    @Override
    public String help() {
        return """
                Rules stand left, the alerts that they gave right, newest first. A rule speaks once when it is met and again \
                only after its value had gone back by a tenth of the threshold; a wall must stand for ten seconds; a change of \
                sign counts from 2 % of what the conventions span. Enter in a field sets a threshold.
                Rules are watched under the chosen convention, whether this panel is seen or not.""";
    }

    @Override
    public Node node() {
        return view.node();
    }

    @Override
    public void show(DeskSnapshot snapshot) {
        view.show(snapshot);
    }

    @Override
    public void close() {
        view.close();
    }

    AlertsView view() {
        return view;
    }
}
