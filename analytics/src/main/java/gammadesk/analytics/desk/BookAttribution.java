package gammadesk.analytics.desk;

import gammadesk.analytics.risk.Attribution;
import java.util.List;

/**
 * Why the account in the chosen coin is worth what it is worth since a moment.
 *
 * @param since what was chosen
 * @param fromMillis the moment from which it really counts, by the venue's clock; later than chosen when nothing
 *     earlier was kept
 * @param toMillis until when, by the venue's clock
 * @param attribution the parts
 * @param assumptions clauses on what is not known and therefore not counted, such as funding
 */
public record BookAttribution(
        RiskChoice.Since since, long fromMillis, long toMillis, Attribution attribution, List<String> assumptions) {
    public BookAttribution {
        assumptions = List.copyOf(assumptions);
    }
}
