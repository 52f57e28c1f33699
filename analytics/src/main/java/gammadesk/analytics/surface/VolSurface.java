package gammadesk.analytics.surface;

import gammadesk.analytics.market.Currency;
import java.util.List;

/**
 * The smiles of all expiries of one currency.
 *
 * @param currency the coin
 * @param venueMillis the venue's time of the chain
 * @param slices ascending by expiry; an expiry without a usable smile is left out
 */
public record VolSurface(Currency currency, long venueMillis, List<SmileSlice> slices) {
    public VolSurface {
        slices = List.copyOf(slices);
    }
}
