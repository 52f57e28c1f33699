package gammadesk.analytics.backtest.court;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The court's ruling about a policy and a kind of book.
 *
 * @param policy its name
 * @param bookKind the kind of book that it was tried on; the ruling holds for no other
 * @param ruling how far it may go
 * @param reasons all that was measured, passed or not, in the order of the measures
 */
public record Admission(String policy, String bookKind, Ruling ruling, List<Reason> reasons) {
    public Admission {
        reasons = List.copyOf(reasons);
    }

    /** The least that any reason permits; without a reason nothing is permitted. */
    public static Admission of(String policy, String bookKind, List<Reason> reasons) {
        Ruling ruling =
                reasons.stream().map(Reason::permits).reduce(Ruling::atMost).orElse(Ruling.MAY_NOT);
        List<Reason> ordered =
                reasons.stream().sorted(Comparator.comparing(Reason::measure)).toList();
        return new Admission(policy, bookKind, ruling, ordered);
    }

    /** What keeps it from going further; empty when it may run. */
    public List<Reason> against() {
        return reasons.stream()
                .filter(reason -> reason.permits() == ruling && !reason.isPassed())
                .toList();
    }

    /** The same after one more reason, such as drift: a ruling can only get worse. */
    public Admission after(Reason reason) {
        return of(
                policy,
                bookKind,
                Stream.concat(reasons.stream(), Stream.of(reason)).toList());
    }
}
