package gammadesk.analytics.pricing;

import gammadesk.analytics.market.ChainSnapshot;
import java.util.List;

/**
 * A chain with what we compute of it.
 *
 * @param chain the market's side
 * @param expiries one per expiry of the chain, in its order
 */
public record ChainValuation(ChainSnapshot chain, List<ExpiryValuation> expiries) {
    /** Throws {@link IllegalArgumentException} when the two sides differ in length. */
    public ChainValuation {
        expiries = List.copyOf(expiries);
        if (expiries.size() != chain.expiries().size()) {
            throw new IllegalArgumentException("one valuation per expiry is needed");
        }
    }
}
