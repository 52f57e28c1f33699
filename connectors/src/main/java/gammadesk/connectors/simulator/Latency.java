package gammadesk.connectors.simulator;

/**
 * How long something took, microseconds.
 *
 * @param count how often it was measured
 * @param medianMicros half of them were faster; 0 without any
 * @param p99Micros 99 of 100 were faster
 * @param mostMicros the slowest
 */
public record Latency(long count, double medianMicros, double p99Micros, double mostMicros) {}
