package gammadesk.connectors.simulator.market;

import gammadesk.analytics.market.Candle;
import gammadesk.analytics.market.FundingRate;
import java.util.List;

/** Nothing was before. */
record NoPast() implements MarketPast {
    @Override
    public List<Candle> prices(long fromMillis, long toMillis) {
        return List.of();
    }

    @Override
    public List<Candle> volatility(long fromMillis, long toMillis) {
        return List.of();
    }

    @Override
    public List<FundingRate> funding(long fromMillis, long toMillis) {
        return List.of();
    }
}
