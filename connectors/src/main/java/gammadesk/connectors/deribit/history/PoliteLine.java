package gammadesk.connectors.deribit.history;

import gammadesk.analytics.port.Clock;
import gammadesk.connectors.deribit.CreditBucket;
import gammadesk.connectors.deribit.DeribitError;
import gammadesk.connectors.deribit.DeribitResult;
import gammadesk.connectors.deribit.DeribitResult.Failure;
import gammadesk.connectors.deribit.DeribitSettings;
import gammadesk.connectors.deribit.DeribitSettings.BackOff;
import gammadesk.connectors.deribit.DeribitSettings.Credits;
import gammadesk.connectors.deribit.RetryDelays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Asks one question at a time and spends a part of the request budget only, so that what is urgent always finds
 * credits. A question whose answer failed is put again a few times: asking changes nothing.
 */
final class PoliteLine {
    private static final int MOST_ATTEMPTS = 5;
    /** The share of the venue's budget that the past may use up. */
    private static final double SHARE = 0.25;

    private static final int BURST_REQUESTS = 10;
    private static final long LOOK_EVERY_MILLIS = 20;

    private final Clock clock;
    private final BackOff backOff;
    private final RandomGenerator jitter;
    private final CreditBucket budget;
    private final ReentrantLock turn = new ReentrantLock(true);
    private final CountDownLatch closed = new CountDownLatch(1);

    PoliteLine(DeribitSettings settings, Clock clock, RandomGenerator jitter) {
        this.clock = clock;
        this.backOff = settings.backOff();
        this.jitter = jitter;
        this.budget = new CreditBucket(modest(settings.credits()), clock.nanos());
    }

    private static Credits modest(Credits all) {
        double burst = Math.min(all.burst() * SHARE, BURST_REQUESTS * all.perRequest());
        return new Credits(Math.max(burst, all.perRequest()), all.refillPerSecond() * SHARE, all.perRequest());
    }

    /** Puts a question until it is answered, or refused for good, or often enough, or until it is stopped. */
    <T> DeribitResult<T> ask(Supplier<DeribitResult<T>> question) {
        try {
            turn.lockInterruptibly();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return stopped();
        }
        try {
            return askInTurn(question);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return stopped();
        } finally {
            turn.unlock();
        }
    }

    private <T> DeribitResult<T> askInTurn(Supplier<DeribitResult<T>> question) throws InterruptedException {
        RetryDelays delays = new RetryDelays(backOff, jitter);
        while (true) {
            if (!awaitCredits()) {
                return stopped();
            }
            DeribitResult<T> result = question.get();
            if (!(result instanceof Failure<T>(DeribitError error)) || isFinal(error, delays.attempts() + 1)) {
                return result;
            }
            if (error.kind() == DeribitError.Kind.TOO_MANY_REQUESTS) {
                budget.empty(clock.nanos());
            }
            if (closed.await(delays.nextMillis(), TimeUnit.MILLISECONDS)) {
                return stopped();
            }
        }
    }

    private boolean isFinal(DeribitError error, int attempts) {
        boolean mayPass = error.retryable() || error.remedy() == DeribitError.Remedy.SETTLE;
        return !mayPass || attempts >= MOST_ATTEMPTS || isStopped();
    }

    /** False when it was closed meanwhile. */
    private boolean awaitCredits() throws InterruptedException {
        while (!budget.take(clock.nanos())) {
            if (closed.await(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
                return false;
            }
        }
        return closed.getCount() > 0 && !Thread.currentThread().isInterrupted();
    }

    /** Whether whoever asks does not want the answer any more. */
    boolean isStopped() {
        return closed.getCount() == 0 || Thread.currentThread().isInterrupted();
    }

    /** One clause on why an answer is not there. */
    String reason(DeribitError error) {
        return isStopped() ? "it was stopped" : error.toString();
    }

    private static <T> DeribitResult<T> stopped() {
        return new Failure<>(DeribitError.onTheWay(DeribitError.Kind.NO_ANSWER, "stopped"));
    }

    void close() {
        closed.countDown();
    }
}
