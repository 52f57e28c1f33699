package gammadesk.connectors.simulator;

import gammadesk.analytics.port.Clock;

/** The clock of this machine, for tests that run over real sockets. */
final class SystemClock implements Clock {
    @Override
    public long epochMillis() {
        return System.currentTimeMillis();
    }

    @Override
    public long nanos() {
        return System.nanoTime();
    }
}
