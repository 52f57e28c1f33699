package gammadesk.analytics.exposure;

/** The volatility surface as the repricing sees it. */
@FunctionalInterface
public interface Smiles {
    /**
     * Volatility of one expiry at a log-moneyness.
     *
     * @param expiry its place in the chain
     * @param logMoneyness ln(strike / forward), any finite number
     * @return a fraction; NaN when the expiry has no smile, and then its options keep their own volatility
     */
    double vol(int expiry, double logMoneyness);
}
