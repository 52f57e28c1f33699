package gammadesk.app.desk;

import gammadesk.analytics.desk.DeskSnapshot;
import gammadesk.analytics.desk.MarketPicture;
import gammadesk.analytics.market.ChainSnapshot;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.ExpiryChain;
import gammadesk.analytics.port.Clock;
import gammadesk.views.fx.FxPulse;
import java.time.Duration;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Notes when, after the window opened, the first price and the whole chains were drawn: not when they had arrived, but
 * when the chain panel had painted a picture that holds them.
 */
final class StartupWatch {
    private static final long LOOK_EVERY_MILLIS = 20;
    private static final String CHAIN = "chain";

    private final Supplier<DeskSnapshot> latest;
    private final FxPulse pulse;
    private final Clock clock;
    private final long openedNanos;
    private final Milestone firstPrice = new Milestone(StartupWatch::hasPrice);
    private final Milestone wholeChains =
            new Milestone(snapshot -> isWhole(snapshot, Currency.BTC) && isWhole(snapshot, Currency.ETH));
    private double watchedSeconds;

    StartupWatch(Supplier<DeskSnapshot> latest, FxPulse pulse, Clock clock) {
        this.latest = latest;
        this.pulse = pulse;
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

    /** Asked on the FX thread, which answers between two pulses: what was drawn is then handed to the display. */
    private void look() throws InterruptedException {
        DeskSnapshot snapshot = latest.get();
        firstPrice.arrive(snapshot);
        wholeChains.arrive(snapshot);
        Toolkit.call(() -> firstPrice.look() && wholeChains.look());
    }

    private double seconds() {
        return (clock.nanos() - openedNanos) / 1e9;
    }

    OptionalDouble firstPriceSeconds() {
        return firstPrice.drawnSeconds;
    }

    OptionalDouble wholeChainSeconds() {
        return wholeChains.drawnSeconds;
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

    /** Something that first arrives in a picture of some cycle and is then painted. */
    private final class Milestone {
        private final Predicate<DeskSnapshot> test;
        private OptionalLong cycle = OptionalLong.empty();
        private OptionalDouble drawnSeconds = OptionalDouble.empty();

        Milestone(Predicate<DeskSnapshot> test) {
            this.test = test;
        }

        void arrive(DeskSnapshot snapshot) {
            if (cycle.isEmpty() && test.test(snapshot)) {
                cycle = OptionalLong.of(snapshot.cycle());
            }
        }

        boolean look() {
            if (drawnSeconds.isEmpty() && cycle.isPresent() && pulse.hasShown(CHAIN, cycle.getAsLong())) {
                drawnSeconds = OptionalDouble.of(seconds());
            }
            return drawnSeconds.isPresent();
        }
    }
}
