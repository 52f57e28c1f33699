package gammadesk.analytics.backtest;

import gammadesk.analytics.market.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * A book under a rule from the first recorded moment to the last.
 *
 * @param rule who decided
 * @param steps between the moments
 * @param fills all orders, the closing of the hedge at the end among them
 * @param missed orders that found no price when they should have been filled
 * @param optionsUsd size of the book: amounts of its options at the first moment without regard to their signs, times
 *     the index of that moment, USD
 */
public record HedgePath(HedgeRule rule, List<HedgeStep> steps, List<HedgeFill> fills, int missed, double optionsUsd) {
    /** Windows of a day end at the first moment that is at least so long after their beginning. */
    private static final long DAY_MILLIS = 22L * 3_600_000;

    public HedgePath {
        steps = List.copyOf(steps);
        fills = List.copyOf(fills);
    }

    /** Profit by step before the cost of hedging, USD. */
    public Column stepProfits() {
        return column(steps.stream().map(HedgeStep::grossUsd).toList());
    }

    /**
     * Profits of a day that begins at each moment: about 24 hours, overlapping, as recorded moments lie hours apart. A
     * window that would end after the last moment is not there.
     *
     * @param profit of a step: before or after the cost of hedging
     */
    public Column dayProfits(ToDoubleFunction<HedgeStep> profit) {
        return column(days().stream()
                .map(day -> steps.subList(day.first(), day.last() + 1).stream()
                        .mapToDouble(profit)
                        .sum())
                .toList());
    }

    /**
     * A day of about 24 hours.
     *
     * @param first step
     * @param last step
     * @param fromMillis its beginning, epoch
     * @param toMillis its end
     */
    public record Day(int first, int last, long fromMillis, long toMillis) {}

    /** The days of {@link #dayProfits}. */
    public List<Day> days() {
        List<Day> days = new ArrayList<>();
        for (int from = 0; from < steps.size(); from++) {
            long start = steps.get(from).fromMillis();
            for (int i = from; i < steps.size(); i++) {
                long end = steps.get(i).toMillis();
                if (end - start >= DAY_MILLIS) {
                    days.add(new Day(from, i, start, end));
                    break;
                }
            }
        }
        return days;
    }

    /** The same of days one after the other, none of which shares a step with another. */
    public Column separateDays(ToDoubleFunction<HedgeStep> number) {
        List<Double> days = new ArrayList<>();
        int from = 0;
        double sum = 0;
        for (int i = 0; i < steps.size(); i++) {
            sum += number.applyAsDouble(steps.get(i));
            if (steps.get(i).toMillis() - steps.get(from).fromMillis() >= DAY_MILLIS) {
                days.add(sum);
                sum = 0;
                from = i + 1;
            }
        }
        return column(days);
    }

    private static Column column(List<Double> values) {
        return Column.of(values.stream().mapToDouble(value -> value).toArray());
    }

    /** Sum over all steps, USD. */
    public double profitUsd() {
        return steps.stream().mapToDouble(HedgeStep::profitUsd).sum();
    }

    /** What hedging cost, USD. */
    public double costUsd() {
        return steps.stream().mapToDouble(HedgeStep::costUsd).sum();
    }

    /** Notional traded, USD. */
    public double turnoverUsd() {
        return fills.stream().mapToDouble(HedgeFill::notionalUsd).sum();
    }

    /** Largest fall of the running sum of profits from its highest point before, USD, not negative. */
    public double drawdownUsd() {
        double sum = 0;
        double highest = 0;
        double fall = 0;
        for (HedgeStep step : steps) {
            sum += step.profitUsd();
            highest = Math.max(highest, sum);
            fall = Math.max(fall, highest - sum);
        }
        return fall;
    }
}
