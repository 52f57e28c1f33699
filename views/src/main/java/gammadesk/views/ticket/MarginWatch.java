package gammadesk.views.ticket;

import gammadesk.analytics.port.Clock;
import gammadesk.analytics.port.MarginAnswer;
import gammadesk.analytics.trading.TradingActions;
import gammadesk.views.fx.FxThread;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * What margin the order in the ticket would need: asked when the order has stood still for a moment, asked again when
 * the answer is old, and never answered with what was said of another order. On the FX thread.
 */
final class MarginWatch {
    private static final long MILLI = 1_000_000L;
    private static final long SETTLE_NANOS = 150 * MILLI;
    private static final long PAUSE_NANOS = 400 * MILLI;
    private static final long REPEAT_NANOS = 5_000 * MILLI;

    private final TradingActions actions;
    private final Clock clock;
    private final Runnable changed;
    private Optional<Question> question = Optional.empty();
    private Optional<MarginAnswer> answer = Optional.empty();
    private long number;
    private long dueNanos;
    private long askedNanos;

    /**
     * What is asked.
     *
     * @param limit in the instrument's price unit; empty for an order that takes what the market gives
     */
    record Question(String instrument, BigDecimal amount, Optional<BigDecimal> limit) {
        /** Numbers that are the same are written the same. */
        static Question of(String instrument, BigDecimal amount, Optional<BigDecimal> limit) {
            return new Question(instrument, amount.stripTrailingZeros(), limit.map(BigDecimal::stripTrailingZeros));
        }
    }

    /** A watch that has asked nothing yet; told on the FX thread whenever an answer comes. */
    MarginWatch(TradingActions actions, Clock clock, Runnable changed) {
        this.actions = actions;
        this.clock = clock;
        this.changed = changed;
        this.askedNanos = clock.nanos() - PAUSE_NANOS;
    }

    /** The order as it stands; the market's price stands in where it has no limit. */
    void follow(Question wanted, BigDecimal marketPrice) {
        long now = clock.nanos();
        if (!question.equals(Optional.of(wanted))) {
            forget();
            question = Optional.of(wanted);
            dueNanos = Math.max(now + SETTLE_NANOS, askedNanos + PAUSE_NANOS);
        }
        if (now - dueNanos >= 0) {
            dueNanos = now + REPEAT_NANOS;
            askedNanos = now;
            ask(wanted, wanted.limit().orElse(marketPrice));
        }
    }

    /** There is no order to ask about. */
    void forget() {
        number++;
        question = Optional.empty();
        answer = Optional.empty();
    }

    /** To the question of now; empty while it is under way. */
    Optional<MarginAnswer> answer() {
        return answer;
    }

    private void ask(Question wanted, BigDecimal price) {
        long mine = ++number;
        var _ = actions.margins(wanted.instrument(), wanted.amount(), price)
                .thenAccept(said -> FxThread.later(() -> take(mine, said)));
    }

    private void take(long of, MarginAnswer said) {
        if (of == number) {
            answer = Optional.of(said);
            changed.run();
        }
    }
}
