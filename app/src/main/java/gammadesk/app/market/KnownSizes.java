package gammadesk.app.market;

import gammadesk.analytics.market.ChainSnapshot;
import gammadesk.analytics.market.Column;
import gammadesk.analytics.market.ExpiryChain;
import gammadesk.analytics.pricing.ChainValuation;
import java.util.Arrays;

/**
 * A chain in which an option of unknown open interest has none. The flow-inferred convention bounds a position by the
 * open interest and cannot do so by an unknown one.
 */
final class KnownSizes {
    private KnownSizes() {}

    /** The same chain where every open interest is known. */
    static ChainValuation of(ChainValuation valuation) {
        ChainSnapshot chain = valuation.chain();
        boolean known = chain.expiries().stream().allMatch(KnownSizes::isKnown);
        return known
                ? valuation
                : new ChainValuation(
                        new ChainSnapshot(
                                chain.venue(),
                                chain.currency(),
                                chain.venueMillis(),
                                chain.index(),
                                chain.expiries().stream().map(KnownSizes::known).toList()),
                        valuation.expiries());
    }

    private static boolean isKnown(ExpiryChain chain) {
        return Arrays.stream(chain.openInterest().toArray()).noneMatch(Double::isNaN);
    }

    private static ExpiryChain known(ExpiryChain chain) {
        Column sizes = chain.openInterest().map(size -> Double.isNaN(size) ? 0 : size);
        return new ExpiryChain(
                chain.expiry(),
                chain.years(),
                chain.forward(),
                chain.forwardName(),
                chain.settlement(),
                chain.instruments(),
                chain.types(),
                chain.rowForward(),
                chain.strike(),
                chain.contractSize(),
                chain.bid(),
                chain.bidAmount(),
                chain.ask(),
                chain.askAmount(),
                chain.mark(),
                chain.last(),
                chain.venueMarkIv(),
                sizes,
                chain.volume24h(),
                chain.ageSeconds());
    }
}
