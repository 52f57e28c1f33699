package gammadesk.connectors.simulator.accounts;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Exact amounts of a currency: twelve decimals, finer than any step of coin or USDC, so that what is shown with eight
 * decimals is never off by more than its last one. Rounding is to the even neighbour; who rounds books the difference.
 */
final class Money {
    static final int SCALE = 12;
    static final BigDecimal ZERO = BigDecimal.ZERO.setScale(SCALE);

    private Money() {}

    /** The nearest amount. */
    static BigDecimal round(BigDecimal value) {
        return value.setScale(SCALE, RoundingMode.HALF_EVEN);
    }

    /** The only place where a mark, a margin or a rate becomes money; throws on what is not a number. */
    static BigDecimal of(double value) {
        return round(BigDecimal.valueOf(value));
    }

    /** The nearest amount to a quotient. */
    static BigDecimal divide(BigDecimal dividend, BigDecimal divisor) {
        return dividend.divide(divisor, SCALE, RoundingMode.HALF_EVEN);
    }
}
