package gammadesk.analytics.risk;

import gammadesk.analytics.market.Column;
import gammadesk.analytics.pricing.Black76;
import gammadesk.analytics.risk.PositionRisk.Priced;
import java.util.HashMap;
import java.util.Map;

/**
 * The tail of a book that is linear in spot and 30-day volatility, both normal: fast, and blind to gamma.
 *
 * @param confidence such as 0.99
 * @param deviation of the profit, USD
 * @param valueAtRisk USD, positive is a loss
 * @param expectedShortfall USD
 * @param contributions by instrument; each kind adds up to its figure
 */
public record ParametricTail(
        double confidence,
        double deviation,
        double valueAtRisk,
        double expectedShortfall,
        Map<String, TailRisk.Contribution> contributions) {
    public ParametricTail {
        contributions = Map.copyOf(contributions);
    }

    /**
     * Covariances of the two factors over one step.
     *
     * @param spot variance of the logarithm of spot
     * @param vol variance of 30-day volatility
     * @param both their covariance
     */
    public record Covariance(double spot, double vol, double both) {
        /** Exponentially weighted over a history, around zero, scaled to a horizon by time. */
        public static Covariance of(FactorHistory history, double decay, double days) {
            double spot = 0;
            double vol = 0;
            double both = 0;
            double weights = 0;
            for (int i = 0; i < history.size(); i++) {
                double weight = Math.pow(decay, history.size() - 1.0 - i);
                double x = history.logReturns().get(i);
                double y = history.volChanges().get(i);
                spot += weight * x * x;
                vol += weight * y * y;
                both += weight * x * y;
                weights += weight;
            }
            double scale = days / history.stepDays() / weights;
            return new Covariance(spot * scale, vol * scale, both * scale);
        }
    }

    /** USD per unit of each factor. */
    private record Slope(double spot, double vol) {
        static Slope of(Priced position) {
            return new Slope(
                    position.usd().delta() * position.forward(), position.usd().termVega() * 100);
        }

        Slope plus(Slope other) {
            return new Slope(spot + other.spot, vol + other.vol);
        }

        double covariance(Slope other, Covariance c) {
            return spot * (c.spot * other.spot + c.both * other.vol) + vol * (c.both * other.spot + c.vol * other.vol);
        }
    }

    /** The tail of the positions that have a value. */
    public static ParametricTail of(BookRisk book, Covariance covariance, double confidence) {
        Map<String, Slope> slopes = new HashMap<>();
        book.priced().forEach(p -> slopes.merge(p.name().text(), Slope.of(p), Slope::plus));
        Slope all = slopes.values().stream().reduce(new Slope(0, 0), Slope::plus);
        double deviation = Math.sqrt(Math.max(0, all.covariance(all, covariance)));
        double quantile = quantile(confidence);
        double shortfall = Black76.density(quantile) / (1 - confidence);
        Map<String, TailRisk.Contribution> contributions = new HashMap<>();
        slopes.forEach((name, slope) -> {
            double share = deviation == 0 ? 0 : slope.covariance(all, covariance) / deviation;
            contributions.put(name, new TailRisk.Contribution(quantile * share, shortfall * share));
        });
        return new ParametricTail(confidence, deviation, quantile * deviation, shortfall * deviation, contributions);
    }

    /** The standard normal quantile, by halving. */
    static double quantile(double probability) {
        double low = -40;
        double high = 40;
        while (high - low > 1e-13) {
            double middle = (low + high) / 2;
            boolean isBelow = Black76.normal(middle) < probability;
            low = isBelow ? middle : low;
            high = isBelow ? high : middle;
        }
        return (low + high) / 2;
    }

    /** The profits that a plain normal distribution would give, for a picture: quantiles in equal steps. */
    public Column profits(int count) {
        double[] profits = new double[count];
        for (int i = 0; i < count; i++) {
            profits[i] = deviation * quantile((i + 0.5) / count);
        }
        return Column.of(profits);
    }
}
