package gammadesk.app.trading;

import java.util.Optional;

/** What can forbid every order. Asked from any thread right before one is sent; must not block. */
@FunctionalInterface
public interface TradingGate {
    /** Lets everything through. */
    TradingGate OPEN = _ -> Optional.empty();

    /** One clause on why an order of this purpose may not be sent, empty when it may. Cancels are never asked for. */
    Optional<String> obstacle(Purpose purpose);
}
