package gammadesk.views.surface;

import java.time.Duration;

/** Whether levels are shown, or what changed since when. */
enum ChangeSince {
    LEVEL("Level", Duration.ZERO),
    MINUTES_5("Δ 5 min", Duration.ofMinutes(5)),
    MINUTES_15("Δ 15 min", Duration.ofMinutes(15)),
    HOUR("Δ 1 h", Duration.ofHours(1)),
    EIGHT("Δ 08:00 UTC", Duration.ZERO),
    START("Δ start", Duration.ZERO);

    private static final long DAY = Duration.ofDays(1).toMillis();
    private static final long EIGHT_HOURS = Duration.ofHours(8).toMillis();

    private final String label;
    private final Duration back;

    ChangeSince(String label, Duration back) {
        this.label = label;
        this.back = back;
    }

    String label() {
        return label;
    }

    /** The moment to compare with; for the start of the history one before everything. */
    long moment(long nowMillis) {
        return switch (this) {
            case LEVEL -> nowMillis;
            case MINUTES_5, MINUTES_15, HOUR -> nowMillis - back.toMillis();
            case EIGHT -> Math.floorDiv(nowMillis - EIGHT_HOURS, DAY) * DAY + EIGHT_HOURS;
            case START -> 0;
        };
    }
}
