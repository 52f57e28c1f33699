/**
 * A venue that is played to a replay: it takes orders against recorded or simulated market data, with latency, queues,
 * depth, fees, funding, margin calls, settlement and outages, and explains every cent of what came of them.
 */
@NullMarked
package gammadesk.analytics.backtest.venue;

import org.jspecify.annotations.NullMarked;
