package gammadesk.connectors.simulator.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a scope is about. */
public enum Area {
    ACCOUNT,
    BLOCK_RFQ,
    BLOCK_TRADE,
    TRADE,
    WALLET;

    /** The venue's word, such as {@code block_trade}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Area> of(String word) {
        return Arrays.stream(values()).filter(area -> area.word().equals(word)).findFirst();
    }
}
