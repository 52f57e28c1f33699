package gammadesk.connectors.simulator.accounts;

import gammadesk.analytics.market.Currency;
import gammadesk.analytics.risk.PortfolioMarginParameters;
import gammadesk.analytics.risk.StandardMargin.FutureRates;
import java.util.Map;

/**
 * The venue's margin dials by coin.
 *
 * @param coins dials of each coin
 * @param others dials of a coin that is not listed there
 */
public record MarginSettings(Map<Currency, Coin> coins, Coin others) {
    /**
     * Dials of a coin.
     *
     * @param rates of futures in standard margin
     * @param parameters of portfolio margin
     */
    public record Coin(FutureRates rates, PortfolioMarginParameters parameters) {}

    public MarginSettings {
        coins = Map.copyOf(coins);
    }

    /** As published or recorded; other coins as ETH. */
    public static MarginSettings published() {
        Coin ether = new Coin(FutureRates.ETH, PortfolioMarginParameters.eth());
        Coin bitcoin = new Coin(FutureRates.BTC, PortfolioMarginParameters.btc());
        return new MarginSettings(Map.of(Currency.BTC, bitcoin, Currency.ETH, ether), ether);
    }

    /** The dials of a coin. */
    public Coin of(Currency coin) {
        return coins.getOrDefault(coin, others);
    }
}
