package gammadesk.analytics.backtest.court;

/**
 * Where a measure stops a policy.
 *
 * @param advise up to here (or from here on) it may advise
 * @param run up to here (or from here on) it may also run; not more lenient than the other
 * @param isFloor whether the number must not be below the limit, else not above it
 * @param why these numbers
 */
public record Limit(double advise, double run, boolean isFloor, String why) {
    /** Throws {@link IllegalArgumentException} when running is easier than advising, or a limit is no number. */
    public Limit {
        if (!(isFloor ? run >= advise : run <= advise)) {
            throw new IllegalArgumentException("limits " + advise + " to advise and " + run + " to run");
        }
    }

    /** The number must not be below these. */
    public static Limit atLeast(double advise, double run, String why) {
        return new Limit(advise, run, true, why);
    }

    /** The number must not be above these. */
    public static Limit atMost(double advise, double run, String why) {
        return new Limit(advise, run, false, why);
    }

    /** What a number permits; nothing when it is NaN. */
    public Ruling permits(double measured) {
        if (keeps(measured, run)) {
            return Ruling.MAY_RUN;
        }
        return keeps(measured, advise) ? Ruling.MAY_ADVISE : Ruling.MAY_NOT;
    }

    private boolean keeps(double measured, double limit) {
        return isFloor ? measured >= limit : measured <= limit;
    }

    /** The limit that a number broke, or the one for running when it broke none. */
    double counted(double measured) {
        return permits(measured) == Ruling.MAY_NOT ? advise : run;
    }
}
