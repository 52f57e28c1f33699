package gammadesk.analytics.backtest.court;

import gammadesk.analytics.backtest.court.Reason.Measure;

/**
 * All thresholds of the court, in one place. Differences to the best baseline are shares of that baseline's expected
 * shortfall, so that they mean the same for every book and also beside a baseline that costs nothing.
 *
 * @param recordedDays of recorded markets that it was tried on
 * @param periods that the figures rest on
 * @param trials on record in the ledger, this one among them
 * @param overfitting probability of backtest overfitting
 * @param deflatedSharpe of the {@link Benefit} over the best baseline
 * @param shortfall ES 95 less the best baseline's
 * @param shortfallHigh upper end of the 90 % interval of that
 * @param forward ES 95 of settings that were chosen beforehand less the best baseline's so chosen
 * @param cost mean cost less the best baseline's
 * @param stress the worst stress's shortfall less the worst that the best baseline has in any stress
 * @param breaches share of decisions under stress that the limits had to clamp
 * @param control the largest p of all controls
 * @param leaks decisions that changed when the future was taken away
 * @param falseAlarm chance that a policy that is as its evidence is withdrawn for one of its two watched numbers within
 *     as many live periods as it was tried on
 */
public record CourtRules(
        Limit recordedDays,
        Limit periods,
        Limit trials,
        Limit overfitting,
        Limit deflatedSharpe,
        Limit shortfall,
        Limit shortfallHigh,
        Limit forward,
        Limit cost,
        Limit stress,
        Limit breaches,
        Limit control,
        Limit leaks,
        double falseAlarm) {
    /** The court's own. */
    public static final CourtRules USUAL = new CourtRules(
            Limit.atLeast(
                    14, 30, "two weeks hold one quiet market or one crash, not both; a month holds an expiry cycle"),
            Limit.atLeast(30, 60, "the 5 % tail of thirty periods is one and a half of them"),
            Limit.atLeast(1, 1, "without the number of trials the best of them cannot be judged"),
            Limit.atMost(0.2, 0.05, "a half is chance; 5 % is the level that the authors of the measure propose"),
            Limit.atLeast(0.9, 0.95, "the usual levels of a one-sided test"),
            Limit.atMost(0, 0, "a policy that leaves more at risk than a rule of thumb is not needed"),
            Limit.atMost(
                    0.05, 0, "to advise it must not be worse by a twentieth, to run it must be better, both at 95 %"),
            Limit.atMost(0.05, 0, "a setting that only hindsight finds is none"),
            Limit.atMost(0.05, 0.02, "costs are sure and tails are not"),
            Limit.atMost(0.1, 0, "stresses are made up: a tenth is within what their size leaves open"),
            Limit.atMost(0.01, 0, "what needs the limits to hold it back is not ready to run"),
            Limit.atMost(0.1, 0.05, "chance must not do as well"),
            Limit.atMost(0, 0, "one decision that knew the future spoils every figure"),
            0.01);

    Limit of(Measure measure) {
        return switch (measure) {
            case RECORDED_DAYS -> recordedDays;
            case PERIODS -> periods;
            case TRIALS -> trials;
            case PBO -> overfitting;
            case DEFLATED_SHARPE -> deflatedSharpe;
            case SHORTFALL -> shortfall;
            case SHORTFALL_INTERVAL -> shortfallHigh;
            case FORWARD -> forward;
            case COST -> cost;
            case STRESS -> stress;
            case BREACHES -> breaches;
            case CONTROL -> control;
            case LOOK_AHEAD -> leaks;
            case DRIFT -> throw new IllegalArgumentException("drift has its own limit");
        };
    }
}
