package gammadesk.analytics.market;

import java.util.Arrays;
import java.util.Optional;

/** How long a bar is. Not every series is to be had at every length. */
public enum BarLength {
    SECOND(1),
    MINUTE(60),
    MINUTES_3(180),
    MINUTES_5(300),
    MINUTES_10(600),
    MINUTES_15(900),
    MINUTES_30(1_800),
    HOUR(3_600),
    HOURS_2(7_200),
    HOURS_3(10_800),
    HOURS_6(21_600),
    HOURS_12(43_200),
    DAY(86_400);

    private static final long MILLIS = 1_000;

    private final long seconds;

    BarLength(long seconds) {
        this.seconds = seconds;
    }

    /** Its length in seconds. */
    public long seconds() {
        return seconds;
    }

    /** Its length in milliseconds. */
    public long millis() {
        return seconds * MILLIS;
    }

    /** The beginning of the bar in which a moment lies, milliseconds since the epoch; a day begins at 00:00 UTC. */
    public long floor(long epochMillis) {
        return Math.floorDiv(epochMillis, millis()) * millis();
    }

    /** The beginning of the first bar that does not begin before a moment. */
    public long ceil(long epochMillis) {
        return floor(epochMillis + millis() - 1);
    }

    /** The length of so many seconds, if there is one. */
    public static Optional<BarLength> ofSeconds(long seconds) {
        return Arrays.stream(values())
                .filter(length -> length.seconds == seconds)
                .findFirst();
    }
}
