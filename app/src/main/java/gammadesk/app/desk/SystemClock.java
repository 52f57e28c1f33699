package gammadesk.app.desk;

import gammadesk.analytics.port.Clock;

/** The machine's clocks. */
public final class SystemClock implements Clock {
    @Override
    public long epochMillis() {
        return System.currentTimeMillis();
    }

    @Override
    public long nanos() {
        return System.nanoTime();
    }
}
