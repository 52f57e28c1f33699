package gammadesk.analytics.exposure;

/**
 * Forced selling and buying of leveraged futures, as a stated model: nobody publishes where positions are liquidated.
 * Of the open interest a share is leveraged; of that share, {@code 1 - exp(-(move - first) / scale)} has been closed
 * when the price has once been {@code move} away, longs by selling on the way down and shorts by buying on the way up.
 * What was liquidated does not come back.
 *
 * @param openInterestCoin of perpetual and futures, coin
 * @param leveragedShare 0 .. 1
 * @param first move before which nobody is liquidated, a fraction
 * @param scale further move that closes 63 % of the share, a fraction
 */
public record LiquidationModel(double openInterestCoin, double leveragedShare, double first, double scale) {
    /** Throws {@link IllegalArgumentException} when a number makes no sense. */
    public LiquidationModel {
        boolean shares = openInterestCoin >= 0 && leveragedShare >= 0 && leveragedShare <= 1;
        if (!shares || !(first >= 0) || !(scale > 0)) {
            throw new IllegalArgumentException("a liquidation model needs an open interest, a share and distances");
        }
    }

    /** A fifth of the open interest, from 2 % on, over a further 10 %: a guess to be replaced by observation. */
    public static LiquidationModel guess(double openInterestCoin) {
        return new LiquidationModel(openInterestCoin, 0.2, 0.02, 0.10);
    }

    /**
     * What was bought (positive) or sold (negative) by force so far, coin.
     *
     * @param low lowest move so far, a fraction, 0 or below
     * @param high highest move so far, a fraction, 0 or above
     */
    public double coin(double low, double high) {
        return openInterestCoin * leveragedShare * (closed(high) - closed(-low));
    }

    private double closed(double move) {
        return move <= first ? 0 : -Math.expm1(-(move - first) / scale);
    }
}
