package gammadesk.connectors.simulator.matching;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** An option order whose price is not stated in coin: the venue converts it again whenever the market moves. */
public enum Advanced {
    /** The price is worth a number of USD. */
    USD,
    /** The price is an implied volatility in percent. */
    IMPLV;

    /** The venue's word. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The form of a word of the venue. */
    public static Optional<Advanced> ofWord(String word) {
        return Arrays.stream(values()).filter(form -> form.word().equals(word)).findFirst();
    }
}
