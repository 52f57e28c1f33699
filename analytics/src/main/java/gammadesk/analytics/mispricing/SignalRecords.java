package gammadesk.analytics.mispricing;

import gammadesk.analytics.mispricing.Candidate.Kind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Follows every candidate of a recording that had an edge after costs, kind by kind. */
public final class SignalRecords {
    private SignalRecords() {}

    /**
     * The outcomes of each kind in order of entry. A trade is entered wherever a candidate's edge after costs was above
     * 0, whether its interval was or not: intervals as wide as those of volatility would leave next to none.
     *
     * @param terms the forecast that was known at each moment; none where it is empty
     * @param premiums trailing premium that was known at each moment
     * @param holdDays how long a trade is held
     */
    public static Map<Kind, List<TradeOutcome>> outcomes(
            HedgedReplay<ReplayMoment> replay,
            List<Optional<ForecastTerm>> terms,
            List<OptionalDouble> premiums,
            TradingCosts costs,
            double holdDays) {
        Map<Kind, List<TradeOutcome>> outcomes = new EnumMap<>(Kind.class);
        for (int i = 0; i < replay.moments().size(); i++) {
            if (terms.get(i).isPresent()) {
                ReplayMoment now = replay.moments().get(i);
                List<ExpiryGap> gaps =
                        ExpiryGaps.of(now.surface(), now.chain(), terms.get(i).get(), premiums.get(i), costs);
                for (Candidate one : CandidateSearch.of(now.chain(), gaps, costs, Map.of())) {
                    follow(replay, one, i, holdDays)
                            .ifPresent(outcome -> outcomes.computeIfAbsent(one.kind(), _ -> new ArrayList<>())
                                    .add(outcome));
                }
            }
        }
        return outcomes;
    }

    static boolean isFollowed(Candidate one) {
        return one.netUsd() > 0;
    }

    private static Optional<TradeOutcome> follow(
            HedgedReplay<ReplayMoment> replay, Candidate one, int at, double holdDays) {
        return isFollowed(one)
                ? replay.exit(at, holdDays, one.firstExpiryMillis())
                        .flatMap(exit -> replay.outcome(one.legs(), at, exit))
                : Optional.empty();
    }

    /** What was known of each kind at a moment; a kind without an outcome has no entry. */
    public static Map<Kind, SignalRecord> asOf(Map<Kind, List<TradeOutcome>> outcomes, long millis) {
        Map<Kind, SignalRecord> records = new EnumMap<>(Kind.class);
        outcomes.forEach(
                (kind, list) -> SignalRecord.asOf(list, millis).ifPresent(record -> records.put(kind, record)));
        return records;
    }
}
