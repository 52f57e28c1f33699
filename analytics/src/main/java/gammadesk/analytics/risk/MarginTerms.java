package gammadesk.analytics.risk;

import gammadesk.analytics.market.Currency;

/**
 * The venue's margin dials of a coin.
 *
 * @param rates of futures in standard margin
 * @param parameters of portfolio margin
 */
public record MarginTerms(StandardMargin.FutureRates rates, PortfolioMarginParameters parameters) {
    /** As published or recorded for BTC and ETH; other coins as ETH. */
    public static MarginTerms published(Currency coin) {
        return coin.equals(Currency.BTC)
                ? new MarginTerms(StandardMargin.FutureRates.BTC, PortfolioMarginParameters.btc())
                : new MarginTerms(StandardMargin.FutureRates.ETH, PortfolioMarginParameters.eth());
    }
}
