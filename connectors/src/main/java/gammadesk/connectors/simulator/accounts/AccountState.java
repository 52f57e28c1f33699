package gammadesk.connectors.simulator.accounts;

import gammadesk.analytics.market.Currency;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * An account as a journal keeps it.
 *
 * @param id the venue's number
 * @param name given by its owner
 * @param role what it is for
 * @param marginModel how margin is reckoned
 * @param createdMillis venue time
 * @param balances cash by currency
 * @param positions what is held, without the empty ones
 * @param log oldest first
 */
public record AccountState(
        long id,
        String name,
        Role role,
        MarginModel marginModel,
        long createdMillis,
        Map<Currency, BigDecimal> balances,
        List<PositionState> positions,
        List<LogEntry> log) {
    /** What an account is for. */
    public enum Role {
        /** Somebody who trades and is margined. */
        TRADER,
        /** The market's own liquidity, which also takes every rounding. */
        HOUSE,
        /** Fees go there. */
        FEES,
        /** Pays for the bankrupt, gets the surplus of liquidation fees. */
        INSURANCE
    }

    public AccountState {
        balances = Map.copyOf(balances);
        positions = List.copyOf(positions);
        log = List.copyOf(log);
    }
}
