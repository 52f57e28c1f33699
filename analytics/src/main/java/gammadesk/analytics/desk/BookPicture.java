package gammadesk.analytics.desk;

import gammadesk.analytics.risk.VenueDrift;
import java.util.Optional;

/**
 * What the desk knows of the risk of the trader's book. It is computed beside the cycle and may rest on a market a
 * little earlier than the snapshot in which it stands.
 *
 * @param choice for which it was computed
 * @param source where the book comes from
 * @param venueMillis the venue's time of the market on which it rests, 0 without a market
 * @param marketNanos monotonic clock when that market was published
 * @param computeMillis how long it took
 * @param live the book as it is; missing without a book or market
 * @param whatIf the book with the hypothetical trades, empty without any
 * @param attribution why it is worth what it is worth
 * @param drift the venue's greeks beside ours
 */
public record BookPicture(
        RiskChoice choice,
        BookSource source,
        long venueMillis,
        long marketNanos,
        double computeMillis,
        Reading<BookFigures> live,
        Optional<WhatIfPicture> whatIf,
        Reading<BookAttribution> attribution,
        Reading<VenueDrift> drift) {
    /** Of which only the reason is known. */
    public static BookPicture none(RiskChoice choice, BookSource source, String reason) {
        return new BookPicture(
                choice,
                source,
                0,
                0,
                0,
                Reading.missing(reason),
                Optional.empty(),
                Reading.missing(reason),
                Reading.missing(reason));
    }

    /** Seconds since the market on which it rests was published, NaN without one. */
    public double ageSeconds(long nowNanos) {
        return marketNanos == 0 ? Double.NaN : Math.max(0, nowNanos - marketNanos) / 1e9;
    }

    /** The outlook of the book as it is. */
    public Reading<BookOutlook> outlook() {
        return live.value().map(BookFigures::outlook).orElseGet(() -> Reading.missing(live.reason()));
    }
}
