package gammadesk.connectors.simulator.matching;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a participant wants to be different about a live order. What is empty stays as it is.
 *
 * @param amount the whole amount including what is filled already
 * @param price in the unit of the order's price
 * @param postOnly never to take
 * @param rejectPostOnly refuse rather than give way
 * @param reduceOnly never to enlarge the position
 * @param triggerPrice of an untriggered order
 * @param triggerOffset of an untriggered trailing stop
 * @param advanced must be given again for an advanced order; empty makes it a plain one
 * @param mmp counts for market maker protection
 * @param displayAmount of an iceberg: how much is shown at a time
 * @param validUntil refuse when the engine gets to it at this time or later, milliseconds since the epoch
 */
public record Edit(
        Optional<BigDecimal> amount,
        Optional<BigDecimal> price,
        Optional<Boolean> postOnly,
        Optional<Boolean> rejectPostOnly,
        Optional<Boolean> reduceOnly,
        Optional<BigDecimal> triggerPrice,
        Optional<BigDecimal> triggerOffset,
        Optional<Advanced> advanced,
        Optional<Boolean> mmp,
        Optional<BigDecimal> displayAmount,
        OptionalLong validUntil) {
    /** Another amount and price, nothing else. */
    public static Edit of(BigDecimal amount, BigDecimal price) {
        return new Edit(
                Optional.of(amount),
                Optional.of(price),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                OptionalLong.empty());
    }

    /** The same, refused when it comes later than this. */
    public Edit validUntil(OptionalLong millis) {
        return new Edit(
                amount,
                price,
                postOnly,
                rejectPostOnly,
                reduceOnly,
                triggerPrice,
                triggerOffset,
                advanced,
                mmp,
                displayAmount,
                millis);
    }
}
