package gammadesk.analytics.hedging;

import gammadesk.analytics.market.Side;
import java.math.BigDecimal;
import java.util.Locale;

/**
 * One order of a proposal.
 *
 * @param instrument the venue's name
 * @param side buy or sell
 * @param amount positive, a multiple of the lot: coin for options, spot and linear futures, USD for inverse futures
 * @param limitPrice the worst price that is accepted, on the ladder, in the instrument's price unit
 */
public record HedgeLeg(String instrument, Side side, BigDecimal amount, BigDecimal limitPrice) {
    /** The amount with the side's sign. */
    public BigDecimal signedAmount() {
        return side == Side.BUY ? amount : amount.negate();
    }

    /** One clause for the screen, such as {@code sell 1000 BTC-PERPETUAL at 68000 or better}. */
    public String words() {
        return side.name().toLowerCase(Locale.ROOT) + " " + amount.toPlainString() + " " + instrument + " at "
                + limitPrice.toPlainString() + " or better";
    }
}
