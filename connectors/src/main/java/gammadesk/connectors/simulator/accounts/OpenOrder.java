package gammadesk.connectors.simulator.accounts;

import gammadesk.analytics.market.Side;
import java.math.BigDecimal;

/**
 * What of an order may still trade, as far as margin cares.
 *
 * @param instrument the venue's name
 * @param side buy or sell
 * @param remaining in the instrument's amount unit, not negative
 * @param price worst price, in the instrument's price unit
 * @param reduceOnly cannot enlarge the position and needs no margin
 */
public record OpenOrder(String instrument, Side side, BigDecimal remaining, BigDecimal price, boolean reduceOnly) {}
