package gammadesk.analytics.backtest.court.claim;

import gammadesk.analytics.backtest.court.Role;
import gammadesk.analytics.learning.HedgeStrategy;

/**
 * A rule in a trial.
 *
 * @param name of this setting of the rule, no two alike
 * @param dial the setting; NaN when there is none
 * @param role what it is here
 * @param rule decides
 */
public record Contender(String name, double dial, Role role, HedgeStrategy rule) {
    /** The policy that is tried. */
    public static Contender tried(HedgeStrategy rule) {
        return new Contender(rule.name(), Double.NaN, Role.TRIED, rule);
    }

    /** What it has to beat. */
    public static Contender baseline(HedgeStrategy rule) {
        return new Contender(rule.name(), Double.NaN, Role.BASELINE, rule);
    }
}
