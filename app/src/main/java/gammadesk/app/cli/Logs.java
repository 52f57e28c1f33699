package gammadesk.app.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.slf4j.LoggerFactory;

/** How much the program says beside its result. */
final class Logs {
    private Logs() {}

    /** Warnings only: for a command whose output goes on into another program. */
    static void warningsOnly() {
        if (LoggerFactory.getLogger("gammadesk") instanceof Logger logger) {
            logger.setLevel(Level.WARN);
        }
    }
}
