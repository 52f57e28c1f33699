package gammadesk.connectors.simulator.market;

import gammadesk.analytics.market.Instrument;

/**
 * A future or perpetual at a recorded moment.
 *
 * @param instrument from its name
 * @param mark USD
 * @param last last trade, USD; NaN when not recorded
 * @param index USD
 */
record RecordedFuture(Instrument instrument, double mark, double last, double index) {}
