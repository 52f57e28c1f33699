package gammadesk.app.learning;

import gammadesk.analytics.port.Clock;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicBoolean;

/** One piece of long work at a time, on a thread of its own that stands behind all others. */
public final class LongWork implements AutoCloseable {
    private static final double TELL_SECONDS = 0.1;
    private static final long LAST_MILLIS = 4_000;

    private final Clock clock;
    private volatile Optional<Running> current = Optional.empty();

    /** Idle. */
    public LongWork(Clock clock) {
        this.clock = clock;
    }

    /**
     * What is done.
     *
     * @param <R> what comes of it
     */
    @FunctionalInterface
    public interface Task<R> {
        /** To its end; looks at the watch often. */
        R run(JobWatch watch) throws IOException;
    }

    /**
     * How it ended.
     *
     * @param <R> what comes of it
     */
    public sealed interface Ending<R> {
        /** To the end. */
        record Done<R>(R result) implements Ending<R> {}

        /** By somebody's wish; what is kept is a sentence. */
        record Cancelled<R>(String kept) implements Ending<R> {}

        /** By a fault; the sentence is for a person. */
        record Failed<R>(String sentence) implements Ending<R> {}
    }

    /**
     * Is told from the thread that works.
     *
     * @param <R> what comes of it
     */
    public interface Listener<R> {
        /** How far it is, some times a second. */
        void at(JobStep step, OptionalDouble secondsLeft);

        /** Told once, when the next work can begin. */
        void ended(Ending<R> ending);
    }

    /** What is at work. */
    private record Running(AtomicBoolean isCancelled, Thread thread) {}

    /** Begins it; false, and nothing is done, while something is at work. */
    public synchronized <R> boolean begin(Task<R> task, Listener<R> listener) {
        if (current.isPresent()) {
            return false;
        }
        Running next = running(task, listener);
        current = Optional.of(next);
        next.thread().start();
        return true;
    }

    /** Where the machine heeds priorities; elsewhere it is one thread that never holds anything others wait for. */
    @SuppressWarnings("ThreadPriorityCheck")
    private <R> Running running(Task<R> task, Listener<R> listener) {
        AtomicBoolean isCancelled = new AtomicBoolean();
        Thread thread = Thread.ofPlatform()
                .daemon()
                .name("desk-trials")
                .priority(Thread.MIN_PRIORITY)
                .unstarted(() -> {
                    Ending<R> ending = new Course<>(clock, task, listener, isCancelled).ending();
                    current = Optional.empty();
                    listener.ended(ending);
                });
        return new Running(isCancelled, thread);
    }

    /** Whether something is at work. */
    public boolean isAtWork() {
        return current.isPresent();
    }

    /** Wishes the work to end; it ends within about a second. */
    public void cancel() {
        current.ifPresent(running -> running.isCancelled().set(true));
    }

    /** Ends the work and waits for that a little; what it keeps is kept. */
    @Override
    public void close() {
        Optional<Running> last = current;
        cancel();
        if (last.isPresent()) {
            try {
                last.get().thread().join(LAST_MILLIS);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static final class Course<R> implements JobWatch {
        private final Clock clock;
        private final Task<R> task;
        private final Listener<R> listener;
        private final AtomicBoolean isCancelled;
        private final long began;
        private double told = -1;

        Course(Clock clock, Task<R> task, Listener<R> listener, AtomicBoolean isCancelled) {
            this.clock = clock;
            this.task = task;
            this.listener = listener;
            this.isCancelled = isCancelled;
            began = clock.nanos();
        }

        Ending<R> ending() {
            try {
                return new Ending.Done<>(task.run(this));
            } catch (JobCancelled e) {
                return new Ending.Cancelled<>(e.kept());
            } catch (IOException | RuntimeException | Error e) {
                return new Ending.Failed<>(JobWords.failure(e));
            }
        }

        @Override
        public void at(JobStep step) {
            double seconds = (clock.nanos() - began) / 1e9;
            if (told < 0 || seconds - told >= TELL_SECONDS) {
                told = seconds;
                listener.at(step, step.secondsLeft(seconds));
            }
        }

        @Override
        public boolean isCancelled() {
            return isCancelled.get();
        }
    }
}
