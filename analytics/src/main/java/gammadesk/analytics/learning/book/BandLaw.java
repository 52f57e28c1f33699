package gammadesk.analytics.learning.book;

import gammadesk.analytics.learning.path.HestonParameters;
import gammadesk.analytics.learning.path.JumpParameters;

/**
 * The law of a market that a learned band is trained in.
 *
 * @param variance how variance moves
 * @param jumps of price and variance
 */
public record BandLaw(HestonParameters variance, JumpParameters jumps) {}
