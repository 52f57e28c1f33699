package gammadesk.analytics.desk;

import gammadesk.analytics.market.Currency;
import gammadesk.analytics.surface.FittedSurface;
import gammadesk.analytics.surface.SurfaceHistory;
import java.util.List;

/**
 * How one currency's fitted surface came here.
 *
 * @param now the figures of the newest surface
 * @param past figures of earlier surfaces, oldest first, bounded
 * @param surfaces earlier surfaces themselves, for differences; bounded, and goes on being filled
 */
public record SurfaceSession(SurfaceFigures now, List<SurfaceFigures> past, SurfaceHistory surfaces) {
    public SurfaceSession {
        past = List.copyOf(past);
    }

    /** Before the first fit. */
    public static SurfaceSession empty(Currency currency) {
        return new SurfaceSession(
                SurfaceFigures.of(FittedSurface.empty(currency)), List.of(), new SurfaceHistory(1, 0));
    }
}
