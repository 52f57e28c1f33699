package gammadesk.app.hedging;

import static org.assertj.core.api.Assertions.assertThat;

import gammadesk.analytics.decision.HaltMode;
import gammadesk.analytics.decision.HedgePolicy;
import gammadesk.analytics.hedging.Authority;
import gammadesk.analytics.hedging.AutonomyLevel;
import gammadesk.analytics.hedging.HedgeLeg;
import gammadesk.analytics.hedging.Phase;
import gammadesk.analytics.hedging.ProposalState;
import gammadesk.analytics.hedging.Shown;
import gammadesk.analytics.hedging.Spend;
import gammadesk.analytics.port.Ledger.Entry;
import gammadesk.analytics.trading.OrderTicket;
import gammadesk.app.trading.Purpose;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Who allowed what and when, reckoned by hand from what the test did, beside the ledger and the venue's own record. It
 * knows nothing of how the desk decides; it says when the desk did what nobody allowed.
 */
final class SequenceTruth {
    static final String USER = "trader at the desk";

    private static final long HOUR = 3_600_000;
    private static final double ROUNDING = 1.001;

    private final FakeVenue venue;
    /** By hash, as the ledger has them. */
    private final Map<String, Shown> versions = new HashMap<>();
    /** The hash on the screen by hedge, and with it the revision. */
    private final Map<String, HedgeRecord.Step> steps = new HashMap<>();

    private final Map<String, String> firstHash = new HashMap<>();
    private final Map<String, Approval> approvals = new HashMap<>();
    private final Map<String, Execution> executions = new LinkedHashMap<>();
    private final Map<String, OrderNote> notes = new HashMap<>();
    private final Set<String> sent = new HashSet<>();
    private final Map<String, Integer> fillsSeen = new HashMap<>();
    private final List<Spent> spent = new ArrayList<>();
    private final Set<String> stopped = new HashSet<>();

    Optional<Ask> asked = Optional.empty();
    Optional<Leave> armed = Optional.empty();
    Optional<HaltMode> halted = Optional.empty();
    boolean flattens;
    boolean mustBeSeen;
    int run;
    long now;
    double index;
    HedgePolicy policy;
    private Spend hourly = Spend.NONE;
    private Spend daily = Spend.NONE;
    final Map<String, Integer> counts;

    /** A person's approval while it is asked for. */
    record Ask(String id, String hash, long revision) {}

    /** A person's leave. */
    record Leave(AutonomyLevel level, long fromMillis, long untilMillis) {
        boolean holds(long millis) {
            return millis >= fromMillis && millis < untilMillis;
        }
    }

    private record Approval(String hash, Authority authority, long atMillis) {}

    private record Execution(
            String hash,
            Authority authority,
            List<HedgeLeg> legs,
            long untilMillis,
            int run,
            double index,
            Spend most) {
        boolean isBudgeted() {
            return authority instanceof Authority.Budgeted;
        }
    }

    private record Spent(long millis, String id, double notionalUsd, double coins) {}

    SequenceTruth(FakeVenue venue, HedgePolicy policy, Map<String, Integer> counts) {
        this.venue = venue;
        this.policy = policy;
        this.counts = counts;
    }

    void count(String kind) {
        counts.merge(kind, 1, Integer::sum);
    }

    private static void check(boolean isSo, Supplier<String> words) {
        if (!isSo) {
            throw new AssertionError(words.get());
        }
    }

    // The ledger.

    void written(Entry entry) {
        switch (entry.kind()) {
            case PROPOSAL -> {
                var version = HedgeJson.read(entry.content(), HedgeRecord.Version.class);
                assertThat(version.shown().hash()).isEqualTo(version.hash());
                assertThat(version.shown().proposal()).isEqualTo(entry.subject());
                versions.put(version.hash(), version.shown());
                firstHash.putIfAbsent(entry.subject(), version.hash());
            }
            case TRANSITION -> step(entry.subject(), HedgeJson.read(entry.content(), HedgeRecord.Step.class));
            case ORDER ->
                notes.put(
                        entry.subject(),
                        OrderNote.read(entry.subject(), entry.content()).orElseThrow());
            default -> {
                // Written for others.
            }
        }
    }

    /** The hash that is on the screen; a version counts once its step is written. */
    private String shownHash(String id) {
        return Optional.ofNullable(steps.get(id))
                .map(HedgeRecord.Step::hash)
                .orElseGet(() -> firstHash.getOrDefault(id, "none"));
    }

    private void step(String id, HedgeRecord.Step step) {
        if (step.state() instanceof ProposalState.Approved approved) {
            approved(id, step, approved);
        }
        boolean isBegun = Optional.ofNullable(steps.get(id))
                .filter(last -> last.state().phase() == Phase.APPROVED)
                .isPresent();
        if (isBegun && step.state() instanceof ProposalState.Executing executing) {
            begun(id, step, executing);
        }
        steps.put(id, step);
    }

    private void approved(String id, HedgeRecord.Step step, ProposalState.Approved approved) {
        String hash = shownHash(id);
        check(step.hash().equals(hash), () -> "approved is not what is shown: " + id);
        check(approved.hash().equals(hash), () -> "the approval is for something else: " + id);
        check(halted.isEmpty(), () -> "approved while halted: " + id);
        check(!mustBeSeen, () -> "approved before the findings were seen: " + id);
        check(!executions.containsKey(id), () -> "approved after it was executed: " + id);
        allowed(id, hash, step.revision(), approved.authority());
        holds(id, hash);
        approvals.put(id, new Approval(hash, approved.authority(), step.sinceMillis()));
    }

    private void holds(String id, String hash) {
        Shown shown = versions.get(hash);
        check(now < shown.validity().untilMillis(), () -> "approved or begun after its time: " + id);
        double then = shown.market().prices().getOrDefault("BTC index", Double.NaN);
        check(
                Math.abs(index / then - 1) <= shown.validity().maximumMove() * 1.0001,
                () -> "approved or begun in another market: " + id);
    }

    private void allowed(String id, String hash, long revision, Authority authority) {
        switch (authority) {
            case Authority.Person(String name, String approvedHash) -> {
                Ask ask = asked.orElseThrow(() -> new AssertionError("nobody approved " + id));
                check(name.equals(USER) && approvedHash.equals(ask.hash()), () -> "another approval: " + id);
                check(ask.id().equals(id) && ask.hash().equals(hash), () -> "another version: " + id);
                check(ask.revision() + 1 == revision, () -> "another revision: " + id);
            }
            case Authority.Budgeted(var reservation) -> {
                check(isArmed(AutonomyLevel.BUDGET), () -> "no budget was armed for " + id);
                check(reservation.hash().equals(hash), () -> "the money is for something else: " + id);
            }
            case Authority.HardLimits(var _, String approvedHash, var _) -> {
                check(isArmed(AutonomyLevel.HARD_LIMITS), () -> "nothing was armed for " + id);
                check(approvedHash.equals(hash), () -> "the right is for something else: " + id);
            }
        }
    }

    private boolean isArmed(AutonomyLevel level) {
        return armed.filter(leave -> leave.level() == level && leave.holds(now)).isPresent();
    }

    private void begun(String id, HedgeRecord.Step step, ProposalState.Executing executing) {
        Approval approval = approvals.get(id);
        check(approval != null && approval.hash().equals(step.hash()), () -> "begun without approval: " + id);
        check(approval.authority().equals(executing.authority()), () -> "begun by another right: " + id);
        check(now < approval.authority().untilMillis(), () -> "begun after the right to it: " + id);
        check(halted.isEmpty(), () -> "begun while halted: " + id);
        check(!executions.containsKey(id), () -> "begun twice: " + id);
        holds(id, step.hash());
        List<HedgeLeg> legs = versions.get(step.hash()).legs();
        long until = now + Math.round(legs.size() * policy.style().legSeconds() * 1_000);
        executions.put(
                id,
                new Execution(
                        step.hash(),
                        approval.authority(),
                        legs,
                        until,
                        run,
                        index,
                        policy.budget().perOrder()));
        String right = approval.authority().getClass().getSimpleName();
        count("begun by " + right);
        if (approval.authority() instanceof Authority.Budgeted) {
            hourly = policy.budget().perHour();
            daily = policy.budget().perDay();
        }
    }

    // What reaches the venue.

    /** An order that passed the gate, right before the venue has it. */
    void submitted(Purpose purpose, String label, OrderTicket ticket) {
        OrderNote note = notes.get(label);
        check(note != null, () -> "not in the ledger before it was sent: " + label);
        check(sent.add(label), () -> "sent twice: " + label);
        check(
                note.instrument().equals(ticket.instrument())
                        && note.side() == ticket.side()
                        && note.amount().compareTo(ticket.amount()) == 0
                        && ticket.limitPrice().filter(note.price()::equals).isPresent(),
                () -> "the ledger has another order: " + label);
        if (purpose == Purpose.FLATTEN) {
            flattening(note);
        } else {
            hedging(note);
        }
    }

    private void flattening(OrderNote note) {
        count("flattening order");
        check(halted.filter(mode -> mode == HaltMode.FLATTEN).isPresent() && flattens, () -> "nobody flattens");
        check(note.job().startsWith("FLATTEN-") && !note.passive(), () -> "no flattening: " + note);
        check(note.instrument().equals(SequenceMarket.PERPETUAL), () -> "flattened with something else: " + note);
        double most = policy.flatten().orderUsd();
        check(note.amount().doubleValue() <= most, () -> "above the flatten limits: " + note);
    }

    private void hedging(OrderNote note) {
        String id = note.job();
        count("order");
        check(halted.isEmpty(), () -> "sent while halted: " + id);
        check(!mustBeSeen, () -> "sent before the findings were seen: " + id);
        check(!stopped.contains(id), () -> "sent after it was stopped: " + id);
        Execution execution = executions.get(id);
        check(execution != null, () -> "sent without approval: " + id);
        check(execution.run() == run, () -> "sent by a later run: " + id);
        check(now < execution.untilMillis(), () -> "sent after its time: " + id);
        HedgeLeg leg = execution.legs().get(note.leg());
        check(
                leg.instrument().equals(note.instrument()) && leg.side() == note.side(),
                () -> "no order of the leg: " + note);
        check(
                leg.side().sign() * note.price().compareTo(leg.limitPrice()) <= 0,
                () -> "worse than the leg's limit: " + note);
        BigDecimal all = mayExecute(id, note.leg()).add(note.amount());
        check(all.compareTo(leg.amount()) <= 0, () -> "filled, alive and sent are more than approved: " + note);
    }

    /** What is executed of a leg, and what may yet be. */
    private BigDecimal mayExecute(String id, int leg) {
        BigDecimal sum = BigDecimal.ZERO;
        for (VenueRecord.Booked order : venue.record.all()) {
            OrderNote note = notes.get(order.label);
            if (note != null && note.job().equals(id) && note.leg() == leg) {
                sum = sum.add(order.isOpen() ? order.ticket.amount() : order.filled());
            }
        }
        return sum.add(onTheWire(id, leg));
    }

    private BigDecimal onTheWire(String id, int leg) {
        return sent.stream()
                .filter(venue::isOnTheWire)
                .flatMap(label -> Optional.ofNullable(notes.get(label)).stream())
                .filter(note -> note.job().equals(id) && note.leg() == leg)
                .map(OrderNote::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** A person took it back. */
    void stopped(String id) {
        stopped.add(id);
    }

    // The venue's record.

    /** Everything that was executed since the last look. */
    void look() {
        for (VenueRecord.Booked order : venue.record.all()) {
            int seen = fillsSeen.getOrDefault(order.label, 0);
            if (seen < order.fills.size()) {
                fillsSeen.put(order.label, order.fills.size());
                order.fills.subList(seen, order.fills.size()).forEach(fill -> filled(order, fill.amount()));
            }
        }
    }

    private void filled(VenueRecord.Booked order, BigDecimal amount) {
        OrderNote note = notes.get(order.label);
        check(note != null && sent.contains(order.label), () -> "executed and never sent: " + order.label);
        count("execution");
        if (note.job().startsWith("FLATTEN-")) {
            return;
        }
        Execution execution = executions.get(note.job());
        check(execution != null, () -> "executed and never approved: " + note);
        HedgeLeg leg = execution.legs().get(note.leg());
        check(
                filled(note.job(), note.leg()).compareTo(leg.amount()) <= 0,
                () -> "executed more than approved: " + note);
        if (execution.isBudgeted()) {
            double usd = SequenceMarket.notionalUsd(note.instrument(), amount.doubleValue(), execution.index());
            spent.add(new Spent(now, note.job(), usd, usd / execution.index()));
            budget(note.job(), execution);
        }
    }

    private void budget(String id, Execution execution) {
        within(
                execution.most(),
                spent.stream().filter(one -> one.id().equals(id)).toList(),
                "order");
        within(hourly, since(now - HOUR), "hour");
        within(daily, since(now - 24 * HOUR), "day");
    }

    private List<Spent> since(long millis) {
        return spent.stream().filter(one -> one.millis() > millis).toList();
    }

    private static void within(Spend most, List<Spent> all, String span) {
        double usd = all.stream().mapToDouble(Spent::notionalUsd).sum();
        double coins = all.stream().mapToDouble(Spent::coins).sum();
        check(usd <= most.notionalUsd() * ROUNDING, () -> "beyond the budget of the " + span + ": " + usd + " USD");
        check(coins <= most.contracts() * ROUNDING, () -> "beyond the budget of the " + span + ": " + coins);
    }

    private BigDecimal filled(String id, int leg) {
        return venue.record.all().stream()
                .filter(order -> Optional.ofNullable(notes.get(order.label))
                        .filter(note -> note.job().equals(id) && note.leg() == leg)
                        .isPresent())
                .map(VenueRecord.Booked::filled)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    // How it stands.

    /** Whether the ledger leaves something that a new run has to find and show. */
    boolean leavesHalfDone() {
        return steps.values().stream()
                .map(step -> step.state().phase())
                .anyMatch(phase -> phase.mayHaveOrders() || phase == Phase.HALTED);
    }

    /** No order of a hedge that has ended may live. */
    void endedIsDead(Map<String, Phase> phases) {
        for (VenueRecord.Booked order : venue.record.all()) {
            OrderNote note = notes.get(order.label);
            boolean isEnded = note != null
                    && Optional.ofNullable(phases.get(note.job()))
                            .filter(Phase::isEnd)
                            .isPresent();
            check(!isEnded || !order.isOpen(), () -> "an order of the ended " + note.job() + " lives: " + order.label);
        }
    }

    /**
     * The end of a sequence: every hedge is ended, and as the venue has it.
     *
     * @param phases as the desk has them; what it closed at a start it may have forgotten
     * @param isFresh whether the desk was started anew, and so nothing is open any more
     */
    void settled(Map<String, Phase> phases, boolean isFresh) {
        assertThat(venue.mayLive()).as("orders that live").isZero();
        firstHash.keySet().forEach(id -> {
            Optional<HedgeRecord.Step> step = Optional.ofNullable(steps.get(id));
            step.ifPresent(
                    last -> check(!last.sentence().contains("this program failed"), () -> id + ": " + last.sentence()));
            Phase known = phases.getOrDefault(id, Phase.PROPOSED);
            Phase phase = isFresh ? step.map(last -> last.state().phase()).orElse(Phase.PROPOSED) : known;
            settled(id, phase, isFresh);
        });
    }

    private void settled(String id, Phase phase, boolean isFresh) {
        Optional<Execution> execution = Optional.ofNullable(executions.get(id));
        check(phase.isEnd() || (execution.isEmpty() && !isFresh), () -> "not ended: " + id + " is " + phase);
        boolean isWhole = execution.filter(one -> isWhole(id, one)).isPresent();
        check(isWhole == (phase == Phase.DONE), () -> id + " is " + phase + ", the venue has another end");
        boolean isOfEarlier =
                execution.filter(one -> one.run() < (isFresh ? run - 1 : run)).isPresent();
        count("ended " + phase + (isOfEarlier ? " after a restart" : ""));
    }

    private boolean isWhole(String id, Execution execution) {
        for (int leg = 0; leg < execution.legs().size(); leg++) {
            if (filled(id, leg).compareTo(execution.legs().get(leg).amount()) < 0) {
                return false;
            }
        }
        return true;
    }
}
