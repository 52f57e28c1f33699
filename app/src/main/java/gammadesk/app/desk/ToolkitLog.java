package gammadesk.app.desk;

import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What the toolkit says on its own logger. */
final class ToolkitLog {
    /** Held for good: the logging system forgets loggers, and their filters with them, that nobody holds. */
    private static final Logger TOOLKIT = Logger.getLogger("javafx");

    private ToolkitLog() {}

    /**
     * Leaves out the one warning that is about how this program is started on purpose: from the class path, since
     * several of its libraries are no modules. Every other word of the toolkit is still heard.
     */
    static void acceptClassPath() {
        TOOLKIT.setFilter(ToolkitLog::isWorthHearing);
    }

    private static boolean isWorthHearing(LogRecord record) {
        String message = record.getMessage();
        return message == null || !message.startsWith("Unsupported JavaFX configuration");
    }
}
