package gammadesk.analytics.desk;

import gammadesk.analytics.market.Expiry;
import gammadesk.analytics.surface.FittedSurface;
import java.util.List;
import java.util.Optional;

/**
 * The figures of one fitted surface.
 *
 * @param venueMillis the venue's time of the chain that it was fitted to
 * @param index30Percent model-free volatility for 30 days from the fitted smiles, percent; NaN when nothing was fitted
 * @param expiries ascending, those with a smile
 */
public record SurfaceFigures(long venueMillis, double index30Percent, List<SmileFigures> expiries) {
    private static final double THIRTY_DAYS = 30 / 365.0;

    public SurfaceFigures {
        expiries = List.copyOf(expiries);
    }

    /** Reads them off a surface. */
    public static SurfaceFigures of(FittedSurface surface) {
        return new SurfaceFigures(
                surface.venueMillis(),
                surface.volatilityIndex(THIRTY_DAYS),
                surface.slices().stream()
                        .flatMap(slice -> SmileFigures.of(slice).stream())
                        .toList());
    }

    /** Those of one expiry; empty when it had no smile. */
    public Optional<SmileFigures> of(Expiry expiry) {
        return expiries.stream().filter(each -> each.expiry().equals(expiry)).findFirst();
    }
}
