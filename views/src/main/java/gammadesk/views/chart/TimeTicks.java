package gammadesk.views.chart;

import java.util.function.DoubleFunction;
import java.util.stream.LongStream;
import javafx.scene.canvas.GraphicsContext;

/** Labels of a time axis in UTC, on the round steps of a clock. */
public final class TimeTicks {
    private static final long SECOND = 1_000;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;
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
        24 * HOUR
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
        long day = STEPS[STEPS.length - 1];
        return day * (long) Math.ceil(spanMillis / day / maximum);
    }

    static double[] within(Viewport.Range range, long step) {
        long first = Math.ceilDiv((long) range.low(), step);
        long last = Math.floorDiv((long) range.high(), step);
        return LongStream.rangeClosed(first, last).mapToDouble(at -> at * step).toArray();
    }

    private static String words(long millis, long step) {
        String clock = Formats.clock(millis);
        return step < MINUTE ? clock : clock.substring(0, 5);
    }
}
