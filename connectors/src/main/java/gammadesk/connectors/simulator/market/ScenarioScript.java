package gammadesk.connectors.simulator.market;

/** What a scenario asks of the market at a moment after its start. */
final class ScenarioScript {
    private static final double MINUTE = 60_000;
    private static final double CRASH_START = 5;
    private static final double CRASH_END = 35;
    private static final double RECOVERY_END = 95;
    private static final double CRASH_DEPTH = Math.log(0.85);
    private static final double RECOVERED = -0.35 * CRASH_DEPTH;
    private static final double STRESS_HOLD = 12;
    private static final double STRESS_FADE = 40;
    private static final double SHOCK_START = 5;
    private static final double SHOCK_END = 6;
    private static final double SHOCK = Math.log(0.97);
    private static final double TREND_PER_DAY = 0.06;
    /** Share of the distance to the scripted path that is made good per minute. */
    private static final double LEASH_PER_MINUTE = 0.25;

    private final Scenario scenario;
    private final long startMillis;

    ScenarioScript(Scenario scenario, long startMillis) {
        this.scenario = scenario;
        this.startMillis = startMillis;
    }

    boolean pins() {
        return scenario == Scenario.PIN;
    }

    boolean startsOnTheEve() {
        return scenario == Scenario.CRASH;
    }

    /** Logarithmic drift over a step, given how far the coin is from its start. */
    double drift(long millis, double stepMillis, double logFromStart) {
        if (scenario == Scenario.TREND) {
            return TREND_PER_DAY * stepMillis / ListingCalendar.DAY_MILLIS;
        }
        double minutes = minutes(millis);
        if (scenario == Scenario.CASCADE) {
            return shockPath(minutes) - shockPath(minutes - stepMillis / MINUTE);
        }
        if (scenario != Scenario.CRASH || minutes < CRASH_START || minutes > RECOVERY_END) {
            return 0;
        }
        double step = stepMillis / MINUTE;
        double pull = LEASH_PER_MINUTE * step * (crashPath(minutes - step) - logFromStart);
        return crashPath(minutes) - crashPath(minutes - step) + pull;
    }

    /** How many times livelier than usual the index is. */
    double volMultiplier(long millis) {
        return switch (scenario) {
            case CALM -> 1;
            case TREND -> 0.9;
            case CRASH -> 1 + 2 * stress(millis);
            case CASCADE -> 0.25;
            case PIN -> 0.6;
        };
    }

    /** How far liquidity has gone: 0 in calm, 1 at the worst of a crash. */
    double stress(long millis) {
        double minutes = minutes(millis);
        if (scenario != Scenario.CRASH || minutes < CRASH_START) {
            return 0;
        }
        if (minutes < CRASH_END + STRESS_HOLD) {
            return Math.min(1, crashPath(minutes) / CRASH_DEPTH * 1.1 + (minutes >= CRASH_END ? 1 : 0));
        }
        return Math.exp(-(minutes - CRASH_END - STRESS_HOLD) / STRESS_FADE);
    }

    private static double crashPath(double minutes) {
        double fallen = CRASH_DEPTH * smooth((minutes - CRASH_START) / (CRASH_END - CRASH_START));
        return fallen + RECOVERED * smooth((minutes - CRASH_END) / (RECOVERY_END - CRASH_END));
    }

    private static double shockPath(double minutes) {
        return SHOCK * smooth((minutes - SHOCK_START) / (SHOCK_END - SHOCK_START));
    }

    private static double smooth(double share) {
        double x = Math.clamp(share, 0, 1);
        return x * x * (3 - 2 * x);
    }

    private double minutes(long millis) {
        return (millis - startMillis) / MINUTE;
    }
}
