package gammadesk.app.market;

import gammadesk.analytics.desk.SurfaceFigures;
import gammadesk.analytics.desk.SurfaceSession;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.pricing.ChainValuation;
import gammadesk.analytics.surface.FitSettings;
import gammadesk.analytics.surface.FittedSurface;
import gammadesk.analytics.surface.SurfaceFitter;
import gammadesk.analytics.surface.SurfaceHistory;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.LongSupplier;

/** One currency's fitted surface and what is remembered of it, written by the analytics thread alone. */
final class SurfaceWatch {
    /** A day of surfaces every half minute: what "since 08:00" can ask for. */
    private static final long SURFACE_SPACING_MILLIS = 30_000;

    private static final int MOST_SURFACES = 2_880;
    /** A day of figures every ten seconds. */
    private static final long FIGURES_SPACING_MILLIS = 10_000;

    private static final int MOST_FIGURES = 8_640;

    private final SurfaceFitter fitter;
    private final SurfaceHistory history = new SurfaceHistory(MOST_SURFACES, SURFACE_SPACING_MILLIS);
    private final Deque<SurfaceFigures> figures = new ArrayDeque<>();
    private FittedSurface surface;
    private SurfaceSession session;

    SurfaceWatch(Currency currency, LongSupplier nanos) {
        this.fitter = new SurfaceFitter(FitSettings.STANDARD, nanos);
        this.surface = FittedSurface.empty(currency);
        this.session = new SurfaceSession(SurfaceFigures.of(surface), List.of(), history);
    }

    /** Fits the surface to a newer chain: the expensive step. */
    void take(ChainValuation valuation) {
        surface = fitter.fit(valuation);
        history.add(surface);
        SurfaceFigures now = SurfaceFigures.of(surface);
        List<SurfaceFigures> past = remember(now) ? List.copyOf(figures) : session.past();
        session = new SurfaceSession(now, past, history);
    }

    private boolean remember(SurfaceFigures now) {
        SurfaceFigures last = figures.peekLast();
        boolean tooSoon = last != null && now.venueMillis() - last.venueMillis() < FIGURES_SPACING_MILLIS;
        if (tooSoon || now.expiries().isEmpty()) {
            return false;
        }
        figures.addLast(now);
        if (figures.size() > MOST_FIGURES) {
            figures.removeFirst();
        }
        return true;
    }

    /** The newest surface, empty before the first fit. */
    FittedSurface surface() {
        return surface;
    }

    /** How it came here. */
    SurfaceSession session() {
        return session;
    }
}
