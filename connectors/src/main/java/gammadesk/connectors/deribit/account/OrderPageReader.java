package gammadesk.connectors.deribit.account;

import gammadesk.analytics.market.Order;
import gammadesk.connectors.deribit.Cursor;
import gammadesk.connectors.deribit.account.AccountMessage.Body;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads a page of closed orders. */
final class OrderPageReader {
    /** How the venue says that nothing follows. */
    private static final Set<String> NO_MORE = Set.of("", "none", "null");

    private final AccountReader reader;
    private final List<Order> orders = new ArrayList<>();
    private Optional<String> continuation = Optional.empty();

    OrderPageReader(AccountReader reader) {
        this.reader = reader;
    }

    Body read(Cursor in) {
        AccountParser.members(in, this::member);
        return new Body.OrderPage(List.copyOf(orders), continuation);
    }

    private void member(String name, Cursor in) {
        switch (name) {
            case "orders" -> orders.addAll(in.list("the orders", reader::order));
            case "continuation" -> continuation = in.optionalText().filter(token -> !NO_MORE.contains(token));
            default -> in.skip();
        }
    }
}
