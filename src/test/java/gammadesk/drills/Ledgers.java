package gammadesk.drills;

import gammadesk.analytics.market.AccountSummary;
import gammadesk.analytics.market.Fill;
import gammadesk.analytics.market.Order;
import gammadesk.analytics.market.Position;
import gammadesk.analytics.port.AccountView;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * An account in words that can be compared, whoever tells of it.
 *
 * @param open orders that may still be filled
 * @param fills executions
 * @param positions sizes by instrument
 * @param balances cash by currency, of currencies with any
 */
record Ledgers(
        Set<String> open, Set<String> fills, Map<String, BigDecimal> positions, Map<String, BigDecimal> balances) {

    /** As a desk sees it. */
    static Ledgers of(AccountView view) {
        Set<String> open = new TreeSet<>();
        for (Order order : view.openOrders()) {
            open.add(String.join(
                    " ",
                    order.id(),
                    order.label(),
                    order.instrument(),
                    order.side().name().toLowerCase(java.util.Locale.ROOT),
                    plain(order.price().orElse(BigDecimal.ZERO)),
                    plain(order.filled()),
                    "of",
                    plain(order.amount())));
        }
        Set<String> fills = new TreeSet<>();
        for (Fill fill : view.fills()) {
            fills.add(String.join(
                    " ",
                    fill.tradeId(),
                    fill.orderId(),
                    fill.label(),
                    fill.instrument(),
                    plain(fill.price()),
                    plain(fill.amount()),
                    plain(fill.fee())));
        }
        Map<String, BigDecimal> positions = new TreeMap<>();
        for (Position position : view.positions()) {
            positions.put(position.instrument(), position.size().stripTrailingZeros());
        }
        Map<String, BigDecimal> balances = new TreeMap<>();
        for (AccountSummary summary : view.summaries()) {
            put(balances, summary.currency().code(), summary.balance());
        }
        return new Ledgers(open, fills, positions, balances);
    }

    /** As the exchange tells it. */
    static Ledgers of(Witness witness) throws IOException, InterruptedException {
        Set<String> open = new TreeSet<>();
        for (JsonNode order : witness.openOrders()) {
            open.add(String.join(
                    " ",
                    order.get("order_id").stringValue(),
                    order.get("label").stringValue(),
                    order.get("instrument_name").stringValue(),
                    order.get("direction").stringValue(),
                    plain(order.get("price").decimalValue()),
                    plain(order.get("filled_amount").decimalValue()),
                    "of",
                    plain(order.get("amount").decimalValue())));
        }
        Set<String> fills = new TreeSet<>();
        for (JsonNode trade : witness.trades()) {
            fills.add(String.join(
                    " ",
                    trade.get("trade_id").stringValue(),
                    trade.get("order_id").stringValue(),
                    trade.get("label").stringValue(),
                    trade.get("instrument_name").stringValue(),
                    plain(trade.get("price").decimalValue()),
                    plain(trade.get("amount").decimalValue()),
                    plain(trade.get("fee").decimalValue())));
        }
        Map<String, BigDecimal> balances = new TreeMap<>();
        witness.balances().forEach((currency, balance) -> put(balances, currency, balance));
        return new Ledgers(open, fills, witness.positions(), balances);
    }

    private static void put(Map<String, BigDecimal> balances, String currency, BigDecimal balance) {
        if (balance.signum() != 0) {
            balances.put(currency, balance.stripTrailingZeros());
        }
    }

    private static String plain(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }
}
