package gammadesk.app.hedging;

import gammadesk.analytics.decision.ExecutionReport;
import gammadesk.analytics.decision.ExecutionStyle;
import gammadesk.analytics.decision.HedgePolicy;
import gammadesk.analytics.decision.OrderLine;
import gammadesk.analytics.hedging.CostParts;
import gammadesk.analytics.hedging.FlattenPlan;
import gammadesk.analytics.hedging.HedgeInstrument;
import gammadesk.analytics.hedging.HedgeLeg;
import gammadesk.analytics.hedging.HedgeOrder;
import gammadesk.analytics.hedging.ProposalEvent;
import gammadesk.analytics.hedging.Verdict;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.port.GatewayState;
import gammadesk.analytics.port.Ledger;
import gammadesk.analytics.port.Ledger.Kind;
import gammadesk.analytics.risk.BookRisk;
import gammadesk.analytics.trading.TradeOutcome;
import gammadesk.app.risk.HeldBook;
import gammadesk.app.trading.Purpose;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Between the proposals and the worker of their orders: what is begun, how far it came, and what it did. */
final class Work implements HedgeWorker.Desk, HedgeWorker.Progress {
    /** After a hedge the account is given this long to show what was filled, before anybody is asked again. */
    private static final long SETTLING_MILLIS = 2_000;

    private static final long REVIEW_MILLIS = 2_000;

    /** The kill switch waits for nobody. */
    private static final ExecutionStyle AT_ONCE = new ExecutionStyle(0, 1, 3, 1, 0, 0, 15);

    private final HedgeParts parts;
    private final CaseBook cases;
    private final Map<Currency, CoinDesk> coins;
    private final GuardRoom guards;
    private final SentOrders sent;
    private final BiFunction<String, Currency, GuardRoom.Case> limits;
    private final Supplier<HedgeScene> scene;
    private final HedgeWorker worker;
    private final Map<Currency, Long> endedMillis = new HashMap<>();
    private final Map<String, CompletableFuture<String>> flattenings = new HashMap<>();
    private long reviewedMillis;

    Work(
            HedgeParts parts,
            CaseBook cases,
            Map<Currency, CoinDesk> coins,
            GuardRoom guards,
            SentOrders sent,
            BiFunction<String, Currency, GuardRoom.Case> limits,
            Supplier<HedgeScene> scene) {
        this.parts = parts;
        this.cases = cases;
        this.coins = coins;
        this.guards = guards;
        this.sent = sent;
        this.limits = limits;
        this.scene = scene;
        this.worker = new HedgeWorker(parts.path(), parts.hedging(), this, this);
    }

    private CoinDesk desk(Currency coin) {
        return Objects.requireNonNull(coins.get(coin));
    }

    private long now() {
        return parts.clock().epochMillis();
    }

    /** Starts the orders of what was decided. */
    void begin(HedgeCase decided) {
        worker.begin(job(decided));
    }

    /** What an earlier run began: nothing new is sent, what lives is cancelled, what is filled is counted. */
    void recover(HedgeCase earlier) {
        worker.recover(job(earlier), EarlierRun.orders(parts.ledger(), earlier.id()));
    }

    private HedgeWorker.Job job(HedgeCase decided) {
        HedgePolicy policy = desk(decided.coin()).policy();
        return new HedgeWorker.Job(
                decided.id(),
                Purpose.HEDGE,
                decided.coin(),
                decided.standing().shown().legs(),
                policy.style(),
                until(decided.standing().shown().legs(), policy.style()));
    }

    private long until(List<HedgeLeg> legs, ExecutionStyle style) {
        return now() + Math.round(legs.size() * style.legSeconds() * 1_000);
    }

    /** Brings the delta of the account's own positions to zero, coin by coin; ends with what became of it. */
    CompletableFuture<String> flatten() {
        HedgeScene now = scene.get();
        List<CompletableFuture<String>> all =
                coins.keySet().stream().map(coin -> flatten(coin, now)).toList();
        return CompletableFuture.allOf(all.toArray(CompletableFuture[]::new))
                .thenApply(_ -> all.stream().map(CompletableFuture::join).collect(Collectors.joining("; ")));
    }

    private CompletableFuture<String> flatten(Currency coin, HedgeScene now) {
        FlattenPlan plan = plan(coin, now);
        if (!(plan instanceof FlattenPlan.Orders(List<HedgeLeg> legs, double _, String sentence))) {
            return CompletableFuture.completedFuture(clause(plan.sentence()));
        }
        String id = "FLATTEN-" + coin + "-" + Long.toString(now(), 36);
        CompletableFuture<String> done = new CompletableFuture<>();
        flattenings.put(id, done);
        worker.begin(new HedgeWorker.Job(id, Purpose.FLATTEN, coin, legs, AT_ONCE, until(legs, AT_ONCE)));
        return done.thenApply(end -> clause(sentence) + ": " + end);
    }

    private FlattenPlan plan(Currency coin, HedgeScene now) {
        BookRisk own = BookRisk.of(HeldBook.ofAccount(now.snapshot()).book(), now.market())
                .only(coin);
        Optional<HedgeInstrument> perpetual = LiveInstruments.perpetual(now.snapshot(), coin, now.nowNanos());
        if (perpetual.isEmpty()) {
            return new FlattenPlan.Refused("The delta of " + coin + " is not flattened: no perpetual is quoted.");
        }
        boolean isWhole = own.unpriced().isEmpty() && parts.path().health().state() == GatewayState.READY;
        HedgePolicy policy = desk(coin).policy();
        return FlattenPlan.of(
                isWhole ? own.usd().delta() : Double.NaN,
                now.indexAge(coin),
                perpetual.get(),
                policy.flatten(),
                policy.limits().dataAgeSeconds());
    }

    private static String clause(String sentence) {
        return sentence.replaceFirst("\\.$", "");
    }

    TradeOutcome stop(String id, String reason) {
        boolean isWorking = cases.find(id).filter(HedgeCase::isWorking).isPresent();
        if (!isWorking) {
            return new TradeOutcome.NotSent("Nothing of it is being worked.");
        }
        worker.stop(id, reason);
        return new TradeOutcome.Done("Its orders are being cancelled; what is filled stays.");
    }

    /** Whether the account has had time to show what the last hedge did. */
    boolean hasSettled(Currency coin, long nowMillis) {
        return nowMillis - endedMillis.getOrDefault(coin, 0L) >= SETTLING_MILLIS;
    }

    void turn(HedgeScene now) {
        worker.tick(now.nowMillis());
        cases.open().stream().filter(HedgeCase::isWorking).forEach(one -> report(one.id()));
        if (now.nowMillis() - reviewedMillis >= REVIEW_MILLIS) {
            reviewedMillis = now.nowMillis();
            cases.ended().stream()
                    .filter(one -> Reviewer.isFollowed(one, now.nowMillis()))
                    .filter(one -> hasSettled(one.coin(), now.nowMillis()))
                    .forEach(one -> review(one, now));
        }
    }

    private void review(HedgeCase one, HedgeScene now) {
        boolean isFirst = one.outcome().isEmpty();
        var outcome = Reviewer.review(one, now);
        cases.update(one.id(), kept -> kept.with(outcome));
        if (isFirst) {
            var _ = parts.ledger()
                    .append(Kind.REVIEW, one.id(), "Gammadesk", now.nowMillis(), HedgeJson.write(outcome));
        }
    }

    private void report(String id) {
        ExecutionReport report = worker.report(id);
        cases.update(id, one -> one.with(report));
    }

    // What the worker asks for.

    @Override
    public Optional<HedgeInstrument> market(String instrument) {
        return scene.get().instrument(instrument);
    }

    @Override
    public boolean isFresh(String instrument) {
        return market(instrument)
                .filter(one -> one.ageSeconds()
                        <= desk(one.spec().base()).policy().limits().dataAgeSeconds())
                .isPresent();
    }

    @Override
    public List<Verdict.Stop> stops(HedgeWorker.Job job, HedgeOrder order) {
        GuardRoom.Case of = limits.apply(job.id(), job.coin());
        return job.purpose() == Purpose.FLATTEN
                ? guards.flattening(
                        of, order, scene.get(), desk(job.coin()).policy().flatten())
                : guards.stops(of, order, scene.get());
    }

    @Override
    public boolean record(Kind kind, String subject, String content) {
        boolean isWritten =
                parts.ledger().append(kind, subject, "hedging", now(), content) instanceof Ledger.Outcome.Written;
        if (isWritten && kind == Kind.ORDER) {
            OrderNote.read(subject, content).ifPresent(sent::add);
        }
        return isWritten;
    }

    // What the worker tells.

    @Override
    public void filled(String id, double share) {
        report(id);
        var _ = cases.note(id, "the venue", now -> new ProposalEvent.Fill(now.revision(), at(id), share));
    }

    @Override
    public void completed(String id) {
        flattened(id, "all of it is filled");
        report(id);
        var _ = cases.note(id, "the venue", now -> new ProposalEvent.Complete(now.revision(), at(id)));
        ended(id);
    }

    @Override
    public void failed(String id, String reason) {
        flattened(id, reason);
        report(id);
        var _ = cases.note(id, "hedging", now -> new ProposalEvent.Fail(now.revision(), at(id), reason));
        ended(id);
    }

    @Override
    public void lostSight(String id, String reason) {
        report(id);
        var _ = cases.note(id, "hedging", now -> new ProposalEvent.LoseSight(now.revision(), at(id), reason));
    }

    @Override
    public void foundAgain(String id) {
        report(id);
        var _ = cases.note(id, "the venue", now -> new ProposalEvent.FindAgain(now.revision(), at(id)));
    }

    private void flattened(String id, String end) {
        Optional.ofNullable(flattenings.remove(id)).ifPresent(waiting -> waiting.complete(end));
    }

    private long at(String id) {
        return cases.find(id).map(one -> CaseBook.at(one, now())).orElseGet(this::now);
    }

    private void ended(String id) {
        cases.find(id).ifPresent(one -> {
            CoinDesk desk = desk(one.coin());
            endedMillis.put(one.coin(), now());
            desk.settle(Decisions.reservation(one), Decisions.spent(one, scene.get()), now());
            one.execution().orders().stream()
                    .filter(order -> order.state() == OrderLine.State.REFUSED && !isPostOnly(order))
                    .forEach(_ -> desk.rejected(now()));
            learn(one);
        });
    }

    /** A price that would have taken is no trouble of the desk: it is priced anew. */
    private static boolean isPostOnly(OrderLine order) {
        return order.passive()
                && (order.note().contains("post_only") || order.note().contains("taken liquidity"));
    }

    /** What the fills cost beside fees, against what was expected of them. */
    void learn(HedgeCase one) {
        CostParts expected = one.proposal().cost();
        double share = one.execution().filledShare();
        double realised = one.execution().legs().stream()
                .filter(leg -> leg.filled().signum() > 0)
                .mapToDouble(ExecutionReport.LegLine::shortfallUsd)
                .sum();
        desk(one.coin()).learn((expected.spreadUsd() + expected.impactUsd()) * share, realised);
    }
}
