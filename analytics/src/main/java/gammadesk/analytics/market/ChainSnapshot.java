package gammadesk.analytics.market;

import java.util.List;

/**
 * A whole option chain of one currency at one moment.
 *
 * @param venue the venue's name
 * @param currency the coin
 * @param venueMillis the venue's time of the newest datum in it
 * @param index index price of the coin, USD; NaN when unknown
 * @param expiries ascending by expiry, expired ones left out
 */
public record ChainSnapshot(
        String venue, Currency currency, long venueMillis, double index, List<ExpiryChain> expiries) {
    public ChainSnapshot {
        expiries = List.copyOf(expiries);
    }

    /** How many options in all. */
    public int size() {
        return expiries.stream().mapToInt(ExpiryChain::size).sum();
    }
}
