package gammadesk.analytics.surface;

import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.Expiry;
import java.util.List;
import java.util.Optional;

/**
 * The fitted smiles of one currency and everything between them. Between two expiries total variance is linear in time
 * at constant log-moneyness and the forward geometric; before the first and beyond the last the volatilities of the
 * nearest slice hold and the forward's carry goes on.
 *
 * @param currency the coin
 * @param venueMillis the venue's time of the chain
 * @param slices ascending by expiry, every expiry of the chain, refused ones included
 * @param arbitrage contradictions before and after the fit
 */
public record FittedSurface(Currency currency, long venueMillis, List<FittedSlice> slices, ArbitrageReport arbitrage) {
    public FittedSurface {
        slices = List.copyOf(slices);
    }

    /** Before the first chain. */
    public static FittedSurface empty(Currency currency) {
        return new FittedSurface(currency, 0, List.of(), new ArbitrageReport(List.of(), List.of()));
    }

    /** The slice of an expiry, empty when the chain had no such expiry. */
    public Optional<FittedSlice> slice(Expiry expiry) {
        return slices.stream().filter(slice -> slice.expiry().equals(expiry)).findFirst();
    }

    /** The smiles there are, ascending in time. */
    public List<Smile> smiles() {
        return slices.stream().flatMap(slice -> slice.smile().stream()).toList();
    }

    /** The smile at any time to expiry; empty when nothing was fitted or the time is not positive. */
    public Optional<Smile> smileAt(double years) {
        return TermStructure.smileAt(smiles(), years);
    }

    /** Volatility of a strike at any time to expiry, percent; NaN when nothing was fitted. */
    public double ivPercent(double strike, double years) {
        return smileAt(years).map(smile -> smile.ivAtStrike(strike)).orElse(Double.NaN);
    }

    /**
     * At-the-money forward volatility between two times, percent; NaN when nothing was fitted, the times do not ascend
     * or total variance falls between them.
     */
    public double forwardVol(double fromYears, double toYears) {
        return TermStructure.forwardVol(smiles(), fromYears, toYears);
    }

    /**
     * The model-free volatility index for a horizon, percent: the variance swaps of the two expiries around it, linear
     * in total variance. The venue's own index has a horizon of 30 days.
     */
    public double volatilityIndex(double years) {
        return TermStructure.volatilityIndex(smiles(), years);
    }

    /** The same without the quotes and what was found among them, for keeping many. */
    public FittedSurface withoutQuotes() {
        return new FittedSurface(
                currency,
                venueMillis,
                slices.stream().map(FittedSurface::bare).toList(),
                new ArbitrageReport(List.of(), arbitrage.fit()));
    }

    private static FittedSlice bare(FittedSlice slice) {
        return new FittedSlice(
                slice.expiry(),
                slice.years(),
                slice.forward(),
                slice.state(),
                slice.kind(),
                slice.smile(),
                slice.fittedMillis(),
                SliceQuotes.NONE,
                slice.health());
    }
}
