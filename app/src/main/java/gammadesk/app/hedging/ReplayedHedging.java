package gammadesk.app.hedging;

import gammadesk.analytics.decision.HedgeBoard;
import gammadesk.analytics.decision.HedgeCard;
import gammadesk.analytics.decision.HedgePolicy;
import gammadesk.analytics.desk.DeskSnapshot;
import gammadesk.analytics.hedging.AutonomyLevel;
import gammadesk.analytics.hedging.Phase;
import gammadesk.analytics.hedging.Verdict;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.port.Clock;
import gammadesk.analytics.port.Ledger;
import gammadesk.analytics.pricing.PricingKernels;
import gammadesk.analytics.trading.TradeOutcome;
import gammadesk.app.risk.HeldBook;
import gammadesk.app.trading.OrderPath;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * A hedge desk without threads, put together as the running one is: the clock is a replay's, and whoever owns it says
 * when a turn is. An advisor's thinking takes none of the replay's time.
 */
public final class ReplayedHedging {
    /** Who approves in a replay. */
    public enum Approval {
        /** The desk by itself inside the budget, armed for as long as the policy allows; what goes beyond lapses. */
        BUDGET,
        /** Every proposal against which no guardrail stands, as by a person who agrees with all of them. */
        RULE
    }

    private static final String USER = "replay";
    private static final Duration ARMED = Duration.ofHours(24);
    private static final int MOST_TASKS_PER_TURN = 10_000;

    private final HedgeParts parts;
    private final HedgeRoom room;
    private final Questions questions;
    private final Approval approval;
    private final Deque<Runnable> thread;
    private final Set<Currency> armed = new HashSet<>();
    private final Set<String> proposals = new HashSet<>();
    private final Set<String> stopped = new HashSet<>();
    private final Map<String, Integer> stops = new TreeMap<>();
    private long approvals;

    /**
     * What the desk did so far.
     *
     * @param decisions answers of advisors
     * @param proposals made of them
     * @param approvals by the rule; those inside a budget are not among them
     * @param stops by guardrail: the proposals against which it stood at any time
     */
    public record Counts(long decisions, long proposals, long approvals, Map<String, Integer> stops) {
        public Counts {
            stops = Map.copyOf(stops);
        }
    }

    private ReplayedHedging(HedgeParts parts, PricingKernels advice, Approval approval, Deque<Runnable> thread) {
        this.parts = parts;
        this.approval = approval;
        this.thread = thread;
        this.room = new HedgeRoom(parts);
        this.questions =
                new Questions(parts, room, new AdviceRoom(advice, parts.clock()::nanos), Runnable::run, thread::add);
    }

    /**
     * Opens a desk whose coins are all hedged by one advisor.
     *
     * @param ledger where everything is written before it is done
     * @param path the way of orders
     * @param market the latest picture
     * @param kill the kill switch, which nobody presses here
     * @param clock of the replay
     * @param coins whose books are looked after
     * @param bench who may propose
     * @param kernels a set for one thread each time
     * @param advisor by name
     * @param approval who approves
     * @throws IllegalArgumentException when the advisor may not be laid down, with the reason
     */
    public static ReplayedHedging open(
            Ledger ledger,
            OrderPath path,
            Supplier<DeskSnapshot> market,
            KillSwitch kill,
            Clock clock,
            List<Currency> coins,
            TrialBench bench,
            Supplier<PricingKernels> kernels,
            String advisor,
            Approval approval) {
        Deque<Runnable> thread = new ArrayDeque<>();
        Bench seats = bench.bench();
        HedgeParts parts = new HedgeParts(
                ledger,
                path,
                market,
                HeldBook::ofAccount,
                kill,
                clock,
                USER,
                coins,
                () -> seats,
                kernels.get(),
                thread::add);
        ReplayedHedging desk = new ReplayedHedging(parts, kernels.get(), approval, thread);
        kill.onPress(halted -> thread.add(() -> desk.room.halted(halted.reason())));
        desk.room.open();
        coins.forEach(coin -> desk.layDown(coin, advisor));
        return desk;
    }

    private void layDown(Currency coin, String advisor) {
        HedgePolicy first = HedgePolicy.first(coin);
        AutonomyLevel level = approval == Approval.BUDGET ? AutonomyLevel.BUDGET : AutonomyLevel.PROPOSE;
        HedgePolicy wanted =
                first.with(advisor, first.goal(), level, first.budget(), first.maximumMove(), first.style());
        boolean isFirst = wanted.equals(first);
        TradeOutcome outcome = isFirst
                ? new TradeOutcome.Done("")
                : room.policies().change(wanted, parts.clock().epochMillis());
        if (!(outcome instanceof TradeOutcome.Done)) {
            throw new IllegalArgumentException(outcome.sentence());
        }
    }

    /** One turn at the clock's time: what has come is worked off, then the desk turns and its advisors are asked. */
    public void turn() {
        work();
        room.turn();
        parts.coins().forEach(this::arm);
        HedgeBoard board = room.board();
        board.open().forEach(this::look);
        parts.coins().forEach(questions::askWhenDue);
        work();
    }

    /** Tasks may add tasks; a circle of them would never end. */
    private void work() {
        for (int i = 0; i < MOST_TASKS_PER_TURN && !thread.isEmpty(); i++) {
            thread.remove().run();
        }
    }

    private void arm(Currency coin) {
        if (approval == Approval.BUDGET
                && !armed.contains(coin)
                && room.arm(coin, ARMED) instanceof TradeOutcome.Done) {
            armed.add(coin);
        }
    }

    private void look(HedgeCard card) {
        proposals.add(card.id());
        for (Verdict.Stop stop : card.stops()) {
            if (stopped.add(card.id() + " " + stop.rule())) {
                stops.merge(stop.rule(), 1, Integer::sum);
            }
        }
        boolean isOpen =
                card.standing().phase() == Phase.PROPOSED || card.standing().phase() == Phase.EDITED;
        if (approval == Approval.RULE && isOpen && card.stops().isEmpty()) {
            TradeOutcome outcome = room.approve(
                    card.id(), card.standing().hash(), card.standing().revision());
            approvals += outcome instanceof TradeOutcome.Done ? 1 : 0;
        }
    }

    /** What the desk did so far. */
    public Counts counts() {
        return new Counts(questions.answered(), proposals.size(), approvals, stops);
    }

    /** The desk as a screen would show it. */
    public HedgeBoard board() {
        return room.board();
    }

    /** The last word of a coin's advisor, or why none was asked; empty when the coin is not looked after. */
    public Optional<String> saying(Currency coin) {
        return room.board().books().stream()
                .filter(book -> book.policy().coin().equals(coin))
                .map(book -> book.saying())
                .findFirst();
    }
}
