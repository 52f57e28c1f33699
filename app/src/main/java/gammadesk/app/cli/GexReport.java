package gammadesk.app.cli;

import gammadesk.analytics.exposure.CascadeMap;
import gammadesk.analytics.exposure.DealerCurve;
import gammadesk.analytics.exposure.ExposureMap;
import gammadesk.analytics.exposure.ZeroGamma;
import java.util.Optional;

/**
 * What {@code gammadesk gex} prints.
 *
 * @param withProfile whether the curve is printed, too
 * @param cascade empty when it was not asked for
 */
record GexReport(
        ExposureMap map, DealerCurve curve, ZeroGamma zeroGamma, boolean withProfile, Optional<CascadePart> cascade) {
    /**
     * The cascade map, or why there is none.
     *
     * @param reason empty when there is one
     */
    record CascadePart(Optional<CascadeMap> map, String reason) {}
}
