package gammadesk.analytics.market;

/**
 * What the holder of a perpetual paid for the hour before a moment.
 *
 * @param knownMillis the end of the hour, milliseconds since the epoch: it was not known before
 * @param index the index price then, USD
 * @param rate1h for that hour, a fraction; positive when longs pay shorts
 * @param rate8h for the eight hours before, a fraction
 */
public record FundingRate(long knownMillis, double index, double rate1h, double rate8h) {}
