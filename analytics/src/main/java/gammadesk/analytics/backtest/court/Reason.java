package gammadesk.analytics.backtest.court;

/**
 * One thing that was measured, and how far it lets a policy go.
 *
 * @param measure what
 * @param permits the highest ruling that it leaves open
 * @param measured the number; NaN when the evidence is missing
 * @param limit the one that counted: of the ruling that is permitted when all is well, else of the next one that is not
 * @param words a clause with both numbers
 */
public record Reason(Measure measure, Ruling permits, double measured, double limit, String words) {
    /** What the court measures, in the order in which it is told. */
    public enum Measure {
        RECORDED_DAYS("recorded days"),
        PERIODS("periods"),
        TRIALS("trials on record"),
        PBO("probability of backtest overfitting"),
        DEFLATED_SHARPE("deflated Sharpe ratio"),
        SHORTFALL("ES 95 against the best baseline"),
        SHORTFALL_INTERVAL("ES 95 against the best baseline, upper end"),
        FORWARD("ES 95 of settings chosen on earlier days against the best baseline's"),
        COST("mean cost against the best baseline"),
        STRESS("worst stress against the best baseline's"),
        BREACHES("decisions outside the limits under stress"),
        CONTROL("chance does as well"),
        LOOK_AHEAD("decisions that changed without the future"),
        DRIFT("live outcomes against the evidence");

        private final String words;

        Measure(String words) {
            this.words = words;
        }

        /** Its name in words. */
        public String words() {
            return words;
        }
    }

    /** Whether it leaves everything open. */
    public boolean isPassed() {
        return permits == Ruling.MAY_RUN;
    }
}
