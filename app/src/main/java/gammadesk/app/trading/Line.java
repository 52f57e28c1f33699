package gammadesk.app.trading;

import gammadesk.analytics.port.IntentLog;
import gammadesk.analytics.port.OrderGateway;
import java.io.IOException;

/**
 * A gateway with the log that it writes.
 *
 * @param gateway not opened yet
 * @param log closed after the gateway
 */
public record Line(OrderGateway gateway, IntentLog log) implements AutoCloseable {
    /** Makes a line when it is wanted. */
    @FunctionalInterface
    public interface Source {
        /** A line that is not opened yet. */
        Line open() throws IOException;
    }

    @Override
    public void close() {
        gateway.close();
        log.close();
    }
}
