package gammadesk.analytics.backtest;

import gammadesk.analytics.hedging.Advisor;
import gammadesk.analytics.hedging.HedgeGoal;
import gammadesk.analytics.risk.FactorScenarios;
import gammadesk.analytics.risk.RiskMarket;
import java.util.List;
import java.util.Optional;

/**
 * A way to hedge with one setting of its dial.
 *
 * @param family its name
 * @param dial the setting, in the unit of the family's dial
 * @param advisor who decides; empty for no hedge at all
 * @param goal what for
 * @param chance the scenarios that the advisor is shown
 */
public record HedgeRule(String family, double dial, Optional<Advisor> advisor, HedgeGoal goal, Chance chance) {
    /** Scenarios from what was known at a moment. */
    public interface Chance {
        /**
         * The scenarios at the last of some markets.
         *
         * @param known all markets up to the moment itself, which is the last
         */
        FactorScenarios of(List<RiskMarket> known);
    }
}
