package gammadesk.analytics.forecast.board;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All models over one horizon beside each other, and which of them is used.
 *
 * @param horizonDays of the forecasts
 * @param strideHours from one forecast to the next
 * @param fromMillis the first forecast
 * @param knownMillis the last one
 * @param rows the benchmark first
 * @param missing why other models could not work, by name
 * @param common moments of the model confidence set
 * @param used name of the model in use
 * @param sentence which model is used and why, and which features learned models know
 */
public record Scoreboard(
        double horizonDays,
        double strideHours,
        long fromMillis,
        long knownMillis,
        List<Row> rows,
        Map<String, String> missing,
        int common,
        String used,
        String sentence) {
    public Scoreboard {
        rows = List.copyOf(rows);
        missing = Map.copyOf(missing);
    }

    /** The same with what models did as the desk ran, by name. */
    public Scoreboard with(Map<String, Live> live) {
        return new Scoreboard(
                horizonDays,
                strideHours,
                fromMillis,
                knownMillis,
                rows.stream()
                        .map(row -> row.with(Optional.ofNullable(live.get(row.model()))))
                        .toList(),
                missing,
                common,
                used,
                sentence);
    }

    /**
     * What a model was worth. Losses are of variances a day; probabilities and shares are fractions. NaN where too few
     * outcomes are known.
     *
     * @param count outcomes
     * @param qlike mean loss
     * @param mse mean squared error, in squared variance a day
     * @param qlikeMinusBenchmark mean difference to the benchmark; negative is better
     * @param dieboldMarianoP of that difference, two-sided
     * @param confidenceSetP value in the model confidence set
     * @param slope of realised on forecast (Mincer and Zarnowitz); 1 is unbiased
     * @param rSquared of that regression
     * @param coverage80 share of outcomes within the band of 80 %
     * @param coverage95 share within the band of 95 %
     * @param live of the forecasts that this desk made as it ran
     */
    public record Row(
            String model,
            int count,
            double qlike,
            double mse,
            double qlikeMinusBenchmark,
            double dieboldMarianoP,
            double confidenceSetP,
            double slope,
            double rSquared,
            double coverage80,
            double coverage95,
            Optional<Live> live) {
        private Row with(Optional<Live> known) {
            return new Row(
                    model,
                    count,
                    qlike,
                    mse,
                    qlikeMinusBenchmark,
                    dieboldMarianoP,
                    confidenceSetP,
                    slope,
                    rSquared,
                    coverage80,
                    coverage95,
                    known);
        }
    }

    /** Forecasts that were made on this desk before their outcomes were known. */
    public record Live(int count, double qlike, double coverage80, double coverage95) {}
}
