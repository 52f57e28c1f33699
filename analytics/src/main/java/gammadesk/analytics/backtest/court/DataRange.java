package gammadesk.analytics.backtest.court;

/**
 * Data that a trial rests on.
 *
 * @param name of the recording or of the law of motion
 * @param source where it came from
 * @param fromMillis first moment, epoch; 0 when simulated
 * @param toMillis last moment, epoch; 0 when simulated
 * @param samples recorded moments, or simulated paths
 * @param hash SHA-256 of what was read, or of the law with its parameters and seed; lower-case hexadecimal
 */
public record DataRange(String name, Source source, long fromMillis, long toMillis, int samples, String hash) {
    private static final double DAY_MILLIS = 86_400_000;

    /** Where data came from. */
    public enum Source {
        RECORDED,
        SIMULATED
    }

    /** Throws {@link IllegalArgumentException} for a range that ends before it begins or a negative count. */
    public DataRange {
        if (toMillis < fromMillis || samples < 0) {
            throw new IllegalArgumentException("no range: " + fromMillis + " to " + toMillis + ", " + samples);
        }
    }

    /** Recorded moments. */
    public static DataRange recorded(String name, long fromMillis, long toMillis, int moments, String hash) {
        return new DataRange(name, Source.RECORDED, fromMillis, toMillis, moments, hash);
    }

    /** Simulated paths. */
    public static DataRange simulated(String name, int paths, String hash) {
        return new DataRange(name, Source.SIMULATED, 0, 0, paths, hash);
    }

    /** Days of recorded time; 0 when simulated. */
    public double recordedDays() {
        return source == Source.RECORDED ? (toMillis - fromMillis) / DAY_MILLIS : 0;
    }
}
