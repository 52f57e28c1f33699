package gammadesk.views.exposure;

import gammadesk.analytics.desk.DealerPicture;
import gammadesk.analytics.exposure.ExposureMap;
import gammadesk.views.chart.Freshness;
import java.util.Optional;

/**
 * What an exposure screen shows.
 *
 * @param dealers what is known of them, empty when there is nothing to show
 * @param freshness how far it can be believed
 * @param emptySentence why there is nothing and what to do, empty when there is something
 */
record ExposurePicture(Optional<DealerPicture> dealers, Freshness freshness, String emptySentence) {
    Optional<ExposureMap> map() {
        return dealers.map(DealerPicture::map);
    }
}
