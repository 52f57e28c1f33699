package gammadesk.app.hedging;

import gammadesk.analytics.decision.HaltMode;
import gammadesk.analytics.decision.HaltState;
import gammadesk.analytics.decision.HedgeBoard;
import gammadesk.analytics.decision.HedgeCard;
import gammadesk.analytics.decision.HedgePolicy;
import gammadesk.analytics.desk.AccountPicture;
import gammadesk.analytics.desk.DeskSnapshot;
import gammadesk.analytics.desk.HeldPosition;
import gammadesk.analytics.hedging.Phase;
import gammadesk.analytics.market.AccountSummary;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.Position;
import gammadesk.analytics.market.Side;
import gammadesk.analytics.market.Stamp;
import gammadesk.analytics.port.Clock;
import gammadesk.analytics.port.FeedState;
import gammadesk.analytics.port.GatewayState;
import gammadesk.analytics.port.Ledger;
import gammadesk.analytics.pricing.PricingKernels;
import gammadesk.analytics.trading.OrderTicket;
import gammadesk.analytics.trading.TradeOutcome;
import gammadesk.app.risk.HeldBook;
import gammadesk.app.trading.Purpose;
import gammadesk.app.trading.TrialLedger;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * A hedge desk without threads of its own, put together as the running one is, between a ledger and a venue that
 * outlive it. The test has the clock and decides when each thread does something.
 */
final class SequenceWorld implements Clock {
    private static final long START = 1_775_131_200_000L;
    private static final BigDecimal CALLS = new BigDecimal("8");

    final SplittableRandom random;
    final SequenceTruth truth;
    final FakeVenue venue;
    final TrialLedger ledger;
    HedgeRoom room;
    KillSwitch kill;
    AdviceRoom adviceRoom;
    int level;
    FeedState feed = FeedState.LIVE;
    /** Whether the picture is made anew with time. */
    boolean isPublishing = true;

    private final SequenceMarket market;
    private final Path folder;
    private final PricingKernels kernels;
    private final Supplier<Bench> bench;
    private final Deque<Runnable> disk = new ArrayDeque<>();
    private Deque<Runnable> hedging = new ArrayDeque<>();
    private ManualWatch watch;
    private GatedPath path;
    private DeskSnapshot picture;
    private long pictured;
    private long now = START;

    SequenceWorld(long seed, SequenceMarket market, Path folder, PricingKernels kernels, Map<String, Integer> counts) {
        this(seed, market, folder, kernels, counts, () -> Bench.CLASSICAL);
    }

    SequenceWorld(
            long seed,
            SequenceMarket market,
            Path folder,
            PricingKernels kernels,
            Map<String, Integer> counts,
            Supplier<Bench> bench) {
        this.bench = bench;
        this.market = market;
        this.folder = folder;
        this.kernels = kernels;
        random = new SplittableRandom(seed);
        venue = new FakeVenue(random.split(), (_, _) -> {});
        venue.lots = SequenceMarket::lot;
        venue.hasKillSwitch = true;
        venue.quotes = () -> market.quotes(level);
        truth = new SequenceTruth(venue, HedgePolicy.first(Currency.BTC), counts);
        ledger = new TrialLedger(random.split());
        ledger.onWritten(truth::written);
        watch = new ManualWatch(this::epochMillis);
        venue.advance(now);
        path = new GatedPath(venue, this::submitted);
        adviceRoom = new AdviceRoom(kernels, this::nanos);
        picture = publish();
        kill = killSwitch();
        room = open();
    }

    private void submitted(Purpose purpose, String label, OrderTicket ticket) {
        truth.submitted(purpose, label, ticket);
    }

    private KillSwitch killSwitch() {
        return new KillSwitch(ledger, Optional.of(folder), this, disk::add, watch);
    }

    /** As the running desk begins. */
    private HedgeRoom open() {
        Deque<Runnable> thread = hedging;
        HedgeRoom made = new HedgeRoom(new HedgeParts(
                ledger,
                path,
                () -> picture,
                HeldBook::ofAccount,
                kill,
                this,
                SequenceTruth.USER,
                List.of(Currency.BTC),
                bench,
                kernels,
                thread::add));
        path.gate = kill;
        kill.onPress(halted -> thread.add(() -> made.halted(halted.reason())));
        kill.connect(path, () -> flatten(thread, made));
        thread.add(made::open);
        return made;
    }

    private static CompletableFuture<String> flatten(Deque<Runnable> thread, HedgeRoom room) {
        CompletableFuture<String> end = new CompletableFuture<>();
        thread.add(() -> {
            var _ = room.work().flatten().thenAccept(end::complete);
        });
        return end;
    }

    /** This program ends at once, wherever it is, and is started again. */
    void restart() {
        restart(random.nextInt(3) > 0);
    }

    private void restart(boolean isSlow) {
        disk();
        hedging = new ArrayDeque<>();
        watch = new ManualWatch(this::epochMillis);
        truth.mustBeSeen = truth.leavesHalfDone() || wasArmed();
        truth.armed = Optional.empty();
        truth.flattens = false;
        truth.run++;
        venue.anotherGateway(isSlow);
        path = new GatedPath(venue, this::submitted);
        adviceRoom = new AdviceRoom(kernels, this::nanos);
        kill = killSwitch();
        room = open();
    }

    private boolean wasArmed() {
        return ledger.latest(Ledger.Kind.AUTONOMY, "BTC")
                .filter(entry -> HedgeJson.read(entry.content(), HedgeRecord.Arming.class)
                        .armed())
                .isPresent();
    }

    @Override
    public long epochMillis() {
        return now;
    }

    @Override
    public long nanos() {
        return (now - START + 1_000) * 1_000_000;
    }

    // Time.

    /** So long a moment passes; threads do all or a part of what they have to do. */
    void pass(long millis) {
        now += millis;
        truth.now = now;
        venue.advance(now);
        truth.look();
        path.look();
        if (isPublishing) {
            picture = publish();
        }
        watch.run();
        run(random.nextInt(4) == 0 ? random.nextInt(4) : 0);
        if (random.nextInt(3) > 0) {
            disk();
        }
    }

    private void run(int left) {
        while (hedging.size() > left) {
            hedging.poll().run();
        }
    }

    void disk() {
        while (!disk.isEmpty()) {
            disk.poll().run();
        }
    }

    /** The market jumps; whoever looks sees it. */
    void move(int levels) {
        level = Math.clamp(level + levels, -60, 60);
        if (isPublishing) {
            picture = publish();
        }
    }

    /** A turn of the desk's. */
    void turn() {
        if (isTroubled()) {
            truth.armed = Optional.empty();
        }
        room.turn();
        Optional<String> gate = kill.obstacle(Purpose.HEDGE);
        if (truth.halted.isPresent() && gate.isEmpty()) {
            throw new AssertionError("the kill switch lets through what it must not");
        }
    }

    private boolean isTroubled() {
        double age = (now - pictured) / 1e3;
        boolean isBlind = venue.health().state() != GatewayState.READY
                || !venue.view().unknownLabels().isEmpty();
        return picture.health().state() != FeedState.LIVE
                || age > truth.policy.limits().dataAgeSeconds()
                || isBlind
                || truth.mustBeSeen;
    }

    private DeskSnapshot publish() {
        pictured = now;
        truth.now = now;
        truth.index = SequenceMarket.index(level);
        return market.at(level, now, nanos(), feed, account());
    }

    private AccountPicture account() {
        Map<String, BigDecimal> held = new HashMap<>();
        held.put(SequenceMarket.CALL, CALLS);
        for (VenueRecord.Booked order : venue.record.all()) {
            BigDecimal filled = order.filled();
            BigDecimal signed = order.ticket.side() == Side.BUY ? filled : filled.negate();
            held.merge(order.ticket.instrument(), signed, BigDecimal::add);
        }
        return new AccountPicture(
                SequenceMarket.VENUE,
                FakeVenue.ACCOUNT,
                venue.health(),
                nanos(),
                List.of(summary()),
                held.entrySet().stream()
                        .filter(entry -> entry.getValue().signum() != 0)
                        .map(entry -> position(entry.getKey(), entry.getValue()))
                        .toList(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    private static AccountSummary summary() {
        BigDecimal zero = BigDecimal.ZERO;
        BigDecimal equity = new BigDecimal("100");
        return new AccountSummary(
                Currency.BTC,
                equity,
                equity,
                equity,
                equity,
                zero,
                zero,
                zero,
                zero,
                zero,
                zero,
                zero,
                zero,
                "segregated_sm",
                new Stamp(0, 0));
    }

    private static HeldPosition position(String name, BigDecimal size) {
        BigDecimal zero = BigDecimal.ZERO;
        boolean isOption = SequenceMarket.lot(name).compareTo(BigDecimal.ONE) < 0;
        BigDecimal price = new BigDecimal(isOption ? "0.04" : "66000");
        double none = Double.NaN;
        return new HeldPosition(
                new Position(name, size, price, price, zero, zero, zero, zero, zero, zero, new Stamp(0, 0)),
                Optional.of(Currency.BTC),
                Optional.of(Currency.BTC),
                none,
                none,
                none,
                true,
                none,
                none,
                none,
                none,
                "");
    }

    // What persons do beside the desk.

    void press(HaltMode mode) {
        boolean isStronger =
                truth.halted.map(known -> mode.compareTo(known) >= 0).orElse(true);
        truth.halted = Optional.of(isStronger ? mode : truth.halted.orElse(mode));
        truth.flattens |= mode == HaltMode.FLATTEN;
        var _ = kill.press(mode, SequenceTruth.USER, "STOP was pressed");
    }

    void reset() {
        var _ = kill.reset(SequenceTruth.USER, "it is over").thenAccept(outcome -> {
            if (outcome instanceof TradeOutcome.Done && kill.state() instanceof HaltState.Running) {
                truth.halted = Optional.empty();
                truth.flattens = false;
            }
        });
    }

    void acknowledge() {
        if (room.acknowledge() instanceof TradeOutcome.Done) {
            truth.mustBeSeen = false;
        }
    }

    // The end.

    /** Everything heals, and time runs on until nothing is being worked; sometimes the desk then starts once more. */
    void settle() {
        heal();
        calm();
        boolean isAgain = random.nextInt(3) == 0;
        if (isAgain) {
            restart(false);
            calm();
        }
        truth.settled(phases(), isAgain);
    }

    /** How what the desk still knows stands. */
    Map<String, Phase> phases() {
        Map<String, Phase> phases = new HashMap<>();
        HedgeBoard board = room.board();
        board.ended().forEach(card -> phases.put(card.id(), card.standing().phase()));
        board.open().forEach(card -> phases.put(card.id(), card.standing().phase()));
        return phases;
    }

    private void heal() {
        venue.trouble = 0;
        venue.depth = 1;
        ledger.heal();
        feed = FeedState.LIVE;
        isPublishing = true;
    }

    private void calm() {
        for (int i = 0; i < 400; i++) {
            pass(i < 3 ? 300 : 1_000);
            run(0);
            disk();
            if (truth.halted.isPresent()) {
                reset();
                disk();
            }
            turn();
            acknowledge();
            if (i > 2 && isQuiet()) {
                return;
            }
        }
        throw new AssertionError("it does not come to rest: " + phases() + " " + venue.health() + " "
                + venue.view().unknownLabels() + " " + venue.mayLive() + " "
                + room.board().open().stream().map(HedgeCard::execution).toList());
    }

    private boolean isQuiet() {
        return truth.halted.isEmpty()
                && venue.mayLive() == 0
                && room.board().reconciliation().complete()
                && room.board().open().stream()
                        .noneMatch(card -> isWorking(card.standing().phase()));
    }

    private static boolean isWorking(Phase phase) {
        return phase != Phase.PROPOSED && phase != Phase.EDITED && phase != Phase.EXPIRED;
    }
}
