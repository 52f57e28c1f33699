package gammadesk.app.hedging;

import gammadesk.analytics.hedging.Proposal;
import gammadesk.analytics.hedging.ProposalEvent;
import gammadesk.analytics.hedging.Shown;
import gammadesk.analytics.hedging.Standing;
import gammadesk.analytics.hedging.Transition;
import gammadesk.analytics.hedging.Transition.Result;
import gammadesk.analytics.hedging.Verdict;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.port.Ledger;
import gammadesk.analytics.port.Ledger.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * All proposals and the only way to move one: the step is lawful, it is in the ledger, and only then it counts. For the
 * hedging thread.
 */
final class CaseBook {
    private static final int MOST_ENDED = 500;

    private final Ledger ledger;
    private final Map<String, HedgeCase> open = new LinkedHashMap<>();
    private final Deque<HedgeCase> ended = new ArrayDeque<>();

    CaseBook(Ledger ledger) {
        this.ledger = ledger;
    }

    /** Makes an event for a proposal as it stands. */
    interface Event {
        ProposalEvent on(Standing now);
    }

    /** Takes over what an earlier run left; nothing is written. */
    void restore(HedgeCase earlier) {
        keep(earlier);
    }

    /** A new proposal; empty when it could not be written, and then it is not shown. */
    Optional<HedgeCase> add(
            Currency coin, Proposal proposal, Shown shown, String inputsHash, List<Verdict.Stop> stops, long atMillis) {
        Standing standing = Standing.proposed(shown, atMillis);
        HedgeCase made = HedgeCase.of(coin, proposal, standing, stops);
        return written(coin, proposal, standing, inputsHash, atMillis) ? Optional.of(keep(made)) : Optional.empty();
    }

    /** Puts a new version in the place of the shown one. */
    Result edit(
            String id,
            long revision,
            Proposal proposal,
            Shown shown,
            String inputsHash,
            List<Verdict.Stop> stops,
            String actor,
            long atMillis) {
        HedgeCase now = open.get(id);
        if (now == null) {
            return new Result.Refused("it has ended");
        }
        Result result =
                Transition.apply(now.standing(), new ProposalEvent.Edit(revision, at(now, atMillis), shown, stops));
        if (result instanceof Result.Moved(Standing next, boolean _)) {
            if (!written(now.coin(), proposal, next, inputsHash, atMillis) || !step(now.with(next), actor)) {
                return new Result.Refused(unwritten());
            }
            int again = actor.equals(now.proposal().advisor()) ? now.shownAgain() + 1 : 0;
            keep(now.with(proposal, next, again));
        }
        return result;
    }

    /** Something wants to move a proposal: refused where the ledger cannot be written. */
    Result move(String id, String actor, Event event) {
        return apply(id, actor, event, false);
    }

    /** Something has happened to a proposal at the venue: that is so whether or not it can be written. */
    Result note(String id, String actor, Event event) {
        return apply(id, actor, event, true);
    }

    private Result apply(String id, String actor, Event event, boolean isFact) {
        HedgeCase now = open.get(id);
        if (now == null) {
            return new Result.Refused("it has ended");
        }
        Result result = Transition.apply(now.standing(), event.on(now.standing()));
        if (result instanceof Result.Moved(Standing next, boolean _)) {
            HedgeCase moved = now.with(next);
            if (!step(moved, actor) && !isFact) {
                return new Result.Refused(unwritten());
            }
            keep(moved);
        }
        return result;
    }

    /** What belongs to a proposal besides where it stands. */
    void update(String id, UnaryOperator<HedgeCase> change) {
        HedgeCase now = open.get(id);
        if (now != null) {
            open.put(id, change.apply(now));
            return;
        }
        List<HedgeCase> changed = ended.stream()
                .map(one -> one.id().equals(id) ? change.apply(one) : one)
                .toList();
        ended.clear();
        ended.addAll(changed);
    }

    Optional<HedgeCase> find(String id) {
        return Optional.ofNullable(open.get(id))
                .or(() -> ended.stream().filter(one -> one.id().equals(id)).findFirst());
    }

    /** Those that are not ended, newest first. */
    List<HedgeCase> open() {
        return new ArrayList<>(open.values()).reversed();
    }

    /** The latest that are, newest first. */
    List<HedgeCase> ended() {
        return ended.stream()
                .sorted(Comparator.comparingLong(
                                (HedgeCase one) -> one.standing().sinceMillis())
                        .reversed())
                .toList();
    }

    /** A time not before the present standing's: the wall clock may have been set back between two runs. */
    static long at(HedgeCase now, long atMillis) {
        return Math.max(atMillis, now.standing().sinceMillis());
    }

    private HedgeCase keep(HedgeCase next) {
        if (next.isEnded()) {
            open.remove(next.id());
            ended.addFirst(next);
            if (ended.size() > MOST_ENDED) {
                ended.removeLast();
            }
        } else {
            open.put(next.id(), next);
        }
        return next;
    }

    private boolean written(Currency coin, Proposal proposal, Standing standing, String inputsHash, long atMillis) {
        return append(
                Kind.PROPOSAL,
                standing.shown().proposal(),
                proposal.advisor(),
                atMillis,
                new HedgeRecord.Version(coin, proposal, standing.shown(), standing.hash(), inputsHash));
    }

    private boolean step(HedgeCase moved, String actor) {
        Standing standing = moved.standing();
        return append(
                Kind.TRANSITION,
                moved.id(),
                actor,
                standing.sinceMillis(),
                new HedgeRecord.Step(
                        standing.revision(),
                        standing.hash(),
                        standing.state(),
                        standing.state().sentence(),
                        standing.sinceMillis(),
                        moved.execution()));
    }

    private boolean append(Kind kind, String subject, String actor, long atMillis, HedgeRecord content) {
        return ledger.append(kind, subject, actor, atMillis, HedgeJson.write(content))
                instanceof Ledger.Outcome.Written;
    }

    private String unwritten() {
        return "the ledger cannot be written: " + ledger.obstacle().orElse("the write failed");
    }
}
