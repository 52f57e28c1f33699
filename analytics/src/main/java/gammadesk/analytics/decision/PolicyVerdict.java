package gammadesk.analytics.decision;

import gammadesk.analytics.backtest.court.Admission;
import gammadesk.analytics.backtest.court.Reason;
import gammadesk.analytics.backtest.court.Reason.Measure;
import gammadesk.analytics.backtest.court.Ruling;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What the court found about a learned advisor, short enough for the card of a proposal.
 *
 * @param bookKind the kind of book that it was tried on
 * @param ruling how far it may go
 * @param passed measures that leave everything open
 * @param measures that there are
 * @param risk its shortfall against that of the best baseline, with its limit; empty when it was not measured
 * @param against what keeps it from going further, drift first; empty when it may run
 * @param triedMillis when it was tried, milliseconds since the epoch
 * @param modelHash SHA-256 of the stored model, lower-case hexadecimal
 * @param isWatchable whether its evidence has what live results are watched against; without it, it may only advise
 */
public record PolicyVerdict(
        String bookKind,
        Ruling ruling,
        int passed,
        int measures,
        Optional<Reason> risk,
        List<Reason> against,
        long triedMillis,
        String modelHash,
        boolean isWatchable) {
    public PolicyVerdict {
        against = List.copyOf(against);
    }

    /** From a ruling. */
    public static PolicyVerdict of(Admission admission, long triedMillis, String modelHash, boolean isWatchable) {
        return new PolicyVerdict(
                admission.bookKind(),
                admission.ruling(),
                (int) admission.reasons().stream().filter(Reason::isPassed).count(),
                admission.reasons().size(),
                risk(admission),
                admission.against().stream()
                        .sorted(Comparator.comparing(reason -> reason.measure() != Measure.DRIFT))
                        .toList(),
                triedMillis,
                modelHash,
                isWatchable);
    }

    private static Optional<Reason> risk(Admission admission) {
        return admission.reasons().stream()
                .filter(reason -> reason.measure() == Measure.SHORTFALL)
                .findFirst();
    }
}
