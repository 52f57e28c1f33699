package gammadesk.connectors.simulator;

import java.time.Duration;

/**
 * How the embedded exchange is set up.
 *
 * @param port on loopback; 0 picks a free one
 * @param speed how many seconds of the market pass in a second
 * @param tick how often the market moves on, by the wall clock
 * @param credits how much a connection may ask
 * @param outboundBytes what may wait for one consumer; who stays above is cut off, who exceeds twice as much at once
 * @param patience how long a consumer may stay above
 * @param minimumHeartbeat the shortest heartbeat that can be asked for
 * @param rawForAll whether channels without aggregation are open without a login
 * @param orders how much an account may ask of the matching engine
 * @param seed of keys, tokens and of which faults strike; equal seeds give equal keys
 */
public record ExchangeSettings(
        int port,
        double speed,
        Duration tick,
        CreditLimits credits,
        int outboundBytes,
        Duration patience,
        Duration minimumHeartbeat,
        boolean rawForAll,
        CreditLimits orders,
        long seed) {
    /** Throws {@link IllegalArgumentException} for what cannot work. */
    public ExchangeSettings {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("not a port: " + port);
        }
        if (!(speed > 0) || tick.isNegative() || tick.isZero() || outboundBytes <= 0) {
            throw new IllegalArgumentException("speed, tick and outbound bytes must be positive");
        }
    }

    /** As the venue, at the real pace, on a free port. */
    public static ExchangeSettings defaults() {
        return new ExchangeSettings(
                0,
                1,
                Duration.ofMillis(20),
                CreditLimits.venue(),
                16 * 1024 * 1024,
                Duration.ofSeconds(5),
                Duration.ofSeconds(10),
                false,
                CreditLimits.matchingEngine(),
                1);
    }

    /** The same on another port. */
    public ExchangeSettings withPort(int other) {
        return new ExchangeSettings(
                other, speed, tick, credits, outboundBytes, patience, minimumHeartbeat, rawForAll, orders, seed);
    }

    /** The same at another speed. */
    public ExchangeSettings withSpeed(double other) {
        return new ExchangeSettings(
                port, other, tick, credits, outboundBytes, patience, minimumHeartbeat, rawForAll, orders, seed);
    }

    /** The same with other credits. */
    public ExchangeSettings withCredits(CreditLimits other) {
        return new ExchangeSettings(
                port, speed, tick, other, outboundBytes, patience, minimumHeartbeat, rawForAll, orders, seed);
    }

    /** The same with another bound for what waits for a consumer. */
    public ExchangeSettings withOutbound(int bytes, Duration otherPatience) {
        return new ExchangeSettings(
                port, speed, tick, credits, bytes, otherPatience, minimumHeartbeat, rawForAll, orders, seed);
    }

    /** The same with another shortest heartbeat. */
    public ExchangeSettings withMinimumHeartbeat(Duration other) {
        return new ExchangeSettings(
                port, speed, tick, credits, outboundBytes, patience, other, rawForAll, orders, seed);
    }

    /** The same with channels without aggregation open to all, or not. */
    public ExchangeSettings withRawForAll(boolean other) {
        return new ExchangeSettings(
                port, speed, tick, credits, outboundBytes, patience, minimumHeartbeat, other, orders, seed);
    }

    /** The same with other limits of the matching engine. */
    public ExchangeSettings withOrderLimits(CreditLimits other) {
        return new ExchangeSettings(
                port, speed, tick, credits, outboundBytes, patience, minimumHeartbeat, rawForAll, other, seed);
    }

    /** The same with other keys. */
    public ExchangeSettings withSeed(long other) {
        return new ExchangeSettings(
                port, speed, tick, credits, outboundBytes, patience, minimumHeartbeat, rawForAll, orders, other);
    }
}
