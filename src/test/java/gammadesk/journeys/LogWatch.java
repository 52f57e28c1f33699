package gammadesk.journeys;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import org.slf4j.LoggerFactory;

/** Collects every warning of our log and of the toolkit's while a test runs. */
final class LogWatch implements AutoCloseable {
    private final List<String> warnings = new CopyOnWriteArrayList<>();
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final java.util.logging.Logger toolkit = java.util.logging.Logger.getLogger("");
    private final AppenderBase<ILoggingEvent> appender = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            if (event.getLevel().isGreaterOrEqual(Level.WARN)) {
                warnings.add(event.getLevel() + " " + event.getLoggerName() + ": " + event.getFormattedMessage());
            }
        }
    };
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            String message = String.valueOf(entry.getMessage());
            boolean aboutTheClassPath = message.startsWith("Unsupported JavaFX configuration");
            if (entry.getLevel().intValue() >= java.util.logging.Level.WARNING.intValue() && !aboutTheClassPath) {
                warnings.add(entry.getLevel() + " " + entry.getLoggerName() + ": " + message);
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    LogWatch() {
        appender.setContext(root.getLoggerContext());
        appender.start();
        root.addAppender(appender);
        toolkit.addHandler(handler);
    }

    List<String> warnings() {
        return warnings;
    }

    @Override
    public void close() {
        root.detachAppender(appender);
        toolkit.removeHandler(handler);
    }
}
