package gammadesk.analytics.exposure;

import gammadesk.analytics.pricing.ChainValuation;

/**
 * Gamma exposure in USD per 1 % move: the sum of side x gamma x open interest x S^2 x 0.01, gamma per USD, open
 * interest in coin, S the index. The side is a {@link DealerConvention}.
 */
public final class GammaExposure {
    private GammaExposure() {}

    /**
     * Exposure of one option, positive whatever the dealers' side.
     *
     * @param gamma per USD
     * @param openInterestCoin in coin
     * @param spot USD
     */
    public static double usdPerOnePercent(double gamma, double openInterestCoin, double spot) {
        return gamma * openInterestCoin * Greek.GAMMA.scale(ExposureUnit.USD_PER_PERCENT, spot);
    }

    /** The map of a whole chain; empty when the index is unknown. */
    public static ExposureMap map(ChainValuation valuation, DealerConvention convention) {
        ExposureEngine engine = new ExposureEngine();
        engine.load(valuation);
        return engine.map(ExposureBasis.of(convention));
    }
}
