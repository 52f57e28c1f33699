package gammadesk.analytics.surface;

import gammadesk.analytics.market.Expiry;
import java.util.Optional;

/**
 * One place where prices contradict one another.
 *
 * @param kind what is violated
 * @param expiry where
 * @param other the later expiry of a calendar crossing
 * @param logMoneyness where on the smile; the wing's sign for a slope
 * @param size how far beyond the bound, positive: see the kind for its unit
 */
public record ArbitrageFinding(Kind kind, Expiry expiry, Optional<Expiry> other, double logMoneyness, double size) {
    /** What can be violated. */
    public enum Kind {
        BUTTERFLY("negative density: -g(k)"),
        CALENDAR("total variance falls with time: by how much"),
        WING_SLOPE("a wing steeper than 2: by how much");

        private final String sentence;

        Kind(String sentence) {
            this.sentence = sentence;
        }

        /** For the screen and for exports. */
        public String sentence() {
            return sentence;
        }
    }
}
