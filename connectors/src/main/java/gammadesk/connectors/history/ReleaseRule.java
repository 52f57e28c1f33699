package gammadesk.connectors.history;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * From when a value counts as known where nobody says when it was published: rather too late than too early, at 22:00
 * UTC, when the offices and exchanges of New York have closed in summer and in winter.
 */
public enum ReleaseRule {
    /** A day's value: on the next business day. */
    NEXT_BUSINESS_DAY(7),
    /** A day's value that is published week by week: on the first business day of the next week. */
    NEXT_WEEK(14),
    /** A week's value: on the last day of the next week. */
    WEEK(21),
    /** A month's value, dated by its first day: on the last day of the next month. */
    MONTH(100),
    /** A quarter's value, dated by its first day: on the last day of the second month after it. */
    QUARTER(250);

    /** The Federal Reserve's exchange rates (H.10) come out on Mondays. */
    private static final Set<String> WEEKLY_OUT = Set.of("DTWEXBGS", "DTWEXAFEGS", "DTWEXEMEGS");

    /** FRED and ALFRED are kept in St. Louis. */
    private static final ZoneId ARCHIVE = ZoneId.of("America/Chicago");

    private static final LocalTime HOUR = LocalTime.of(22, 0);
    private static final int LONGEST_DAILY_GAP = 4;
    private static final int WEEK_DAYS = 7;
    private static final int MONTH_DAYS = 31;

    private final int maxAgeDays;

    ReleaseRule(int maxAgeDays) {
        this.maxAgeDays = maxAgeDays;
    }

    /**
     * From when a value counts as known of which the day of publication is known and the hour is not: the end of that
     * day where the archive is kept, milliseconds since the epoch.
     */
    public static long endOfDay(LocalDate published) {
        return published.plusDays(1).atStartOfDay(ARCHIVE).toInstant().toEpochMilli();
    }

    /** Whether a series has a value a day. */
    public boolean isDaily() {
        return this == NEXT_BUSINESS_DAY || this == NEXT_WEEK;
    }

    /** How long the last value of such a series can be believed in, days after it became known. */
    public int maxAgeDays() {
        return maxAgeDays;
    }

    /** The rule of a series by its name and the commonest distance of its dates. */
    public static ReleaseRule of(String series, List<LocalDate> dates) {
        long gap = commonestGap(dates);
        if (gap <= LONGEST_DAILY_GAP) {
            return WEEKLY_OUT.contains(series.toUpperCase(Locale.ROOT)) ? NEXT_WEEK : NEXT_BUSINESS_DAY;
        }
        if (gap <= WEEK_DAYS) {
            return WEEK;
        }
        return gap <= MONTH_DAYS ? MONTH : QUARTER;
    }

    private static long commonestGap(List<LocalDate> dates) {
        long[] gaps = new long[Math.max(0, dates.size() - 1)];
        for (int i = 0; i < gaps.length; i++) {
            gaps[i] = dates.get(i + 1).toEpochDay() - dates.get(i).toEpochDay();
        }
        Arrays.sort(gaps);
        return gaps.length == 0 ? 1 : gaps[gaps.length / 2];
    }

    /** From when the value of a date counts as known, milliseconds since the epoch. */
    public long knownMillis(LocalDate reference) {
        return day(reference).atTime(HOUR).toInstant(ZoneOffset.UTC).toEpochMilli();
    }

    private LocalDate day(LocalDate reference) {
        return switch (this) {
            case NEXT_BUSINESS_DAY -> BusinessDays.after(reference);
            case NEXT_WEEK -> BusinessDays.after(reference.with(DayOfWeek.SUNDAY));
            case WEEK -> reference.with(DayOfWeek.SUNDAY).plus(Period.ofWeeks(1));
            case MONTH -> YearMonth.from(reference).plusMonths(1).atEndOfMonth();
            case QUARTER -> YearMonth.from(reference).plusMonths(4).atEndOfMonth();
        };
    }
}
