package gammadesk.app.hedging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gammadesk.analytics.backtest.court.Admission;
import gammadesk.analytics.backtest.court.Drift;
import gammadesk.analytics.backtest.court.Drift.Gauge;
import gammadesk.analytics.desk.BookSource;
import gammadesk.analytics.learning.book.BandModel;
import gammadesk.analytics.learning.book.BandPlan;
import gammadesk.analytics.learning.book.BandTraining;
import gammadesk.analytics.learning.net.MlpKernels;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.OptionType;
import gammadesk.analytics.port.Venue.Environment;
import gammadesk.analytics.pricing.Black76;
import gammadesk.analytics.pricing.PricingKernels;
import gammadesk.analytics.risk.OpenOrders;
import gammadesk.analytics.risk.RiskBook;
import gammadesk.analytics.risk.RiskBook.Entry;
import gammadesk.app.hedging.Candidate.Learned;
import gammadesk.app.hedging.Candidate.Trial;
import gammadesk.app.hedging.HedgeRecord.Period;
import gammadesk.app.hedging.LivePeriod.End;
import gammadesk.app.risk.HeldBook;
import gammadesk.app.trading.TrialLedger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongToDoubleFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a day of a book made, as a share of its size, and when it says nothing. */
class LivePeriodTest {
    private static final long HOUR = 3_600_000;
    private static final double CALLS = 8;
    /** 24 April 2026, 08:00 UTC. */
    private static final long EXPIRY = 1_777_017_600_000L;

    @TempDir
    private Path folder;

    private SequenceWorld world;

    @BeforeEach
    void open() {
        world = new SequenceWorld(1, new SequenceMarket(), folder, PricingKernels.scalar(), new TreeMap<>());
        morning();
    }

    /** Just after 08:00 UTC. */
    private void morning() {
        long day = Math.floorDiv(world.epochMillis() - 8 * HOUR, 24 * HOUR) + 1;
        world.pass(day * 24 * HOUR + 8 * HOUR + 1_000 - world.epochMillis());
        world.turn();
    }

    private LiveLook look(boolean isFollowed, HedgeScene scene) {
        return new LiveLook(scene, Currency.BTC, isFollowed, false, _ -> 26.4);
    }

    private LiveLook look() {
        return look(true, world.room.scene());
    }

    private LivePeriod begun() {
        LivePeriod period = LivePeriod.begin(look()).orElseThrow();
        period.take(look());
        return period;
    }

    private void minutes(LivePeriod period, int minutes, boolean isFollowed) {
        for (int i = 0; i < minutes; i++) {
            world.pass(60_000);
            world.turn();
            period.take(look(isFollowed, world.room.scene()));
        }
    }

    private End ended(LivePeriod period) {
        morning();
        period.take(look());
        return period.end(look());
    }

    private double usd(double index) {
        double years = (EXPIRY - world.epochMillis()) / (365 * 24.0 * HOUR);
        return Black76.priceUsd(index, 66_000, years, 0.5, OptionType.CALL);
    }

    /** As recorded books are reckoned: what the options are worth in USD, later less earlier. */
    @Test
    void theProfitIsTheChangeOfTheValueInUsdOverTheSizeInUsd() {
        double before = look().index();
        double worth = usd(before);
        LivePeriod period = begun();
        minutes(period, 730, true);
        world.move(-12);
        End end = ended(period);
        double after = look().index();
        assertThat(after).isLessThan(before);
        double expected = CALLS * (usd(after) - worth) / (CALLS * before);
        assertThat(end).isInstanceOfSatisfying(End.Counted.class, counted -> {
            assertThat(counted.profit()).isCloseTo(expected, within(1e-9));
            assertThat(counted.cost()).isCloseTo(26.4 / (CALLS * before), within(1e-12));
        });
    }

    private static void skipped(End end, String why) {
        assertThat(end).isEqualTo(new End.Skipped(why));
    }

    @Test
    void aPolicyThatWasNotFollowedHalfTheDayIsNotMeasured() {
        LivePeriod period = begun();
        minutes(period, 700, true);
        minutes(period, 100, false);
        skipped(ended(period), "the policy was not followed for half of it");
    }

    @Test
    void aDayWhoseEndNobodySawIsNotMeasured() {
        LivePeriod period = begun();
        minutes(period, 730, true);
        world.pass(36 * HOUR);
        world.turn();
        skipped(period.end(look()), "nobody looked when it ended");
    }

    private HedgeScene holding(BookSource source, double calls) {
        HedgeScene scene = world.room.scene();
        List<Entry> entries = new ArrayList<>(scene.book().entries());
        entries.set(0, new Entry(SequenceMarket.CALL, calls));
        RiskBook book = new RiskBook(entries, scene.book().balances());
        return HedgeScene.of(
                scene.snapshot(), new HeldBook(source, book, OpenOrders.NONE), scene.nowNanos(), scene.nowMillis());
    }

    @Test
    void aBookThatWasMostlyChangedByHandIsNotMeasured() {
        LivePeriod period = begun();
        BookSource source = world.room.scene().source();
        period.take(look(true, holding(source, 5.5)));
        period.take(look(true, holding(source, 8)));
        minutes(period, 730, true);
        skipped(ended(period), "the book was mostly changed by hand");
    }

    @Test
    void whatTheDeskItselfTradesIsNotByHand() {
        LivePeriod period = begun();
        HedgeScene scene = holding(world.room.scene().source(), 3);
        LongToDoubleFunction free = _ -> 0;
        period.take(new LiveLook(scene, Currency.BTC, true, true, free));
        assertThat(period.record().byHandCoins()).isZero();
    }

    @Test
    void anInventedBookIsNotKnown() {
        assertThat(LivePeriod.begin(look(true, holding(new BookSource.Demo(Optional.empty()), 8))))
                .isEmpty();
        LivePeriod period = begun();
        for (int i = 0; i < 5; i++) {
            world.pass(60_000);
            world.turn();
            period.take(look(true, holding(new BookSource.Account("other", false), 8)));
        }
        assertThat(period.record().followedMillis()).isZero();
    }

    @Test
    void anotherAccountSpoilsIt() {
        LivePeriod period = begun();
        period.take(look(true, holding(new BookSource.Account("other", true), 8)));
        minutes(period, 730, true);
        skipped(ended(period), "another account was looked after");
    }

    @Test
    void aBookWithoutOptionsHasNoSize() {
        HedgeScene flat = holding(world.room.scene().source(), 0);
        LivePeriod period = LivePeriod.begin(look(true, flat)).orElseThrow();
        minutes(period, 730, true);
        assertThat(ended(period)).isInstanceOf(End.Skipped.class);
    }

    @Test
    void moneyPaidInIsToldFromTrading() {
        TransferWatch quiet = new TransferWatch();
        boolean isFound = false;
        for (int minute = 1; minute < 20; minute++) {
            isFound |= quiet.take(minute * 60_000L, minute < 10 ? 5 : 5.00005, false, 0.01);
        }
        assertThat(isFound).as("funding").isFalse();
        TransferWatch paid = new TransferWatch();
        for (int minute = 1; minute < 20; minute++) {
            isFound |= paid.take(minute * 60_000L, minute < 10 ? 5 : 6, false, 0.01);
        }
        assertThat(isFound).as("a coin was paid in").isTrue();
        for (int late = -1; late <= 1; late++) {
            TransferWatch traded = new TransferWatch();
            for (int minute = 1; minute < 20; minute++) {
                assertThat(traded.take(minute * 60_000L, minute < 10 ? 5 : 6, minute == 10 + late, 0.01))
                        .as("a premium was paid")
                        .isFalse();
            }
        }
    }

    /** Real accounts outlive this program, the exchange inside it does not. */
    @Test
    void aRunningDayGoesOnAfterARestartWhereTheAccountDoes() {
        TrialLedger ledger = new TrialLedger();
        Learned policy = policy();
        DriftBook first = book(ledger, policy, Environment.LIVE);
        first.take(Optional.of(policy), look());
        for (int i = 0; i < 40; i++) {
            world.pass(60_000);
            world.turn();
            first.take(Optional.of(policy), look());
        }
        first.save(world.epochMillis());
        Period left = first.period().orElseThrow();
        assertThat(left.followedMillis()).isEqualTo(39 * 60_000);
        DriftBook second = book(ledger, policy, Environment.LIVE);
        second.take(Optional.of(policy), look());
        assertThat(second.period()).contains(left);

        DriftBook inside = book(ledger, policy, Environment.EMBEDDED);
        inside.take(Optional.of(policy), look());
        inside.save(world.epochMillis());
        DriftBook again = book(ledger, policy, Environment.EMBEDDED);
        world.pass(60_000);
        world.turn();
        again.take(Optional.of(policy), look());
        assertThat(again.period().orElseThrow().spoiled()).isEqualTo("the policy came in the middle of the day");
    }

    private static DriftBook book(TrialLedger ledger, Learned policy, Environment venue) {
        DriftBook book = new DriftBook(Currency.BTC, ledger);
        book.restore(policy, venue);
        return book;
    }

    private static Learned policy() {
        BandTraining training = new BandTraining(new BandPlan(2, 1, 4, 1), MlpKernels.scalar());
        while (!training.isDone()) {
            training.step();
        }
        BandModel model = training.model();
        Drift watch = new Drift(new Gauge(0, 1, 5, 0, 0, 0), new Gauge(0, 1, 5, 0, 0, 0));
        return new Learned(
                "learned-band",
                model,
                "cafe",
                Optional.of(new Trial(Admission.of("learned-band", "", List.of()), 0, "ev", Optional.of(watch))));
    }
}
