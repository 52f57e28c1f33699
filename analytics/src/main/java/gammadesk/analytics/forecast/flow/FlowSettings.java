package gammadesk.analytics.forecast.flow;

/**
 * How flow is watched.
 *
 * @param stepMillis of the fixed clock
 * @param keepSteps steps that are kept of each instrument
 * @param bandBps depth is summed within so many basis points of the middle
 * @param silenceSeconds a feed that said nothing for longer is taken for dead, and every book with it
 * @param mostInstruments that are watched at once
 * @param mostTrades kept of each instrument
 * @param mostSweeps kept of each instrument
 */
public record FlowSettings(
        long stepMillis,
        int keepSteps,
        double bandBps,
        double silenceSeconds,
        int mostInstruments,
        int mostTrades,
        int mostSweeps) {
    /** Two hours of seconds, ten basis points, ten seconds of silence. */
    public static final FlowSettings STANDARD = new FlowSettings(1_000, 7_200, 10, 10, 24, 2_000, 200);

    /** Throws {@link IllegalArgumentException} when something is not positive. */
    public FlowSettings {
        if (stepMillis < 1 || keepSteps < 2 || !(bandBps > 0) || !(silenceSeconds > 0)) {
            throw new IllegalArgumentException("step, steps, band and silence must be positive");
        }
        if (mostInstruments < 1 || mostTrades < 1 || mostSweeps < 1) {
            throw new IllegalArgumentException("nothing would be kept");
        }
    }
}
