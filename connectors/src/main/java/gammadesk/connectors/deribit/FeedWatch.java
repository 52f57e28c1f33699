package gammadesk.connectors.deribit;

/**
 * Knows how long the present connection has said nothing. Market data and everything else are told apart: a venue that
 * still answers, yet sends no data, is silent.
 */
final class FeedWatch {
    private static final long NANOS_PER_MILLI = 1_000_000L;
    /** Without data for so many times the limit the connection is replaced although the venue answers on it. */
    private static final int DATA_PATIENCE = 10;

    private final DeribitSettings settings;
    private volatile long heardNanos;
    private long connectingNanos;
    private long datumNanos;
    private long firstDatumNanos;
    private boolean hasData;

    FeedWatch(DeribitSettings settings) {
        this.settings = settings;
    }

    /** On the socket's thread: anything at all arrived. */
    void heard(long nanos) {
        heardNanos = nanos;
    }

    void connecting(long nanos) {
        connectingNanos = nanos;
    }

    void opened(long nanos) {
        heardNanos = nanos;
        datumNanos = nanos;
        hasData = false;
    }

    /** A market datum arrived. */
    void datum(long nanos) {
        datumNanos = nanos;
        firstDatumNanos = hasData ? firstDatumNanos : nanos;
        hasData = true;
    }

    /** Whether any datum has come on this connection. */
    boolean hasData() {
        return hasData;
    }

    boolean isConnectOverdue(long nowNanos) {
        return nowNanos - connectingNanos > settings.connectTimeoutMillis() * NANOS_PER_MILLI;
    }

    boolean isSilent(long nowNanos) {
        return nowNanos - datumNanos > settings.silenceMillis() * NANOS_PER_MILLI;
    }

    boolean isDead(long nowNanos) {
        return nowNanos - heardNanos > settings.deadMillis() * NANOS_PER_MILLI;
    }

    boolean isDataDead(long nowNanos) {
        return nowNanos - datumNanos > DATA_PATIENCE * settings.deadMillis() * NANOS_PER_MILLI;
    }

    /** For how long data have come without a break on this connection, in nanoseconds. */
    long provenFor(long nowNanos) {
        return hasData && !isSilent(nowNanos) ? nowNanos - firstDatumNanos : 0;
    }
}
