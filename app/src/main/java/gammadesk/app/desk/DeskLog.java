package gammadesk.app.desk;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeAndTimeBasedRollingPolicy;
import ch.qos.logback.core.util.FileSize;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The desk's log beside its other files: one file a day, two weeks of them, bounded in size. */
final class DeskLog implements AutoCloseable {
    private static final int DAYS = 14;
    private static final long LARGEST_FILE = 10L << 20;
    private static final long LARGEST_SUM = 100L << 20;

    private final ch.qos.logback.classic.Logger root;
    private final RollingFileAppender<ILoggingEvent> appender;

    private DeskLog(LoggerContext context, Path folder) {
        this.root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        this.appender = appender(context, folder);
        root.addAppender(appender);
    }

    /** Until it is closed, what is logged goes into a folder too. A full disk costs lines of the log, not the desk. */
    static DeskLog keepIn(Path folder) {
        return new DeskLog((LoggerContext) LoggerFactory.getILoggerFactory(), folder);
    }

    @Override
    public void close() {
        root.detachAppender(appender);
        appender.stop();
    }

    private static RollingFileAppender<ILoggingEvent> appender(LoggerContext context, Path folder) {
        RollingFileAppender<ILoggingEvent> appender = new RollingFileAppender<>();
        appender.setContext(context);
        appender.setName("FILE");
        appender.setFile(folder.resolve("gammadesk.log").toString());
        appender.setEncoder(encoder(context));
        SizeAndTimeBasedRollingPolicy<ILoggingEvent> policy = new SizeAndTimeBasedRollingPolicy<>();
        policy.setContext(context);
        policy.setParent(appender);
        policy.setFileNamePattern(
                folder.resolve("gammadesk.%d{yyyy-MM-dd, UTC}.%i.log.gz").toString());
        policy.setMaxHistory(DAYS);
        policy.setMaxFileSize(new FileSize(LARGEST_FILE));
        policy.setTotalSizeCap(new FileSize(LARGEST_SUM));
        policy.start();
        appender.setRollingPolicy(policy);
        appender.start();
        return appender;
    }

    private static PatternLayoutEncoder encoder(LoggerContext context) {
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setPattern("%d{yyyy-MM-dd'T'HH:mm:ss.SSS'Z', UTC} %-5level [%thread] %logger{0}: %msg%n");
        encoder.start();
        return encoder;
    }
}
