package gammadesk.views.ladder;

import gammadesk.analytics.desk.DatedQuote;
import gammadesk.analytics.market.Expiry;
import gammadesk.analytics.market.Ticker;
import gammadesk.views.format.Times;

/**
 * A perpetual or a future beside the index.
 *
 * @param index USD, NaN when unknown
 * @param yearsToExpiry NaN for a perpetual
 * @param ageSeconds of its ticker
 */
record FutureRow(DatedQuote quote, double index, double yearsToExpiry, double ageSeconds) {
    private static final double SHORTEST_YEARS = 1.0 / 365 / 24;

    static FutureRow of(DatedQuote quote, double index, long venueMillis, long nowNanos) {
        double years = quote.instrument()
                .expiry()
                .map(expiry -> expiry.yearsFrom(venueMillis))
                .orElse(Double.NaN);
        return new FutureRow(quote, index, years, quote.ticker().stamp().ageSeconds(nowNanos));
    }

    String name() {
        return quote.instrument().name();
    }

    Ticker ticker() {
        return quote.ticker();
    }

    int decimals() {
        return Prices.decimals(quote.instrument());
    }

    boolean isPerpetual() {
        return quote.instrument().expiry().isEmpty();
    }

    String expiry() {
        return quote.instrument().expiry().map(Expiry::label).orElse("perpetual");
    }

    String left() {
        return isPerpetual() ? "" : Times.left(yearsToExpiry);
    }

    /** Mark over index, USD. */
    double basisUsd() {
        return ticker().mark() - index;
    }

    /** The basis as a yearly rate, percent: simple, over the time that is left; NaN within the last hour. */
    double basisPercentAYear() {
        return isPerpetual() || yearsToExpiry < SHORTEST_YEARS
                ? Double.NaN
                : (ticker().mark() / index - 1) / yearsToExpiry * 100;
    }

    /** Why there is no yearly basis; empty when there is one. */
    String basisReason() {
        if (isPerpetual()) {
            return "a perpetual has no expiry: see its funding";
        }
        if (Double.isNaN(index)) {
            return "the index is unknown";
        }
        return yearsToExpiry < SHORTEST_YEARS ? "less than an hour is left" : "the mark price is unknown";
    }
}
