package gammadesk.analytics.risk;

import gammadesk.analytics.market.Column;

/**
 * Profits by scenario in the settlement currency, in the venue's order: the standard matrix from the lowest to the
 * highest price and at each price volatility up, same, down; the extended table from -66 % to +500 %, volatility up.
 *
 * @param standard {@code 3 * (2 * buckets + 1)} profits
 * @param extended 8 profits
 */
public record RiskVectors(Column standard, Column extended) {}
