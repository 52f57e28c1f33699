package gammadesk.connectors.simulator.methods;

import java.util.HashMap;
import java.util.Map;

/** Whose quotes are refused for a moment, because who cancelled asked for it. Used by the market thread only. */
final class QuoteFreeze {
    /** The venue's second. */
    private static final long MILLIS = 1000;

    private final Map<Long, Long> untilMillis = new HashMap<>();

    /** From a moment of the venue on. */
    void begin(long account, long nowMillis) {
        untilMillis.put(account, nowMillis + MILLIS);
    }

    boolean isOn(long account, long nowMillis) {
        return nowMillis < untilMillis.getOrDefault(account, 0L);
    }
}
