package gammadesk.connectors.simulator.accounts;

import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.Expiry;
import gammadesk.analytics.market.Instrument.OptionTerms;
import gammadesk.analytics.market.Settlement;
import gammadesk.connectors.simulator.accounts.AccountState.Role;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Eight o'clock: sessions end, expiries are delivered.
 *
 * <p>Delivery of options in the money, by date of the expiry: until July 2026 inverse ones are paid in one step,
 * {@code max(0, ±(S - K)) / S} coin; from 1 August 2026 they first settle into the expiry's future at the strike, K USD
 * a coin, and the future is delivered. Linear ones do so since April 2026, of which the source does not name the day.
 * Both ways pay the same; in two steps a future that an option offsets pays no delivery fee
 * (insights.deribit.com/exchange-updates/change-to-option-delivery-process and its successor of 2026).
 */
final class SettlementDesk {
    private static final LocalDate TWO_STEP_INVERSE = LocalDate.of(2026, 8, 1);
    private static final LocalDate TWO_STEP_LINEAR = LocalDate.of(2026, 4, 1);

    private final Books books;
    private final Funding funding;
    private final FeeSchedule fees;

    SettlementDesk(Books books, Funding funding, FeeSchedule fees) {
        this.books = books;
        this.funding = funding;
        this.fees = fees;
    }

    /** Ends the session of everything held: futures are paid in cash, options start a new session at their mark. */
    void settle(long millis) {
        funding.accrueAll(millis);
        for (Account account : books.all()) {
            for (Position position : account.positions()) {
                settle(account, position, millis);
            }
        }
    }

    private void settle(Account account, Position position, long millis) {
        books.mark(position);
        Contract contract = position.contract();
        if (contract.isOption()) {
            position.settle(position.lastMark());
        } else {
            settleFuture(account, position, millis);
        }
        if (position.isEmpty()) {
            account.forget(contract.name());
        }
    }

    private void settleFuture(Account account, Position position, long millis) {
        BigDecimal realised = position.sessionRealised();
        BigDecimal interest = position.sessionFunding();
        BigDecimal unrealised = position.sessionUnrealised();
        Contract contract = position.contract();
        BigDecimal profit = position.settle(position.lastMark());
        account.pay(contract.currency(), profit);
        double index = books.market.index(contract.coin());
        books.log(
                account,
                contract.currency(),
                millis,
                profit,
                profit,
                Money.ZERO,
                new LogEntry.Settlement(
                        contract.name(),
                        side(position.size()),
                        position.size(),
                        position.settlementPrice(),
                        index,
                        realised,
                        unrealised,
                        interest));
        remember(
                account,
                position,
                SettlementEvent.Type.SETTLEMENT,
                millis,
                index,
                position.lastMark(),
                profit,
                interest);
    }

    /** Delivers everything of a coin that expires; the price is the index's mean over the last thirty minutes. */
    void deliver(Currency coin, Expiry expiry, BigDecimal price, long millis) {
        Map<String, BigDecimal> held = new HashMap<>();
        futures(coin, expiry)
                .forEach(contract -> books.all()
                        .forEach(account -> account.position(contract.name())
                                .ifPresent(position -> held.put(account.id() + contract.name(), position.size()))));
        expiring(coin, expiry)
                .filter(Contract::isOption)
                .toList()
                .forEach(contract -> deliverOption(contract, price, millis));
        futures(coin, expiry).forEach(contract -> deliverFuture(contract, price, millis, held));
    }

    private Stream<Contract> expiring(Currency coin, Expiry expiry) {
        return books.held().stream()
                .filter(contract -> contract.coin().equals(coin))
                .filter(contract -> contract.expiry().filter(expiry::equals).isPresent())
                .sorted(Comparator.comparing(Contract::name));
    }

    private List<Contract> futures(Currency coin, Expiry expiry) {
        return expiring(coin, expiry).filter(contract -> !contract.isOption()).toList();
    }

    private void deliverOption(Contract contract, BigDecimal price, long millis) {
        BigDecimal perCoin = payoff(contract, BigDecimal.ONE, price);
        boolean twoSteps = perCoin.signum() > 0 && isTwoStep(contract);
        BigDecimal paidOut = Money.ZERO;
        for (Account account : books.all()) {
            for (Position position : account.position(contract.name()).stream().toList()) {
                BigDecimal payoff = twoSteps ? Money.ZERO : payoff(contract, position.size(), price);
                paidOut = paidOut.add(payoff);
                if (twoSteps) {
                    exchange(account, position, price);
                }
                deliverOption(account, position, perCoin, payoff, price, millis, twoSteps);
            }
        }
        books.house().pay(contract.currency(), paidOut.negate());
    }

    private static boolean isTwoStep(Contract contract) {
        LocalDate from = contract.settlement() == Settlement.INVERSE ? TWO_STEP_INVERSE : TWO_STEP_LINEAR;
        return !contract.expiry().orElseThrow().date().isBefore(from);
    }

    private static BigDecimal payoff(Contract contract, BigDecimal size, BigDecimal price) {
        OptionTerms terms = contract.option().orElseThrow();
        BigDecimal money = price.subtract(terms.strike())
                .multiply(BigDecimal.valueOf(terms.type().sign()))
                .max(BigDecimal.ZERO)
                .multiply(size);
        return contract.settlement() == Settlement.INVERSE ? Money.divide(money, price) : Money.round(money);
    }

    /** The option becomes a future bought, or for a put sold, at the strike. */
    private static void exchange(Account account, Position option, BigDecimal price) {
        OptionTerms terms = option.contract().option().orElseThrow();
        Contract contract = option.contract().future();
        BigDecimal coins =
                option.size().multiply(BigDecimal.valueOf(terms.type().sign()));
        BigDecimal amount = contract.hasUsdAmount() ? coins.multiply(terms.strike()) : coins;
        if (amount.signum() != 0) {
            Position future = account.positionIn(contract);
            future.mark(price);
            future.split(amount, contract.value(amount, terms.strike()))
                    .forEach(part -> future.trade(part.amount(), part.value(), terms.strike()));
        }
    }

    private void deliverOption(
            Account account,
            Position position,
            BigDecimal perCoin,
            BigDecimal payoff,
            BigDecimal price,
            long millis,
            boolean twoSteps) {
        Contract contract = position.contract();
        boolean pays = account.role() == Role.TRADER && perCoin.signum() > 0;
        BigDecimal fee =
                pays ? fees.optionDelivery(contract, position.size().abs(), perCoin, price, millis) : Money.ZERO;
        BigDecimal booked = twoSteps ? contract.option().orElseThrow().strike() : perCoin;
        position.mark(perCoin);
        finish(
                account,
                position,
                payoff,
                fee,
                booked,
                price,
                millis,
                twoSteps ? contract.future().name() : "");
    }

    private void deliverFuture(Contract contract, BigDecimal price, long millis, Map<String, BigDecimal> held) {
        BigDecimal left = Money.ZERO;
        for (Account account : books.all()) {
            for (Position position : account.position(contract.name()).stream().toList()) {
                BigDecimal before = held.getOrDefault(account.id() + contract.name(), BigDecimal.ZERO);
                BigDecimal size = position.size();
                left = left.add(contract.value(size, price));
                position.mark(price);
                BigDecimal fee = account.role() == Role.TRADER
                        ? fees.futureDelivery(contract, charged(before, size), price, millis)
                        : Money.ZERO;
                BigDecimal profit = position.pending().add(position.value());
                finish(account, position, profit, fee, price, price, millis, "");
            }
        }
        books.house().pay(contract.currency(), left.negate());
    }

    /** What is left of the futures held before options settled into them; those of options have paid as options. */
    private static BigDecimal charged(BigDecimal before, BigDecimal after) {
        return before.signum() == after.signum() ? before.abs().min(after.abs()) : BigDecimal.ZERO;
    }

    private void finish(
            Account account,
            Position position,
            BigDecimal cash,
            BigDecimal fee,
            BigDecimal booked,
            BigDecimal price,
            long millis,
            String into) {
        Contract contract = position.contract();
        BigDecimal size = position.size();
        BigDecimal session = position.sessionRealised().add(position.sessionUnrealised());
        if (size.signum() != 0) {
            remember(
                    account,
                    position,
                    SettlementEvent.Type.DELIVERY,
                    millis,
                    price.doubleValue(),
                    position.lastMark(),
                    session,
                    position.sessionFunding());
        }
        account.pay(contract.currency(), cash.subtract(fee));
        books.account(Accounts.FEES).pay(contract.currency(), fee);
        account.forget(contract.name());
        if (size.signum() == 0 && cash.signum() == 0) {
            return;
        }
        String side = size.signum() > 0 ? "close sell" : "close buy";
        books.log(
                account,
                contract.currency(),
                millis,
                cash,
                cash.subtract(fee),
                fee,
                new LogEntry.Delivery(contract.name(), side, size.abs(), booked, price, session, into));
    }

    private void remember(
            Account account,
            Position position,
            SettlementEvent.Type type,
            long millis,
            double index,
            BigDecimal mark,
            BigDecimal session,
            BigDecimal interest) {
        if (account.role() == Role.TRADER) {
            books.remember(new SettlementEvent(
                    account.id(),
                    position.contract().currency(),
                    type,
                    millis,
                    position.contract().name(),
                    position.size(),
                    index,
                    mark.doubleValue(),
                    position.profit(),
                    session,
                    interest,
                    Money.ZERO));
        }
    }

    private static String side(BigDecimal size) {
        return size.signum() == 0 ? "-" : size.signum() > 0 ? "long" : "short";
    }
}
