package gammadesk.views.chart;

import java.util.function.DoubleFunction;
import java.util.stream.LongStream;
import javafx.scene.canvas.GraphicsContext;

/** Labels of a time axis in UTC, on the round steps of a clock. */
public final class TimeTicks {
    private static final long SECOND = 1_000;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;
    private static final int MONTH_DAYS = 28;
    private static final long[] STEPS = {
        SECOND,
        2 * SECOND,
        5 * SECOND,
        10 * SECOND,
        15 * SECOND,
        30 * SECOND,
        MINUTE,
        2 * MINUTE,
        5 * MINUTE,
        10 * MINUTE,
        15 * MINUTE,
        30 * MINUTE,
        HOUR,
        2 * HOUR,
        3 * HOUR,
        6 * HOUR,
        12 * HOUR,
        DAY
    };
    private static final double EMS_PER_LABEL = 8;

    private TimeTicks() {}

    /** Labels below a plot whose x is in epoch milliseconds. */
    public static void horizontal(GraphicsContext graphics, PlotFrame frame, Palette palette) {
        int room = (int) (frame.width() / (graphics.getFont().getSize() * EMS_PER_LABEL));
        long step = step(frame.xs().span(), Math.clamp(room, 2, 12));
        DoubleFunction<String> label = at -> words((long) at, step);
        Axes.horizontalAt(graphics, frame, palette, within(frame.xs(), step), label);
    }

    /** The smallest round step, in milliseconds, that gives at most so many intervals. */
    static long step(double spanMillis, int maximum) {
        for (long step : STEPS) {
            if (spanMillis / step <= maximum) {
                return step;
            }
        }
        return DAY * (long) Math.ceil(spanMillis / DAY / maximum);
    }

    static double[] within(Viewport.Range range, long step) {
        long first = Math.ceilDiv((long) range.low(), step);
        long last = Math.floorDiv((long) range.high(), step);
        return LongStream.rangeClosed(first, last).mapToDouble(at -> at * step).toArray();
    }

    /** To the second, to the minute, or the day with its year where days are far apart. */
    private static String words(long millis, long step) {
        if (step >= DAY) {
            return step >= MONTH_DAYS * DAY ? Formats.month(millis) : Formats.day(millis);
        }
        String clock = Formats.clock(millis);
        return step < MINUTE ? clock : clock.substring(0, 5);
    }
}
