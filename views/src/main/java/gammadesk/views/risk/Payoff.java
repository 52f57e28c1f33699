package gammadesk.views.risk;

import gammadesk.analytics.market.Column;
import gammadesk.analytics.market.Expiry;
import gammadesk.analytics.risk.Measure;
import gammadesk.analytics.risk.PositionRisk.Priced;
import gammadesk.analytics.risk.ScenarioAxes;
import gammadesk.analytics.risk.ScenarioGrid;
import gammadesk.views.chart.Curves;
import gammadesk.views.chart.Viewport.Range;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Profit and loss over spot at some moments.
 *
 * @param spots USD, ascending
 * @param curves from now on, in the order of time
 */
record Payoff(Column spots, List<Curve> curves) {
    Payoff {
        curves = List.copyOf(curves);
    }

    /** Two moments nearer than this are one, years: half a minute. */
    private static final double SAME_YEARS = 1e-6;

    /**
     * One moment.
     *
     * @param days from now
     * @param expiry that ends then, empty for other moments
     * @param profits at the spots
     * @param breakevens spots at which it crosses zero, ascending
     */
    record Curve(double days, Optional<Expiry> expiry, Column profits, List<Double> breakevens) {
        Curve {
            breakevens = List.copyOf(breakevens);
        }
    }

    /** Of the first volatility of a grid. */
    static Payoff of(RiskData data) {
        ScenarioGrid grid = data.outlook().payoff();
        ScenarioAxes axes = grid.axes();
        double spot = data.spot();
        Column spots = axes.spotMoves().map(move -> spot * (1 + move));
        Column all = grid.column(data.choice().numeraire(), Measure.PROFIT);
        List<Curve> curves = new ArrayList<>();
        for (int day = 0; day < axes.days().size(); day++) {
            double[] profits = new double[spots.size()];
            for (int i = 0; i < profits.length; i++) {
                profits[i] = all.get(axes.node(i, 0, day));
            }
            double days = axes.days().get(day);
            curves.add(new Curve(days, expiring(data, days), Column.of(profits), roots(spots.toArray(), profits)));
        }
        return new Payoff(spots, curves);
    }

    private static Optional<Expiry> expiring(RiskData data, double days) {
        double years = days / 365;
        return data.figures().own().priced().stream()
                .filter(priced -> priced.optionType().isPresent())
                .filter(priced -> days > 0 && Math.abs(priced.years() - years) < SAME_YEARS)
                .min(Comparator.comparingDouble(Priced::years))
                .flatMap(Priced::expiry);
    }

    /** Where a line through the points crosses zero; one that lies on zero crosses nowhere. */
    static List<Double> roots(double[] xs, double[] ys) {
        List<Double> roots = new ArrayList<>();
        int last = -1;
        for (int i = 0; i < xs.length; i++) {
            if (ys[i] != 0 && Double.isFinite(ys[i])) {
                if (last >= 0 && Math.signum(ys[last]) != Math.signum(ys[i])) {
                    roots.add(root(xs, ys, last, i));
                }
                last = i;
            }
        }
        return roots;
    }

    /** Points on zero between the two are met in their middle. */
    private static double root(double[] xs, double[] ys, int left, int right) {
        return right - left > 1
                ? (xs[left + 1] + xs[right - 1]) / 2
                : xs[left] + (xs[right] - xs[left]) * ys[left] / (ys[left] - ys[right]);
    }

    /** The curve whose breakevens are named: the one at the first expiry, else the last. */
    Curve named() {
        return curves.stream()
                .filter(curve -> curve.expiry().isPresent())
                .findFirst()
                .orElseGet(curves::getLast);
    }

    /** The least and the greatest profit of any curve over a range of spots. */
    Range extent(Range of) {
        double[] seen = curves.stream()
                .flatMapToDouble(curve -> IntStream.range(0, spots.size())
                        .filter(i -> of.contains(spots.get(i)))
                        .mapToDouble(curve.profits()::get))
                .toArray();
        return Curves.extent(seen, Range.UNIT);
    }

    /** The point nearest to a spot. */
    int nearest(double spot) {
        int best = 0;
        for (int i = 1; i < spots.size(); i++) {
            best = Math.abs(spots.get(i) - spot) < Math.abs(spots.get(best) - spot) ? i : best;
        }
        return best;
    }
}
