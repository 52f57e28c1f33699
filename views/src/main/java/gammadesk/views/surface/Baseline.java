package gammadesk.views.surface;

import gammadesk.analytics.surface.FittedSurface;
import gammadesk.analytics.surface.SurfaceHistory;
import gammadesk.views.chart.Formats;
import java.util.List;
import java.util.Optional;

/**
 * The earlier surface with which the newest is compared.
 *
 * @param surface then
 * @param wantedMillis the moment that was asked for
 */
record Baseline(FittedSurface surface, long wantedMillis) {
    /** What was known then, or the oldest surface there is; empty for levels and before anything is kept. */
    static Optional<Baseline> find(SurfaceHistory history, ChangeSince since, long nowMillis) {
        if (since == ChangeSince.LEVEL) {
            return Optional.empty();
        }
        long wanted = since.moment(nowMillis);
        return history.at(wanted).or(() -> oldest(history)).map(then -> new Baseline(then, wanted));
    }

    private static Optional<FittedSurface> oldest(SurfaceHistory history) {
        List<FittedSurface> all = history.all();
        return all.isEmpty() ? Optional.empty() : Optional.of(all.getFirst());
    }

    /** For a title. */
    String words(long nowMillis) {
        return "change in vol points since " + when(nowMillis);
    }

    /** The moment, how long ago, and whether that is less than was asked for. */
    String when(long nowMillis) {
        String back = Formats.age((nowMillis - surface.venueMillis()) / 1000.0);
        boolean less = wantedMillis > 0 && surface.venueMillis() > wantedMillis;
        return Formats.clock(surface.venueMillis()) + " UTC (" + back
                + (less ? ", the history goes back no further)" : ")");
    }
}
