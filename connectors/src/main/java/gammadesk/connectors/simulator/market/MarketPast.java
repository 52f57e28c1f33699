package gammadesk.connectors.simulator.market;

import gammadesk.analytics.market.Candle;
import gammadesk.analytics.market.FundingRate;
import java.util.List;

/**
 * What a market tells, by the hour, of the time before it began and of what it remembers since. Times are milliseconds
 * since the epoch.
 */
public interface MarketPast {
    /** A market that tells nothing. */
    MarketPast NONE = new NoPast();

    /** The hours of the index that begin within both ends and are over, oldest first. */
    List<Candle> prices(long fromMillis, long toMillis);

    /** The hours of the volatility index from before the market began, within both ends, percent, oldest first. */
    List<Candle> volatility(long fromMillis, long toMillis);

    /** What the perpetual cost before the market began, by the end of the hour within both ends, oldest first. */
    List<FundingRate> funding(long fromMillis, long toMillis);
}
