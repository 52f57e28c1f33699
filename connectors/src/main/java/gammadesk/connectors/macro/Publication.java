package gammadesk.connectors.macro;

import gammadesk.analytics.market.MacroRelease;
import gammadesk.connectors.history.ReleaseRule;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A publication at FRED.
 *
 * @param id FRED's number
 * @param name FRED's name
 */
record Publication(int id, String name) {
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final LocalTime MORNING = LocalTime.of(8, 30);
    private static final LocalTime AFTERNOON = LocalTime.of(14, 0);
    private static final LocalTime EVENING = LocalTime.of(16, 15);
    /** The usual hours by words of the name, which unlike the numbers say what they mean. */
    private static final Map<String, LocalTime> HOURS = Map.ofEntries(
            Map.entry("consumer price index", MORNING),
            Map.entry("producer price index", MORNING),
            Map.entry("employment situation", MORNING),
            Map.entry("gross domestic product", MORNING),
            Map.entry("personal income and outlays", MORNING),
            Map.entry("advance monthly sales for retail", MORNING),
            Map.entry("unemployment insurance weekly claims", MORNING),
            Map.entry("fomc press release", AFTERNOON),
            Map.entry("h.15", EVENING),
            Map.entry("h.10", EVENING));

    MacroRelease on(LocalDate date) {
        Optional<LocalTime> hour = hour();
        long at = hour.map(
                        time -> date.atTime(time).atZone(NEW_YORK).toInstant().toEpochMilli())
                .orElseGet(() -> ReleaseRule.endOfDay(date));
        return new MacroRelease(id, name, date, at, hour.isPresent());
    }

    private Optional<LocalTime> hour() {
        String lower = name.toLowerCase(Locale.ROOT);
        return HOURS.entrySet().stream()
                .filter(entry -> lower.startsWith(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
