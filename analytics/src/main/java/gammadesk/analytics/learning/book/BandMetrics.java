package gammadesk.analytics.learning.book;

/**
 * What a band cost on books that no net was trained on: the mean of cost and half the risk aversion times squared
 * profits, in units of what the classical band expects to pay.
 *
 * @param classical Whalley and Wilmott's
 * @param flat delta brought to its target at every decision
 * @param never the first hedge kept
 * @param learned the blend of nets and classical band
 * @param alone the nets without the blend
 */
public record BandMetrics(double classical, double flat, double never, double learned, double alone) {}
