package gammadesk.analytics.hedging.execution;

import gammadesk.analytics.hedging.HedgeInstrument;
import gammadesk.analytics.hedging.HedgeLeg;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Where a leg stands when its next step is looked for. Times are milliseconds since the epoch.
 *
 * @param leg as approved
 * @param target at most its amount: less when an earlier leg was not filled whole
 * @param filled of the target
 * @param resting price of the order that waits at the venue, empty when none of this leg lives
 * @param slice the part under way, empty before the first
 * @param startedMillis when the leg began
 * @param pricedMillis when its last order was sent, empty before the first
 * @param beyondMillis since when its market is beyond the limit, empty while it is not
 */
public record LegState(
        HedgeLeg leg,
        BigDecimal target,
        BigDecimal filled,
        Optional<BigDecimal> resting,
        Optional<Slice> slice,
        long startedMillis,
        OptionalLong pricedMillis,
        OptionalLong beyondMillis) {
    /**
     * A part of a leg.
     *
     * @param upTo what of the leg is filled when the part is whole
     * @param startedMillis when it began to wait
     * @param crossed whether an order of it crossed already
     */
    public record Slice(BigDecimal upTo, long startedMillis, boolean crossed) {
        Slice crossing() {
            return new Slice(upTo, startedMillis, true);
        }
    }

    /** A leg that begins now. */
    public static LegState begin(HedgeLeg leg, BigDecimal target, long nowMillis) {
        return new LegState(
                leg,
                target,
                BigDecimal.ZERO,
                Optional.empty(),
                Optional.empty(),
                nowMillis,
                OptionalLong.empty(),
                OptionalLong.empty());
    }

    /** What is not filled of the target. */
    public BigDecimal left() {
        return target.subtract(filled).max(BigDecimal.ZERO);
    }

    /** The same with what the venue tells of it. */
    public LegState with(BigDecimal nowFilled, Optional<BigDecimal> nowResting) {
        return new LegState(leg, target, nowFilled, nowResting, slice, startedMillis, pricedMillis, beyondMillis);
    }

    /** The same after an order of a part was sent. */
    public LegState sent(Slice part, long nowMillis) {
        return new LegState(
                leg,
                target,
                filled,
                resting,
                Optional.of(part),
                startedMillis,
                OptionalLong.of(nowMillis),
                beyondMillis);
    }

    /** The same after a look at its market. */
    public LegState seen(HedgeInstrument market, long nowMillis) {
        OptionalLong since =
                Slices.isBeyond(market, leg) ? OptionalLong.of(beyondMillis.orElse(nowMillis)) : OptionalLong.empty();
        return new LegState(leg, target, filled, resting, slice, startedMillis, pricedMillis, since);
    }
}
