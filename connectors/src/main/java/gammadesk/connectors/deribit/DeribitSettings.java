package gammadesk.connectors.deribit;

import gammadesk.analytics.port.Venue;
import java.net.URI;
import java.util.Locale;

/**
 * Where the venue is and how it wants to be treated. Nothing of this is known anywhere else in the connector.
 *
 * @param webSocket address of the JSON-RPC socket
 * @param http base address of the one-shot methods, without a slash at the end
 * @param environment how real the money is
 * @param connectTimeoutMillis to open a socket
 * @param requestTimeoutMillis to wait for the answer to a request; without one the connection is given up
 * @param httpTimeoutMillis to wait for the answer to a one-shot question
 * @param heartbeatSeconds how often the venue asks whether this side is alive; the venue wants at least 10
 * @param probeMillis between two measurements of the round trip
 * @param silenceMillis without data until the feed calls itself silent
 * @param deadMillis without any message until the socket is presumed dead and replaced
 * @param credits how the venue counts requests
 * @param channelsPerRequest how many channels one subscription request may name
 * @param backOff how long to wait before another connection attempt
 * @param backlogMessages received but not yet worked off, above which the connection is given up as too slow
 */
public record DeribitSettings(
        URI webSocket,
        URI http,
        Venue.Environment environment,
        long connectTimeoutMillis,
        long requestTimeoutMillis,
        long httpTimeoutMillis,
        int heartbeatSeconds,
        long probeMillis,
        long silenceMillis,
        long deadMillis,
        Credits credits,
        int channelsPerRequest,
        BackOff backOff,
        int backlogMessages) {

    private static final String SOCKET_PATH = "/ws/api/v2";
    private static final String HTTP_PATH = "/api/v2";
    private static final Timeouts FAR = new Timeouts(4_000, 8_000, new BackOff(250, 5_000));
    /** A venue that comes back is found within seconds; a slow machine at its start is not taken for a dead one. */
    private static final Timeouts NEAR = new Timeouts(3_000, 5_000, new BackOff(100, 1_500));

    private record Timeouts(long connectMillis, long requestMillis, BackOff backOff) {}

    /**
     * The venue's request budget: a bucket that refills steadily and from which each request takes its cost.
     *
     * @param burst the bucket's size
     * @param refillPerSecond what flows back in a second
     * @param perRequest what one request costs
     */
    public record Credits(double burst, double refillPerSecond, double perRequest) {
        /** What the venue grants to everybody. */
        public static final Credits STANDARD = new Credits(50_000, 10_000, 500);
    }

    /**
     * The range of the waiting time between connection attempts; it doubles from the first to the last.
     *
     * @param firstMillis before the first retry
     * @param mostMillis never longer
     */
    public record BackOff(long firstMillis, long mostMillis) {}

    /** The venue itself: real money. */
    public static DeribitSettings production() {
        return remote("www.deribit.com", Venue.Environment.LIVE);
    }

    /** The venue's test net. */
    public static DeribitSettings testNet() {
        return remote("test.deribit.com", Venue.Environment.TEST);
    }

    /**
     * Any server of the same protocol, such as the embedded exchange.
     *
     * @param base {@code http://host:port} or {@code https://host:port}
     * @throws IllegalArgumentException when the address has no host or another scheme
     */
    public static DeribitSettings at(URI base) {
        String scheme = String.valueOf(base.getScheme()).toLowerCase(Locale.ROOT);
        if (base.getHost() == null || !(scheme.equals("http") || scheme.equals("https"))) {
            throw new IllegalArgumentException("not an address of the form http://host:port: " + base);
        }
        String socketScheme = scheme.equals("https") ? "wss" : "ws";
        return with(
                URI.create(socketScheme + "://" + base.getAuthority() + SOCKET_PATH),
                URI.create(scheme + "://" + base.getAuthority() + HTTP_PATH),
                Venue.Environment.EMBEDDED,
                NEAR);
    }

    /** The venue as the screen names it. */
    public Venue venue() {
        String name = environment == Venue.Environment.EMBEDDED ? "Embedded exchange" : "Deribit";
        return new Venue(name, environment, http.getAuthority());
    }

    /** The same with other limits of time for silence, death of a socket and answers of both kinds. */
    public DeribitSettings withLimits(long silence, long dead, long request) {
        return new DeribitSettings(
                webSocket,
                http,
                environment,
                connectTimeoutMillis,
                request,
                request,
                heartbeatSeconds,
                probeMillis,
                silence,
                dead,
                credits,
                channelsPerRequest,
                backOff,
                backlogMessages);
    }

    /** The same with another number of channels per request and another request budget. */
    public DeribitSettings withBatches(int channels, Credits budget) {
        return new DeribitSettings(
                webSocket,
                http,
                environment,
                connectTimeoutMillis,
                requestTimeoutMillis,
                httpTimeoutMillis,
                heartbeatSeconds,
                probeMillis,
                silenceMillis,
                deadMillis,
                budget,
                channels,
                backOff,
                backlogMessages);
    }

    /** The same with another bound of the backlog. */
    public DeribitSettings withBacklog(int messages) {
        return new DeribitSettings(
                webSocket,
                http,
                environment,
                connectTimeoutMillis,
                requestTimeoutMillis,
                httpTimeoutMillis,
                heartbeatSeconds,
                probeMillis,
                silenceMillis,
                deadMillis,
                credits,
                channelsPerRequest,
                backOff,
                messages);
    }

    private static DeribitSettings remote(String host, Venue.Environment environment) {
        return with(
                URI.create("wss://" + host + SOCKET_PATH), URI.create("https://" + host + HTTP_PATH), environment, FAR);
    }

    private static DeribitSettings with(URI webSocket, URI http, Venue.Environment environment, Timeouts timeouts) {
        return new DeribitSettings(
                webSocket,
                http,
                environment,
                timeouts.connectMillis(),
                timeouts.requestMillis(),
                10_000,
                10,
                2_000,
                900,
                3_000,
                Credits.STANDARD,
                200,
                timeouts.backOff(),
                20_000);
    }
}
