package gammadesk.connectors.simulator.accounts;

import gammadesk.analytics.market.Currency;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Whether an account can afford an order: the initial margin with it, and its fee, against the margin balance. */
public final class MarginGate {
    private final Books books;
    private final OpenOrders orders;
    private final MarginCalculator calculator;
    private final FeeSchedule fees;

    MarginGate(Books books, OpenOrders orders, MarginCalculator calculator, FeeSchedule fees) {
        this.books = books;
        this.orders = orders;
        this.calculator = calculator;
        this.fees = fees;
    }

    /**
     * Whether the order may go to the book. What needs no more margin than before may always go, so that whoever is
     * short of funds can still reduce. Without a mark nothing that opens may go.
     *
     * @param replaced what the order takes the place of, left out of the reckoning; empty for a new order
     */
    public boolean allows(long accountId, OpenOrder order, List<OpenOrder> replaced) {
        return allows(accountId, List.of(order), replaced);
    }

    /** The same for orders that go together, all of them or none. */
    public boolean allows(long accountId, List<OpenOrder> together, List<OpenOrder> replaced) {
        if (together.stream().allMatch(OpenOrder::reduceOnly)) {
            return true;
        }
        List<Contract> contracts = together.stream()
                .flatMap(order -> books.contracts.find(order.instrument()).stream())
                .toList();
        if (contracts.size() < together.size()) {
            return false;
        }
        Contract contract = contracts.getFirst();
        Account account = books.account(accountId);
        Currency currency = contract.currency();
        books.mark(account, currency);
        Map<Contract, Double> sizes = new HashMap<>();
        account.positions(currency)
                .forEach(position ->
                        sizes.put(position.contract(), position.size().doubleValue()));
        List<OpenOrder> before = new ArrayList<>(orders.of(accountId));
        replaced.forEach(before::remove);
        List<OpenOrder> after = new ArrayList<>(before);
        after.addAll(together);
        double initial = calculator.initial(account.marginModel(), currency, sizes, after);
        if (Double.isNaN(initial)) {
            return false;
        }
        BigDecimal base =
                account.marginModel().isPortfolio() ? account.equity(currency) : account.marginBalance(currency);
        BigDecimal needed = Money.of(initial).add(fees(contracts, together));
        return needed.compareTo(base) <= 0
                || initial <= calculator.initial(account.marginModel(), currency, sizes, before);
    }

    private BigDecimal fees(List<Contract> contracts, List<OpenOrder> orders) {
        BigDecimal sum = Money.ZERO;
        for (int i = 0; i < orders.size(); i++) {
            sum = sum.add(fee(contracts.get(i), orders.get(i)));
        }
        return sum;
    }

    private BigDecimal fee(Contract contract, OpenOrder order) {
        double index = books.market.index(contract.coin());
        return order.price().signum() > 0
                ? fees.trade(contract, order.price(), order.remaining(), false, index, books.market.nowMillis())
                : Money.ZERO;
    }
}
