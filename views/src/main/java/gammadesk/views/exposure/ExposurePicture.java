package gammadesk.views.exposure;

import gammadesk.analytics.exposure.ExposureMap;
import gammadesk.views.chart.Freshness;
import java.util.Optional;

/**
 * What an exposure screen shows.
 *
 * @param map the exposures, empty when there are none
 * @param freshness how far they can be believed
 * @param emptySentence why there are none and what to do, empty when there are some
 */
record ExposurePicture(Optional<ExposureMap> map, Freshness freshness, String emptySentence) {}
