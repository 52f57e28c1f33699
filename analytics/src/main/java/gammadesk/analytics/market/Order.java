package gammadesk.analytics.market;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;

/**
 * An order as the venue last reported it.
 *
 * @param id the venue's id
 * @param label ours, unique by our own rule; empty on an order that was placed elsewhere
 * @param instrument the venue's name
 * @param side buy or sell
 * @param type how it finds its price; empty when the venue's word is not known here
 * @param price limit price in the instrument's price unit, empty for a market order
 * @param amount in the instrument's amount unit
 * @param filled of the amount
 * @param averagePrice of what was filled, empty when nothing was
 * @param state where it stands
 * @param reduceOnly whether it can never open or turn a position
 * @param postOnly whether it never takes liquidity
 * @param cancelReason the venue's word for why it was cancelled, else empty
 * @param createdMillis venue time of its creation, milliseconds since the epoch
 * @param stamp when the venue last changed it
 * @param advanced what the venue keeps the price at, empty for an order with a price of its own
 */
public record Order(
        String id,
        String label,
        String instrument,
        Side side,
        Optional<OrderType> type,
        Optional<BigDecimal> price,
        BigDecimal amount,
        BigDecimal filled,
        Optional<BigDecimal> averagePrice,
        State state,
        boolean reduceOnly,
        boolean postOnly,
        String cancelReason,
        long createdMillis,
        Stamp stamp,
        Optional<AdvancedPrice> advanced) {
    /** Where an order stands at the venue. */
    public enum State {
        OPEN(true),
        /** Waits for its trigger. */
        UNTRIGGERED(true),
        /** Its trigger was met; another order took its place. */
        TRIGGERED(false),
        FILLED(false),
        REJECTED(false),
        CANCELLED(false);

        private final boolean live;

        State(boolean live) {
            this.live = live;
        }

        /** Whether such an order may still be filled. */
        public boolean isLive() {
            return live;
        }
    }

    /** Whether it may still be filled. */
    public boolean isLive() {
        return state.isLive();
    }

    /** One clause for the screen, such as {@code buy 10 BTC-PERPETUAL at 50000}. */
    public String terms() {
        String now = price.map(limit -> " at " + limit.toPlainString()).orElse(" at market");
        String at = advanced.map(kept -> " at " + kept.words() + ", now" + now).orElse(now);
        return side.name().toLowerCase(Locale.ROOT) + " " + amount.toPlainString() + " " + instrument + at;
    }
}
