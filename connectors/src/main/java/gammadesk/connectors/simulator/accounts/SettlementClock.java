package gammadesk.connectors.simulator.accounts;

import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.Expiry;
import gammadesk.analytics.market.IndexPrice;
import gammadesk.connectors.simulator.market.VenueMarket;
import gammadesk.connectors.simulator.market.VenueMarket.Delivery;
import java.math.BigDecimal;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Has the accounts do at its time what time demands: funding with every step, delivery when an expiry's price is known,
 * the daily settlement at 08:00 UTC. What was missed while the exchange stood still is made up with the next step.
 */
public final class SettlementClock {
    private static final long DAY = 86_400_000;
    private static final long EIGHT_O_CLOCK = 8 * 3_600_000;
    private static final long AVERAGED = 30 * 60_000;
    /** A delivery belongs to the expiry at which it happened, to the minute. */
    private static final long TOLERANCE = 60_000;

    private final Accounts accounts;
    private final VenueMarket market;

    /** A clock for accounts on a market. */
    public SettlementClock(Accounts accounts, VenueMarket market) {
        this.accounts = accounts;
        this.market = market;
    }

    /** Time has come so far, the market with it. */
    public void advanceTo(long millis) {
        accounts.accrueFunding(millis);
        for (Currency coin : market.currencies()) {
            accounts.expiries(coin).stream()
                    .filter(expiry -> expiry.epochMillis() <= millis)
                    .forEach(expiry -> deliver(coin, expiry, millis));
        }
        long eight = Math.floorDiv(millis - EIGHT_O_CLOCK, DAY) * DAY + EIGHT_O_CLOCK;
        if (accounts.settledMillis() < eight) {
            accounts.settle(eight);
        }
    }

    private void deliver(Currency coin, Expiry expiry, long millis) {
        price(coin, expiry, millis)
                .ifPresent(price -> accounts.deliver(coin, expiry, BigDecimal.valueOf(price), expiry.epochMillis()));
    }

    /** The published price; where a market publishes none within a minute, the mean of its index, or its last index. */
    private OptionalDouble price(Currency coin, Expiry expiry, long millis) {
        long at = expiry.epochMillis();
        OptionalDouble published = market.deliveries(coin).stream()
                .filter(delivery -> Math.abs(delivery.atMillis() - at) <= TOLERANCE)
                .mapToDouble(Delivery::price)
                .findFirst();
        return published.isPresent() || millis < at + TOLERANCE ? published : OptionalDouble.of(mean(coin, at));
    }

    private double mean(Currency coin, long at) {
        List<IndexPrice> history = market.indexHistory(coin, at - AVERAGED, at);
        return history.stream()
                .mapToDouble(IndexPrice::price)
                .average()
                .orElseGet(() -> market.index(coin).price());
    }
}
