package gammadesk.analytics.risk;

import gammadesk.analytics.market.Column;
import java.util.Arrays;

/**
 * A book at every node of a grid: flat arrays that hold until their engine's next grid. Coin views of several coins are
 * sums of unlike things; ask for one coin at a time.
 */
public final class ScenarioGrid {
    private final ScenarioAxes axes;
    private final int positions;
    private final double[][] usd;
    private final double[][] coin;

    ScenarioGrid(ScenarioAxes axes, int positions, double[][] usd, double[][] coin) {
        this.axes = axes;
        this.positions = positions;
        this.usd = usd;
        this.coin = coin;
    }

    static double[][] room(int nodes) {
        return new double[Measure.values().length][nodes];
    }

    static void clear(double[][] table) {
        Arrays.stream(table).forEach(column -> Arrays.fill(column, 0));
    }

    /** The nodes. */
    public ScenarioAxes axes() {
        return axes;
    }

    /** How many positions were counted: those with a value. */
    public int positions() {
        return positions;
    }

    /** A measure at one node; throws {@link IndexOutOfBoundsException} outside the grid. */
    public double get(Numeraire numeraire, Measure measure, int spot, int vol, int day) {
        return live(numeraire, measure)[axes.node(spot, vol, day)];
    }

    /** A copy of a measure at all nodes, spot moving fastest, then volatility, then time. */
    public Column column(Numeraire numeraire, Measure measure) {
        return Column.ofRange(live(numeraire, measure), 0, axes.size());
    }

    /** The engine's own array: only its first {@code axes().size()} numbers mean something. */
    double[] live(Numeraire numeraire, Measure measure) {
        return (numeraire == Numeraire.USD ? usd : coin)[measure.place()];
    }
}
