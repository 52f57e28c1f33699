package gammadesk.analytics.forecast.measure;

/**
 * Realised variance in two parts.
 *
 * @param diffusion what moved without jumps
 * @param jump sum of squared jumps, 0 when none stood out
 * @param statistic how far out it stood: standard normal without jumps
 */
public record JumpSplit(double diffusion, double jump, double statistic) {}
