package gammadesk.analytics.learning.book;

import gammadesk.analytics.learning.store.ByteWriter;
import gammadesk.analytics.port.Fingerprint;
import java.util.List;

/**
 * How the nets of a learned band are trained; with the net's shape it says every bit of the result.
 *
 * @param members nets, two at least
 * @param steps of each
 * @param decisions in an episode
 * @param seed of the first net
 * @param laws of the markets that it is trained in, such as those that a surface or a history was fitted by; without
 *     any, the standard ones
 */
public record BandPlan(int members, int steps, int decisions, long seed, List<BandLaw> laws) {
    /** That of the model that ships. */
    public static final BandPlan SHIPPED = new BandPlan(4, 1_500, 48, 20_261_122);

    /** In the standard markets. */
    public BandPlan(int members, int steps, int decisions, long seed) {
        this(members, steps, decisions, seed, List.of());
    }

    /** Throws {@link IllegalArgumentException} for fewer than two nets, no step or fewer than two decisions. */
    public BandPlan {
        laws = List.copyOf(laws);
        if (members < 2 || steps < 1 || decisions < 2) {
            throw new IllegalArgumentException("no training of " + members + " nets in " + steps + " steps");
        }
    }

    List<BookWorld> worlds() {
        return laws.isEmpty() ? BookWorld.standard(decisions) : BookWorld.of(laws, decisions);
    }

    /** All that the weights depend on, in words. */
    public String description() {
        return "BandPlan[members=" + members + ", steps=" + steps + ", decisions=" + decisions + ", seed=" + seed + "] "
                + BandNets.SHAPE + " episodes " + BandTrainer.EPISODES + " " + worlds();
    }

    /** SHA-256 of the description. */
    public String hash() {
        return Fingerprint.of(new ByteWriter().putText(description()).bytes());
    }
}
