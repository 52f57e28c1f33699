package gammadesk.app.cli;

import gammadesk.analytics.desk.DeskSnapshot;
import gammadesk.analytics.desk.MarketPicture;
import gammadesk.analytics.market.ChainSnapshot;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.port.Clock;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** Waits until a venue has sent a whole chain. */
final class ChainWait {
    private static final long LOOK_EVERY_MILLIS = 50;

    private final Supplier<DeskSnapshot> latest;
    private final Clock clock;

    ChainWait(Supplier<DeskSnapshot> latest, Clock clock) {
        this.latest = latest;
        this.clock = clock;
    }

    /**
     * The market once every option of its chain has arrived, or as much of it as came in time.
     *
     * @throws IOException when nothing came in time
     */
    MarketPicture whole(Currency currency, Duration timeout) throws IOException, InterruptedException {
        long end = clock.nanos() + timeout.toNanos();
        Optional<MarketPicture> market = market(currency);
        while (market.filter(m -> known(chain(m)) == chain(m).size()).isEmpty() && clock.nanos() < end) {
            Thread.sleep(LOOK_EVERY_MILLIS);
            market = market(currency);
        }
        return market.filter(m -> known(chain(m)) > 0)
                .orElseThrow(() -> new IOException("no " + currency + " options came from "
                        + latest.get().venue().address() + " within " + timeout.toSeconds() + " s: "
                        + latest.get().health().state().sentence() + " "
                        + latest.get().health().reason()));
    }

    private Optional<MarketPicture> market(Currency currency) {
        return latest.get()
                .market(currency)
                .filter(market -> chain(market).size() > 0 && chain(market).index() > 0);
    }

    private static ChainSnapshot chain(MarketPicture market) {
        return market.valuation().chain();
    }

    /** Options of which a ticker has come. */
    private static int known(ChainSnapshot chain) {
        return chain.expiries().stream()
                .mapToInt(expiry -> {
                    int known = 0;
                    for (int row = 0; row < expiry.size(); row++) {
                        known += Double.isNaN(expiry.ageSeconds().get(row)) ? 0 : 1;
                    }
                    return known;
                })
                .sum();
    }
}
