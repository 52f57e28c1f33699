package gammadesk.app.hedging;

import gammadesk.analytics.decision.ExecutionReport;
import gammadesk.analytics.decision.HaltState;
import gammadesk.analytics.decision.HedgeBoard;
import gammadesk.analytics.decision.HedgeBook;
import gammadesk.analytics.decision.HedgePolicy;
import gammadesk.analytics.hedging.Advice;
import gammadesk.analytics.hedging.Authority;
import gammadesk.analytics.hedging.HedgeInput;
import gammadesk.analytics.hedging.HedgeLeg;
import gammadesk.analytics.hedging.Phase;
import gammadesk.analytics.hedging.ProposalEvent;
import gammadesk.analytics.hedging.Transition.Result;
import gammadesk.analytics.hedging.Verdict;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.port.Ledger.Kind;
import gammadesk.analytics.trading.TradeOutcome;
import gammadesk.app.hedging.AdviceRoom.Prepared;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The hedge desk's state, turn by turn: what stands, what lapses, what is decided and what is asked. Everything happens
 * on the hedging thread.
 */
final class HedgeRoom {
    /** Where nobody may act on it by itself, what the guardrails say can wait for a second. */
    private static final int TURNS_PER_JUDGEMENT = 4;

    private static final TradeOutcome NOT_COMPUTED =
            new TradeOutcome.NotSent("Nothing was changed: its risk cannot be computed now.");

    private final HedgeParts parts;
    private final Map<Currency, CoinDesk> coins;
    private final Map<Currency, DayBook> days = new HashMap<>();
    private final CaseBook cases;
    private final Decisions decisions;
    private final Proposals proposals;
    private final GuardRoom guards;
    private final HealthRoom health;
    private final AdviceRoom room;
    private final SentOrders sent;
    private final Work work;
    private final StartUp start;
    private final PolicyRoom policies;
    private final DriftRoom drift;
    private long turns;
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
        this.proposals = new Proposals(cases, () -> scene, this::stops);
        this.start = new StartUp(parts, cases, coins, work);
        this.drift = new DriftRoom(parts.bench(), parts.ledger(), parts.coins());
        this.policies = new PolicyRoom(parts, coins, drift::bench);
    }

    /** Takes over what the last run left. Once, before the first turn. */
    void open() {
        days.values().forEach(DayBook::restore);
        policies.restore();
        drift.refresh(scene.snapshot().venue().environment());
        start.read(now());
    }

    /** One turn of the desk. */
    void turn() {
        refresh();
        start.turn(now());
        health.take(scene);
        drift.refresh(scene.snapshot().venue().environment());
        coins.values().forEach(this::watch);
        coins.values().forEach(this::enforce);
        cases.open().forEach(this::expire);
        boolean isTheirTurn = turns++ % TURNS_PER_JUDGEMENT == 0;
        cases.open().stream().filter(one -> isTheirTurn || isArmed(one.coin())).forEach(this::judge);
        work.turn(scene);
    }

    private boolean isArmed(Currency coin) {
        return desk(coin).autonomy().levelAt(now()).needsArming();
    }

    /** Market, book and account as they are now. What was proposed for another book is withdrawn. */
    private void refresh() {
        HedgeScene before = scene;
        scene = look();
        boolean isAnother = !scene.source().words().equals(before.source().words());
        if (isAnother) {
            days.values().forEach(DayBook::forget);
        }
        if (isAnother || !scene.book().entries().equals(before.book().entries())) {
            String reason = isAnother ? "another book is looked after" : "the book has changed";
            cases.open().stream()
                    .filter(HedgeCase::isOpen)
                    .filter(one -> isAnother || !before.held(one.coin()).equals(scene.held(one.coin())))
                    .forEach(one -> proposals.withdraw(one, "Gammadesk", reason));
        }
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
        drift.take(desk.policy().advisor(), LiveLook.of(scene, desk, cases, work.hasSettled(desk.coin(), now())));
    }

    /** What may act or advise no longer does not, whatever it was allowed before. */
    private void enforce(CoinDesk desk) {
        HedgePolicy policy = desk.policy();
        drift.bench().against(policy.advisor(), policy.level()).ifPresent(why -> desk.disarm("Gammadesk", why, now()));
        cases.open().stream()
                .filter(one -> one.coin().equals(desk.coin()) && one.isOpen())
                .forEach(one -> drift.bench()
                        .silenced(one.proposal().advisor())
                        .ifPresent(why -> proposals.withdraw(one, "Gammadesk", why)));
    }

    private DayBook day(Currency coin) {
        return Objects.requireNonNull(days.get(coin));
    }

    private CoinDesk desk(Currency coin) {
        return Objects.requireNonNull(coins.get(coin));
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

    /** What an advisor said of the book of a while ago; of another book than is held now it says nothing. */
    void advised(Currency coin, HedgeInput input, Advice advice) {
        refresh();
        if (drift.bench().silenced(advice.best().advisor()).isPresent()) {
            return;
        }
        desk(coin).says(advice.best().sentence(), now());
        if (input.book().entries().equals(scene.book().entries())) {
            proposals.said(desk(coin), advice.best(), input);
        }
    }

    // What a person asks for.

    TradeOutcome approve(String id, String hash, long revision) {
        refresh();
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
        return Proposals.told(result, "Rejected.");
    }

    TradeOutcome edit(String id, long revision, List<HedgeLeg> legs) {
        refresh();
        Optional<HedgeCase> one = cases.find(id).filter(HedgeCase::isOpen);
        if (one.isEmpty()) {
            return new TradeOutcome.NotSent("Not changed: it is not open any more.");
        }
        Optional<String> misfit = LegCheck.problem(legs, scene);
        if (misfit.isPresent()) {
            return new TradeOutcome.NotSent("Not changed: " + misfit.get() + ".");
        }
        String sentence = "Changed by " + parts.user() + ": " + LegCheck.words(legs) + ".";
        return prepared(one.get().coin())
                .map(input -> proposals.redrawn(
                        one.get(), desk(one.get().coin()), revision, legs, sentence, parts.user(), input))
                .orElse(NOT_COMPUTED);
    }

    private Optional<HedgeInput> prepared(Currency coin) {
        CoinDesk desk = desk(coin);
        return room.prepare(scene, desk.policy(), desk.calibration()) instanceof Prepared.Ready(HedgeInput input)
                ? Optional.of(input)
                : Optional.empty();
    }

    TradeOutcome showAgain(String id, long revision) {
        Optional<HedgeCase> one = cases.find(id).filter(HedgeCase::isOpen);
        if (one.isEmpty()) {
            return new TradeOutcome.NotSent("It is not open any more.");
        }
        return prepared(one.get().coin())
                .map(input -> proposals.showAgain(one.get(), desk(one.get().coin()), revision, parts.user(), input))
                .orElse(NOT_COMPUTED);
    }

    TradeOutcome stop(String id) {
        return work.stop(id, "stopped by " + parts.user());
    }

    PolicyRoom policies() {
        return policies;
    }

    /** Leave to act by itself needs a book that can be acted on. */
    TradeOutcome arm(Currency coin, Duration during) {
        return policies.arm(coin, during, obstacle(coin).or(() -> against(coin)), now());
    }

    String advisor(Currency coin) {
        return desk(coin).policy().advisor();
    }

    /** Why a coin's advisor may not be asked, a clause: what was laid down once may be allowed no longer. */
    Optional<String> against(Currency coin) {
        HedgePolicy policy = desk(coin).policy();
        return drift.bench().against(policy.advisor(), policy.level());
    }

    /** Who may propose now. */
    Bench bench() {
        return drift.bench();
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
        List<HedgeBook> books = new ArrayList<>();
        coins.values().forEach(desk -> books.add(desk.picture(scene.source(), now(), drift.standing(desk.coin()))));
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
                policies.changes(),
                drift.bench().offers());
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
        drift.save(now());
        policies.disarmAll("Gammadesk", "the desk is closing", now());
        var _ = parts.ledger().append(Kind.DESK, "hedging", "Gammadesk", now(), "{\"closed\":true}");
    }
}
