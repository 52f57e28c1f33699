package gammadesk.views.exposure;

import gammadesk.analytics.port.FeedState;
import gammadesk.views.chart.Freshness;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/** The observable state of an exposure screen. */
final class ExposureModel {
    private final ObjectProperty<ExposurePicture> picture = new SimpleObjectProperty<>(new ExposurePicture(
            Optional.empty(), new Freshness(FeedState.IDLE, Double.NaN), "Waiting for the market."));

    ObjectProperty<ExposurePicture> picture() {
        return picture;
    }
}
