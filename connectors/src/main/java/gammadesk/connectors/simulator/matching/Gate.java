package gammadesk.connectors.simulator.matching;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * What the accounts say before an order may go to the book. Called by the engine's thread from within an operation: it
 * must not call the engine back.
 */
public interface Gate {
    /** Funds, margin and limits; empty lets it pass. Not asked for liquidation orders. */
    Optional<Refusal> check(Intent intent);

    /** The signed position of an account, in the instrument's amount unit: positive when long; 0 for none. */
    BigDecimal position(long account, String instrument);

    /** How the account's own orders may meet. */
    SelfTrading selfTrading(long account);
}
