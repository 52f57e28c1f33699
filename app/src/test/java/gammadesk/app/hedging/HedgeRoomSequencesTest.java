package gammadesk.app.hedging;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import gammadesk.analytics.decision.HaltMode;
import gammadesk.analytics.decision.HedgeCard;
import gammadesk.analytics.decision.HedgePolicy;
import gammadesk.analytics.hedging.Advice;
import gammadesk.analytics.hedging.AutonomyLevel;
import gammadesk.analytics.hedging.DeltaThreshold;
import gammadesk.analytics.hedging.HedgeInput;
import gammadesk.analytics.hedging.HedgeLeg;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.port.FeedState;
import gammadesk.analytics.pricing.PricingKernels;
import gammadesk.analytics.trading.TradeOutcome;
import gammadesk.app.hedging.AdviceRoom.Prepared;
import gammadesk.app.hedging.SequenceTruth.Ask;
import gammadesk.app.hedging.SequenceTruth.Leave;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/**
 * There is no path to a double or an unapproved order: whatever persons, advisors, the clock, the market, the
 * connection, the ledger, the kill switch and the power supply do in whatever order, every order that reaches the venue
 * was approved as it is, once, by somebody who could, and the end agrees with the venue's record. What is checked, and
 * when, is in {@link SequenceTruth}.
 */
class HedgeRoomSequencesTest {
    private static final int SEQUENCES = Integer.getInteger("gammadesk.sequences", 2_000);
    private static final long FIRST = Long.getLong("gammadesk.sequences.first", 1);
    private static final Currency BTC = Currency.BTC;
    private static final String[] EVERY_KIND = {
        "approved",
        "approved twice",
        "approved with another hash",
        "approved of an older version",
        "edited",
        "rejected",
        "shown again",
        "stopped",
        "small move",
        "large move",
        "time jump",
        "day passes",
        "stale feed",
        "disconnected",
        "ledger fails",
        "policy changed",
        "armed at BUDGET",
        "armed at HARD_LIMITS",
        "disarmed",
        "restarted",
        "restarted in an execution",
        "pressed PAUSE",
        "pressed CANCEL",
        "pressed FLATTEN",
        "pressed in an execution",
        "reset",
        "begun by Person",
        "begun by Budgeted",
        "begun by HardLimits",
        "flattening order",
        "order",
        "execution",
        "ended DONE",
        "ended FAILED",
        "ended DONE after a restart",
        "ended FAILED after a restart",
        "ended REJECTED",
        "ended SUPERSEDED",
        "seen UNKNOWN",
        "seen PARTIALLY_FILLED",
        "seen HALTED",
        "seen EXPIRED"
    };

    private final Map<String, Integer> counts = new TreeMap<>();
    private final SequenceMarket market = new SequenceMarket();
    private final PricingKernels kernels = PricingKernels.scalar();

    @TempDir
    private Path folder;

    /** What was asked of an advisor, and what was on the screen, of one sequence. */
    private static final class Desk {
        final SequenceWorld world;
        final SplittableRandom random;
        /** Whether it has an hour's money, and time, for about one hedge. */
        final boolean isPoor;

        final List<HedgeCard> seen = new ArrayList<>();
        Optional<HedgeInput> asked = Optional.empty();

        Desk(SequenceWorld world) {
            this.world = world;
            this.random = world.random.split();
            this.isPoor = random.nextInt(4) == 0;
        }
    }

    /** Thousands of halts are no news. */
    @BeforeAll
    static void quiet() {
        levels(Level.OFF);
    }

    @AfterAll
    static void loud() {
        levels(Level.INFO);
    }

    private static void levels(Level level) {
        for (Class<?> speaker : List.of(KillSwitch.class, HaltRecord.class)) {
            ((Logger) LoggerFactory.getLogger(speaker)).setLevel(level);
        }
    }

    @Test
    void noInterleavingSendsAnOrderThatNobodyApprovedOrOneTwice() {
        for (long seed = FIRST; seed < FIRST + SEQUENCES; seed++) {
            try {
                sequence(seed);
            } catch (AssertionError | RuntimeException failure) {
                throw new AssertionError("sequence " + seed, failure);
            }
        }
        System.out.println("sequences: " + SEQUENCES + " " + counts);
        assertThat(counts.keySet()).contains(EVERY_KIND);
    }

    private void count(String kind) {
        counts.merge(kind, 1, Integer::sum);
    }

    private void sequence(long seed) {
        Desk desk = new Desk(new SequenceWorld(seed, market, folder, kernels, counts));
        SequenceWorld world = desk.world;
        world.venue.trouble = desk.isPoor || desk.random.nextInt(3) == 0 ? 0 : desk.random.nextDouble();
        world.venue.depth = desk.random.nextDouble();
        world.venue.flow = desk.random.nextDouble() * 0.3;
        world.pass(100);
        changePolicy(desk);
        if (desk.isPoor || desk.random.nextBoolean()) {
            arm(desk);
        }
        advise(desk, Optional.empty());
        int steps = 10 + desk.random.nextInt(31);
        for (int i = 0; i < steps; i++) {
            step(desk);
            world.pass(20 + desk.random.nextInt(400));
            if (desk.random.nextInt(6) > 0) {
                world.turn();
            }
            look(desk);
        }
        world.settle();
    }

    private void look(Desk desk) {
        desk.world.room.board().open().forEach(card -> {
            count("seen " + card.standing().phase());
            desk.seen.add(card);
        });
        desk.world.truth.endedIsDead(desk.world.phases());
    }

    private void step(Desk desk) {
        SequenceWorld world = desk.world;
        switch (desk.isPoor && desk.random.nextBoolean() ? 7 : desk.random.nextInt(44)) {
            case 0, 1, 2, 3 -> ask(desk).ifPresent(input -> desk.asked = Optional.of(input));
            case 4, 5, 6 -> advise(desk, desk.asked);
            case 7, 8, 9, 10 -> advise(desk, Optional.empty());
            case 11, 12, 13, 14, 15, 16, 17 -> approve(desk);
            case 18, 19 -> edit(desk);
            case 20 -> reject(desk);
            case 21 -> showAgain(desk);
            case 22 -> stop(desk);
            case 23, 24, 25 -> move(world, desk.random.nextInt(3) - 1, "small move");
            case 26 -> move(world, desk.random.nextBoolean() ? 9 : -9, "large move");
            case 27 -> jump(desk);
            case 28 -> stale(desk);
            case 29 -> disconnect(world);
            case 30 -> failLedger(desk);
            case 31 -> changePolicy(desk);
            case 32, 33 -> arm(desk);
            case 34 -> disarm(world);
            case 35 -> restart(world);
            case 36 -> press(desk);
            case 37, 38 -> reset(world);
            case 39 -> world.acknowledge();
            default -> {
                // Only time passes.
            }
        }
    }

    // Advice.

    private Optional<HedgeInput> ask(Desk desk) {
        return desk.world
                .room
                .question(BTC, desk.world.adviceRoom)
                .flatMap(prepared ->
                        prepared instanceof Prepared.Ready(HedgeInput input) ? Optional.of(input) : Optional.empty());
    }

    /** About the market of now, or of a while ago. */
    private void advise(Desk desk, Optional<HedgeInput> of) {
        of.or(() -> ask(desk)).ifPresent(input -> {
            Advice advice = desk.random.nextInt(25) == 0
                    ? new DeltaThreshold().advise(input)
                    : SequenceChance.advice(desk.random, input);
            count("advised");
            desk.world.room.advised(BTC, input, advice);
        });
    }

    // What a person does to a proposal.

    private Optional<HedgeCard> card(Desk desk) {
        var open = desk.world.room.board().open();
        return open.isEmpty() ? Optional.empty() : Optional.of(open.get(desk.random.nextInt(open.size())));
    }

    private void approve(Desk desk) {
        boolean isOld = desk.random.nextInt(4) == 0 && !desk.seen.isEmpty();
        Optional<HedgeCard> chosen =
                isOld ? Optional.of(desk.seen.get(desk.random.nextInt(desk.seen.size()))) : card(desk);
        chosen.ifPresent(card -> approve(desk, card));
    }

    private void approve(Desk desk, HedgeCard card) {
        String id = card.id();
        String hash = card.standing().hash();
        long revision = card.standing().revision();
        boolean isNow = desk.world
                .room
                .board()
                .card(id)
                .filter(now -> now.standing().revision() == revision)
                .isPresent();
        if (!isNow) {
            count("approved of an older version");
        }
        switch (desk.random.nextInt(8)) {
            case 0 -> {
                count("approved with another hash");
                String other = desk.seen.isEmpty()
                        ? "0".repeat(64)
                        : desk.seen.getFirst().standing().hash();
                approve(desk.world, new Ask(id, other, revision));
            }
            case 1 -> approve(desk.world, new Ask(id, hash, revision + desk.random.nextInt(5) - 2));
            case 2 ->
                approve(
                        desk.world,
                        new Ask(
                                id,
                                hash,
                                desk.world
                                        .room
                                        .board()
                                        .card(id)
                                        .orElse(card)
                                        .standing()
                                        .revision()));
            case 3, 4 -> {
                boolean isFirst = approve(desk.world, new Ask(id, hash, revision));
                boolean isSecond = approve(desk.world, new Ask(id, hash, revision));
                assertThat(isFirst && isSecond)
                        .as("one approval is carried out twice")
                        .isFalse();
                count(isFirst ? "approved twice" : "not approved twice");
            }
            default -> approve(desk.world, new Ask(id, hash, revision));
        }
    }

    private boolean approve(SequenceWorld world, Ask ask) {
        world.truth.asked = Optional.of(ask);
        TradeOutcome outcome = world.room.approve(ask.id(), ask.hash(), ask.revision());
        world.truth.asked = Optional.empty();
        count(outcome instanceof TradeOutcome.Done ? "approved" : "not approved");
        return outcome instanceof TradeOutcome.Done;
    }

    private void edit(Desk desk) {
        card(desk).ifPresent(card -> {
            List<HedgeLeg> legs = new ArrayList<>(card.standing().shown().legs());
            int at = desk.random.nextInt(legs.size());
            HedgeLeg leg = legs.get(at);
            BigDecimal lots = BigDecimal.valueOf(1 + desk.random.nextInt(5));
            BigDecimal more = SequenceMarket.lot(leg.instrument()).multiply(lots);
            legs.set(at, new HedgeLeg(leg.instrument(), leg.side(), leg.amount().add(more), leg.limitPrice()));
            if (desk.random.nextInt(6) == 0) {
                legs.add(leg);
            }
            told("edited", desk.world.room.edit(card.id(), revision(desk, card), legs));
        });
    }

    private static long revision(Desk desk, HedgeCard card) {
        return card.standing().revision() - (desk.random.nextInt(8) == 0 ? 1 : 0);
    }

    private void told(String kind, TradeOutcome outcome) {
        count(outcome instanceof TradeOutcome.Done ? kind : "not " + kind);
    }

    private void reject(Desk desk) {
        card(desk)
                .ifPresent(
                        card -> told("rejected", desk.world.room.reject(card.id(), revision(desk, card), "not now")));
    }

    private void showAgain(Desk desk) {
        card(desk).ifPresent(card -> told("shown again", desk.world.room.showAgain(card.id(), revision(desk, card))));
    }

    private void stop(Desk desk) {
        card(desk).ifPresent(card -> {
            TradeOutcome outcome = desk.world.room.stop(card.id());
            told("stopped", outcome);
            if (outcome instanceof TradeOutcome.Done) {
                desk.world.truth.stopped(card.id());
            }
        });
    }

    // What else happens.

    private void move(SequenceWorld world, int levels, String kind) {
        count(kind);
        world.move(levels);
    }

    private void jump(Desk desk) {
        boolean isLong = desk.random.nextInt(4) == 0;
        count(isLong ? "day passes" : "time jump");
        long minutes = isLong ? 20 + desk.random.nextInt(1_500) : 0;
        desk.world.pass(minutes * 60_000 + 2_000 + desk.random.nextInt(60_000));
    }

    private void stale(Desk desk) {
        SequenceWorld world = desk.world;
        count("stale feed");
        switch (desk.random.nextInt(3)) {
            case 0 -> world.feed = FeedState.SILENT;
            case 1 -> world.isPublishing = false;
            default -> {
                world.feed = FeedState.LIVE;
                world.isPublishing = true;
            }
        }
    }

    private void disconnect(SequenceWorld world) {
        count("disconnected");
        world.venue.disconnect();
    }

    private void failLedger(Desk desk) {
        if (desk.world.ledger.isInTrouble()) {
            desk.world.ledger.heal();
        } else {
            count("ledger fails");
            desk.world.ledger.fail(desk.random.nextBoolean() ? 1 : 0.3);
        }
    }

    private void changePolicy(Desk desk) {
        SequenceWorld world = desk.world;
        HedgePolicy wanted = desk.isPoor ? SequenceChance.poor(desk.random) : SequenceChance.policy(desk.random);
        TradeOutcome outcome =
                world.room.policies().change(wanted, world.room.scene().nowMillis());
        world.truth.armed = Optional.empty();
        if (outcome instanceof TradeOutcome.Done) {
            count("policy changed");
            world.truth.policy = wanted;
        }
    }

    private void arm(Desk desk) {
        SequenceWorld world = desk.world;
        Duration during = desk.random.nextBoolean()
                ? Duration.ofSeconds(2 + desk.random.nextInt(20))
                : Duration.ofMinutes(1 + desk.random.nextInt(1_400));
        if (world.room.arm(BTC, during) instanceof TradeOutcome.Done) {
            AutonomyLevel level = world.truth.policy.level();
            count("armed at " + level);
            long from = world.room.scene().nowMillis();
            world.truth.armed = Optional.of(new Leave(level, from, from + during.toMillis()));
        }
    }

    private void disarm(SequenceWorld world) {
        if (world.truth.armed.isPresent()) {
            count("disarmed");
        }
        var _ = world.room.policies().disarm(BTC, world.room.scene().nowMillis());
        world.truth.armed = Optional.empty();
    }

    private static boolean isWorked(SequenceWorld world) {
        return world.room.board().open().stream()
                .anyMatch(card -> card.standing().phase().mayHaveOrders());
    }

    private void restart(SequenceWorld world) {
        count(isWorked(world) ? "restarted in an execution" : "restarted");
        world.restart();
    }

    private void press(Desk desk) {
        HaltMode mode = HaltMode.values()[desk.random.nextInt(3)];
        count("pressed " + mode);
        if (isWorked(desk.world)) {
            count("pressed in an execution");
        }
        desk.world.press(mode);
    }

    private void reset(SequenceWorld world) {
        if (world.truth.halted.isPresent()) {
            count("reset");
        }
        world.reset();
    }
}
