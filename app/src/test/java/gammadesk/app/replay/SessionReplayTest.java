package gammadesk.app.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import gammadesk.analytics.backtest.venue.VenueAccount;
import gammadesk.analytics.backtest.venue.VenueTerms;
import gammadesk.analytics.backtest.venue.VenueTerms.Filling;
import gammadesk.analytics.hedging.ShortfallSolver;
import gammadesk.analytics.learning.book.BandModel;
import gammadesk.analytics.learning.store.ModelAnswer;
import gammadesk.analytics.risk.BookMargin;
import gammadesk.analytics.risk.RiskBook;
import gammadesk.app.desk.SystemClock;
import gammadesk.app.hedging.ReplayedHedging.Approval;
import gammadesk.app.hedging.TrialBench;
import gammadesk.app.learning.ShippedModels;
import gammadesk.app.replay.ReplaySettings.Pause;
import gammadesk.connectors.replay.SessionEnd;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionReplayTest {
    private static final TrialBench BENCH = new TrialBench(ShortfallSolver.reproducible(20, 1e-3), Optional.empty());
    private static final int SECONDS = 24;

    @TempDir
    private static Path folder;

    private static Path file;

    @BeforeAll
    static void write() throws IOException {
        file = ScriptedSession.write(folder.resolve("session.gz"), 7, SECONDS);
    }

    private static SessionReplay replay(ReplaySettings settings) throws IOException {
        return SessionReplay.of(
                file, Optional.of(ScriptedSession.book()), settings, BENCH, Stopwatch.of(new SystemClock()));
    }

    @Test
    void hedgesOnTheSessionsTimeAndExplainsEveryDollar() throws IOException {
        ReplayResult result = replay(ReplaySettings.USUAL).run("delta");
        assertThat(result.end()).isInstanceOf(SessionEnd.Whole.class);
        assertThat(result.virtualSeconds()).isCloseTo(SECONDS, within(1.0));
        assertThat(result.events()).isEqualTo(result.wire().messages());
        assertThat(result.cycles()).isBetween(4L * SECONDS, 4L * SECONDS + 2);
        assertThat(result.wire().malformed()).isZero();
        assertThat(result.hedging().decisions()).isBetween(SECONDS / 4L, SECONDS / 2L);
        assertThat(result.hedging().approvals()).isPositive();
        assertThat(result.tally().orders()).isPositive();
        assertThat(result.tally().fills()).isPositive();
        assertThat(result.positions())
                .as("the short delta of the options is bought back")
                .anyMatch(held -> held.instrument().equals(ScriptedSession.PERPETUAL) && held.amount() > 100_000);
        assertThat(result.usd().parts().spread()).isNotZero();
        assertThat(result.usd().parts().funding()).isNotZero();
        assertAddsUp(result.usd());
    }

    /** What may not advise on the desk may be tried here. */
    @Test
    void aLearnedBandIsTriedWhateverItsRuling() throws IOException {
        BandModel band = (BandModel) ((ModelAnswer.Loaded<?>) ShippedModels.band()).model();
        TrialBench bench = new TrialBench(ShortfallSolver.reproducible(20, 1e-3), Optional.of(band));
        ReplayResult result = SessionReplay.of(
                        file,
                        Optional.of(ScriptedSession.book()),
                        ReplaySettings.USUAL,
                        bench,
                        Stopwatch.of(new SystemClock()))
                .run("learned-band");
        assertThat(result.hedging().decisions()).isPositive();
        assertThat(result.hedging().proposals()).isPositive();
        assertAddsUp(result.usd());
    }

    @Test
    void theSameSessionAndSeedGiveTheSameOrdersAndTheSameMoney() throws IOException {
        SessionReplay replay = replay(ReplaySettings.USUAL.withLatency(250));
        ReplayResult once = replay.run("leland");
        ReplayResult again = replay.run("leland");
        assertThat(once.tally().orders()).isPositive();
        assertThat(again).usingRecursiveComparison().ignoringFields("pace").isEqualTo(once);
    }

    @Test
    void withoutAnAdvisorNothingIsDoneAndTheBookMovesByItself() throws IOException {
        ReplayResult result = replay(ReplaySettings.USUAL).run(SessionReplay.NO_HEDGE);
        assertThat(result.tally()).isEqualTo(ReplayTally.NONE);
        assertThat(result.hedging().decisions()).isZero();
        assertThat(result.usd().profit()).isNotZero();
        assertThat(result.usd().profit()).isCloseTo(result.usd().parts().moved(), within(1e-6));
        assertAddsUp(result.usd());
    }

    @Test
    void whatGoesBeyondTheBudgetIsNotDoneByItself() throws IOException {
        ReplayResult result =
                replay(ReplaySettings.USUAL.withApproval(Approval.BUDGET)).run("delta");
        assertThat(result.hedging().proposals()).isPositive();
        assertThat(result.hedging().approvals()).isZero();
        assertThat(result.tally().orders())
                .as("a quarter of a million is more than may be spent without asking")
                .isZero();
    }

    @Test
    void aSessionThatBreaksOffIsReplayedAsFarAsItGoes() throws IOException {
        byte[] whole = Files.readAllBytes(file);
        Path broken = Files.write(folder.resolve("broken.gz"), Arrays.copyOf(whole, whole.length / 3));
        ReplayResult result = SessionReplay.of(
                        broken,
                        Optional.of(ScriptedSession.book()),
                        ReplaySettings.USUAL,
                        BENCH,
                        Stopwatch.of(new SystemClock()))
                .run(SessionReplay.NO_HEDGE);
        assertThat(result.end()).isInstanceOf(SessionEnd.BrokenOff.class);
        assertThat(result.virtualSeconds()).isBetween(3.0, SECONDS / 2.0);
        assertAddsUp(result.usd());
    }

    @Test
    void refusesABookThatTheSessionDoesNotListAndAnUnknownAdvisor() throws IOException {
        RiskBook foreign = new RiskBook(List.of(new RiskBook.Entry("BTC-24APR26-1-C", 1)), List.of());
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> SessionReplay.of(
                        file, Optional.of(foreign), ReplaySettings.USUAL, BENCH, Stopwatch.of(new SystemClock())))
                .withMessageContaining("BTC-24APR26-1-C");
        SessionReplay replay = replay(ReplaySettings.USUAL);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> replay.run("an oracle"))
                .withMessageContaining("an oracle");
    }

    private static ReplaySettings at(Filling filling, Pause... outages) {
        return ReplaySettings.USUAL.at(filling, Optional.empty(), List.of(outages));
    }

    @Test
    void theVenueIsAsItIsAskedFor() {
        Filling hard = new Filling(1, 0.3, 0.5, 0.2, Long.MAX_VALUE);
        VenueTerms terms = at(hard, new Pause(Duration.ofSeconds(10), Duration.ofSeconds(5)))
                .withLatency(70)
                .venue(1_000_000);
        assertThat(terms.filling()).isEqualTo(hard);
        assertThat(terms.latencyMillis()).isEqualTo(70);
        assertThat(terms.isOut(1_009_999)).isFalse();
        assertThat(terms.isOut(1_010_000)).isTrue();
        assertThat(terms.isOut(1_015_000)).isFalse();
        assertThat(terms.margin()).isEmpty();
    }

    /** From the beginning to beyond the end nobody hears anything: nothing is known, so nothing is proposed. */
    @Test
    void inAnOutageNobodyActs() throws IOException {
        Pause all = new Pause(Duration.ZERO, Duration.ofMinutes(10));
        ReplayResult result = replay(at(Filling.PLAIN, all)).run("delta");
        assertThat(result.hedging().proposals()).isZero();
        assertThat(result.tally()).isEqualTo(ReplayTally.NONE);
        Pause half = new Pause(Duration.ofSeconds(SECONDS / 2), Duration.ofMinutes(10));
        ReplayResult broken = replay(at(Filling.PLAIN, half)).run("delta");
        assertThat(broken.tally().orders()).isPositive();
        assertThat(broken.tally().orders())
                .isLessThan(replay(ReplaySettings.USUAL).run("delta").tally().orders());
        assertAddsUp(broken.usd());
    }

    /** An account with next to no cash under short options is called, and its positions are closed. */
    @Test
    void marginIsCalledWhereThereIsNotEnough() throws IOException {
        ReplaySettings usual = ReplaySettings.USUAL;
        ReplaySettings poor = new ReplaySettings(
                usual.latencyMillis(),
                usual.cycle(),
                usual.scope(),
                usual.approval(),
                0.05,
                usual.seed(),
                Filling.PLAIN,
                Optional.of(BookMargin.Model.STANDARD),
                List.of());
        ReplayResult result = replay(poor).run(SessionReplay.NO_HEDGE);
        assertThat(result.tally().marginCalls()).isPositive();
        assertThat(result.tally().liquidations()).isPositive();
        assertAddsUp(result.usd());
        assertThat(replay(ReplaySettings.USUAL.at(Filling.PLAIN, poor.margin(), List.of()))
                        .run(SessionReplay.NO_HEDGE)
                        .tally()
                        .marginCalls())
                .isZero();
    }

    private static void assertAddsUp(VenueAccount.Money usd) {
        assertThat(usd.unexplained()).isCloseTo(0, within(1e-9 * Math.max(1, Math.abs(usd.opening()))));
    }
}
