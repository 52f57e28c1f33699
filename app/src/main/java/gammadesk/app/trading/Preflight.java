package gammadesk.app.trading;

import gammadesk.analytics.desk.DeskSnapshot;
import gammadesk.analytics.desk.QuotedInstrument;
import gammadesk.analytics.market.OrderBook;
import gammadesk.analytics.port.FeedState;
import gammadesk.analytics.port.GatewayHealth;
import gammadesk.analytics.port.GatewayState;
import gammadesk.analytics.port.Venue;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether anything that can book may be sent now.
 *
 * @param venue where it would go
 * @param health of the connection it would take
 * @param desk the latest picture of the market
 * @param nowNanos monotonic clock
 */
record Preflight(Venue venue, GatewayHealth health, DeskSnapshot desk, long nowNanos) {
    /** Older than this, a market is not one to trade on: what the trader saw may be gone. */
    private static final double MOST_AGE_SECONDS = 2;

    /** One clause on why nothing is sent; empty when it may be. */
    Optional<String> obstacle(String instrument) {
        return Stream.of(connection(), right(), armed(), market(), book(instrument))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<String> connection() {
        return when(
                health.state() != GatewayState.READY,
                "the account's connection is " + health.state().sentence());
    }

    private Optional<String> right() {
        return when(!health.mayTrade(), "the key in use may only read");
    }

    private Optional<String> armed() {
        return when(!health.armed(), venue.environment() + " trading is not armed");
    }

    private Optional<String> market() {
        if (desk.venue().environment() != venue.environment()) {
            return Optional.of(
                    "the market shown is " + desk.venue().environment() + " and the account is " + venue.environment());
        }
        double age = (nowNanos - Math.min(desk.publishedNanos(), desk.health().lastMessageNanos())) / 1e9;
        boolean old = desk.health().state() != FeedState.LIVE || age > MOST_AGE_SECONDS;
        return when(old, "the market data are stale (" + desk.health().state().sentence() + ")");
    }

    private Optional<String> book(String instrument) {
        return QuotedInstrument.find(desk.markets(), instrument, nowNanos)
                .flatMap(QuotedInstrument::book)
                .filter(OrderBook::stale)
                .map(_ -> "its order book lost a change and waits for the venue");
    }

    private static Optional<String> when(boolean holds, String clause) {
        return holds ? Optional.of(clause) : Optional.empty();
    }
}
