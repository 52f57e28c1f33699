package gammadesk.app.risk;

import gammadesk.analytics.desk.AccountPicture;
import gammadesk.analytics.desk.HeldPosition;
import gammadesk.analytics.market.AccountSummary;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.InstrumentKind;
import gammadesk.analytics.market.InstrumentName;
import gammadesk.analytics.market.Order;
import gammadesk.analytics.market.Position;
import gammadesk.analytics.market.Side;
import gammadesk.analytics.risk.ContractProfit;
import gammadesk.analytics.risk.OpenOrders;
import gammadesk.analytics.risk.RiskBook;
import java.math.BigDecimal;
import java.util.List;
import java.util.OptionalDouble;

/** What an account holds, as risk needs it. */
final class AccountBook {
    private AccountBook() {}

    /**
     * Positions with their average prices, and cash in every currency: so much that cash, options and unbooked profits
     * make the equity that the venue states. Venues book futures' profits at settlements of their own, so a cash
     * balance alone would count some twice.
     */
    static RiskBook of(AccountPicture account) {
        List<RiskBook.Entry> entries = account.positions().stream()
                .map(held -> entry(held.position()))
                .filter(entry -> entry.amount() != 0)
                .toList();
        List<RiskBook.Balance> cash = account.summaries().stream()
                .map(summary -> cash(summary, account.positions()))
                .filter(balance -> balance.amount() != 0)
                .toList();
        return new RiskBook(entries, cash);
    }

    /**
     * Orders at a price of the instrument's own unit that may open a position; what else an order may need is small.
     */
    static OpenOrders offered(AccountPicture account) {
        return OpenOrders.of(account.openOrders().stream()
                .filter(order -> !order.reduceOnly() && order.advanced().isEmpty())
                .flatMap(order -> order.price().map(price -> offered(order, price)).stream())
                .toList());
    }

    private static OpenOrders.Order offered(Order order, BigDecimal price) {
        BigDecimal rest = order.amount().subtract(order.filled());
        double signed = (order.side() == Side.BUY ? rest : rest.negate()).doubleValue();
        return new OpenOrders.Order(order.instrument(), signed, price.doubleValue());
    }

    private static RiskBook.Entry entry(Position position) {
        return new RiskBook.Entry(
                position.instrument(),
                position.size().doubleValue(),
                OptionalDouble.of(position.averagePrice().doubleValue()));
    }

    private static RiskBook.Balance cash(AccountSummary summary, List<HeldPosition> positions) {
        double held = positions.stream()
                .filter(position -> settlesIn(position, summary.currency()))
                .mapToDouble(position -> worth(position.position()))
                .filter(Double::isFinite)
                .sum();
        return new RiskBook.Balance(summary.currency(), summary.equity().doubleValue() - held);
    }

    private static boolean settlesIn(HeldPosition held, Currency currency) {
        return held.settlement().filter(currency::equals).isPresent();
    }

    /** At the venue's own mark of the moment in which it stated the position. */
    private static double worth(Position position) {
        double size = position.size().doubleValue();
        double mark = position.markPrice().doubleValue();
        return InstrumentName.parse(position.instrument())
                .map(name -> name.kind() == InstrumentKind.OPTION
                        ? size * mark
                        : ContractProfit.between(
                                name, size, position.averagePrice().doubleValue(), mark))
                .orElse(0.0);
    }
}
