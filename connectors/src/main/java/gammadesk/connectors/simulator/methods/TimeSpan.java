package gammadesk.connectors.simulator.methods;

import gammadesk.connectors.simulator.protocol.Params;
import gammadesk.connectors.simulator.protocol.RpcError;

/**
 * A stretch of venue time that a caller asks for.
 *
 * @param from its first millisecond
 * @param to its last
 */
record TimeSpan(long from, long to) {
    /** The two timestamps that must be given. */
    static TimeSpan of(Params params) {
        TimeSpan span = new TimeSpan(params.natural("start_timestamp"), params.natural("end_timestamp"));
        if (span.from > span.to) {
            throw RpcError.invalid("start_timestamp", "start_timestamp is later than end_timestamp");
        }
        return span;
    }

    /** The part that is not in the future. */
    TimeSpan until(long now) {
        return new TimeSpan(Math.min(from, now), Math.min(to, now));
    }

    boolean contains(long millis) {
        return millis >= from && millis <= to;
    }
}
