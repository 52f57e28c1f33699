package gammadesk.app.replay;

import gammadesk.analytics.port.Clock;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/** Measures how long something takes on this machine. */
public interface Stopwatch {
    /** On the clock, other programs' turns included; nanoseconds from an arbitrary origin. */
    long wallNanos();

    /** On the core, of the calling thread alone; nanoseconds from an arbitrary origin. */
    long coreNanos();

    /** The machine's; where it does not tell a thread's time, the clock's time stands for it. */
    static Stopwatch of(Clock clock) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        boolean isTold = threads.isCurrentThreadCpuTimeSupported();
        return new Stopwatch() {
            @Override
            public long wallNanos() {
                return clock.nanos();
            }

            @Override
            public long coreNanos() {
                return isTold ? threads.getCurrentThreadCpuTime() : clock.nanos();
            }
        };
    }
}
