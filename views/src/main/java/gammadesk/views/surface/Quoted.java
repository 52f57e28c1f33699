package gammadesk.views.surface;

import gammadesk.analytics.surface.FittedSlice;
import gammadesk.analytics.surface.QuoteVerdict;
import gammadesk.analytics.surface.SliceQuotes;
import gammadesk.views.chart.Viewport.Range;
import java.util.stream.IntStream;

/** What the quotes of a slice say to the eye. */
final class Quoted {
    private Quoted() {}

    /** From the lowest to the highest log-moneyness that the market quotes on both sides; empty ranges hold nothing. */
    static Range range(FittedSlice slice) {
        SliceQuotes quotes = slice.quotes();
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int row = 0; row < quotes.size(); row++) {
            if (isSpread(quotes, row)) {
                low = Math.min(low, quotes.logMoneyness().get(row));
                high = Math.max(high, quotes.logMoneyness().get(row));
            }
        }
        return new Range(low, high);
    }

    /** Used, or dropped although both sides are known: what has a band. */
    static boolean isSpread(SliceQuotes quotes, int row) {
        return isShown(quotes.verdicts().get(row)) && Double.isFinite(quotes.midIv(row));
    }

    /** The rows that are worth a mark, in the chain's order. */
    static int[] shown(SliceQuotes quotes) {
        return IntStream.range(0, quotes.size())
                .filter(row -> isShown(quotes.verdicts().get(row)) && Double.isFinite(known(quotes, row)))
                .toArray();
    }

    /** The middle of the band, or the side that is known; NaN when neither is. */
    static double known(SliceQuotes quotes, int row) {
        double bid = quotes.bidIv().get(row);
        double ask = quotes.askIv().get(row);
        return Double.isNaN(bid) ? ask : Double.isNaN(ask) ? bid : (bid + ask) / 2;
    }

    private static boolean isShown(QuoteVerdict verdict) {
        return switch (verdict) {
            case USED, ONE_SIDED, CROSSED, STALE, BELOW_INTRINSIC, TOO_WIDE, TOO_FAR, VOL_CLIFF -> true;
            case IN_THE_MONEY, NO_QUOTE, NO_FORWARD -> false;
        };
    }
}
