package gammadesk.analytics.risk;

import gammadesk.analytics.market.InstrumentName.Family;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * The surface of one family of contracts at constant times to expiry, as far as its factors need it. Fractions; NaN
 * where nothing is known.
 *
 * @param month at-the-money volatility of 30 days
 * @param week at-the-money volatility of 7 days
 * @param skew half the difference of the volatilities one deviation below and one above the forward, at 30 days
 */
public record SurfacePoint(double month, double week, double skew) {
    private static final double DAYS_PER_YEAR = 365;
    private static final double MONTH = 30 / DAYS_PER_YEAR;
    static final double WEEK = 7 / DAYS_PER_YEAR;

    /** The surface of a market: linear in total variance between expiries, level beyond the first and the last one. */
    public static SurfacePoint of(RiskMarket market, Family family) {
        NavigableMap<Double, SmileCurve> smiles = new TreeMap<>();
        market.smiles().forEach((key, smile) -> {
            double years = key.expiry().yearsFrom(market.nowMillis());
            if (key.family().equals(family) && years > 0 && Double.isFinite(smile.atTheMoney())) {
                smiles.put(years, smile);
            }
        });
        double month = vol(smiles, MONTH, SmileCurve::atTheMoney);
        double deviation = month * Math.sqrt(MONTH);
        double below = vol(smiles, MONTH, smile -> smile.vol(-deviation));
        double above = vol(smiles, MONTH, smile -> smile.vol(deviation));
        return new SurfacePoint(month, vol(smiles, WEEK, SmileCurve::atTheMoney), (below - above) / 2);
    }

    private static double vol(NavigableMap<Double, SmileCurve> smiles, double years, ToDoubleFunction<SmileCurve> of) {
        Map.Entry<Double, SmileCurve> left = smiles.floorEntry(years);
        Map.Entry<Double, SmileCurve> right = smiles.ceilingEntry(years);
        if (left == null || right == null || left.getKey().equals(right.getKey())) {
            Map.Entry<Double, SmileCurve> only = left == null ? right : left;
            return only == null ? Double.NaN : of.applyAsDouble(only.getValue());
        }
        double share = (years - left.getKey()) / (right.getKey() - left.getKey());
        double before = variance(of.applyAsDouble(left.getValue()), left.getKey());
        double after = variance(of.applyAsDouble(right.getValue()), right.getKey());
        return Math.sqrt((before + share * (after - before)) / years);
    }

    private static double variance(double vol, double years) {
        return vol * vol * years;
    }
}
