package gammadesk.analytics.surface;

import gammadesk.analytics.market.Expiry;
import java.util.Optional;

/**
 * One expiry of a fitted surface.
 *
 * @param expiry when it settles
 * @param years time to expiry
 * @param forward what it is measured from
 * @param state whether it may be believed
 * @param kind how it is described; of a stale slice the description that was good
 * @param smile the fit, empty when refused and none was good before
 * @param fittedMillis the venue's time of the quotes that {@code smile} was fitted to; 0 without one
 * @param quotes this moment's quotes, used or dropped
 * @param health how the fit went
 */
public record FittedSlice(
        Expiry expiry,
        double years,
        ForwardEstimate forward,
        FitState state,
        ModelKind kind,
        Optional<Smile> smile,
        long fittedMillis,
        SliceQuotes quotes,
        FitHealth health) {}
