package gammadesk.analytics.forecast.board;

import gammadesk.analytics.forecast.ForecastScores;
import gammadesk.analytics.forecast.ForecastTable;
import gammadesk.analytics.forecast.WalkForwardPlan;
import gammadesk.analytics.forecast.measure.VarianceHistory;
import gammadesk.analytics.forecast.model.FeatureUse;
import java.util.Optional;

/** Makes the scoreboard of a table. */
public final class ScoreRows {
    private static final double DAY_MILLIS = 86_400_000;
    private static final double HOUR_MILLIS = 3_600_000;

    private ScoreRows() {}

    /** The scoreboard of a table over a history; nothing is known yet of forecasts made as the desk ran. */
    public static Scoreboard of(ForecastTable table, VarianceHistory history, ModelChoice choice) {
        WalkForwardPlan plan = table.plan();
        return new Scoreboard(
                plan.horizon() * history.stepMillis() / DAY_MILLIS,
                plan.stride() * history.stepMillis() / HOUR_MILLIS,
                history.endMillis(plan.shortest()),
                history.endMillis(history.size()),
                table.rows().stream().map(ScoreRows::row).toList(),
                table.missing(),
                table.common(),
                choice.model(),
                (choice.sentence() + " " + FeatureUse.sentence(history, from(plan, history))).strip());
    }

    private static int from(WalkForwardPlan plan, VarianceHistory history) {
        return Math.max(0, history.size() - plan.window().orElse(history.size()));
    }

    private static Scoreboard.Row row(ForecastTable.Row row) {
        ForecastScores scores = row.scores();
        return new Scoreboard.Row(
                row.model(),
                scores.count(),
                scores.qlike(),
                scores.mse(),
                scores.dieboldMariano().meanDifference(),
                scores.dieboldMariano().pValue(),
                row.confidence(),
                scores.mincerZarnowitz().slope(),
                scores.mincerZarnowitz().rSquared(),
                scores.coverage80(),
                scores.coverage95(),
                Optional.empty());
    }
}
