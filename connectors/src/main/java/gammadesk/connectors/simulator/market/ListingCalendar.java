package gammadesk.connectors.simulator.market;

import gammadesk.analytics.market.Expiry;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The venue's listing calendar: the next four days, three Fridays (four on the eve of one), the last Fridays of three
 * months and of four quarter-end months. Checked against 38 of the recorded chains between December 2025 and August
 * 2026: every expiry, no other.
 */
final class ListingCalendar {
    static final long DAY_MILLIS = 86_400_000;

    private static final long SETTLEMENT_MILLIS_OF_DAY = 8 * 3_600_000;
    private static final int MONTHS_AHEAD = 15;

    /** Why an expiry is listed; the longest-lived reason counts. */
    enum Cycle {
        DAY,
        WEEK,
        MONTH,
        QUARTER
    }

    private ListingCalendar() {}

    /** What is listed at a moment, by expiry. */
    static SortedMap<Expiry, Cycle> at(long millis) {
        LocalDate first = firstSettlement(millis);
        SortedMap<Expiry, Cycle> listed = new TreeMap<>();
        for (int i = 0; i < 4; i++) {
            listed.put(new Expiry(first.plusDays(i)), Cycle.DAY);
        }
        LocalDate friday = first.with(TemporalAdjusters.nextOrSame(DayOfWeek.FRIDAY));
        int weeks = friday.equals(first) ? 4 : 3;
        for (int i = 0; i < weeks; i++) {
            listed.put(new Expiry(friday.plusWeeks(i)), Cycle.WEEK);
        }
        List<LocalDate> ends = monthEnds(first);
        ends.stream().limit(3).forEach(end -> listed.put(new Expiry(end), Cycle.MONTH));
        ends.stream()
                .filter(end -> end.getMonthValue() % 3 == 0)
                .limit(4)
                .forEach(end -> listed.put(new Expiry(end), Cycle.QUARTER));
        return listed;
    }

    /** How many settlements have passed since the epoch: rises by one at each 08:00 UTC. */
    static long settlementDay(long millis) {
        return Math.floorDiv(millis - SETTLEMENT_MILLIS_OF_DAY, DAY_MILLIS);
    }

    /** The first 08:00 UTC after a moment. */
    static long nextSettlementMillis(long millis) {
        return (settlementDay(millis) + 1) * DAY_MILLIS + SETTLEMENT_MILLIS_OF_DAY;
    }

    private static LocalDate firstSettlement(long millis) {
        return Instant.ofEpochMilli(nextSettlementMillis(millis))
                .atOffset(ZoneOffset.UTC)
                .toLocalDate();
    }

    private static List<LocalDate> monthEnds(LocalDate first) {
        List<LocalDate> ends = new ArrayList<>();
        for (int i = 0; i < MONTHS_AHEAD; i++) {
            LocalDate end =
                    YearMonth.from(first).plusMonths(i).atDay(1).with(TemporalAdjusters.lastInMonth(DayOfWeek.FRIDAY));
            if (!end.isBefore(first)) {
                ends.add(end);
            }
        }
        return ends;
    }
}
