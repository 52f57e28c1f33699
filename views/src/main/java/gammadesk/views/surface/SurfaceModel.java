package gammadesk.views.surface;

import gammadesk.analytics.market.Expiry;
import gammadesk.analytics.port.FeedState;
import gammadesk.views.chart.Freshness;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/** The observable state of a surface screen. */
final class SurfaceModel {
    private final ObjectProperty<SurfacePicture> picture = new SimpleObjectProperty<>(
            new SurfacePicture(Optional.empty(), new Freshness(FeedState.IDLE, Double.NaN), "Waiting for the market."));
    private final ObjectProperty<SmileAxis> axis;
    private final ObjectProperty<Optional<Expiry>> selected = new SimpleObjectProperty<>(Optional.empty());

    SurfaceModel(SmileAxis axis) {
        this.axis = new SimpleObjectProperty<>(axis);
    }

    ObjectProperty<SurfacePicture> picture() {
        return picture;
    }

    ObjectProperty<SmileAxis> axis() {
        return axis;
    }

    /** The expiry whose bids and asks are drawn too; empty until one is known. */
    ObjectProperty<Optional<Expiry>> selected() {
        return selected;
    }
}
