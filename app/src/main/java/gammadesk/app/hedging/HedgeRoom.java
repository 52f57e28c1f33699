package gammadesk.app.hedging;

import gammadesk.analytics.decision.ExecutionReport;
import gammadesk.analytics.decision.ExecutionStyle;
import gammadesk.analytics.decision.HaltState;
import gammadesk.analytics.decision.HedgeBoard;
import gammadesk.analytics.hedging.Advice;
import gammadesk.analytics.hedging.Authority;
import gammadesk.analytics.hedging.AutonomyLevel;
import gammadesk.analytics.hedging.HedgeInput;
import gammadesk.analytics.hedging.HedgeLeg;
import gammadesk.analytics.hedging.Phase;
import gammadesk.analytics.hedging.Proposal;
import gammadesk.analytics.hedging.ProposalEvent;
import gammadesk.analytics.hedging.Redrawn;
import gammadesk.analytics.hedging.Shown;
import gammadesk.analytics.hedging.Transition.Result;
import gammadesk.analytics.hedging.Validity;
import gammadesk.analytics.hedging.Verdict;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.port.Ledger.Kind;
import gammadesk.analytics.trading.TradeOutcome;
import gammadesk.app.hedging.AdviceRoom.Prepared;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The hedge desk's state, turn by turn: what stands, what lapses, what is decided and what is asked. Everything happens
 * on the hedging thread.
 */
final class HedgeRoom {
    /** How often what nobody decided on is shown again by itself. */
    private static final int MOST_SHOWN_AGAIN = 30;

    /** Amounts nearer than this share of each other are the same hedge. */
    private static final double SAME = 0.2;

    private final HedgeParts parts;
    private final Map<Currency, CoinDesk> coins;
    private final Map<Currency, DayBook> days = new HashMap<>();
    private final CaseBook cases;
    private final Decisions decisions;
    private final GuardRoom guards;
    private final HealthRoom health;
    private final AdviceRoom room;
    private final SentOrders sent;
    private final Work work;
    private final StartUp start;
    private final PolicyRoom policies;
    private long numbered;
    private HedgeScene scene;

    HedgeRoom(HedgeParts parts) {
        this.parts = parts;
        this.coins = parts.desks();
        this.coins.keySet().forEach(coin -> days.put(coin, new DayBook(coin, parts.ledger())));
        this.cases = new CaseBook(parts.ledger());
        this.guards = new GuardRoom(parts.path());
        this.health = new HealthRoom(parts.path());
        this.room = new AdviceRoom(parts.kernels(), parts.clock()::nanos);
        this.sent = new SentOrders();
        this.scene = look();
        this.work = new Work(parts, cases, coins, guards, sent, this::guardCase, () -> scene);
        this.decisions = new Decisions(cases, work::begin);
        this.start = new StartUp(parts, cases, coins, work);
        this.policies = new PolicyRoom(parts, coins);
    }

    /** Takes over what the last run left. Once, before the first turn. */
    void open() {
        days.values().forEach(DayBook::restore);
        policies.restore();
        start.read(now());
    }

    /** One turn of the desk. */
    void turn() {
        scene = look();
        start.turn(now());
        health.take(scene);
        coins.values().forEach(this::watch);
        List.copyOf(cases.open()).forEach(this::expire);
        List.copyOf(cases.open()).forEach(this::judge);
        work.turn(scene);
    }

    private HedgeScene look() {
        var snapshot = parts.market().get();
        return HedgeScene.of(
                snapshot,
                parts.book().apply(snapshot),
                parts.clock().nanos(),
                parts.clock().epochMillis());
    }

    HedgeScene scene() {
        return scene;
    }

    private long now() {
        return scene.nowMillis();
    }

    private void watch(CoinDesk desk) {
        DayBook day = day(desk.coin());
        day.take(scene);
        desk.watch(health.troubles(scene, desk, day, start.isOver()), now());
    }

    private DayBook day(Currency coin) {
        return java.util.Objects.requireNonNull(days.get(coin));
    }

    private CoinDesk desk(Currency coin) {
        return java.util.Objects.requireNonNull(coins.get(coin));
    }

    private GuardRoom.Case guardCase(String hedge, Currency coin) {
        return new GuardRoom.Case(
                hedge,
                coin,
                desk(coin).policy().limits(),
                sent.until(now()),
                day(coin).todayUsd());
    }

    private double equity(Currency coin) {
        return scene.risk().equity(coin);
    }

    // What lapses and what the guardrails say now.

    private void expire(HedgeCase one) {
        if (one.phase() == Phase.PROPOSED || one.phase() == Phase.EDITED || one.phase() == Phase.APPROVED) {
            var seen = scene.seen(one.coin(), one.standing().shown().legs());
            var _ = cases.move(
                    one.id(),
                    "Gammadesk",
                    now -> new ProposalEvent.Expire(now.revision(), CaseBook.at(one, now()), seen));
        }
    }

    private void judge(HedgeCase one) {
        if (one.phase() != Phase.PROPOSED && one.phase() != Phase.EDITED) {
            return;
        }
        List<Verdict.Stop> stops =
                stops(one.id(), one.coin(), one.standing().shown().legs());
        cases.update(one.id(), now -> now.with(stops));
        if (obstacle(one.coin()).isPresent()) {
            return;
        }
        switch (decisions.decide(one, desk(one.coin()), stops, scene, equity(one.coin()))) {
            case Decisions.Choice.Asks(String reason) ->
                note(one.id(), reason.isEmpty() ? "" : "Asks you: " + reason + ".");
            case Decisions.Choice.Acted(Result result) -> {
                if (result instanceof Result.Refused(String reason)) {
                    note(one.id(), "Was not carried out: " + reason + ".");
                }
            }
        }
    }

    private void note(String id, String step) {
        cases.update(
                id,
                now -> now.execution().step().equals(step)
                        ? now
                        : now.with(new ExecutionReport(
                                now.execution().legs(), now.execution().orders(), step)));
    }

    private List<Verdict.Stop> stops(String id, Currency coin, List<HedgeLeg> legs) {
        return guards.stops(guardCase(id, coin), legs, scene);
    }

    /** Why nothing can be carried out for a coin now, one clause. */
    private Optional<String> obstacle(Currency coin) {
        if (parts.kill().state() instanceof HaltState.Halted halted) {
            return Optional.of("halted by " + halted.by() + ": " + halted.reason());
        }
        if (!start.isOver()) {
            return Optional.of("what was found at the start has not been settled and seen yet");
        }
        return parts.ledger()
                .obstacle()
                .map(reason -> "the ledger cannot be written: " + reason)
                .or(this::noAccount)
                .or(() -> cases.open().stream()
                        .filter(one -> one.coin().equals(coin) && one.isWorking())
                        .findFirst()
                        .map(one -> "another hedge of " + coin + " is being worked"));
    }

    private Optional<String> noAccount() {
        if (parts.path().account().isEmpty()) {
            return Optional.of("no key to an account is in use");
        }
        return scene.held().account().isEmpty()
                ? Optional.of("the book that is shown has no account in it: a hedge would not be seen in it")
                : Optional.empty();
    }

    // Advice.

    /** What the advisor of a coin may be asked with now; empty when it is not its turn. */
    Optional<Prepared> question(Currency coin, AdviceRoom forThread) {
        CoinDesk desk = desk(coin);
        boolean isBusy = cases.open().stream().anyMatch(one -> one.coin().equals(coin) && one.isWorking());
        if (isBusy || !work.hasSettled(coin, now())) {
            return Optional.empty();
        }
        return Optional.of(forThread.prepare(scene, desk.policy(), desk.calibration()));
    }

    /** Nothing could be asked. */
    void unasked(Currency coin, String reason) {
        desk(coin).says(reason, now());
    }

    /** What an advisor said of the book of a while ago. */
    void advised(Currency coin, HedgeInput input, Advice advice) {
        scene = look();
        CoinDesk desk = desk(coin);
        Proposal best = roomy(advice.best(), desk, input);
        desk.says(best.sentence(), now());
        List<HedgeCase> standing =
                cases.open().stream().filter(one -> one.coin().equals(coin)).toList();
        boolean isWatching = desk.policy().level() == AutonomyLevel.WATCH;
        if (standing.stream().anyMatch(HedgeCase::isWorking)) {
            return;
        }
        if (best.isNothing() || isWatching) {
            String reason = isWatching ? "the book is only watched" : "it is not needed any more";
            standing.forEach(one -> withdraw(one, best.advisor(), reason));
            return;
        }
        Optional<HedgeCase> same = standing.stream()
                .filter(one -> isSame(one.standing().shown().legs(), best.legs()))
                .findFirst();
        if (same.isPresent()) {
            showAgain(same.get(), best, input);
        } else if (standing.stream().noneMatch(one -> isInHand(one))) {
            propose(coin, best, input, standing);
        }
    }

    private static Proposal roomy(Proposal said, CoinDesk desk, HedgeInput input) {
        ExecutionStyle style = desk.policy().style();
        return Redrawn.withRoom(said, style.room(), style.optionRoom(), input);
    }

    /** A version that a person made stands until it lapses. */
    private static boolean isInHand(HedgeCase one) {
        return one.phase() == Phase.EDITED && one.shownAgain() == 0;
    }

    private void withdraw(HedgeCase one, String by, String reason) {
        if (isInHand(one)) {
            return;
        }
        var _ = one.phase() == Phase.EXPIRED
                ? cases.move(
                        one.id(),
                        by,
                        now -> new ProposalEvent.Supersede(
                                now.revision(), CaseBook.at(one, now()), "nothing: " + reason))
                : cases.move(
                        one.id(),
                        by,
                        now -> new ProposalEvent.Reject(now.revision(), CaseBook.at(one, now()), by, reason));
    }

    private static boolean isSame(List<HedgeLeg> shown, List<HedgeLeg> said) {
        if (shown.size() != said.size()) {
            return false;
        }
        for (int i = 0; i < shown.size(); i++) {
            double ratio =
                    said.get(i).amount().doubleValue() / shown.get(i).amount().doubleValue();
            boolean isLike = shown.get(i).instrument().equals(said.get(i).instrument())
                    && shown.get(i).side() == said.get(i).side()
                    && Math.abs(ratio - 1) <= SAME;
            if (!isLike) {
                return false;
            }
        }
        return true;
    }

    /** A lapsed one that is still advised stands again, as a new version in the present market. */
    private void showAgain(HedgeCase one, Proposal said, HedgeInput input) {
        if (one.phase() == Phase.EXPIRED && one.shownAgain() < MOST_SHOWN_AGAIN) {
            var _ = version(one, one.standing().revision(), said, said.advisor(), input);
        }
    }

    private void propose(Currency coin, Proposal best, HedgeInput input, List<HedgeCase> standing) {
        String id = coin + "-" + Long.toString(now(), 36) + "-" + ++numbered;
        Shown shown = shown(coin, id, 1, best.legs());
        Optional<HedgeCase> made =
                cases.add(coin, best, shown, AdviceRoom.hash(input), stops(id, coin, best.legs()), now());
        made.ifPresent(_ -> standing.forEach(one -> {
            var _ = cases.move(
                    one.id(),
                    best.advisor(),
                    now -> new ProposalEvent.Supersede(now.revision(), CaseBook.at(one, now()), "proposal " + id));
        }));
    }

    private Shown shown(Currency coin, String id, int version, List<HedgeLeg> legs) {
        var policy = desk(coin).policy();
        return new Shown(
                id,
                version,
                legs,
                policy.limits().words(),
                new Validity(now() + Math.round(policy.validSeconds() * 1_000), policy.maximumMove()),
                scene.seen(coin, legs));
    }

    private Result version(HedgeCase one, long revision, Proposal next, String actor, HedgeInput input) {
        Shown shown = shown(one.coin(), one.id(), one.standing().shown().version() + 1, next.legs());
        return cases.edit(
                one.id(),
                revision,
                next,
                shown,
                AdviceRoom.hash(input),
                stops(one.id(), one.coin(), next.legs()),
                actor,
                CaseBook.at(one, now()));
    }

    // What a person asks for.

    TradeOutcome approve(String id, String hash, long revision) {
        scene = look();
        Optional<HedgeCase> found = cases.find(id);
        if (found.isEmpty()) {
            return new TradeOutcome.NotSent("There is no such proposal any more. Nothing was sent.");
        }
        HedgeCase one = found.get();
        List<Verdict.Stop> stops = stops(id, one.coin(), one.standing().shown().legs());
        Optional<String> against = obstacle(one.coin())
                .or(() -> stops.stream().findFirst().map(stop -> "a guardrail stops it: " + stop.reason()));
        if (against.isPresent() && one.isOpen()) {
            return new TradeOutcome.NotSent("Not approved: " + against.get() + ". Nothing was sent.");
        }
        Result result = decisions.carryOut(
                one, new Authority.Person(parts.user(), hash), parts.user(), revision, scene, equity(one.coin()));
        return approved(one, result);
    }

    private TradeOutcome approved(HedgeCase one, Result result) {
        return switch (result) {
            case Result.Moved moved
            when moved.startsExecution() -> new TradeOutcome.Done("Approved; its orders are being worked.");
            case Result.Moved moved -> {
                TradeOutcome again = showAgain(one.id(), moved.next().revision());
                yield new TradeOutcome.NotSent(
                        "Not sent. " + moved.next().state().sentence() + " " + again.sentence());
            }
            case Result.Refused(String reason) ->
                new TradeOutcome.NotSent("Not approved: " + reason + " Nothing was sent.");
        };
    }

    TradeOutcome reject(String id, long revision, String reason) {
        if (reason.isBlank()) {
            return new TradeOutcome.NotSent("Not rejected: say why, it is kept.");
        }
        Result result = cases.move(
                id,
                parts.user(),
                now -> new ProposalEvent.Reject(
                        revision, Math.max(now(), now.sinceMillis()), parts.user(), reason.strip()));
        return told(result, "Rejected.");
    }

    TradeOutcome edit(String id, long revision, List<HedgeLeg> legs) {
        scene = look();
        Optional<HedgeCase> one = cases.find(id).filter(HedgeCase::isOpen);
        if (one.isEmpty()) {
            return new TradeOutcome.NotSent("Not changed: it is not open any more.");
        }
        Optional<String> misfit = LegCheck.problem(legs, scene);
        return misfit.isPresent()
                ? new TradeOutcome.NotSent("Not changed: " + misfit.get() + ".")
                : redrawn(one.get(), revision, legs, "Changed by " + parts.user() + ": " + LegCheck.words(legs) + ".");
    }

    TradeOutcome showAgain(String id, long revision) {
        Optional<HedgeCase> one = cases.find(id).filter(HedgeCase::isOpen);
        if (one.isEmpty()) {
            return new TradeOutcome.NotSent("It is not open any more.");
        }
        CoinDesk desk = desk(one.get().coin());
        if (!(room.prepare(scene, desk.policy(), desk.calibration()) instanceof Prepared.Ready(HedgeInput input))) {
            return new TradeOutcome.NotSent("It cannot be shown again now.");
        }
        Proposal repriced = roomy(Redrawn.repriced(one.get().proposal(), input), desk, input);
        return redrawn(one.get(), revision, repriced.legs(), repriced.sentence());
    }

    private TradeOutcome redrawn(HedgeCase one, long revision, List<HedgeLeg> legs, String sentence) {
        CoinDesk desk = desk(one.coin());
        if (!(room.prepare(scene, desk.policy(), desk.calibration()) instanceof Prepared.Ready(HedgeInput input))) {
            return new TradeOutcome.NotSent("Not changed: its risk cannot be computed now.");
        }
        List<String> tradable =
                input.instruments().stream().map(market -> market.name()).toList();
        Optional<HedgeLeg> unquoted = legs.stream()
                .filter(leg -> !tradable.contains(leg.instrument()))
                .findFirst();
        if (unquoted.isPresent()) {
            return new TradeOutcome.NotSent(
                    "Not changed: " + unquoted.get().instrument() + " is not quoted on both sides now.");
        }
        Proposal next = Redrawn.with(one.proposal(), legs, sentence, input);
        Result result = version(one, revision, next, parts.user(), input);
        return told(result, "Version " + (one.standing().shown().version() + 1) + " waits for your decision.");
    }

    private static TradeOutcome told(Result result, String done) {
        return result instanceof Result.Refused(String reason)
                ? new TradeOutcome.NotSent("Not done: " + reason + (reason.endsWith(".") ? "" : "."))
                : new TradeOutcome.Done(done);
    }

    TradeOutcome stop(String id) {
        return work.stop(id, "stopped by " + parts.user());
    }

    PolicyRoom policies() {
        return policies;
    }

    /** Leave to act by itself needs a book that can be acted on. */
    TradeOutcome arm(Currency coin, java.time.Duration during) {
        return policies.arm(coin, during, obstacle(coin), now());
    }

    String advisor(Currency coin) {
        return desk(coin).policy().advisor();
    }

    TradeOutcome acknowledge() {
        return start.acknowledge(now());
    }

    /** The kill switch was pressed: what is being worked is halted and nothing is armed any more. */
    void halted(String reason) {
        policies.disarmAll("the kill switch", reason, now());
        cases.open().stream().filter(HedgeCase::isWorking).forEach(one -> halt(one, reason));
    }

    /** An approval that was not acted on is void: halted without orders it could never be settled. */
    private void halt(HedgeCase one, String reason) {
        String by = "the kill switch";
        long at = CaseBook.at(one, now());
        if (one.phase() == Phase.APPROVED) {
            var _ = cases.note(one.id(), by, now -> new ProposalEvent.Reject(now.revision(), at, by, reason));
            return;
        }
        var _ = cases.note(one.id(), by, now -> new ProposalEvent.Halt(now.revision(), at, reason));
        var _ = work.stop(one.id(), reason);
    }

    Work work() {
        return work;
    }

    HedgeBoard board() {
        List<gammadesk.analytics.decision.HedgeBook> books = new ArrayList<>();
        coins.values().forEach(desk -> books.add(desk.picture(scene.source(), now())));
        return new HedgeBoard(
                now(),
                parts.kill().state(),
                parts.ledger()
                        .obstacle()
                        .map(reason -> "the ledger cannot be written: " + reason)
                        .or(this::noAccount)
                        .orElse(""),
                start.reconciliation(),
                books,
                cases.open().stream().map(HedgeCase::card).toList(),
                cases.ended().stream().map(HedgeCase::card).toList(),
                policies.changes());
    }

    /** Takes back what is being worked; done when nothing is any more. */
    TradeOutcome windUp() {
        List<String> working = cases.open().stream()
                .filter(HedgeCase::isWorking)
                .map(HedgeCase::id)
                .toList();
        working.forEach(id -> work.stop(id, "the desk was closed"));
        return working.isEmpty()
                ? new TradeOutcome.Done("Nothing is being worked.")
                : new TradeOutcome.NotSent("Its orders are being cancelled.");
    }

    /** The desk closes. */
    void close() {
        policies.disarmAll("Gammadesk", "the desk is closing", now());
        var _ = parts.ledger().append(Kind.DESK, "hedging", "Gammadesk", now(), "{\"closed\":true}");
    }
}
