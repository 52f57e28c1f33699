package gammadesk.views.risk;

import gammadesk.analytics.market.Column;
import gammadesk.analytics.risk.ScenarioAxes;
import gammadesk.analytics.risk.ScenarioGrid;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Scenario grids as rows of a file, every digit, in the engine's units. */
final class ScenarioTables {
    private ScenarioTables() {}

    /** One row a node of the map and of the payoff, with some measures. */
    static String csv(RiskData data, List<ShownMeasure> measures) {
        StringBuilder rows = new StringBuilder(RiskWords.HEADING
                + ",grid,rule,shape,money,spot_move,vol_move,days,"
                + measures.stream()
                        .map(measure -> measure.measure().name().toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining(","))
                + "\n");
        add(rows, data, "map", data.outlook().grid(), measures);
        add(rows, data, "payoff", data.outlook().payoff(), measures);
        return rows.toString();
    }

    private static void add(
            StringBuilder rows, RiskData data, String name, ScenarioGrid grid, List<ShownMeasure> measures) {
        List<Column> columns = measures.stream()
                .map(measure -> grid.column(data.choice().numeraire(), measure.measure()))
                .toList();
        ScenarioAxes axes = grid.axes();
        String start = String.join(
                ",",
                RiskWords.heading(data),
                name,
                data.choice().rule().name(),
                data.choice().shape().name(),
                data.money());
        for (int node = 0; node < axes.size(); node++) {
            int spots = axes.spotMoves().size();
            int vols = axes.volMoves().size();
            rows.append(start)
                    .append(',')
                    .append(axes.spotMoves().get(node % spots))
                    .append(',')
                    .append(axes.volMoves().get(node / spots % vols))
                    .append(',')
                    .append(axes.days().get(node / (spots * vols)));
            for (Column column : columns) {
                rows.append(',').append(RiskWords.number(column.get(node)));
            }
            rows.append('\n');
        }
    }
}
