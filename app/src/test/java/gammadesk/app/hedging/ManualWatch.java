package gammadesk.app.hedging;

import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.Delayed;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** A thread that does on the test's own what is due on the test's clock. */
final class ManualWatch extends AbstractExecutorService implements ScheduledExecutorService {
    private final LongSupplier millis;
    private final PriorityQueue<Task> due = new PriorityQueue<>();
    private long sequence;

    ManualWatch(LongSupplier millis) {
        this.millis = millis;
    }

    private static final class Task extends FutureTask<Object> implements ScheduledFuture<Object> {
        private final long atMillis;
        private final long sequence;

        Task(Runnable work, long atMillis, long sequence) {
            super(work, "");
            this.atMillis = atMillis;
            this.sequence = sequence;
        }

        @Override
        public long getDelay(TimeUnit unit) {
            throw new UnsupportedOperationException();
        }

        @Override
        public int compareTo(Delayed other) {
            Task task = (Task) other;
            return atMillis != task.atMillis
                    ? Long.compare(atMillis, task.atMillis)
                    : Long.compare(sequence, task.sequence);
        }
    }

    /** Everything that is due, and what follows from it at once. */
    void run() {
        while (!due.isEmpty() && due.peek().atMillis <= millis.getAsLong()) {
            due.poll().run();
        }
    }

    private Task later(Runnable work, long delayMillis) {
        Task task = new Task(work, millis.getAsLong() + delayMillis, sequence++);
        due.add(task);
        return task;
    }

    @Override
    public void execute(Runnable work) {
        var _ = later(work, 0);
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable work, long delay, TimeUnit unit) {
        return later(work, unit.toMillis(delay));
    }

    @Override
    public <V> ScheduledFuture<V> schedule(Callable<V> work, long delay, TimeUnit unit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public ScheduledFuture<?> scheduleAtFixedRate(Runnable work, long first, long period, TimeUnit unit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(Runnable work, long first, long delay, TimeUnit unit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void shutdown() {
        due.clear();
    }

    @Override
    public List<Runnable> shutdownNow() {
        List<Runnable> left = new ArrayList<>(due);
        due.clear();
        return left;
    }

    @Override
    public boolean isShutdown() {
        return false;
    }

    @Override
    public boolean isTerminated() {
        return false;
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
        return true;
    }
}
