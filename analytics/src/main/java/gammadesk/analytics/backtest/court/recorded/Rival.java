package gammadesk.analytics.backtest.court.recorded;

import gammadesk.analytics.backtest.HedgePath;
import gammadesk.analytics.backtest.court.Role;
import java.util.List;

/**
 * A rule with all its books through all recordings.
 *
 * @param family of the rule
 * @param dial its setting; NaN when there is none
 * @param role what it is here
 * @param recordings one after the other; each with the paths of its books, which share their moments
 */
public record Rival(String family, double dial, Role role, List<List<HedgePath>> recordings) {
    /** Throws {@link IllegalArgumentException} without a book, or when books of a recording differ in their moments. */
    public Rival {
        recordings = recordings.stream().map(List::copyOf).toList();
        if (recordings.isEmpty() || recordings.stream().anyMatch(Rival::isUneven)) {
            throw new IllegalArgumentException(family + ": every recording needs books over the same moments");
        }
    }

    private static boolean isUneven(List<HedgePath> books) {
        return books.isEmpty()
                || books.stream()
                        .anyMatch(book -> book.steps().isEmpty()
                                || book.steps().size()
                                        != books.getFirst().steps().size());
    }

    /** The family with its dial. */
    public String name() {
        return Double.isNaN(dial) ? family : family + " " + dial;
    }
}
