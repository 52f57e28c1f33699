package gammadesk.connectors.history;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.time.temporal.TemporalAdjusters;
import java.util.Set;

/** Days on which American offices publish: no weekends and no federal holidays. */
final class BusinessDays {
    private static final Set<DayOfWeek> WEEKEND = Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
    private static final Set<MonthDay> FIXED = Set.of(
            MonthDay.of(Month.JANUARY, 1),
            MonthDay.of(Month.JUNE, 19),
            MonthDay.of(Month.JULY, 4),
            MonthDay.of(Month.NOVEMBER, 11),
            MonthDay.of(Month.DECEMBER, 25));

    private BusinessDays() {}

    /** The first business day after a date. */
    static LocalDate after(LocalDate date) {
        LocalDate day = date.plusDays(1);
        while (isFree(day)) {
            day = day.plusDays(1);
        }
        return day;
    }

    static boolean isFree(LocalDate day) {
        return WEEKEND.contains(day.getDayOfWeek()) || isFixed(day) || isMoving(day);
    }

    /** A holiday on a Sunday is kept on Monday, one on a Saturday on Friday. */
    private static boolean isFixed(LocalDate day) {
        boolean before = day.getDayOfWeek() == DayOfWeek.FRIDAY && FIXED.contains(MonthDay.from(day.plusDays(1)));
        boolean after = day.getDayOfWeek() == DayOfWeek.MONDAY && FIXED.contains(MonthDay.from(day.minusDays(1)));
        return FIXED.contains(MonthDay.from(day)) || before || after;
    }

    private static boolean isMoving(LocalDate day) {
        return switch (day.getMonth()) {
            case JANUARY, FEBRUARY -> is(day, 3, DayOfWeek.MONDAY);
            case MAY -> day.equals(day.with(TemporalAdjusters.lastInMonth(DayOfWeek.MONDAY)));
            case SEPTEMBER -> is(day, 1, DayOfWeek.MONDAY);
            case OCTOBER -> is(day, 2, DayOfWeek.MONDAY);
            case NOVEMBER -> is(day, 4, DayOfWeek.THURSDAY);
            default -> false;
        };
    }

    private static boolean is(LocalDate day, int week, DayOfWeek weekday) {
        return day.equals(day.with(TemporalAdjusters.dayOfWeekInMonth(week, weekday)));
    }
}
