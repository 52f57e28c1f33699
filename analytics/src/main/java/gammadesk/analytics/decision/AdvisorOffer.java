package gammadesk.analytics.decision;

/**
 * An advisor that the desk knows.
 *
 * @param name by which a policy names it
 * @param mayAdvise whether its proposals reach the desk
 * @param words how far it may go and why, for one whose evidence is judged; empty for a rule that needs none
 */
public record AdvisorOffer(String name, boolean mayAdvise, String words) {}
