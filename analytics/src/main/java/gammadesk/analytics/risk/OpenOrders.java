package gammadesk.analytics.risk;

import gammadesk.analytics.market.InstrumentName;
import gammadesk.analytics.market.InstrumentName.Family;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What an account has offered but not traded: its initial margin must cover that too, its maintenance margin need not.
 *
 * @param orders that lie in the book
 * @param maxQuoteQuantities of market maker protection in coin, by family of contracts, all groups together: the venue
 *     reserves {@link #MMP_RATE} of them whether anything is quoted or not
 */
public record OpenOrders(List<Order> orders, Map<Family, Double> maxQuoteQuantities) {
    /** Share of the maximum quote quantity that is reserved (docs.deribit.com, private/set_mmp_config). */
    public static final double MMP_RATE = 0.03;

    /** Nothing is offered. */
    public static final OpenOrders NONE = new OpenOrders(List.of(), Map.of());

    public OpenOrders {
        orders = List.copyOf(orders);
        maxQuoteQuantities = Map.copyOf(maxQuoteQuantities);
    }

    /** Orders without market maker protection. */
    public static OpenOrders of(List<Order> orders) {
        return new OpenOrders(orders, Map.of());
    }

    /** The families of contracts in which something is offered. */
    Stream<Family> families() {
        return Stream.concat(
                maxQuoteQuantities.keySet().stream(),
                orders.stream()
                        .flatMap(order -> InstrumentName.parse(order.instrument()).stream())
                        .map(InstrumentName::family));
    }

    /**
     * One order. Leave out what can only reduce a position or what market maker protection covers: neither needs a
     * margin of its own.
     *
     * @param instrument the venue's name
     * @param amount what is left of it, positive to buy and negative to sell, in the instrument's amount unit
     * @param price in the instrument's price unit
     */
    public record Order(String instrument, double amount, double price) {}
}
