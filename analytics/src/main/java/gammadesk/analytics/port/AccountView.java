package gammadesk.analytics.port;

import gammadesk.analytics.market.AccountSummary;
import gammadesk.analytics.market.Fill;
import gammadesk.analytics.market.Order;
import gammadesk.analytics.market.Position;
import java.util.List;

/**
 * An account as this side knows it at one moment: what the streams said and what was asked, merged.
 *
 * @param openOrders those that may still be filled, oldest first
 * @param closedOrders the latest that may not and what was loaded of older ones, oldest first
 * @param fills the latest and what was loaded of older ones, in venue order
 * @param positions those that are not empty, by instrument
 * @param summaries one a currency, by currency
 * @param unknownLabels orders and edits whose answer did not come and that are being looked up
 */
public record AccountView(
        List<Order> openOrders,
        List<Order> closedOrders,
        List<Fill> fills,
        List<Position> positions,
        List<AccountSummary> summaries,
        List<String> unknownLabels) {
    public static final AccountView EMPTY =
            new AccountView(List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

    public AccountView {
        openOrders = List.copyOf(openOrders);
        closedOrders = List.copyOf(closedOrders);
        fills = List.copyOf(fills);
        positions = List.copyOf(positions);
        summaries = List.copyOf(summaries);
        unknownLabels = List.copyOf(unknownLabels);
    }
}
