package gammadesk.connectors.simulator.matching;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The price that a trigger order watches. */
public enum TriggerSource {
    INDEX_PRICE,
    MARK_PRICE,
    LAST_PRICE;

    /** The venue's word, such as {@code mark_price}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The source of a word of the venue. */
    public static Optional<TriggerSource> ofWord(String word) {
        return Arrays.stream(values())
                .filter(source -> source.word().equals(word))
                .findFirst();
    }
}
