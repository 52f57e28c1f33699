package gammadesk.analytics.port;

import java.util.List;

/**
 * Remembers across restarts what was sent and is not settled. An intent is written before it is sent and settled when
 * the venue's answer, or the proof that there is none, is known. For one thread.
 */
public interface IntentLog extends AutoCloseable {
    /** Makes an intent durable; false when that failed, and then it must not be sent. */
    boolean plan(Intent intent);

    /** Makes it durable that an intent needs no more care; a failure costs one look-up after the next start. */
    void settle(String label, String outcome);

    /** What was planned and not settled, oldest first. */
    List<Intent> unresolved();

    @Override
    void close();
}
