package gammadesk.analytics.surface;

import gammadesk.analytics.market.ExpiryChain;
import gammadesk.analytics.market.OptionType;

/** Measures a shown smile against the quotes of its moment. */
final class FitQuality {
    private static final double DEVIATIONS = 2;

    private final Smile smile;
    private final SliceQuotes quotes;
    private int judged;
    private int inside;
    private int used;
    private double squares;

    private FitQuality(Smile smile, SliceQuotes quotes) {
        this.smile = smile;
        this.quotes = quotes;
    }

    static FitQuality of(Smile smile, SliceQuotes quotes, ExpiryChain chain) {
        FitQuality quality = new FitQuality(smile, quotes);
        double reach = DEVIATIONS * Math.sqrt(smile.model().totalVariance(0));
        for (int row = 0; row < quotes.size(); row++) {
            quality.take(row, reach, chain.types().get(row));
        }
        return quality;
    }

    private void take(int row, double reach, OptionType type) {
        double k = quotes.logMoneyness().get(row);
        double iv = smile.ivPercent(k);
        if (quotes.isUsed(row)) {
            used++;
            squares += (iv - quotes.midIv(row)) * (iv - quotes.midIv(row));
        }
        boolean outOfTheMoney = (k >= 0) == (type == OptionType.CALL);
        if (outOfTheMoney && Math.abs(k) <= reach && isTwoSided(row)) {
            judged++;
            inside += iv >= quotes.bidIv().get(row) && iv <= quotes.askIv().get(row) ? 1 : 0;
        }
    }

    private boolean isTwoSided(int row) {
        return switch (quotes.verdicts().get(row)) {
            case USED, TOO_WIDE, TOO_FAR, VOL_CLIFF -> true;
            case NO_FORWARD, IN_THE_MONEY, NO_QUOTE, ONE_SIDED, CROSSED, STALE, BELOW_INTRINSIC -> false;
        };
    }

    int judged() {
        return judged;
    }

    double inside() {
        return judged == 0 ? Double.NaN : (double) inside / judged;
    }

    double rmse() {
        return used == 0 ? Double.NaN : Math.sqrt(squares / used);
    }
}
