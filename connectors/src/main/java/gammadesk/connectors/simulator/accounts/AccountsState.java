package gammadesk.connectors.simulator.accounts;

import gammadesk.analytics.market.Currency;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * Everything that {@link Accounts} remembers.
 *
 * @param accounts in the order of their numbers
 * @param funding how far funding was paid
 * @param settlements history, oldest first
 * @param deposited by currency, what came in less what went out
 * @param lastEntryId of the transaction logs
 * @param settledMillis when the last daily settlement was, venue time
 */
public record AccountsState(
        List<AccountState> accounts,
        List<FundingState> funding,
        List<SettlementEvent> settlements,
        Map<Currency, BigDecimal> deposited,
        long lastEntryId,
        long settledMillis) {
    /**
     * How far funding of a perpetual was paid.
     *
     * @param instrument the venue's name
     * @param paidToMillis venue time
     */
    public record FundingState(String instrument, long paidToMillis) {}

    public AccountsState {
        accounts = List.copyOf(accounts);
        funding = List.copyOf(funding);
        settlements = List.copyOf(settlements);
        deposited = Map.copyOf(deposited);
    }
}
