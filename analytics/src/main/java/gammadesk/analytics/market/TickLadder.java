package gammadesk.analytics.market;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;

/**
 * The price steps of an instrument: a base tick and coarser ticks above given prices. A price at a boundary still
 * belongs to the finer tick: with {@code 0.0001, above 0.005: 0.0005} the valid prices run 0.0049, 0.0050, 0.0055.
 *
 * @param base the tick below every step, in price units, positive
 * @param steps coarser ticks, ascending by price
 */
public record TickLadder(BigDecimal base, List<Step> steps) {
    /**
     * A tick that holds for prices strictly above a boundary.
     *
     * @param above the boundary, in price units
     * @param tick the tick above it, positive
     */
    public record Step(BigDecimal above, BigDecimal tick) {}

    /** Throws {@link IllegalArgumentException} when a tick is not positive. */
    public TickLadder {
        steps = steps.stream().sorted(Comparator.comparing(Step::above)).toList();
        if (base.signum() <= 0 || steps.stream().anyMatch(step -> step.tick().signum() <= 0)) {
            throw new IllegalArgumentException("a tick must be positive");
        }
    }

    /** One tick for all prices. */
    public static TickLadder flat(BigDecimal tick) {
        return new TickLadder(tick, List.of());
    }

    /** The tick that a price must be a multiple of. */
    public BigDecimal tickAt(BigDecimal price) {
        BigDecimal tick = base;
        for (Step step : steps) {
            if (price.compareTo(step.above()) > 0) {
                tick = step.tick();
            }
        }
        return tick;
    }

    /** Whether the venue would accept the price. */
    public boolean accepts(BigDecimal price) {
        return price.remainder(tickAt(price)).signum() == 0;
    }

    /** The nearest acceptable price in the given direction. */
    public BigDecimal round(BigDecimal price, RoundingMode mode) {
        BigDecimal tick = tickAt(price);
        return price.divide(tick, 0, mode).multiply(tick);
    }
}
