package gammadesk.connectors.simulator.matching;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How long an order stays in effect. */
public enum TimeInForce {
    GOOD_TIL_CANCELLED,
    /** Until the end of the trading session, 08:00 UTC. */
    GOOD_TIL_DAY,
    /** All at once or nothing. */
    FILL_OR_KILL,
    /** What can be done at once; the rest is cancelled. */
    IMMEDIATE_OR_CANCEL;

    /** The venue's word, such as {@code good_til_day}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The time in force of a word of the venue. */
    public static Optional<TimeInForce> ofWord(String word) {
        return Arrays.stream(values()).filter(time -> time.word().equals(word)).findFirst();
    }

    /** Whether what is not filled may rest in the book. */
    public boolean mayRest() {
        return this == GOOD_TIL_CANCELLED || this == GOOD_TIL_DAY;
    }
}
