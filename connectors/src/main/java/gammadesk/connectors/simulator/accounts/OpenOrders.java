package gammadesk.connectors.simulator.accounts;

import java.util.List;

/** The book's side of margin: what rests there for an account. */
@FunctionalInterface
public interface OpenOrders {
    /** Nobody has any. */
    OpenOrders NONE = _ -> List.of();

    /** The live orders of an account in all instruments. */
    List<OpenOrder> of(long accountId);
}
