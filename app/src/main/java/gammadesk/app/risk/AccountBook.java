package gammadesk.app.risk;

import gammadesk.analytics.desk.AccountPicture;
import gammadesk.analytics.desk.HeldPosition;
import gammadesk.analytics.market.AccountSummary;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.InstrumentKind;
import gammadesk.analytics.market.InstrumentName;
import gammadesk.analytics.market.Position;
import gammadesk.analytics.risk.ContractProfit;
import gammadesk.analytics.risk.RiskBook;
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
