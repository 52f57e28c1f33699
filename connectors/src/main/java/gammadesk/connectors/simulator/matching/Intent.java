package gammadesk.connectors.simulator.matching;

import gammadesk.analytics.market.Instrument;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * An order that passed the engine's own checks and would go to the book next.
 *
 * @param account whose
 * @param instrument in what
 * @param terms as asked for
 * @param price the worst price at which it may trade, in the instrument's price unit; of a market order its protection
 * @param remaining what may still trade, in the instrument's amount unit; for a reduce-only order no more than the
 *     position
 * @param replaces the live order that this one takes the place of, in an edit or a repricing
 */
public record Intent(
        long account,
        Instrument instrument,
        OrderTerms terms,
        BigDecimal price,
        BigDecimal remaining,
        Optional<OrderReport> replaces) {}
