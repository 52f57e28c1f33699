package gammadesk.analytics.learning.path;

import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.InstrumentName;
import gammadesk.analytics.market.InstrumentName.OptionName;
import gammadesk.analytics.risk.RiskMarket;
import gammadesk.analytics.risk.RiskMarket.FamilyExpiry;
import gammadesk.analytics.risk.SmileCurve;
import gammadesk.analytics.surface.FittedSurface;
import gammadesk.analytics.surface.Smile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;

/**
 * One volatility that a model is to meet.
 *
 * @param years to expiry, positive
 * @param forward USD
 * @param strike USD
 * @param volatility implied, a fraction
 */
public record SmileQuote(double years, double forward, double strike, double volatility) {
    private static final double[] DEVIATIONS = {-1.5, -1, -0.5, 0, 0.5, 1, 1.5};

    /** Throws {@link IllegalArgumentException} for a number that is not positive. */
    public SmileQuote {
        if (!(years > 0) || !(forward > 0) || !(strike > 0) || !(volatility > 0)) {
            throw new IllegalArgumentException("no quote: " + years + " years, forward " + forward + ", strike "
                    + strike + ", volatility " + volatility);
        }
    }

    /**
     * Seven places of every fitted smile whose forward is known, from 1.5 deviations below the forward to as many
     * above.
     *
     * @param fromYears shortest time to expiry
     * @param toYears longest
     */
    public static List<SmileQuote> of(FittedSurface surface, double fromYears, double toYears) {
        List<SmileQuote> quotes = new ArrayList<>();
        for (Smile smile : surface.smiles()) {
            if (smile.years() >= fromYears && smile.years() <= toYears && smile.forward() > 0) {
                add(smile, quotes);
            }
        }
        return quotes;
    }

    /**
     * The same of the smiles of a market, of the expiries of a coin's options that have a forward.
     *
     * @param fromYears shortest time to expiry
     * @param toYears longest
     */
    public static List<SmileQuote> of(RiskMarket market, Currency coin, double fromYears, double toYears) {
        Map<FamilyExpiry, Double> forwards = new HashMap<>();
        market.marks().forEach((name, mark) -> {
            if (InstrumentName.parse(name).orElse(null) instanceof OptionName option
                    && option.family().base().equals(coin)) {
                forwards.put(new FamilyExpiry(option.family(), option.expiry()), mark.forward());
            }
        });
        List<SmileQuote> quotes = new ArrayList<>();
        forwards.entrySet().stream()
                .sorted(Comparator.comparing(each -> each.getKey().expiry()))
                .forEach(each -> {
                    double years = each.getKey().expiry().yearsFrom(market.nowMillis());
                    SmileCurve smile =
                            market.smile(each.getKey().family(), each.getKey().expiry());
                    if (years >= fromYears && years <= toYears && each.getValue() > 0) {
                        add(years, each.getValue(), smile.atTheMoney(), smile::vol, quotes);
                    }
                });
        return quotes;
    }

    private static void add(Smile smile, List<SmileQuote> quotes) {
        add(smile.years(), smile.forward(), smile.atTheMoneyIv() / 100, k -> smile.ivPercent(k) / 100, quotes);
    }

    private static void add(
            double years, double forward, double atTheMoney, DoubleUnaryOperator smile, List<SmileQuote> quotes) {
        double deviation = atTheMoney * Math.sqrt(years);
        for (double place : DEVIATIONS) {
            double k = place * deviation;
            double vol = smile.applyAsDouble(k);
            if (vol > 0) {
                quotes.add(new SmileQuote(years, forward, forward * Math.exp(k), vol));
            }
        }
    }
}
