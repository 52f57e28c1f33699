package gammadesk.connectors.simulator.accounts;

import gammadesk.analytics.market.Currency;
import java.math.BigDecimal;
import java.util.Map;

/**
 * An account in one currency, figure by figure as {@code private/get_account_summary} names them. Money is exact;
 * margins and greeks come from marks. Fee balance, spot reserve and additional reserve do not exist here and are 0.
 *
 * @param currency of all amounts
 * @param marginModel how margin is reckoned
 * @param balance cash
 * @param equity cash, open sessions of futures, options at their marks
 * @param marginBalance what margin may use: without options in standard margin, the equity in portfolio margin
 * @param initialMargin of positions and open orders
 * @param maintenanceMargin of positions
 * @param projectedInitialMargin without what expires at the next expiration
 * @param projectedMaintenanceMargin without what expires at the next expiration
 * @param availableFunds margin balance less initial margin
 * @param availableWithdrawalFunds the same without profits of the session
 * @param estimatedLiquidationRatio times a future's price it is the price of liquidation; 0 if there is none
 * @param futures profits of futures
 * @param options profits of options
 * @param optionsValue options at their marks
 * @param deltaTotal coins of futures and net deltas of options
 * @param projectedDeltaTotal without what expires at the next expiration
 * @param greeks of options
 * @param deltaByIndex {@code deltaTotal} by index
 * @param greeksByIndex of options by index
 */
public record AccountSummary(
        Currency currency,
        MarginModel marginModel,
        BigDecimal balance,
        BigDecimal equity,
        BigDecimal marginBalance,
        double initialMargin,
        double maintenanceMargin,
        double projectedInitialMargin,
        double projectedMaintenanceMargin,
        BigDecimal availableFunds,
        BigDecimal availableWithdrawalFunds,
        double estimatedLiquidationRatio,
        Profits futures,
        Profits options,
        BigDecimal optionsValue,
        double deltaTotal,
        double projectedDeltaTotal,
        OptionGreeks greeks,
        Map<String, Double> deltaByIndex,
        Map<String, OptionGreeks> greeksByIndex) {
    public AccountSummary {
        deltaByIndex = Map.copyOf(deltaByIndex);
        greeksByIndex = Map.copyOf(greeksByIndex);
    }

    /** {@code total_pl}. */
    public BigDecimal totalProfit() {
        return futures.total().add(options.total());
    }

    /** {@code session_rpl}. */
    public BigDecimal sessionRealised() {
        return futures.sessionRealised().add(options.sessionRealised());
    }

    /** {@code session_upl}. */
    public BigDecimal sessionUnrealised() {
        return futures.sessionUnrealised().add(options.sessionUnrealised());
    }

    /**
     * Profits of a kind.
     *
     * @param total of open positions since their trades
     * @param sessionRealised since the last settlement, funding included
     * @param sessionUnrealised since the last settlement
     */
    public record Profits(BigDecimal total, BigDecimal sessionRealised, BigDecimal sessionUnrealised) {
        static final Profits NONE = new Profits(Money.ZERO, Money.ZERO, Money.ZERO);

        Profits plus(Position position) {
            return new Profits(
                    total.add(position.profit()),
                    sessionRealised.add(position.sessionRealised()),
                    sessionUnrealised.add(position.sessionUnrealised()));
        }
    }

    /**
     * Greeks of options, size times the venue's own.
     *
     * @param delta Black delta, coins
     * @param gamma per USD
     * @param vega USD per vol point
     * @param theta USD per day
     */
    public record OptionGreeks(double delta, double gamma, double vega, double theta) {
        static final OptionGreeks NONE = new OptionGreeks(0, 0, 0, 0);

        OptionGreeks plus(OptionGreeks other) {
            return new OptionGreeks(delta + other.delta, gamma + other.gamma, vega + other.vega, theta + other.theta);
        }
    }
}
