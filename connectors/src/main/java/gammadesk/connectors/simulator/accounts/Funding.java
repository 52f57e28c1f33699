package gammadesk.connectors.simulator.accounts;

import gammadesk.analytics.market.Settlement;
import gammadesk.analytics.market.Ticker;
import gammadesk.connectors.simulator.accounts.AccountState.Role;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Funding of perpetuals: the present rate for eight hours, paid for the time gone by on the position in coin; longs pay
 * when it is positive. A zero-sum of holders without fees (support.deribit.com 31424939178397): what rounding leaves
 * over, the house takes.
 */
final class Funding {
    private static final double PERIOD_MILLIS = 8 * 3_600_000.0;

    private final Books books;
    private final Map<String, Long> paidTo = new TreeMap<>();

    Funding(Books books) {
        this.books = books;
    }

    void restore(List<AccountsState.FundingState> states) {
        states.forEach(state -> paidTo.put(state.instrument(), state.paidToMillis()));
    }

    List<AccountsState.FundingState> state() {
        return paidTo.entrySet().stream()
                .map(entry -> new AccountsState.FundingState(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** Pays for all perpetuals that somebody holds. */
    void accrueAll(long now) {
        books.held().stream().filter(Contract::isPerpetual).forEach(contract -> accrue(contract, now));
    }

    /** Pays for one perpetual up to a moment, before its positions change. */
    void accrue(Contract contract, long now) {
        long from = paidTo.getOrDefault(contract.name(), now);
        paidTo.put(contract.name(), Math.max(from, now));
        if (now > from) {
            books.market
                    .ticker(contract.name())
                    .map(ticker -> perUnit(contract, ticker, now - from))
                    .filter(Double::isFinite)
                    .ifPresent(rate -> pay(contract, new BigDecimal(rate, MathContext.DECIMAL64)));
        }
    }

    /** What a long position of one USD, or of one coin in a linear contract, pays. */
    private static double perUnit(Contract contract, Ticker ticker, long millis) {
        double share = ticker.currentFunding() * (millis / PERIOD_MILLIS);
        return contract.settlement() == Settlement.INVERSE ? share / ticker.mark() : share * ticker.mark();
    }

    private void pay(Contract contract, BigDecimal perUnit) {
        BigDecimal paidOut = Money.ZERO;
        for (Account account : books.all()) {
            if (account.role() != Role.HOUSE) {
                paidOut = paidOut.add(pay(account, contract, perUnit));
            }
        }
        if (paidOut.signum() != 0) {
            books.house().positionIn(contract).fund(paidOut.negate());
        }
    }

    private static BigDecimal pay(Account account, Contract contract, BigDecimal perUnit) {
        return account.position(contract.name())
                .map(position -> {
                    BigDecimal payment = Money.round(position.size().negate().multiply(perUnit));
                    position.fund(payment);
                    return payment;
                })
                .orElse(Money.ZERO);
    }
}
