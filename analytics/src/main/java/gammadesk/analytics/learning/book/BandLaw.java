package gammadesk.analytics.learning.book;

import gammadesk.analytics.learning.path.Bates;
import gammadesk.analytics.learning.path.HestonParameters;
import gammadesk.analytics.learning.path.JumpParameters;
import gammadesk.analytics.learning.path.Svcj;

/**
 * The law of a market that a learned band is trained in.
 *
 * @param variance how variance moves
 * @param jumps of price and variance
 */
public record BandLaw(HestonParameters variance, JumpParameters jumps) {
    /** Of a law fitted to a surface. */
    public static BandLaw of(Bates law) {
        return new BandLaw(law.heston(), law.jumps());
    }

    /** Of a law fitted to a history. */
    public static BandLaw of(Svcj law) {
        return new BandLaw(law.heston(), law.jumps());
    }
}
