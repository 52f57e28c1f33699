package gammadesk.views.chain;

import gammadesk.analytics.market.ExpiryChain;
import gammadesk.analytics.market.OptionType;
import gammadesk.analytics.pricing.ExpiryValuation;
import java.util.ArrayList;
import java.util.List;

/** Lays an expiry's columns out by strike. */
final class ChainRows {
    private static final int NONE = -1;

    private ChainRows() {}

    static List<ChainRow> of(ExpiryChain market, ExpiryValuation values) {
        double money = nearestStrike(market);
        List<ChainRow> rows = new ArrayList<>(market.size() / 2 + 1);
        for (int i = 0; i < market.size(); i++) {
            boolean paired = i + 1 < market.size()
                    && market.strike().get(i) == market.strike().get(i + 1);
            rows.add(row(market, values, i, paired ? i + 1 : NONE, money));
            i += paired ? 1 : 0;
        }
        return rows;
    }

    /** The index of the row next to the forward, -1 when the forward is unknown. */
    static int atTheMoney(List<ChainRow> rows) {
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).atTheMoney()) {
                return i;
            }
        }
        return NONE;
    }

    private static ChainRow row(ExpiryChain market, ExpiryValuation values, int first, int second, double money) {
        double strike = market.strike().get(first);
        boolean callFirst = market.types().get(first) == OptionType.CALL;
        return new ChainRow(
                market, values, strike, callFirst ? first : second, callFirst ? second : first, strike == money);
    }

    private static double nearestStrike(ExpiryChain market) {
        double nearest = Double.NaN;
        double distance = Double.POSITIVE_INFINITY;
        for (int i = 0; i < market.size(); i++) {
            double gap = Math.abs(market.strike().get(i) - market.forward());
            if (gap < distance) {
                distance = gap;
                nearest = market.strike().get(i);
            }
        }
        return nearest;
    }
}
