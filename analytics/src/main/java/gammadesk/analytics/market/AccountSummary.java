package gammadesk.analytics.market;

import java.math.BigDecimal;

/**
 * How an account stands in one currency; every amount is in that currency and exact. What the venue did not say is 0.
 *
 * @param currency of all amounts
 * @param equity balance and all profit that is not booked yet
 * @param balance cash
 * @param marginBalance what counts against the margins
 * @param availableFunds free for new orders
 * @param initialMargin needed to open
 * @param maintenanceMargin needed to keep
 * @param projectedInitialMargin with the open orders filled
 * @param projectedMaintenanceMargin with the open orders filled
 * @param sessionRealised profit of this session, booked at settlement
 * @param sessionUnrealised profit of this session that is not realised
 * @param totalProfit of all open positions
 * @param deltaTotal in coin
 * @param marginModel the venue's word, such as {@code segregated_sm}; empty if it gave none
 * @param stamp when
 */
public record AccountSummary(
        Currency currency,
        BigDecimal equity,
        BigDecimal balance,
        BigDecimal marginBalance,
        BigDecimal availableFunds,
        BigDecimal initialMargin,
        BigDecimal maintenanceMargin,
        BigDecimal projectedInitialMargin,
        BigDecimal projectedMaintenanceMargin,
        BigDecimal sessionRealised,
        BigDecimal sessionUnrealised,
        BigDecimal totalProfit,
        BigDecimal deltaTotal,
        String marginModel,
        Stamp stamp) {}
