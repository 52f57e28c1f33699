package gammadesk.views.exposure;

import gammadesk.analytics.exposure.ExposureMap;
import gammadesk.analytics.exposure.ExposureMap.StrikeExposure;
import gammadesk.views.chart.SteadyWindow;
import gammadesk.views.chart.Viewport.Range;
import java.util.List;
import java.util.Optional;

/** Which strikes are shown first: about 25 % around spot. */
final class StrikeWindow {
    private static final double SHARE = 0.25;

    private final SteadyWindow window = new SteadyWindow(SHARE);

    /** The first view for a map. */
    Range home(ExposureMap map) {
        return window.about(map.spot());
    }

    /** The outermost view: all strikes, and the first view. */
    Range limits(ExposureMap map) {
        Range home = home(map);
        List<StrikeExposure> strikes = map.strikes();
        double pad = home.span() * 0.02;
        return new Range(
                Math.min(home.low(), strikes.getFirst().strike() - pad),
                Math.max(home.high(), strikes.getLast().strike() + pad));
    }

    /** The listed strike nearest to a price. */
    static Optional<StrikeExposure> nearest(ExposureMap map, double price) {
        List<StrikeExposure> strikes = map.strikes();
        if (strikes.isEmpty() || Double.isNaN(price)) {
            return Optional.empty();
        }
        int above = firstNotBelow(strikes, price);
        if (above == 0 || above == strikes.size()) {
            return Optional.of(strikes.get(Math.min(above, strikes.size() - 1)));
        }
        StrikeExposure low = strikes.get(above - 1);
        StrikeExposure high = strikes.get(above);
        return Optional.of(price - low.strike() <= high.strike() - price ? low : high);
    }

    /** The index of the first strike at or above a price; the size when there is none. */
    static int firstNotBelow(List<StrikeExposure> strikes, double price) {
        int low = 0;
        int high = strikes.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (strikes.get(middle).strike() < price) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
