package gammadesk.app.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import gammadesk.analytics.forecast.board.ForecastBoard;
import gammadesk.analytics.forecast.board.ForecastTrack;
import gammadesk.analytics.forecast.board.Outlook;
import gammadesk.analytics.forecast.board.Scoreboard;
import gammadesk.analytics.forecast.feature.FeatureStore;
import gammadesk.analytics.forecast.feature.FlowHours;
import gammadesk.analytics.forecast.feature.Observation;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.mispricing.PremiumHistory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A currency's history becomes a cone, forecasts and a scoreboard, hour by hour; faults are said and end nothing. */
class HistoryRoomTest {
    private static final long HOUR = 3_600_000;
    private static final int DAYS = 260;
    private static final long NOW = DAYS * 24 * HOUR - 30 * 60_000;

    @TempDir
    private Path folder = Path.of(".");

    private final HandClock clock = new HandClock(0);
    private final BoardParts parts = new BoardParts(Currency.BTC, clock, "In a moment.");

    private HistoryRoom room(WalkingHistory history) {
        return room(history, new IssuedForecasts(Optional.empty()));
    }

    private HistoryRoom room(WalkingHistory history, IssuedForecasts issued) {
        return room(history, issued, FeatureStore.EMPTY);
    }

    private HistoryRoom room(WalkingHistory history, IssuedForecasts issued, FeatureStore beside) {
        ForecastSettings settings = new ForecastSettings(
                Duration.ZERO,
                Duration.ofDays(730),
                List.of(Duration.ofDays(1), Duration.ofDays(7)),
                Duration.ofDays(240),
                Duration.ofSeconds(1),
                Duration.ofSeconds(3),
                0,
                1);
        return new HistoryRoom(Currency.BTC, history, parts, clock, settings, issued, () -> beside);
    }

    private ForecastBoard board() {
        return parts.board();
    }

    @Test
    void aHistoryBecomesEverythingThatIsShown() {
        HistoryRoom room = room(new WalkingHistory(DAYS));
        room.turn(NOW);
        long end = (DAYS * 24 - 1) * HOUR;
        assertThat(board().cone().value().orElseThrow().knownMillis()).isEqualTo(end);
        assertThat(board().cone().value().orElseThrow().forecasts())
                .extracting(Outlook::horizonDays, Outlook::issuedMillis)
                .containsExactly(tuple(1.0, end), tuple(7.0, end));
        assertThat(board().tracks().value().orElseThrow())
                .extracting(ForecastTrack::horizonDays)
                .containsExactly(1.0, 7.0);
        assertThat(board().scoreboards().value().orElseThrow())
                .allSatisfy(scores -> assertThat(scores.sentence()).contains("boosted-trees", "p "))
                .extracting(Scoreboard::horizonDays)
                .containsExactly(1.0, 7.0);
        assertThat(board().premium().value().orElseThrow().of(PremiumHistory.INDEX_DAYS))
                .isNotEmpty();
        assertThat(board().quality().value().orElseThrow().count()).isZero();
        assertThat(board().quality().reason()).contains("funding: the venue tells no funding");
        assertThat(room.term().orElseThrow().knownMillis()).isEqualTo(end);
        assertThat(board().progress()).isEmpty();
    }

    /** Three days of it are said to be too few, on the scoreboard and among the data, and change no forecast. */
    @Test
    void recordedOrderFlowIsCountedAndNotYetLearnedFrom() {
        HistoryRoom without = room(new WalkingHistory(DAYS));
        without.turn(NOW);
        double forecast = without.term().orElseThrow().horizons().getFirst().dailyVariance();
        List<Observation> hours = LongStream.range(DAYS * 24L - 73, DAYS * 24L - 1)
                .mapToObj(
                        hour -> new Observation(hour * HOUR, (hour + 1) * HOUR, hour % 9 == 0 ? Double.NaN : hour % 5))
                .toList();
        FeatureStore flow = FeatureStore.of(List.of(FlowHours.series("btc-perpetual-ofi", hours)));
        HistoryRoom room = room(new WalkingHistory(DAYS), new IssuedForecasts(Optional.empty()), flow);
        room.turn(NOW);
        assertThat(room.term().orElseThrow().horizons().getFirst().dailyVariance())
                .isEqualTo(forecast);
        assertThat(board().scoreboards().value().orElseThrow())
                .allSatisfy(scores -> assertThat(scores.sentence())
                        .endsWith("Learned models know beside the price: dvol; not yet order flow: 2 of 180 days."));
        assertThat(board().quality().value().orElseThrow().sources())
                .filteredOn(source -> source.name().equals("order flow, 1 h"))
                .singleElement()
                .satisfies(source -> {
                    assertThat(source.rows()).isEqualTo(72);
                    assertThat(source.kept()).isEqualTo(64);
                    assertThat(source.words()).startsWith("2 of 180 days that learned models need");
                });
    }

    @Test
    void theNextHourIsAddedAndForecastFrom() {
        WalkingHistory history = new WalkingHistory(DAYS);
        HistoryRoom room = room(history);
        room.turn(NOW);
        clock.pass(61_000);
        room.turn(NOW + 20 * 60_000);
        assertThat(history.askedFrom()).hasSize(1);
        room.turn(NOW + 35 * 60_000);
        assertThat(history.askedFrom()).hasSize(2).last().isEqualTo((DAYS * 24 - 1) * HOUR);
        assertThat(room.term().orElseThrow().knownMillis()).isEqualTo(DAYS * 24 * HOUR);
    }

    @Test
    void whatWasForecastIsJudgedWhenItsDayIsOverAlsoByTheNextDesk() {
        WalkingHistory history = new WalkingHistory(DAYS);
        Path file = folder.resolve("forecasts").resolve("BTC.csv");
        HistoryRoom room = room(history, new IssuedForecasts(Optional.of(file)));
        room.turn(NOW - 30 * HOUR);
        String used = board().outlook(1).orElseThrow().model();
        assertThat(live(used)).isEmpty();
        room(history, new IssuedForecasts(Optional.of(file))).turn(NOW);
        Scoreboard.Live live = live(used).orElseThrow();
        assertThat(live.count()).isEqualTo(1);
        assertThat(live.qlike()).isPositive();
        assertThat(live.coverage80()).isIn(0.0, 1.0);
    }

    private Optional<Scoreboard.Live> live(String model) {
        return board().scoreboards().value().orElseThrow().getFirst().rows().stream()
                .filter(row -> row.model().equals(model))
                .findFirst()
                .orElseThrow()
                .live();
    }

    @Test
    void withoutAHistoryTheReasonIsSaidAndItIsAskedForAgain() {
        WalkingHistory history = new WalkingHistory(DAYS).unavailable("the venue keeps no past");
        HistoryRoom room = room(history);
        room.turn(NOW);
        assertThat(board().cone().reason()).contains("no history of BTC-PERPETUAL", "the venue keeps no past");
        assertThat(board().progress()).isEmpty();
        history.healed();
        room.turn(NOW);
        assertThat(board().cone().value()).isEmpty();
        clock.pass(61_000);
        room.turn(NOW);
        assertThat(board().cone().value()).isPresent();
    }

    /** As of a market that plays recordings which are hours apart. */
    @Test
    void aHistoryThatIsMostlyHolesIsRefusedWithItsReason() {
        HistoryRoom room = room(new WalkingHistory(DAYS).holed());
        room.turn(NOW);
        assertThat(board().cone().value()).isEmpty();
        assertThat(board().cone().reason()).contains("history of BTC-PERPETUAL cannot be used", "bars are missing");
        assertThat(board().progress()).isEmpty();
        assertThat(room.term()).isEmpty();
    }

    @Test
    void aFaultIsSaidBesideWhatIsShownAndEndsNothing() {
        WalkingHistory history = new WalkingHistory(DAYS);
        HistoryRoom room = room(history);
        room.turn(NOW);
        history.failing(new IllegalStateException("torn file"));
        clock.pass(61_000);
        room.turn(NOW + HOUR);
        assertThat(board().cone().value()).isPresent();
        assertThat(board().cone().reason()).contains("could not be renewed (torn file)", "grows old");
        history.healed();
        clock.pass(61_000);
        room.turn(NOW + HOUR);
        assertThat(board().cone().reason()).isEmpty();
    }

    @Test
    void aShortHistorySaysHowMuchIsNeeded() {
        room(new WalkingHistory(90)).turn(90 * 24 * HOUR);
        assertThat(board().cone().value().orElseThrow().rungs()).isNotEmpty();
        assertThat(board().tracks().reason()).contains("90 days long", "needs 180");
        assertThat(board().scoreboards().reason()).contains("too short");
    }

    @Test
    void anInterruptedThreadStopsFitting() {
        HistoryRoom room = room(new WalkingHistory(DAYS));
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> room.turn(NOW)).isInstanceOf(CancellationException.class);
        assertThat(Thread.interrupted()).isTrue();
    }
}
