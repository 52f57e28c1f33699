package gammadesk.views.surface;

import gammadesk.analytics.market.Expiry;
import gammadesk.analytics.port.FeedState;
import gammadesk.views.chart.Freshness;
import gammadesk.views.chart.SmileAxis;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/** The observable state of a surface screen. */
final class SurfaceModel {
    private final ObjectProperty<SurfacePicture> picture = new SimpleObjectProperty<>(
            new SurfacePicture(Optional.empty(), new Freshness(FeedState.IDLE, Double.NaN), "Waiting for the market."));
    private final ObjectProperty<SmileAxis> axis;
    private final ObjectProperty<ChangeSince> since = new SimpleObjectProperty<>(ChangeSince.LEVEL);
    private final ObjectProperty<Measure> measure = new SimpleObjectProperty<>(Measure.AT_THE_MONEY);
    private final ObjectProperty<List<Expiry>> chosen = new SimpleObjectProperty<>(List.of());

    SurfaceModel(SmileAxis axis) {
        this.axis = new SimpleObjectProperty<>(axis);
    }

    ObjectProperty<SurfacePicture> picture() {
        return picture;
    }

    ObjectProperty<SmileAxis> axis() {
        return axis;
    }

    /** Levels, or what changed since when. */
    ObjectProperty<ChangeSince> since() {
        return since;
    }

    /** Whose history is drawn. */
    ObjectProperty<Measure> measure() {
        return measure;
    }

    /** The expiries that are drawn in full; the last of them is read out. */
    ObjectProperty<List<Expiry>> chosen() {
        return chosen;
    }
}
