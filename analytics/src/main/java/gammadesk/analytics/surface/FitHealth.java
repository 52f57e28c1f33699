package gammadesk.analytics.surface;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * How well a slice was fitted and what it took.
 *
 * @param quotesUsed how many
 * @param quotesDropped how many, by reason
 * @param rmseVolPoints root mean square of fit minus mid over the used quotes, unweighted; NaN without a fit
 * @param insideBidAsk share of the two-sided quotes within two standard deviations whose band holds the fit, 0 .. 1;
 *     quotes that the filter dropped for their width or as a cliff count too; NaN when there is none
 * @param judged of how many quotes that is the share
 * @param startsTried how many starting points, a warm one included
 * @param iterations of Levenberg-Marquardt over all starts
 * @param nanos time taken
 * @param refusals why candidates were not taken, in the order of trial
 */
public record FitHealth(
        int quotesUsed,
        Map<QuoteVerdict, Integer> quotesDropped,
        double rmseVolPoints,
        double insideBidAsk,
        int judged,
        int startsTried,
        int iterations,
        long nanos,
        List<FitRefusal> refusals) {
    public FitHealth {
        Map<QuoteVerdict, Integer> copy = new EnumMap<>(QuoteVerdict.class);
        copy.putAll(quotesDropped);
        quotesDropped = Collections.unmodifiableMap(copy);
        refusals = List.copyOf(refusals);
    }
}
