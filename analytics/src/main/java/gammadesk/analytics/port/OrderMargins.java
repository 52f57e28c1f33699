package gammadesk.analytics.port;

import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.Side;
import gammadesk.analytics.market.Stamp;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * What a venue says of an order that is not placed: by itself, without the positions and orders that it may offset.
 *
 * @param buy initial margin when it buys
 * @param sell initial margin when it sells
 * @param minimumPrice the lowest price at which the venue takes a sell order, in the instrument's price unit
 * @param maximumPrice the highest price at which it takes a buy order
 * @param currency of the margins
 * @param stamp when it was said
 */
public record OrderMargins(
        BigDecimal buy,
        BigDecimal sell,
        Optional<BigDecimal> minimumPrice,
        Optional<BigDecimal> maximumPrice,
        Currency currency,
        Stamp stamp) {
    /** The initial margin of one side. */
    public BigDecimal of(Side side) {
        return side == Side.BUY ? buy : sell;
    }
}
