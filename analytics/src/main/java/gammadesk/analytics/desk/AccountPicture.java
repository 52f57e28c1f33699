package gammadesk.analytics.desk;

import gammadesk.analytics.market.AccountSummary;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.Fill;
import gammadesk.analytics.market.Order;
import gammadesk.analytics.port.GatewayHealth;
import gammadesk.analytics.port.GatewayState;
import gammadesk.analytics.port.Venue;
import java.util.List;
import java.util.Optional;

/**
 * The trader's account at one moment.
 *
 * @param venue where it is
 * @param keyName by which the user knows the key that reads it
 * @param health state and counters of the connection, armed or not among them
 * @param currentNanos monotonic clock when it was last known to agree with the venue, 0 if it never was
 * @param summaries one a currency, by currency
 * @param positions by instrument
 * @param openOrders oldest first
 * @param closedOrders newest first
 * @param fills newest first
 * @param notes what happened, newest first
 * @param unknownLabels orders whose answer did not come and that are being looked up
 */
public record AccountPicture(
        Venue venue,
        String keyName,
        GatewayHealth health,
        long currentNanos,
        List<AccountSummary> summaries,
        List<HeldPosition> positions,
        List<Order> openOrders,
        List<Order> closedOrders,
        List<Fill> fills,
        List<AccountNote> notes,
        List<String> unknownLabels) {
    public AccountPicture {
        summaries = List.copyOf(summaries);
        positions = List.copyOf(positions);
        openOrders = List.copyOf(openOrders);
        closedOrders = List.copyOf(closedOrders);
        fills = List.copyOf(fills);
        notes = List.copyOf(notes);
        unknownLabels = List.copyOf(unknownLabels);
    }

    /** How the account stands in a currency; empty when nothing is known of it. */
    public Optional<AccountSummary> summary(Currency currency) {
        return summaries.stream().filter(s -> s.currency().equals(currency)).findFirst();
    }

    /** Whether it can be believed to agree with the venue now. */
    public boolean isCurrent() {
        return health.state() == GatewayState.READY;
    }

    /** Seconds since it was last known to agree with the venue, NaN if it never was. */
    public double ageSeconds(long nowNanos) {
        return currentNanos == 0 ? Double.NaN : Math.max(0, nowNanos - currentNanos) / 1e9;
    }

    /** The sum of what the positions make of a coin; NaN when one of them is unknown. */
    public double deltaCoin(Currency coin) {
        return positions.stream()
                .filter(held -> held.currency().filter(coin::equals).isPresent())
                .mapToDouble(HeldPosition::deltaCoin)
                .sum();
    }
}
