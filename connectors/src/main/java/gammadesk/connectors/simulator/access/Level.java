package gammadesk.connectors.simulator.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How far a scope goes, the least first. */
public enum Level {
    NONE,
    READ,
    READ_WRITE;

    /** The venue's word, such as {@code read_write}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Level> of(String word) {
        return Arrays.stream(values())
                .filter(level -> level.word().equals(word))
                .findFirst();
    }

    Level atMost(Level other) {
        return compareTo(other) <= 0 ? this : other;
    }
}
