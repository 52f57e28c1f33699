package gammadesk.analytics.backtest.venue;

import gammadesk.analytics.hedging.FeeTerms;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.risk.BookMargin;
import gammadesk.analytics.risk.MarginTerms;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * How a replayed venue treats a trader.
 *
 * @param latencyMillis from the trader to the book, for orders, amendments and cancels alike; 0 or more
 * @param filling how orders meet the market data
 * @param outages when nobody trades, ascending and apart
 * @param fees the caps and discounts; rates are those of the instruments, maker and taker
 * @param margin how margin is called; empty for a venue that never asks for any
 * @param deliveryMillis before an expiry over which the index is averaged by time into the delivery price; 0 takes the
 *     last index that is known then
 */
public record VenueTerms(
        long latencyMillis,
        Filling filling,
        List<Outage> outages,
        FeeTerms fees,
        Optional<MarginCalls> margin,
        long deliveryMillis) {
    /** The venue's own averaging: half an hour. */
    public static final long PUBLISHED_DELIVERY_MILLIS = 1_800_000;

    /** Throws {@link IllegalArgumentException} for a negative time and for outages that overlap or are out of order. */
    public VenueTerms {
        outages = List.copyOf(outages);
        if (latencyMillis < 0 || deliveryMillis < 0) {
            throw new IllegalArgumentException("latency and averaging take no negative time");
        }
        for (int i = 1; i < outages.size(); i++) {
            if (outages.get(i).fromMillis() < outages.get(i - 1).toMillis()) {
                throw new IllegalArgumentException("outages must be in order and apart");
            }
        }
    }

    /**
     * How orders meet the market data.
     *
     * @param crossing where nobody knows how much stands at the quotes, how much of the way from the mid to the touch a
     *     taker pays: at 0 it fills at the mid, at 1 at the touch, and its limit is held against that price. Quotes
     *     with sizes and books are always paid as they stand
     * @param queueShare the share of a cancelled amount that is taken to have stood before us: a level that shrinks by
     *     more than was traded there brings us forward by so much of the difference. 0 is the worst place, 1 the best
     * @param depthShare the share of what a level shows that can be had
     * @param missChance that an order which would take finds nothing there any more, drawn for each such order
     * @param quoteLifeMillis older quotes are not traded on
     */
    public record Filling(
            double crossing, double queueShare, double depthShare, double missChance, long quoteLifeMillis) {
        /** At the touch, all that is shown, behind everybody, nothing missed, quotes as old as they may be. */
        public static final Filling PLAIN = new Filling(1, 0, 1, 0, Long.MAX_VALUE);

        /** Throws {@link IllegalArgumentException} when a share is not one or a quote would never live. */
        public Filling {
            boolean areShares = isShare(crossing) && isShare(queueShare) && isShare(depthShare) && isShare(missChance);
            if (!areShares || quoteLifeMillis <= 0) {
                throw new IllegalArgumentException("shares lie between 0 and 1, a quote lives for some time");
            }
        }

        private static boolean isShare(double value) {
            return value >= 0 && value <= 1;
        }
    }

    /**
     * A time in which nothing is traded and no market data reach the trader.
     *
     * @param fromMillis its first moment, milliseconds since the epoch
     * @param toMillis the first moment after it
     * @param answers whether orders are refused; otherwise they are lost without a word
     */
    public record Outage(long fromMillis, long toMillis, boolean answers) {
        /** Throws {@link IllegalArgumentException} when it ends before it begins. */
        public Outage {
            if (toMillis <= fromMillis) {
                throw new IllegalArgumentException("an outage must last");
            }
        }

        /** Whether a moment lies in it. */
        public boolean holds(long millis) {
            return millis >= fromMillis && millis < toMillis;
        }
    }

    /**
     * How margin is called.
     *
     * @param model standard or portfolio
     * @param terms the dials of a coin
     * @param everyMillis how often it is reckoned while only prices move, in the time of the events; 0 at every event
     *     that moves what is held. It is always reckoned after a fill and before an order is booked
     * @param step share of a position that is closed at a time
     */
    public record MarginCalls(
            BookMargin.Model model, Function<Currency, MarginTerms> terms, long everyMillis, double step) {
        /** Throws {@link IllegalArgumentException} when a step closes nothing or more than there is. */
        public MarginCalls {
            if (!(step > 0 && step <= 1) || everyMillis < 0) {
                throw new IllegalArgumentException("a step closes a share of a position");
            }
        }

        /** With published dials, once a second, a tenth of a position at a time. */
        public static MarginCalls published(BookMargin.Model model) {
            return new MarginCalls(model, MarginTerms::published, 1_000, 0.1);
        }
    }

    /** At once, at the touch, with fees only: how recorded chains are replayed. */
    public static VenueTerms plain(FeeTerms fees) {
        return new VenueTerms(0, Filling.PLAIN, List.of(), fees, Optional.empty(), 0);
    }

    /** The same with another latency. */
    public VenueTerms withLatency(long millis) {
        return new VenueTerms(millis, filling, outages, fees, margin, deliveryMillis);
    }

    /** The same with another way of filling. */
    public VenueTerms withFilling(Filling next) {
        return new VenueTerms(latencyMillis, next, outages, fees, margin, deliveryMillis);
    }

    /** The same with other outages. */
    public VenueTerms withOutages(List<Outage> next) {
        return new VenueTerms(latencyMillis, filling, next, fees, margin, deliveryMillis);
    }

    /** The same with margin calls. */
    public VenueTerms withMargin(MarginCalls calls) {
        return new VenueTerms(latencyMillis, filling, outages, fees, Optional.of(calls), deliveryMillis);
    }

    /** The same with another averaging of delivery prices. */
    public VenueTerms withDelivery(long millis) {
        return new VenueTerms(latencyMillis, filling, outages, fees, margin, millis);
    }

    /** Whether nothing is traded at a moment and no market data reach the trader. */
    public boolean isOut(long millis) {
        for (Outage outage : outages) {
            if (outage.holds(millis)) {
                return true;
            }
        }
        return false;
    }
}
