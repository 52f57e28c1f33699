package gammadesk.analytics.risk;

import gammadesk.analytics.market.Column;
import java.util.stream.IntStream;

/**
 * The nodes of a scenario grid and how volatility gets there. Nodes lie one after another with spot moving fastest,
 * then volatility, then time.
 *
 * @param spotMoves relative moves of every price, above -1
 * @param volMoves shocks of volatility, fractions: 0.10 is ten vol points
 * @param days that pass, not negative
 * @param rule what volatility does when spot moves
 * @param shape which volatilities a shock moves
 */
public record ScenarioAxes(Column spotMoves, Column volMoves, Column days, SpotVolRule rule, VolShape shape) {
    /** Throws {@link IllegalArgumentException} on an empty axis, a move to nothing or time that runs back. */
    public ScenarioAxes {
        if (spotMoves.size() * volMoves.size() * days.size() == 0) {
            throw new IllegalArgumentException("a grid needs a node on each axis");
        }
        for (int i = 0; i < spotMoves.size(); i++) {
            if (!(spotMoves.get(i) > -1)) {
                throw new IllegalArgumentException("not a move of spot: " + spotMoves.get(i));
            }
        }
        for (int i = 0; i < days.size(); i++) {
            if (!(days.get(i) >= 0)) {
                throw new IllegalArgumentException("not a number of days: " + days.get(i));
            }
        }
    }

    /** Evenly spaced moves of spot and volatility from minus to plus a range, now. */
    public static ScenarioAxes even(double spotRange, int spots, double volRange, int vols) {
        return new ScenarioAxes(
                even(spotRange, spots),
                even(volRange, vols),
                Column.of(0),
                SpotVolRule.stickyStrike(),
                VolShape.PARALLEL);
    }

    private static Column even(double range, int count) {
        return Column.of(IntStream.range(0, count)
                .mapToDouble(i -> count == 1 ? 0 : range * (2.0 * i - (count - 1)) / (count - 1))
                .toArray());
    }

    /** How many nodes. */
    public int size() {
        return spotMoves.size() * volMoves.size() * days.size();
    }

    /** Where a node stands in the arrays. */
    public int node(int spot, int vol, int day) {
        return (day * volMoves.size() + vol) * spotMoves.size() + spot;
    }

    /** The same at other times. */
    public ScenarioAxes at(double... daysFromNow) {
        return new ScenarioAxes(spotMoves, volMoves, Column.of(daysFromNow), rule, shape);
    }

    /** The same under another rule. */
    public ScenarioAxes with(SpotVolRule other) {
        return new ScenarioAxes(spotMoves, volMoves, days, other, shape);
    }

    /** The same with another shape of shock. */
    public ScenarioAxes with(VolShape other) {
        return new ScenarioAxes(spotMoves, volMoves, days, rule, other);
    }
}
