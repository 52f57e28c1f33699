package gammadesk.connectors.simulator;

/**
 * Something that is to go wrong.
 *
 * @param kind how
 * @param connection on which connection; 0 for all
 * @param method only for methods whose names begin so; empty for all; of no meaning for what is not about a request
 * @param probability how often, 0 to 1
 * @param times how many times; 0 for ever
 * @param size of a delay, a clock's error or a slow start in milliseconds; of a narrow way in bytes a second; of an
 *     HTTP error its status
 */
public record Fault(FaultKind kind, long connection, String method, double probability, int times, long size) {
    /** Throws {@link IllegalArgumentException} for what cannot be. */
    public Fault {
        if (!(probability >= 0 && probability <= 1) || times < 0) {
            throw new IllegalArgumentException("probability must be 0 to 1 and times not negative");
        }
        if (kind == FaultKind.THROTTLE && size <= 0) {
            throw new IllegalArgumentException("a narrow way needs a size in bytes a second");
        }
    }

    /** Always, everywhere. */
    public static Fault always(FaultKind kind) {
        return new Fault(kind, 0, "", 1, 0, defaultSize(kind));
    }

    /** Once, at the next method whose name begins so. */
    public static Fault once(FaultKind kind, String method) {
        return new Fault(kind, 0, method, 1, 1, defaultSize(kind));
    }

    /** The same on one connection. */
    public Fault on(long other) {
        return new Fault(kind, other, method, probability, times, size);
    }

    /** The same with another size. */
    public Fault sized(long other) {
        return new Fault(kind, connection, method, probability, times, other);
    }

    /** The same, only so often. */
    public Fault withProbability(double other) {
        return new Fault(kind, connection, method, other, times, size);
    }

    /** The same, only so many times. */
    public Fault withTimes(int other) {
        return new Fault(kind, connection, method, probability, other, size);
    }

    static long defaultSize(FaultKind kind) {
        return switch (kind) {
            case DELAY, CLOCK_SKEW, SLOW_START -> 500;
            case THROTTLE -> 10_000;
            case HTTP_ERROR -> 503;
            default -> 0;
        };
    }

    /** Whether it strikes every time, whoever asks for whatever. */
    boolean concernsEverybody() {
        return connection == 0 && method.isEmpty() && probability == 1;
    }

    boolean concerns(long thisConnection, String thisMethod) {
        return (connection == 0 || connection == thisConnection) && thisMethod.startsWith(method);
    }
}
