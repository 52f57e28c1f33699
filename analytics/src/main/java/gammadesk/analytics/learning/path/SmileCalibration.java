package gammadesk.analytics.learning.path;

import gammadesk.analytics.learning.path.LevenbergMarquardt.Found;
import gammadesk.analytics.market.OptionType;
import gammadesk.analytics.pricing.Black76;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Fits Heston's or Bates's model to volatilities of several expiries: least squares of price misses by vega, which to
 * first order are misses of volatility (Cont and Tankov 2004, 13.2). From several starts, for there are local minima.
 */
public final class SmileCalibration {
    /** Options hardly move with volatility far out: their vega is not taken for less than this share of the forward. */
    private static final double LEAST_VEGA = 1e-3;

    private static final double[][] STARTS = {{2, 0.8, -0.4}, {5, 2, 0}, {0.7, 0.3, -0.7}};

    private final List<Slice> slices;
    private final int quotes;

    private SmileCalibration(List<SmileQuote> quotes) {
        if (quotes.size() < 5) {
            throw new IllegalArgumentException(quotes.size() + " volatilities do not tell the numbers of a model");
        }
        this.quotes = quotes.size();
        Map<Double, List<SmileQuote>> byYears = new TreeMap<>();
        quotes.forEach(quote -> byYears.computeIfAbsent(quote.years(), years -> new ArrayList<>())
                .add(quote));
        slices = byYears.values().stream().map(Slice::of).toList();
    }

    /**
     * A fitted model.
     *
     * @param heston its variance
     * @param jumps {@link JumpParameters#NONE} when it has none
     * @param error root of the mean squared miss of volatility, a fraction
     */
    public record Fit(HestonParameters heston, JumpParameters jumps, double error) {}

    /**
     * Heston's model.
     *
     * @throws IllegalArgumentException for fewer than five volatilities
     */
    public static Fit heston(List<SmileQuote> quotes) {
        return new SmileCalibration(quotes).heston();
    }

    /** Bates's model, which holds Heston's within it: never fits worse. */
    public static Fit bates(List<SmileQuote> quotes) {
        SmileCalibration work = new SmileCalibration(quotes);
        return work.bates(work.heston());
    }

    private Fit heston() {
        double near = slices.getFirst().middle();
        double far = slices.getLast().middle();
        Fit best = new Fit(new HestonParameters(near, 2, far, 0.5, 0), JumpParameters.NONE, Double.POSITIVE_INFINITY);
        for (double[] start : STARTS) {
            double[] x = {Math.log(near), Math.log(start[0]), Math.log(far), Math.log(start[1]), atanh(start[2])};
            best = better(best, LevenbergMarquardt.minimise(this::misses, x));
        }
        return best;
    }

    private Fit bates(Fit heston) {
        HestonParameters base = heston.heston();
        Fit best = heston;
        for (double mean : new double[] {-0.05, 0.05}) {
            double[] x = {
                Math.log(Math.max(base.variance(), 1e-6)),
                Math.log(base.reversion()),
                Math.log(Math.max(base.longVariance(), 1e-6)),
                Math.log(base.volOfVariance()),
                atanh(Math.clamp(base.correlation(), -0.95, 0.95)),
                Math.log(0.5),
                mean,
                Math.log(0.08)
            };
            best = better(best, LevenbergMarquardt.minimise(this::misses, x));
        }
        return best;
    }

    private Fit better(Fit best, Found found) {
        double error = Math.sqrt(found.cost() / quotes);
        return error < best.error() ? new Fit(heston(found.point()), jumps(found.point()), error) : best;
    }

    private static double atanh(double rho) {
        return 0.5 * Math.log((1 + rho) / (1 - rho));
    }

    private static HestonParameters heston(double[] x) {
        return new HestonParameters(Math.exp(x[0]), Math.exp(x[1]), Math.exp(x[2]), Math.exp(x[3]), Math.tanh(x[4]));
    }

    private static JumpParameters jumps(double[] x) {
        return x.length > 5 ? JumpParameters.ofPrice(Math.exp(x[5]), x[6], Math.exp(x[7])) : JumpParameters.NONE;
    }

    /** What keeps the search where a market may be: volatilities of 1 .. 500 %, half-lives of an hour to 30 years. */
    private static boolean isPlausible(double[] x) {
        boolean isHeston = within(x[0], 1e-4, 25) && within(x[1], 0.02, 5000) && within(x[2], 1e-4, 25);
        boolean isMoving = within(x[3], 1e-3, 100) && Math.abs(x[4]) < 4;
        boolean isJump = x.length == 5 || (within(x[5], 1e-4, 300) && Math.abs(x[6]) < 1 && within(x[7], 1e-4, 1));
        return isHeston && isMoving && isJump;
    }

    private static boolean within(double log, double low, double high) {
        return log > Math.log(low) && log < Math.log(high);
    }

    private double[] misses(double[] x) {
        double[] misses = new double[quotes];
        if (!isPlausible(x)) {
            misses[0] = Double.NaN;
            return misses;
        }
        HestonPrice model = new HestonPrice(heston(x), jumps(x));
        int at = 0;
        for (Slice slice : slices) {
            at = slice.add(model, misses, at);
        }
        return misses;
    }

    /** The quotes of one expiry, as calls by a forward of 1. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Slice(double years, double[] strikes, double[] prices, double[] vegas, double middle) {
        static Slice of(List<SmileQuote> quotes) {
            int n = quotes.size();
            double[] strikes = new double[n];
            double[] prices = new double[n];
            double[] vegas = new double[n];
            double years = quotes.getFirst().years();
            double nearest = Double.POSITIVE_INFINITY;
            double middle = 0;
            for (int i = 0; i < n; i++) {
                double vol = quotes.get(i).volatility();
                strikes[i] = quotes.get(i).strike() / quotes.get(i).forward();
                prices[i] = Black76.priceUsd(1, strikes[i], years, vol, OptionType.CALL);
                double vega = 100
                        * Black76.greeks(1, strikes[i], years, vol, OptionType.CALL)
                                .vega();
                vegas[i] = Math.max(vega, LEAST_VEGA);
                if (Math.abs(Math.log(strikes[i])) < nearest) {
                    nearest = Math.abs(Math.log(strikes[i]));
                    middle = vol * vol;
                }
            }
            return new Slice(years, strikes, prices, vegas, middle);
        }

        int add(HestonPrice model, double[] misses, int from) {
            HestonPrice.Value[] values = model.values(1, strikes, years, OptionType.CALL);
            for (int i = 0; i < strikes.length; i++) {
                misses[from + i] = (values[i].price() - prices[i]) / vegas[i];
            }
            return from + strikes.length;
        }
    }
}
