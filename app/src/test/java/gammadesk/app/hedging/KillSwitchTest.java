package gammadesk.app.hedging;

import static org.assertj.core.api.Assertions.assertThat;

import gammadesk.analytics.decision.HaltMode;
import gammadesk.analytics.decision.HaltState;
import gammadesk.analytics.decision.HaltState.Halted;
import gammadesk.analytics.market.Order;
import gammadesk.analytics.market.OrderType;
import gammadesk.analytics.market.Side;
import gammadesk.analytics.market.Stamp;
import gammadesk.analytics.port.Clock;
import gammadesk.analytics.port.GatewayState;
import gammadesk.analytics.port.Ledger.Kind;
import gammadesk.analytics.port.OrderGateway.CancelOutcome;
import gammadesk.analytics.trading.TradeOutcome;
import gammadesk.app.trading.Purpose;
import gammadesk.app.trading.TrialLedger;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class KillSwitchTest {
    private static final Clock CLOCK = new Clock() {
        @Override
        public long epochMillis() {
            return 1_700_000_000_000L;
        }

        @Override
        public long nanos() {
            return System.nanoTime();
        }
    };

    @TempDir
    private Path folder;

    private final TrialLedger ledger = new TrialLedger();
    private final FakePath path = new FakePath();
    private final ExecutorService disk = Executors.newSingleThreadExecutor();
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor();

    @AfterEach
    void end() {
        ledger.letGo();
        disk.shutdownNow();
        watch.shutdownNow();
    }

    private KillSwitch open() {
        return open(disk);
    }

    private KillSwitch open(Executor slow) {
        KillSwitch halt = new KillSwitch(ledger, Optional.of(folder), CLOCK, slow, watch);
        halt.connect(path, Flattening.NONE);
        return halt;
    }

    private Path permit() {
        return folder.resolve("kill-switch").resolve("permit");
    }

    private static void until(String what, BooleanSupplier condition) throws InterruptedException {
        for (int i = 0; i < 2_000 && !condition.getAsBoolean(); i++) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
        assertThat(condition.getAsBoolean()).as(what).isTrue();
    }

    private static TradeOutcome end(CompletableFuture<TradeOutcome> future) throws Exception {
        return future.get(20, TimeUnit.SECONDS);
    }

    private static Order order() {
        return new Order(
                "1",
                "l",
                "BTC-PERPETUAL",
                Side.BUY,
                Optional.of(OrderType.LIMIT),
                Optional.of(BigDecimal.TEN),
                BigDecimal.TEN,
                BigDecimal.ZERO,
                Optional.empty(),
                Order.State.OPEN,
                false,
                false,
                "",
                0,
                new Stamp(0, 0),
                Optional.empty());
    }

    private static CancelOutcome done(long count) {
        return new CancelOutcome.Done(count, 1);
    }

    @Test
    void theFirstStartGivesThePermit() {
        KillSwitch halt = open();
        assertThat(halt.state()).isInstanceOf(HaltState.Running.class);
        assertThat(permit()).exists();
        assertThat(halt.obstacle(Purpose.PERSON)).isEmpty();
        assertThat(halt.obstacle(Purpose.HEDGE)).isEmpty();
        assertThat(halt.obstacle(Purpose.FLATTEN)).contains("the kill switch does not flatten now");
    }

    @Test
    void eachModeLetsThroughWhatItSays() {
        KillSwitch halt = open();
        for (HaltMode mode : HaltMode.values()) {
            halt.press(mode, "a test", "to see.");
            Optional<String> clause = Optional.of("HALTED (" + mode.word() + ") by a test: to see");
            assertThat(halt.obstacle(Purpose.PERSON)).isEqualTo(clause);
            assertThat(halt.obstacle(Purpose.HEDGE)).isEqualTo(clause);
            assertThat(halt.obstacle(Purpose.FLATTEN)).isEqualTo(mode == HaltMode.FLATTEN ? Optional.empty() : clause);
        }
    }

    @Test
    void aWeakerPressChangesNothingAndAPauseCancelsNothing() {
        KillSwitch halt = open();
        halt.press(HaltMode.PAUSE, "a test", "first");
        assertThat(path.cancels).isEmpty();
        halt.press(HaltMode.CANCEL, "a test", "second");
        assertThat(path.cancels).as("sent before the press returned").hasSize(1);
        halt.press(HaltMode.PAUSE, "another", "third");
        assertThat(halt.obstacle(Purpose.PERSON)).contains("HALTED (Cancel) by a test: second");
        assertThat(path.cancels).hasSize(1);
        halt.press(HaltMode.CANCEL, "another", "fourth");
        assertThat(path.cancels).as("the same cancels once more").hasSize(2);
        assertThat(halt.obstacle(Purpose.PERSON)).contains("HALTED (Cancel) by a test: second");
    }

    @Test
    void manyPressesAtOnceEndInTheStrongest() throws Exception {
        KillSwitch halt = open();
        try (ExecutorService many = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 300; i++) {
                HaltMode mode = HaltMode.values()[i % 3];
                many.execute(() -> halt.press(mode, "a test", mode.word()));
            }
        }
        assertThat(halt.state())
                .isInstanceOfSatisfying(
                        Halted.class, halted -> assertThat(halted.mode()).isEqualTo(HaltMode.FLATTEN));
    }

    @Test
    void aHangingDiskAThrowingHookAndAThrowingPathDoNotHoldItUp() throws Exception {
        ledger.hold();
        path.throwing = true;
        KillSwitch halt = open();
        List<Halted> heard = new CopyOnWriteArrayList<>();
        halt.onPress(_ -> {
            throw new IllegalStateException("on purpose");
        });
        halt.onPress(heard::add);
        CompletableFuture<TradeOutcome> pressed = halt.press(HaltMode.CANCEL, "a test", "all is broken");
        assertThat(halt.obstacle(Purpose.PERSON)).isPresent();
        assertThat(heard).hasSize(1);
        until("asked again", () -> path.cancels.size() > 4);
        path.throwing = false;
        path.always = Optional.of(done(2));
        assertThat(end(pressed)).isInstanceOf(TradeOutcome.Done.class);
        assertThat(permit()).doesNotExist();
    }

    @Test
    void whatGetsNoAnswerIsAskedAgainAndCounted() throws Exception {
        KillSwitch halt = open();
        CompletableFuture<TradeOutcome> pressed = halt.press(HaltMode.CANCEL, "a test", "why not");
        path.cancels.getFirst().complete(new CancelOutcome.Unknown("the connection broke"));
        until("asked again", () -> path.cancels.size() == 2);
        assertThat(halt.state().sentence()).contains("No answer to the cancel yet (the connection broke)");
        path.state = GatewayState.RECONCILING;
        path.cancels.getLast().complete(done(7));
        until("not verified", () -> halt.state().sentence().contains("not verified: the account's connection is"));
        assertThat(pressed).isNotDone();
        path.become(GatewayState.READY);
        assertThat(end(pressed).sentence())
                .matches(
                        "HALTED \\(Cancel\\) by a test: why not\\. 7 working orders cancelled at the venue and 1 taken "
                                + "back unsent in \\d+ ms; no order is open\\.");
        assertThat(path.cancels).as("a round that is under way goes on").hasSize(2);
    }

    @Test
    void ordersThatStayOpenAreCancelledAgainSoOftenAndNotForEver() throws Exception {
        KillSwitch halt = open();
        path.open(List.of(order()));
        path.always = Optional.of(done(0));
        TradeOutcome outcome = end(halt.press(HaltMode.CANCEL, "a test", "why not"));
        assertThat(outcome).isInstanceOf(TradeOutcome.Refused.class);
        assertThat(outcome.sentence()).contains("1 ORDERS ARE STILL OPEN after 5 cancels");
        assertThat(path.cancels).hasSize(5);
        path.open(List.of());
        path.become(GatewayState.READY);
        until("went on", () -> halt.state().sentence().endsWith("no order is open."));
    }

    @Test
    void aVenueThatRefusesIsAskedAgainAndThenTold() throws Exception {
        KillSwitch halt = open();
        path.always = Optional.of(new CancelOutcome.Refused(13021, "forbidden"));
        TradeOutcome outcome = end(halt.press(HaltMode.CANCEL, "a test", "why not"));
        assertThat(outcome.sentence())
                .contains("The venue refuses to cancel: forbidden (code 13021); CANCEL THE ORDERS AT THE VENUE ITSELF");
        assertThat(path.cancels).hasSize(4);
    }

    @Test
    void withoutAnAccountItWaitsForOne() throws Exception {
        KillSwitch halt = open();
        path.state = GatewayState.IDLE;
        path.always = Optional.of(new CancelOutcome.Refused(0, "no key is in use"));
        assertThat(end(halt.press(HaltMode.FLATTEN, "a test", "why not"))).isInstanceOf(TradeOutcome.NotSent.class);
        path.always = Optional.of(done(3));
        path.become(GatewayState.READY);
        until("done", () -> halt.state().sentence().contains("no order is open"));
        assertThat(halt.state().sentence())
                .as("minutes may have passed")
                .contains("the delta was not flattened: press again");
    }

    @Test
    void flatteningComesAfterTheCancelsAndOneAtATime() throws Exception {
        List<CompletableFuture<String>> flattenings = new CopyOnWriteArrayList<>();
        KillSwitch halt = new KillSwitch(ledger, Optional.of(folder), CLOCK, disk, watch);
        halt.connect(path, () -> {
            flattenings.add(new CompletableFuture<>());
            return flattenings.getLast();
        });
        CompletableFuture<TradeOutcome> first = halt.press(HaltMode.FLATTEN, "a test", "enough");
        assertThat(flattenings).isEmpty();
        path.cancels.getFirst().complete(done(1));
        until("flattening", () -> halt.state().sentence().endsWith("the delta is being flattened."));
        path.always = Optional.of(done(0));
        CompletableFuture<TradeOutcome> second = halt.press(HaltMode.FLATTEN, "a test", "enough");
        until("flattening again", () -> halt.state().sentence().endsWith("the delta is being flattened."));
        // On the watch: after the turn that says so has also joined the flattening.
        watch.execute(() -> flattenings.getFirst().complete("0.5 BTC of delta sold."));
        assertThat(end(first).sentence()).isEqualTo(end(second).sentence()).endsWith("open; 0.5 BTC of delta sold.");
        assertThat(flattenings).hasSize(1);

        end(halt.reset("a test", "go on"));
        CompletableFuture<TradeOutcome> third = halt.press(HaltMode.FLATTEN, "a test", "once more");
        until("a second flattening", () -> flattenings.size() == 2);
        flattenings.getLast().completeExceptionally(new IllegalStateException("on purpose"));
        assertThat(end(third).sentence()).contains("the flattening failed in this program: LOOK AT YOUR DELTA");
    }

    @Test
    void aResetTakesAReasonAndStopsTheFlattening() throws Exception {
        KillSwitch halt = open();
        halt.press(HaltMode.FLATTEN, "a test", "enough");
        assertThat(end(halt.reset("a test", " \t")).sentence()).isEqualTo("Not reset: it takes a reason.");
        assertThat(halt.obstacle(Purpose.HEDGE)).isPresent();
        assertThat(end(halt.reset("a test", "all is well"))).isInstanceOf(TradeOutcome.Done.class);
        assertThat(halt.obstacle(Purpose.HEDGE)).isEmpty();
        assertThat(halt.obstacle(Purpose.FLATTEN)).isPresent();
        path.cancels.getFirst().complete(done(1));
        until(
                "over",
                () -> ledger.latest(List.of(Kind.HALT), 9).getLast().content().contains("RESET"));
        assertThat(permit()).exists();
        assertThat(open().state()).isInstanceOf(HaltState.Running.class);
        assertThat(ledger.latest(List.of(Kind.HALT), 1).getFirst().content())
                .isEqualTo("{\"action\":\"RESET\",\"mode\":\"FLATTEN\",\"reason\":\"all is well\",\"progress\":\"\"}");
    }

    @Test
    void aPressOvertakesAReset() throws Exception {
        List<Runnable> later = new ArrayList<>();
        KillSwitch halt = open(later::add);
        halt.press(HaltMode.CANCEL, "a test", "first");
        CompletableFuture<TradeOutcome> reset = halt.reset("a test", "go on");
        halt.press(HaltMode.PAUSE, "a test", "no, wait");
        later.forEach(Runnable::run);
        assertThat(end(reset).sentence()).isEqualTo("Not reset: it was pressed again meanwhile.");
        assertThat(halt.obstacle(Purpose.PERSON)).contains("HALTED (Cancel) by a test: first");
        assertThat(permit()).doesNotExist();
        assertThat(open().state()).isInstanceOf(Halted.class);
    }

    @Test
    void aPressWhileAResetIsBeingWrittenWinsToo() throws Exception {
        KillSwitch halt = open();
        halt.press(HaltMode.PAUSE, "a test", "first");
        until("written", () -> !ledger.latest(List.of(Kind.HALT), 1).isEmpty());
        ledger.hold();
        CompletableFuture<TradeOutcome> reset = halt.reset("a test", "go on");
        until("being written", ledger::isBegun);
        halt.press(HaltMode.PAUSE, "a test", "no, wait");
        ledger.letGo();
        assertThat(end(reset).sentence()).isEqualTo("Not reset: it was pressed again meanwhile.");
        assertThat(halt.obstacle(Purpose.PERSON)).isPresent();
        until("gone", () -> Files.notExists(permit()));
        assertThat(open().state()).isInstanceOf(Halted.class);
    }

    @Test
    void aResetThatCannotBeWrittenIsNone() throws Exception {
        KillSwitch halt = open();
        halt.press(HaltMode.PAUSE, "a test", "first");
        ledger.fail();
        assertThat(end(halt.reset("a test", "go on")).sentence())
                .isEqualTo("Not reset: the ledger cannot be written (the disk is full).");
        assertThat(permit()).doesNotExist();
        ledger.heal();
        Files.createDirectories(permit().resolve("in the way"));
        assertThat(end(halt.reset("a test", "go on")).sentence())
                .contains("Not reset: the permit to send orders cannot be written");
        assertThat(halt.obstacle(Purpose.PERSON)).isPresent();
        assertThat(open().obstacle(Purpose.PERSON)).isPresent();
    }

    @Test
    void aHaltSurvivesARestartByThePermitAlone() throws Exception {
        ledger.fail();
        KillSwitch halt = open();
        halt.press(HaltMode.CANCEL, "a test", "the disk is full");
        until("gone", () -> Files.notExists(permit()));
        assertThat(ledger.latest(List.of(Kind.values()), 1))
                .as("not even a first entry")
                .isEmpty();
        assertThat(open().state().sentence()).contains("the permit to send orders is gone");
    }

    @Test
    void aHaltSurvivesARestartByTheLedgerAlone() throws Exception {
        KillSwitch halt = open();
        halt.press(HaltMode.PAUSE, "the trader", "the book is wrong");
        until("written", () -> !ledger.latest(List.of(Kind.HALT), 1).isEmpty());
        new Permit(folder).give();
        assertThat(open().state())
                .isEqualTo(new Halted(HaltMode.PAUSE, "the trader", "the book is wrong", CLOCK.epochMillis(), ""));
    }

    @Test
    void aLedgerWithoutAPermitIsAHalt() {
        ledger.append(Kind.DESK, "desk", "Gammadesk", 0, "{}");
        assertThat(open().state().sentence()).contains("the permit to send orders is gone");
    }

    @Test
    void whatCannotBeReadIsAHalt() throws IOException {
        open();
        ledger.unreadable(true);
        assertUnreadable();
        ledger.unreadable(false);
        assertThat(open().state()).isInstanceOf(HaltState.Running.class);
        Files.writeString(permit(), "");
        assertUnreadable();
        new Permit(folder).give();
        ledger.append(Kind.HALT, "kill switch", "?", 0, "{\"action\":\"PRE");
        assertUnreadable();
        ledger.append(Kind.HALT, "kill switch", "?", 0, "{\"action\":\"RESET\",\"mode\":7}");
        assertUnreadable();
    }

    private void assertUnreadable() {
        assertThat(open().state().sentence()).contains("the record of the kill switch cannot be read");
    }

    @Test
    void aRestartInTheMiddleOfTheCancelsGoesOnWithThem() throws Exception {
        KillSwitch halt = open();
        halt.press(HaltMode.FLATTEN, "a test", "enough");
        until("written", () -> !ledger.latest(List.of(Kind.HALT), 1).isEmpty());
        path.cancels.clear();
        path.state = GatewayState.CONNECTING;
        KillSwitch next = open();
        assertThat(path.cancels).isEmpty();
        path.always = Optional.of(done(4));
        path.become(GatewayState.READY);
        until("went on", () -> next.state().sentence().contains("no order is open"));
        assertThat(next.state().sentence()).contains("the delta was not flattened: press again for that");
    }

    @Test
    void whatNeitherDeletesNorWritesSaysThatItWillNotLast() throws Exception {
        KillSwitch halt = open();
        Files.delete(permit());
        Files.createDirectories(permit().resolve("in the way"));
        ledger.fail();
        halt.press(HaltMode.PAUSE, "a test", "why not");
        until("told", () -> halt.state().sentence().contains("THIS HALT WILL NOT SURVIVE A RESTART"));
    }

    @Test
    void withoutAFolderItKeepsNothing() throws Exception {
        KillSwitch halt = new KillSwitch(ledger, Optional.empty(), CLOCK, disk, watch);
        halt.press(HaltMode.CANCEL, "a test", "why not");
        until("told", () -> halt.state().sentence().contains("this desk keeps no files"));
        assertThat(halt.state().sentence()).contains("No account is connected");
        assertThat(end(halt.reset("a test", "go on"))).isInstanceOf(TradeOutcome.Done.class);
    }
}
