package gammadesk.analytics.backtest.court;

/** What a rule is in a trial. */
public enum Role {
    /** The policy that is tried, or a setting of it. */
    TRIED,
    /** What it has to beat. */
    BASELINE,
    /** What chance does. */
    CONTROL
}
