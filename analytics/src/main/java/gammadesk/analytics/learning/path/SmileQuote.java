package gammadesk.analytics.learning.path;

import gammadesk.analytics.surface.FittedSurface;
import gammadesk.analytics.surface.Smile;
import java.util.ArrayList;
import java.util.List;

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

    private static void add(Smile smile, List<SmileQuote> quotes) {
        double deviation = smile.atTheMoneyIv() / 100 * Math.sqrt(smile.years());
        for (double place : DEVIATIONS) {
            double k = place * deviation;
            double vol = smile.ivPercent(k) / 100;
            if (vol > 0) {
                quotes.add(new SmileQuote(smile.years(), smile.forward(), smile.forward() * Math.exp(k), vol));
            }
        }
    }
}
