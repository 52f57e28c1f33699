package gammadesk.analytics.hedging.execution;

import gammadesk.analytics.decision.ExecutionStyle;
import gammadesk.analytics.hedging.HedgeInstrument;
import gammadesk.analytics.hedging.execution.LegState.Slice;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * How a leg is worked: a part first waits at its own side's best price, follows it from time to time, and then crosses
 * for a while; the next part follows. A leg that is not filled in its time, or whose market stays beyond the limit for
 * as long as a crossing may take, is given up: a single worse quote is no market.
 *
 * @param style how patient, how fast, how large
 */
public record LegRule(ExecutionStyle style) {
    /** The next step of a leg in a market that is fresh enough to act on. */
    public LegStep next(LegState state, HedgeInstrument market, long nowMillis) {
        if (state.left().signum() == 0) {
            return new LegStep.Whole();
        }
        return missed(state, market, nowMillis)
                .<LegStep>map(LegStep.Miss::new)
                .orElseGet(() -> state.resting()
                        .map(price -> whileResting(state, price, market, nowMillis))
                        .orElseGet(() -> send(state, market, nowMillis)));
    }

    /** Why a leg is over although its market may not be known; empty while its time lasts. */
    public Optional<String> late(LegState state, long nowMillis) {
        return isOver(state.startedMillis(), style.legSeconds(), nowMillis)
                ? Optional.of("it was not filled within " + seconds(style.legSeconds()))
                : Optional.empty();
    }

    private Optional<String> missed(LegState state, HedgeInstrument market, long nowMillis) {
        boolean isGone = state.beyondMillis().isPresent()
                && isOver(state.beyondMillis().getAsLong(), style.aggressiveSeconds(), nowMillis);
        return isGone
                ? Optional.of("its market is at " + market.touch(state.leg().side()) + ", beyond the limit "
                        + state.leg().limitPrice().toPlainString())
                : late(state, nowMillis);
    }

    private LegStep whileResting(LegState state, BigDecimal price, HedgeInstrument market, long nowMillis) {
        boolean isCrossingTime =
                state.slice().map(slice -> isCrossing(slice, nowMillis)).orElse(true);
        if (isCrossingTime) {
            return new LegStep.Withdraw("it waited for " + seconds(style.passiveSeconds()) + " and crosses now");
        }
        boolean isOutbid = Slices.restingPrice(market, state.leg())
                .filter(best -> state.leg().side().sign() * best.compareTo(price) > 0)
                .isPresent();
        return isOutbid && isPaced(state, nowMillis)
                ? new LegStep.Withdraw("it follows the best price")
                : new LegStep.Wait("it waits at " + price.toPlainString());
    }

    private LegStep send(LegState state, HedgeInstrument market, long nowMillis) {
        return state.slice()
                .filter(slice -> !isDone(slice, state, nowMillis))
                .or(() -> fresh(state, market, nowMillis))
                .map(slice -> send(slice, state, market, nowMillis))
                .orElseGet(() -> new LegStep.Wait("nothing is offered within the limit"));
    }

    private boolean isDone(Slice slice, LegState state, long nowMillis) {
        double whole = style.passiveSeconds() + style.aggressiveSeconds();
        return state.filled().compareTo(slice.upTo()) >= 0
                || (slice.crossed() && isOver(slice.startedMillis(), whole, nowMillis));
    }

    private Optional<Slice> fresh(LegState state, HedgeInstrument market, long nowMillis) {
        BigDecimal amount = Slices.amount(market, state.leg(), state.left(), style.participation());
        return amount.signum() > 0
                ? Optional.of(new Slice(state.filled().add(amount), nowMillis, false))
                : Optional.empty();
    }

    private LegStep send(Slice slice, LegState state, HedgeInstrument market, long nowMillis) {
        BigDecimal left = slice.upTo().min(state.target()).subtract(state.filled());
        Optional<BigDecimal> resting =
                isCrossing(slice, nowMillis) ? Optional.empty() : Slices.restingPrice(market, state.leg());
        if (resting.isEmpty()) {
            return cross(slice, left, state, market, nowMillis);
        }
        return isPaced(state, nowMillis)
                ? new LegStep.Rest(slice, left, resting.get())
                : new LegStep.Wait("it was priced just now");
    }

    private LegStep cross(Slice slice, BigDecimal left, LegState state, HedgeInstrument market, long nowMillis) {
        if (slice.crossed() && !isPaced(state, nowMillis)) {
            return new LegStep.Wait("it crossed just now");
        }
        BigDecimal amount = Slices.amount(market, state.leg(), left, style.participation());
        return Slices.crossingPrice(market, state.leg(), amount)
                .filter(_ -> amount.signum() > 0)
                .<LegStep>map(price -> new LegStep.Cross(slice.crossing(), amount, price))
                .orElseGet(() -> new LegStep.Wait("nothing is offered within the limit"));
    }

    private boolean isCrossing(Slice slice, long nowMillis) {
        return slice.crossed() || isOver(slice.startedMillis(), style.passiveSeconds(), nowMillis);
    }

    private boolean isPaced(LegState state, long nowMillis) {
        return state.pricedMillis().isEmpty()
                || isOver(state.pricedMillis().getAsLong(), style.repriceSeconds(), nowMillis);
    }

    private static boolean isOver(long sinceMillis, double seconds, long nowMillis) {
        return nowMillis - sinceMillis >= seconds * 1_000;
    }

    private static String seconds(double seconds) {
        return (seconds == Math.rint(seconds) ? Long.toString((long) seconds) : Double.toString(seconds)) + " s";
    }
}
