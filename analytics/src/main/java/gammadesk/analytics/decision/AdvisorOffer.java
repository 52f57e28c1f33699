package gammadesk.analytics.decision;

import java.util.Optional;

/**
 * An advisor that the desk knows.
 *
 * @param name by which a policy names it
 * @param mayAdvise whether its proposals reach the desk
 * @param words how far it may go and why, for one whose evidence is judged or whose model is refused; empty for a rule
 *     that needs none
 * @param verdict what the court found, for a learned one that was tried
 */
public record AdvisorOffer(String name, boolean mayAdvise, String words, Optional<PolicyVerdict> verdict) {
    /** A rule that needs no evidence. */
    public static AdvisorOffer classical(String name) {
        return new AdvisorOffer(name, true, "", Optional.empty());
    }
}
