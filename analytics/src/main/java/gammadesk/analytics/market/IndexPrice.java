package gammadesk.analytics.market;

/**
 * An index price.
 *
 * @param name the venue's name, such as {@code btc_usd}
 * @param price in the quote currency
 * @param stamp when
 */
public record IndexPrice(String name, double price, Stamp stamp) {}
