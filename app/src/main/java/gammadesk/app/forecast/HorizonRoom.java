package gammadesk.app.forecast;

import gammadesk.analytics.forecast.ForecastModels;
import gammadesk.analytics.forecast.ForecastTable;
import gammadesk.analytics.forecast.WalkForwardPlan;
import gammadesk.analytics.forecast.board.ModelChoice;
import gammadesk.analytics.forecast.board.ScoreRows;
import gammadesk.analytics.forecast.board.Scoreboard;
import gammadesk.analytics.forecast.board.TrackRecord;
import gammadesk.analytics.forecast.measure.VarianceHistory;
import gammadesk.analytics.forecast.model.VolatilityModel;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** One horizon: which model is used for it, and what it says. Of one thread. */
final class HorizonRoom {
    private static final Duration DAY = Duration.ofDays(1);

    private final Duration horizon;
    private final long seed;
    private VolatilityModel used = ForecastModels.benchmark();
    private Optional<Scoreboard> scores = Optional.empty();

    HorizonRoom(Duration horizon, long seed) {
        this.horizon = horizon;
        this.seed = seed;
    }

    /** Whether it is less than a day: then every hour has its forecast. */
    boolean isShort() {
        return horizon.compareTo(DAY) < 0;
    }

    /** In words. */
    String words() {
        return isShort() ? horizon.toHours() + " h" : horizon.toDays() + " d";
    }

    private WalkForwardPlan plan(VarianceHistory history) {
        int steps = (int) (horizon.toMillis() / history.stepMillis());
        return WalkForwardPlan.usual(history, steps, isShort() ? 1 : history.perDay(), seed);
    }

    /** Whether a history is long enough for a single forecast. */
    boolean isEnough(VarianceHistory history) {
        return history.size() >= plan(history).shortest();
    }

    /** Compares all models and takes the one that has earned it. */
    void compare(VarianceHistory history, UnaryOperator<VolatilityModel> patient) {
        WalkForwardPlan plan = TrackRecord.endingNow(plan(history), history.size());
        ForecastTable table = ForecastTable.of(
                history, plan, ForecastModels.all().stream().map(patient).toList());
        ModelChoice choice = ModelChoice.of(table);
        used = ForecastModels.named(choice.model()).orElseGet(ForecastModels::benchmark);
        scores = Optional.of(ScoreRows.of(table, history, choice));
    }

    /** The scoreboard of the last comparison. */
    Optional<Scoreboard> scores() {
        return scores;
    }

    /** The walk of the model in use, up to now; empty where the history is too short. */
    Optional<TrackRecord> record(VarianceHistory history, UnaryOperator<VolatilityModel> patient) {
        return TrackRecord.of(patient.apply(used), history, plan(history));
    }
}
