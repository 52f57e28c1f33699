package gammadesk.app.desk;

import gammadesk.analytics.desk.DeskSnapshot;
import gammadesk.analytics.desk.MarketPicture;
import gammadesk.analytics.market.ChainSnapshot;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.ExpiryChain;
import gammadesk.analytics.port.Clock;
import java.time.Duration;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Notes when, after the window opened, the first price and the whole chains were there to be drawn. */
final class StartupWatch {
    private static final long LOOK_EVERY_MILLIS = 20;

    private final Supplier<DeskSnapshot> latest;
    private final Clock clock;
    private final long openedNanos;
    private OptionalDouble firstPriceSeconds = OptionalDouble.empty();
    private OptionalDouble wholeChainSeconds = OptionalDouble.empty();
    private double watchedSeconds;

    StartupWatch(Supplier<DeskSnapshot> latest, Clock clock) {
        this.latest = latest;
        this.clock = clock;
        this.openedNanos = clock.nanos();
    }

    /** Watches for a time. */
    void follow(Duration duration) throws InterruptedException {
        while (seconds() < duration.toMillis() / 1000.0) {
            look();
            TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MILLIS);
        }
        watchedSeconds = seconds();
    }

    private void look() {
        DeskSnapshot snapshot = latest.get();
        if (firstPriceSeconds.isEmpty() && hasPrice(snapshot)) {
            firstPriceSeconds = OptionalDouble.of(seconds());
        }
        if (wholeChainSeconds.isEmpty() && isWhole(snapshot, Currency.BTC) && isWhole(snapshot, Currency.ETH)) {
            wholeChainSeconds = OptionalDouble.of(seconds());
        }
    }

    private double seconds() {
        return (clock.nanos() - openedNanos) / 1e9;
    }

    OptionalDouble firstPriceSeconds() {
        return firstPriceSeconds;
    }

    OptionalDouble wholeChainSeconds() {
        return wholeChainSeconds;
    }

    double watchedSeconds() {
        return watchedSeconds;
    }

    private static boolean hasPrice(DeskSnapshot snapshot) {
        return snapshot.markets().values().stream().anyMatch(m -> m.index() > 0);
    }

    private static boolean isWhole(DeskSnapshot snapshot, Currency currency) {
        return snapshot.market(currency)
                .map(MarketPicture::valuation)
                .map(valuation -> valuation.chain())
                .filter(StartupWatch::isWhole)
                .isPresent();
    }

    private static boolean isWhole(ChainSnapshot chain) {
        return chain.size() > 0 && chain.expiries().stream().allMatch(StartupWatch::isWhole);
    }

    private static boolean isWhole(ExpiryChain expiry) {
        for (int row = 0; row < expiry.size(); row++) {
            if (Double.isNaN(expiry.ageSeconds().get(row))) {
                return false;
            }
        }
        return true;
    }
}
