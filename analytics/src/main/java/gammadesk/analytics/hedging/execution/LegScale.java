package gammadesk.analytics.hedging.execution;

import gammadesk.analytics.hedging.HedgeInstrument;
import gammadesk.analytics.hedging.HedgeLeg;
import java.math.BigDecimal;
import java.util.List;

/** How much of a leg still belongs to the hedge when earlier legs were filled in part only. */
public final class LegScale {
    private LegScale() {}

    /**
     * The leg's amount at the mean share of the earlier legs, in whole lots, never more than approved.
     *
     * @param earlierShares filled shares of what was approved, 0 to 1; empty for the first leg
     */
    public static BigDecimal target(HedgeLeg leg, HedgeInstrument market, List<Double> earlierShares) {
        double mean = earlierShares.stream()
                .mapToDouble(Double::doubleValue)
                .average()
                .orElse(1);
        return mean >= 1
                ? leg.amount()
                : market.nearestLots(leg.amount().doubleValue() * mean).min(leg.amount());
    }
}
