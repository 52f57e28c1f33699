package gammadesk.app.risk;

import gammadesk.analytics.market.ChainSnapshot;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.pricing.ChainPricer;
import gammadesk.analytics.risk.RiskMarket;
import gammadesk.analytics.surface.FitSettings;
import gammadesk.analytics.surface.SurfaceFitter;
import gammadesk.app.market.RecordedChain;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/** The market of a recorded chain with its fitted surfaces, as risk needs it. */
public final class RecordedMarket {
    private RecordedMarket() {}

    /**
     * Reads the chains of some coins. A coin of which nothing was recorded is not there, which leaves its positions
     * without a value, no more; an expiry whose fit is refused keeps the smile of its marks.
     *
     * @param nanos a monotonic clock, for the time that fits take
     * @throws IOException when the file cannot be read or holds none of the coins
     */
    public static RiskMarket read(Path file, List<Currency> coins, LongSupplier nanos) throws IOException {
        List<ChainSnapshot> chains = chains(file, coins);
        RiskMarket market = RiskMarket.of(chains.getFirst().venueMillis(), chains, Map.of());
        SurfaceFitter fitter = new SurfaceFitter(FitSettings.STANDARD, nanos);
        for (ChainSnapshot chain : chains) {
            market = market.withSurface(fitter.fit(ChainPricer.value(chain)));
        }
        return market;
    }

    private static List<ChainSnapshot> chains(Path file, List<Currency> coins) throws IOException {
        List<ChainSnapshot> chains = new ArrayList<>();
        for (Currency coin : coins) {
            try {
                chains.add(RecordedChain.read(file, coin));
            } catch (IOException e) {
                if (coin.equals(coins.getLast()) && chains.isEmpty()) {
                    throw e;
                }
            }
        }
        return chains;
    }
}
