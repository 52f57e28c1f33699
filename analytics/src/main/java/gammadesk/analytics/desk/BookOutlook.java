package gammadesk.analytics.desk;

import gammadesk.analytics.risk.LiquidationDistance;
import gammadesk.analytics.risk.ScenarioGrid;
import gammadesk.analytics.risk.StressOutcome;
import gammadesk.analytics.risk.TailRisk;
import java.util.List;

/**
 * What may become of a book in the chosen coin: what takes too long for every picture and may be of a market a little
 * earlier.
 *
 * @param venueMillis the venue's time of the market on which it rests
 * @param grid spot and volatility now (day 0) and after the chosen days (day 1)
 * @param payoff many moves of spot, volatility unmoved: now, after the chosen days, and when the first option of the
 *     book expires; its {@code axes().days()} tell which, ascending and each once
 * @param stresses the named ones, in their order
 * @param tail over one day at the chosen confidence, USD
 * @param tailMethod where the moves of the tail come from, in words
 * @param liquidation by the chosen margin
 */
public record BookOutlook(
        long venueMillis,
        ScenarioGrid grid,
        ScenarioGrid payoff,
        List<StressOutcome> stresses,
        Reading<TailRisk> tail,
        String tailMethod,
        Reading<LiquidationDistance> liquidation) {
    public BookOutlook {
        stresses = List.copyOf(stresses);
    }
}
