package gammadesk.analytics.market;

import java.math.BigDecimal;

/**
 * A limit price that the venue itself converts, and converts again whenever the market moves: its advanced orders.
 *
 * @param quoting in USD or volatility
 * @param value USD per coin, or percent a year
 */
public record AdvancedPrice(Quoting quoting, BigDecimal value) {
    /** For the screen, with the venue's word: {@code implv 62.5 %}. */
    public String words() {
        String unit = quoting == Quoting.IMPLIED_VOLATILITY ? " %" : "";
        return quoting.word() + " " + value.stripTrailingZeros().toPlainString() + unit;
    }
}
