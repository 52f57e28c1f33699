package gammadesk.analytics.mispricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gammadesk.analytics.mispricing.Candidate.Following;
import gammadesk.analytics.mispricing.Candidate.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** Followed as they come, signals earn to the cent what the backtest says of a recording of the same moments. */
class FollowedSignalsTest {
    private static final TradingCosts COSTS = TradingCosts.published(0.0001);
    private static final double HOLD = FollowedSignals.HOLD_DAYS * 0.9;

    private final List<ReplayMoment> path = path(11);
    private final ForecastTerm term = term(path.getFirst().millis());

    @Test
    void liveAndBacktestSayTheSame() {
        FollowedSignals followed = FollowedSignals.NONE;
        for (ReplayMoment moment : path) {
            followed = followed.with(moment, candidates(moment), COSTS, Optional.empty());
        }
        Map<Kind, List<TradeOutcome>> replayed = SignalRecords.outcomes(
                new HedgedReplay<>(path, COSTS, Optional.empty()),
                Collections.nCopies(path.size(), Optional.of(term)),
                Collections.nCopies(path.size(), OptionalDouble.empty()),
                COSTS,
                HOLD);
        assertThat(followed.outcomes().keySet()).isEqualTo(replayed.keySet()).contains(Kind.STRADDLE);
        for (Kind kind : replayed.keySet()) {
            List<TradeOutcome> live = followed.outcomes().get(kind);
            List<TradeOutcome> past = replayed.get(kind);
            assertThat(live).hasSameSizeAs(past);
            for (int i = 0; i < live.size(); i++) {
                assertThat(live.get(i).netUsd()).isCloseTo(past.get(i).netUsd(), within(1e-9));
                assertThat(live.get(i).entryMillis()).isEqualTo(past.get(i).entryMillis());
                assertThat(live.get(i).exitMillis()).isEqualTo(past.get(i).exitMillis());
            }
        }
        long end = path.getLast().millis();
        assertThat(followed.records().get(Kind.STRADDLE).count())
                .isEqualTo(SignalRecords.asOf(replayed, end).get(Kind.STRADDLE).count());
    }

    @Test
    void anOutcomeIsNotKnownBeforeItsDayIsOver() {
        FollowedSignals followed = FollowedSignals.NONE;
        for (int i = 0; i < 4; i++) {
            followed = followed.with(path.get(i), candidates(path.get(i)), COSTS, Optional.empty());
            assertThat(followed.records()).as("step %d", i).isEmpty();
            Following straddles = followed.following().get(Kind.STRADDLE);
            assertThat(straddles.sinceMillis()).isEqualTo(path.getFirst().millis());
            assertThat(straddles.open()).isEqualTo(2 * (i + 1));
        }
        followed = followed.with(path.get(4), candidates(path.get(4)), COSTS, Optional.empty());
        assertThat(followed.records().get(Kind.STRADDLE).count()).isEqualTo(2);
        assertThat(followed.following().get(Kind.STRADDLE).open()).isEqualTo(8);
    }

    @Test
    void whatIsKeptIsBoundedByTheDayThatATradeIsHeld() {
        FollowedSignals followed = FollowedSignals.NONE;
        for (ReplayMoment moment : path) {
            followed = followed.with(moment, candidates(moment), COSTS, Optional.empty());
            assertThat(followed.moments()).hasSizeLessThanOrEqualTo(5);
            assertThat(followed.moments().getLast().options())
                    .hasSizeLessThan(moment.chain().size());
        }
        assertThat(followed.open().getFirst().millis())
                .isGreaterThan(path.getLast().millis() - 86_400_000L);
        FollowedSignals quiet = followed;
        for (ReplayMoment moment : path(20).subList(11, 20)) {
            quiet = quiet.with(moment, List.of(), COSTS, Optional.empty());
        }
        assertThat(quiet.open()).isEmpty();
        assertThat(quiet.moments()).hasSize(1);
        assertThat(quiet.sinceMillis()).isEqualTo(path.getFirst().millis());
    }

    @Test
    void aMomentThatIsNotLaterChangesNothingAndALongPauseGivesUpWhatWasOpen() {
        FollowedSignals first =
                FollowedSignals.NONE.with(path.getFirst(), candidates(path.getFirst()), COSTS, Optional.empty());
        assertThat(first.with(path.getFirst(), candidates(path.getFirst()), COSTS, Optional.empty()))
                .isSameAs(first);
        FollowedSignals later = first.with(path.get(4), candidates(path.get(4)), COSTS, Optional.empty());
        assertThat(later.outcomes()).as("nobody hedged for a day").isEmpty();
        assertThat(later.open()).allMatch(trade -> trade.millis() == path.get(4).millis());
        assertThat(later.sinceMillis()).isEqualTo(path.getFirst().millis());
    }

    @Test
    void aSignalWithoutAnEdgeOrWithoutADayLeftIsNotEntered() {
        FollowedSignals followed =
                FollowedSignals.NONE.with(path.getFirst(), candidates(path.getFirst()), COSTS, Optional.empty());
        long withEdge = candidates(path.getFirst()).stream()
                .filter(one -> one.netUsd() > 0)
                .count();
        assertThat(followed.open()).hasSize((int) withEdge).isNotEmpty();
        assertThat(candidates(path.getFirst()).size()).isGreaterThan((int) withEdge);
        ReplayMoment last = Recordings.moment(34, 60_000, 0.5);
        FollowedSignals late = FollowedSignals.NONE.with(last, candidates(last), COSTS, Optional.empty());
        assertThat(late.open())
                .isNotEmpty()
                .allMatch(trade -> trade.firstExpiryMillis() == Recordings.FAR.epochMillis());
    }

    @Test
    void theStandardErrorIsThatOfTheMean() {
        SignalRecord record = new SignalRecord(9, 0.5, -12, -1.5);
        assertThat(record.standardErrorUsd()).isEqualTo(8);
        assertThat(new SignalRecord(1, 1, 12, Double.NaN).standardErrorUsd()).isNaN();
    }

    private List<Candidate> candidates(ReplayMoment moment) {
        List<ExpiryGap> gaps = ExpiryGaps.of(moment.surface(), moment.chain(), term, OptionalDouble.empty(), COSTS);
        return CandidateSearch.of(moment.chain(), gaps, COSTS, Map.of());
    }

    private static ForecastTerm term(long millis) {
        double daily = 0.35 * 0.35 / 365;
        return new ForecastTerm(
                "test", millis, List.of(new HorizonForecast(7, daily, 0.3, daily / 2, daily * 2, 100)), daily);
    }

    private static List<ReplayMoment> path(int count) {
        List<ReplayMoment> moments = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            moments.add(Recordings.moment(i, 60_000 + 900 * Math.sin(i * 1.3), 0.5 + 0.02 * Math.cos(i)));
        }
        return moments;
    }
}
