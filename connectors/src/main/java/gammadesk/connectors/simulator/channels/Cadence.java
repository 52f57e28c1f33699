package gammadesk.connectors.simulator.channels;

import java.util.Optional;

/** How often a channel may say something, by the wall clock: at another speed of time a client is not flooded. */
public enum Cadence {
    /** With every step of the market. */
    RAW("raw", 0),
    /** Ten times a second. */
    TENTH("100ms", 100),
    /** The venue's second, coarser aggregation. */
    SECOND("agg2", 1000);

    private final String word;
    private final long millis;

    Cadence(String word, long millis) {
        this.word = word;
        this.millis = millis;
    }

    /** The aggregation that the last part of a channel's name asks for. */
    public static Optional<Cadence> of(String word) {
        for (Cadence cadence : values()) {
            if (cadence.word.equals(word)) {
                return Optional.of(cadence);
            }
        }
        return Optional.empty();
    }

    /** The least time between two notifications. */
    public long millis() {
        return millis;
    }
}
