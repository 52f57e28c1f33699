package gammadesk.connectors.simulator.floor;

import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.OrderBook.Level;
import gammadesk.analytics.market.Side;
import gammadesk.connectors.simulator.accounts.Accounts;
import gammadesk.connectors.simulator.accounts.Contract;
import gammadesk.connectors.simulator.matching.OrderReport;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Whether a floor's books agree with themselves; all is empty unless something is wrong with this program.
 *
 * @param imbalances coin that was made (or lost, when negative), by currency
 * @param unbalanced sums of all positions that are not zero, by instrument
 * @param crossed instruments whose best bid is not below their best ask
 * @param overfilled ids of orders that were filled beyond their amount
 */
public record Audit(
        Map<Currency, BigDecimal> imbalances,
        Map<String, BigDecimal> unbalanced,
        List<String> crossed,
        List<String> overfilled) {
    public Audit {
        imbalances = Map.copyOf(imbalances);
        unbalanced = Map.copyOf(unbalanced);
        crossed = List.copyOf(crossed);
        overfilled = List.copyOf(overfilled);
    }

    /** Looks at everything as it is now. */
    public static Audit of(Floor floor) {
        Accounts accounts = floor.accounts();
        List<Long> everybody = Stream.concat(
                        Stream.of(Accounts.HOUSE, Accounts.FEES, Accounts.INSURANCE), accounts.traders().stream())
                .toList();
        Set<Currency> currencies = new TreeSet<>();
        everybody.forEach(account -> currencies.addAll(accounts.currencies(account)));
        Map<Currency, BigDecimal> imbalances = new TreeMap<>();
        currencies.forEach(currency -> imbalances.put(currency, accounts.imbalance(currency)));
        imbalances.values().removeIf(sum -> sum.signum() == 0);
        Map<String, BigDecimal> sums = new TreeMap<>();
        for (long account : everybody) {
            for (Currency currency : currencies) {
                for (Contract contract : accounts.held(account, currency)) {
                    sums.merge(contract.name(), accounts.position(account, contract.name()), BigDecimal::add);
                }
            }
        }
        List<OrderReport> orders = accounts.traders().stream()
                .flatMap(account ->
                        Stream.concat(floor.engine().open(account).stream(), floor.engine().history(account).stream()))
                .toList();
        return new Audit(imbalances, unbalanced(sums), crossed(floor, orders, sums.keySet()), overfilled(orders));
    }

    private static Map<String, BigDecimal> unbalanced(Map<String, BigDecimal> sums) {
        Map<String, BigDecimal> wrong = new TreeMap<>(sums);
        wrong.values().removeIf(sum -> sum.signum() == 0);
        return wrong;
    }

    private static List<String> crossed(Floor floor, List<OrderReport> orders, Set<String> held) {
        Set<String> names = new TreeSet<>(held);
        orders.forEach(order -> names.add(order.terms().instrument()));
        List<String> crossed = new ArrayList<>();
        for (String name : names) {
            List<Level> bids = floor.engine().levels(name, Side.BUY, 1);
            List<Level> asks = floor.engine().levels(name, Side.SELL, 1);
            if (!bids.isEmpty()
                    && !asks.isEmpty()
                    && bids.getFirst().price() >= asks.getFirst().price()) {
                crossed.add(name);
            }
        }
        return crossed;
    }

    private static List<String> overfilled(List<OrderReport> orders) {
        return orders.stream()
                .filter(order -> order.filled().compareTo(order.amount()) > 0)
                .map(OrderReport::id)
                .toList();
    }

    /** Whether nothing is wrong. */
    public boolean isSound() {
        return imbalances.isEmpty() && unbalanced.isEmpty() && crossed.isEmpty() && overfilled.isEmpty();
    }
}
