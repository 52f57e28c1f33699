package gammadesk.connectors.simulator.accounts;

import gammadesk.analytics.market.Currency;
import gammadesk.connectors.simulator.accounts.AccountState.Role;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** One account's cash, positions and log. */
final class Account {
    private final long id;
    private final String name;
    private final Role role;
    private final long createdMillis;
    private final Map<Currency, BigDecimal> balances = new TreeMap<>();
    private final Map<String, Position> positions = new TreeMap<>();
    private final List<LogEntry> log = new ArrayList<>();
    private MarginModel marginModel;

    Account(long id, String name, Role role, MarginModel marginModel, long createdMillis) {
        this.id = id;
        this.name = name;
        this.role = role;
        this.marginModel = marginModel;
        this.createdMillis = createdMillis;
    }

    /** Throws {@link IllegalArgumentException} for a position in what is no contract. */
    Account(AccountState state) {
        this(state.id(), state.name(), state.role(), state.marginModel(), state.createdMillis());
        balances.putAll(state.balances());
        log.addAll(state.log());
        state.positions().forEach(held -> positions.put(held.instrument(), restored(held)));
    }

    private static Position restored(PositionState held) {
        return new Position(
                Contract.of(held.instrument())
                        .orElseThrow(() -> new IllegalArgumentException("no contract: " + held.instrument())),
                held);
    }

    AccountState state() {
        return state(log);
    }

    /** The state without the log. */
    AccountState holdings() {
        return state(List.of());
    }

    private AccountState state(List<LogEntry> entries) {
        List<PositionState> held = positions.values().stream()
                .filter(position -> !position.isEmpty())
                .map(Position::state)
                .toList();
        return new AccountState(id, name, role, marginModel, createdMillis, balances, held, entries);
    }

    long id() {
        return id;
    }

    String name() {
        return name;
    }

    Role role() {
        return role;
    }

    long createdMillis() {
        return createdMillis;
    }

    MarginModel marginModel() {
        return marginModel;
    }

    void marginModel(MarginModel next) {
        marginModel = next;
    }

    BigDecimal balance(Currency currency) {
        return balances.getOrDefault(currency, Money.ZERO);
    }

    Collection<Currency> currencies() {
        return balances.keySet();
    }

    void pay(Currency currency, BigDecimal amount) {
        balances.merge(currency, Money.round(amount), BigDecimal::add);
    }

    Optional<Position> position(String instrument) {
        return Optional.ofNullable(positions.get(instrument));
    }

    Position positionIn(Contract contract) {
        return positions.computeIfAbsent(contract.name(), _ -> new Position(contract));
    }

    Stream<Position> positions(Currency currency) {
        return positions.values().stream()
                .filter(position -> position.contract().currency().equals(currency));
    }

    /** A copy, so that positions may go meanwhile. */
    List<Position> positions() {
        return List.copyOf(positions.values());
    }

    void forget(String instrument) {
        positions.remove(instrument);
    }

    /** Cash, open session profits of futures, and options at their marks. */
    BigDecimal equity(Currency currency) {
        return marginBalance(currency).add(optionsValue(currency));
    }

    /** Cash and open session profits of futures. */
    BigDecimal marginBalance(Currency currency) {
        return positions(currency)
                .filter(position -> !position.contract().isOption())
                .map(position -> position.pending().add(position.value()))
                .reduce(balance(currency), BigDecimal::add);
    }

    BigDecimal optionsValue(Currency currency) {
        return positions(currency)
                .filter(position -> position.contract().isOption())
                .map(Position::value)
                .reduce(Money.ZERO, BigDecimal::add);
    }

    List<LogEntry> log() {
        return log;
    }

    void write(LogEntry entry) {
        log.add(entry);
    }
}
