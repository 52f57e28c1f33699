package gammadesk.app.hedging;

import static org.assertj.core.api.Assertions.assertThat;

import gammadesk.analytics.backtest.court.Admission;
import gammadesk.analytics.backtest.court.Drift;
import gammadesk.analytics.backtest.court.Drift.Gauge;
import gammadesk.analytics.backtest.court.Reason;
import gammadesk.analytics.backtest.court.Reason.Measure;
import gammadesk.analytics.backtest.court.Ruling;
import gammadesk.analytics.decision.AdvisorOffer;
import gammadesk.analytics.decision.HedgeBook;
import gammadesk.analytics.decision.HedgeCard;
import gammadesk.analytics.decision.HedgePolicy;
import gammadesk.analytics.hedging.AutonomyLevel;
import gammadesk.analytics.hedging.HedgeInput;
import gammadesk.analytics.hedging.LearnedBand;
import gammadesk.analytics.hedging.Phase;
import gammadesk.analytics.learning.book.BandModel;
import gammadesk.analytics.learning.book.BandPlan;
import gammadesk.analytics.learning.book.BandTraining;
import gammadesk.analytics.learning.net.MlpKernels;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.port.Ledger.Entry;
import gammadesk.analytics.port.Ledger.Kind;
import gammadesk.analytics.pricing.PricingKernels;
import gammadesk.analytics.trading.TradeOutcome;
import gammadesk.app.hedging.AdviceRoom.Prepared;
import gammadesk.app.hedging.Candidate.Learned;
import gammadesk.app.hedging.Candidate.Trial;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A learned policy on the desk, day after day, until its results are no longer like its evidence. */
class LiveDriftTest {
    private static final Currency BTC = Currency.BTC;
    private static final String NAME = LearnedBand.NAME;
    private static final long HOUR = 3_600_000;
    /** A day of one per mille of the book's size is a deviation; five of them in a row are drift. */
    private static final Drift WATCH = new Drift(new Gauge(0, 1e-3, 4, 0, 0, 0), new Gauge(1e-5, 1e-4, 4, 0, 0, 0));

    private static BandModel model;

    @TempDir
    private Path folder;

    private Bench bench = bench("first");
    private SequenceWorld world;

    @BeforeAll
    static void train() {
        BandTraining training = new BandTraining(new BandPlan(2, 1, 4, 1), MlpKernels.scalar());
        while (!training.isDone()) {
            training.step();
        }
        model = training.model();
    }

    private static Bench bench(String evidence) {
        Reason passed = new Reason(Measure.PBO, Ruling.MAY_RUN, 0.01, 0.05, "");
        Trial trial = new Trial(Admission.of(NAME, Trial.KIND, List.of(passed)), 5, evidence, Optional.of(WATCH));
        return new Bench(List.of(new Learned(NAME, model, "cafe", Optional.of(trial))));
    }

    @BeforeEach
    void open() {
        world = new SequenceWorld(
                1, new SequenceMarket(), folder, PricingKernels.scalar(), new TreeMap<>(), () -> bench);
        begin();
    }

    private void begin() {
        for (int i = 0; i < 20; i++) {
            world.pass(300);
            world.disk();
            world.turn();
            world.acknowledge();
        }
    }

    private void choose(AutonomyLevel level) {
        HedgePolicy now = book().policy();
        HedgePolicy wanted = now.with(NAME, now.goal(), level, now.budget(), now.maximumMove(), now.style());
        assertThat(world.room.policies().change(wanted, world.epochMillis())).isInstanceOf(TradeOutcome.Done.class);
    }

    private HedgeBook book() {
        return world.room.board().books().getFirst();
    }

    private AdvisorOffer offer() {
        return world.room.board().advisors().getLast();
    }

    private void pass(long millis) {
        world.pass(millis);
        world.disk();
        world.turn();
    }

    /** Until so many hours after the next 08:00 UTC. */
    private void until(double hours, long step) {
        long day = Math.floorDiv(world.epochMillis() - 8 * HOUR, 24 * HOUR) + 1;
        long end = day * 24 * HOUR + 8 * HOUR + (long) (hours * HOUR);
        while (world.epochMillis() < end) {
            pass(Math.min(step, end - world.epochMillis()));
        }
    }

    /** To just after the next 08:00, and half a day on: long enough for the day to count. */
    private void aDay() {
        until(0.01, HOUR);
        long end = world.epochMillis() + 12 * HOUR + HOUR / 2;
        while (world.epochMillis() < end) {
            pass(60_000);
        }
    }

    private Optional<Entry> last(Kind kind, String subject) {
        return world.ledger.latest(kind, subject);
    }

    @Test
    void aDayThatWasNotWholeDoesNotCountAndOneThatWasDoes() {
        choose(AutonomyLevel.PROPOSE);
        until(0.01, HOUR);
        assertThat(book().watch().orElseThrow()).satisfies(watch -> {
            assertThat(watch.periods()).isZero();
            assertThat(watch.skipped()).isEqualTo(1);
            assertThat(watch.lastSkip()).isEqualTo("the policy came in the middle of the day");
        });
        aDay();
        world.move(4);
        until(0.01, HOUR);
        assertThat(book().watch().orElseThrow()).satisfies(watch -> {
            assertThat(watch.periods()).isEqualTo(1);
            assertThat(watch.drift().withdrawal()).isEmpty();
        });
    }

    @Test
    void aFallTakesTheRulingBackDisarmsWithdrawsAndStaysOverARestart() {
        choose(AutonomyLevel.BUDGET);
        aDay();
        until(-0.2, HOUR);
        world.move(-30);
        pass(300);
        world.truth.policy = book().policy();
        assertThat(world.room.arm(BTC, Duration.ofHours(1))).isInstanceOf(TradeOutcome.Done.class);
        propose();
        assertThat(world.room.board().open()).singleElement().satisfies(card -> {
            assertThat(card.proposal().advisor()).isEqualTo(NAME);
            assertThat(card.proposal().belief()).isPresent();
        });
        assertThat(book().autonomy().arming()).isPresent();

        until(0.01, 20_000);
        assertThat(offer().mayAdvise()).isFalse();
        assertThat(offer().words()).startsWith("may not advise: live profits fell away from the evidence");
        assertThat(world.room.board().open()).isEmpty();
        HedgeCard withdrawn = world.room.board().ended().getFirst();
        assertThat(withdrawn.standing().phase()).isIn(Phase.REJECTED, Phase.SUPERSEDED);
        assertThat(withdrawn.standing().state().sentence()).contains("live profits fell");
        assertThat(book().autonomy().arming()).isEmpty();
        assertThat(last(Kind.AUTONOMY, "BTC").orElseThrow().content())
                .contains("disarmed", "may not advise", "live profits fell");
        assertThat(last(Kind.DESK, "withdrawn-" + NAME).orElseThrow().content()).contains("live profits fell");
        assertThat(world.room.arm(BTC, Duration.ofHours(1)).sentence()).contains("live profits fell");

        world.restart();
        begin();
        assertThat(offer().words()).contains("live profits fell");
        assertThat(world.room.against(BTC)).isPresent();
        assertThat(world.room.bench().advisors().named(NAME)).isEmpty();

        bench = bench("of another trial");
        begin();
        assertThat(offer().mayAdvise()).as("other evidence lifts it").isTrue();
        assertThat(book().watch().orElseThrow().periods()).isZero();
    }

    /** More than the budget allows, so that it waits for a person. */
    private void propose() {
        Prepared prepared = world.room.question(BTC, world.adviceRoom).orElseThrow();
        assertThat(prepared).isInstanceOfSatisfying(Prepared.Ready.class, ready -> {
            HedgeInput input = ready.input();
            world.room.advised(BTC, input, new LearnedBand(NAME, model.rule()).advise(input));
        });
    }

    @Test
    void whatAnEarlierRunCountedIsStillThere() {
        choose(AutonomyLevel.PROPOSE);
        aDay();
        until(0.01, HOUR);
        assertThat(book().watch().orElseThrow().periods()).isEqualTo(1);
        world.restart();
        begin();
        assertThat(book().watch().orElseThrow().periods()).isEqualTo(1);
    }

    @Test
    void aProposalThatNobodyDecidesOnIsNotFollowing() {
        choose(AutonomyLevel.PROPOSE);
        until(0.01, HOUR);
        propose();
        assertThat(world.room.board().open()).isNotEmpty();
        aDay();
        assertThat(book().watch().orElseThrow().lastSkip()).isEqualTo("the policy was not followed for half of it");
    }

    @Test
    void aPastThatCannotBeReadKeepsWhatIsLearnedFromAdvising() {
        world.ledger.unreadable(true);
        bench = bench("another");
        begin();
        world.ledger.unreadable(false);
        assertThat(offer().mayAdvise()).isFalse();
        assertThat(offer().words()).startsWith("is refused: its earlier live results cannot be read from the ledger");
        assertThat(world.room.against(BTC)).as("the rules go on").isEmpty();
    }

    @Test
    void whatWasTradedWhileNobodyLookedIsByHand() {
        choose(AutonomyLevel.PROPOSE);
        until(0.01, HOUR);
        LivePeriod period = new LivePeriod(
                new HedgeRecord.Period(0, "", 0, 66_000, 8, 0.3, 0, 0, Map.of(SequenceMarket.CALL, 3.0), ""));
        period.take(new LiveLook(world.room.scene(), BTC, true, false, _ -> 0));
        assertThat(period.record().byHandCoins()).isEqualTo(5);
    }
}
