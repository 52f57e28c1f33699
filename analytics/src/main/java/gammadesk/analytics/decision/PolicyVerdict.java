package gammadesk.analytics.decision;

import gammadesk.analytics.backtest.court.Admission;
import gammadesk.analytics.backtest.court.Reason;
import gammadesk.analytics.backtest.court.Reason.Measure;
import gammadesk.analytics.backtest.court.Ruling;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the court found about a learned advisor, short enough for the card of a proposal.
 *
 * @param bookKind the kind of book that it was tried on
 * @param ruling how far it may go
 * @param passed measures that leave everything open
 * @param measures that there are
 * @param headline the one that matters most: what keeps it from going further, drift before risk and risk before all
 *     else; where nothing does, its shortfall; empty when nothing was measured
 * @param triedMillis when it was tried, milliseconds since the epoch
 * @param modelHash SHA-256 of the stored model, lower-case hexadecimal
 * @param isWatchable whether its evidence has what live results are watched against; without it, it may only advise
 */
public record PolicyVerdict(
        String bookKind,
        Ruling ruling,
        int passed,
        int measures,
        Optional<Reason> headline,
        long triedMillis,
        String modelHash,
        boolean isWatchable) {
    private static final List<Measure> FIRST =
            List.of(Measure.DRIFT, Measure.SHORTFALL, Measure.SHORTFALL_INTERVAL, Measure.STRESS);

    /** From a ruling. */
    public static PolicyVerdict of(Admission admission, long triedMillis, String modelHash, boolean isWatchable) {
        return new PolicyVerdict(
                admission.bookKind(),
                admission.ruling(),
                (int) admission.reasons().stream().filter(Reason::isPassed).count(),
                admission.reasons().size(),
                headline(admission),
                triedMillis,
                modelHash,
                isWatchable);
    }

    private static Optional<Reason> headline(Admission admission) {
        List<Reason> wanted = admission.against().isEmpty() ? admission.reasons() : admission.against();
        return Stream.concat(
                        FIRST.stream()
                                .flatMap(measure -> wanted.stream().filter(reason -> reason.measure() == measure)),
                        wanted.stream())
                .findFirst();
    }
}
