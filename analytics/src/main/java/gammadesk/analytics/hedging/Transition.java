package gammadesk.analytics.hedging;

import gammadesk.analytics.hedging.ProposalEvent.Approve;
import gammadesk.analytics.hedging.ProposalEvent.Complete;
import gammadesk.analytics.hedging.ProposalEvent.Edit;
import gammadesk.analytics.hedging.ProposalEvent.Execute;
import gammadesk.analytics.hedging.ProposalEvent.Expire;
import gammadesk.analytics.hedging.ProposalEvent.Fail;
import gammadesk.analytics.hedging.ProposalEvent.Fill;
import gammadesk.analytics.hedging.ProposalEvent.FindAgain;
import gammadesk.analytics.hedging.ProposalEvent.Halt;
import gammadesk.analytics.hedging.ProposalEvent.LoseSight;
import gammadesk.analytics.hedging.ProposalEvent.Reject;
import gammadesk.analytics.hedging.ProposalEvent.Supersede;
import gammadesk.analytics.hedging.ProposalState.Approved;
import gammadesk.analytics.hedging.ProposalState.Executing;
import gammadesk.analytics.hedging.ProposalState.Expired;
import gammadesk.analytics.hedging.ProposalState.Halted;
import gammadesk.analytics.hedging.ProposalState.PartiallyFilled;
import gammadesk.analytics.hedging.ProposalState.Superseded;
import gammadesk.analytics.hedging.ProposalState.Unknown;

/**
 * The only way from one standing of a proposal to the next. Pure: the caller keeps the standing, writes the result to
 * the ledger, puts it in the place of the one it came from if that is still there, and only then acts on it.
 */
public final class Transition {
    private Transition() {}

    /** What became of an event. */
    public sealed interface Result {
        /**
         * It took effect.
         *
         * @param next how the proposal stands now
         * @param startsExecution whether orders are to be sent now; true once in a proposal's life
         */
        record Moved(Standing next, boolean startsExecution) implements Result {}

        /** Nothing changed. */
        record Refused(String reason) implements Result {}
    }

    /** Applies an event; an approval or execution that comes too late expires the proposal instead. */
    public static Result apply(Standing now, ProposalEvent event) {
        if (event.expectedRevision() != now.revision()) {
            return new Result.Refused("it has moved on since: " + now.state().sentence());
        }
        if (event.atMillis() < now.sinceMillis()) {
            return new Result.Refused("the clock went back");
        }
        return switch (event) {
            case Approve approve -> approve(now, approve);
            case Reject reject -> to(now, reject, new ProposalState.Rejected(reject.by(), reject.reason()));
            case Edit edit -> edit(now, edit);
            case Expire expire -> expire(now, expire);
            case Supersede supersede -> to(now, supersede, new Superseded(supersede.by()));
            case Execute execute -> execute(now, execute);
            case Fill fill -> fill(now, fill);
            case Complete complete -> settle(now, complete, new ProposalState.Done());
            case Fail fail -> settle(now, fail, new ProposalState.Failed(fail.reason()));
            case LoseSight lost -> loseSight(now, lost);
            case FindAgain found -> findAgain(now, found);
            case Halt halt ->
                to(now, halt, new Halted(halt.reason(), now.phase().mayHaveOrders()));
        };
    }

    private static Result to(Standing now, ProposalEvent event, ProposalState next) {
        if (!now.phase().next().contains(next.phase())) {
            return new Result.Refused("not possible now: " + now.state().sentence());
        }
        return new Result.Moved(now.to(next, event.atMillis()), false);
    }

    private static Result approve(Standing now, Approve event) {
        if (!now.phase().next().contains(Phase.APPROVED)) {
            return new Result.Refused("not possible now: " + now.state().sentence());
        }
        if (!event.authority().covers(now.hash())) {
            return new Result.Refused("what was approved is not what is shown");
        }
        if (event.atMillis() >= event.authority().untilMillis()) {
            return new Result.Refused("the right to approve it has ended");
        }
        String lapse = lapse(now, event.atMillis(), event.market());
        if (!lapse.isEmpty()) {
            return to(now, event, new Expired(lapse));
        }
        long until =
                Math.min(now.shown().validity().untilMillis(), event.authority().untilMillis());
        return to(now, event, new Approved(event.authority(), now.hash(), until));
    }

    private static Result edit(Standing now, Edit event) {
        if (!now.phase().next().contains(Phase.EDITED)) {
            return new Result.Refused("not possible now: " + now.state().sentence());
        }
        if (!event.stops().isEmpty()) {
            return new Result.Refused(
                    "a guardrail stops it: " + event.stops().getFirst().reason());
        }
        boolean isNext = event.next().proposal().equals(now.shown().proposal())
                && event.next().version() == now.shown().version() + 1;
        return isNext
                ? new Result.Moved(now.edited(event.next(), event.atMillis()), false)
                : new Result.Refused("it is not the next version of this proposal");
    }

    private static Result expire(Standing now, Expire event) {
        String lapse = now.state() instanceof Approved approved && event.atMillis() >= approved.untilMillis()
                ? "its approval is over"
                : lapse(now, event.atMillis(), event.market());
        return lapse.isEmpty() ? new Result.Refused("it still holds") : to(now, event, new Expired(lapse));
    }

    private static String lapse(Standing now, long atMillis, MarketSeen market) {
        return now.shown().validity().lapse(atMillis, now.shown().market(), market);
    }

    private static Result execute(Standing now, Execute event) {
        if (!(now.state() instanceof Approved approved)) {
            return new Result.Refused("it is not approved: " + now.state().sentence());
        }
        if (!event.hash().equals(approved.hash()) || !approved.hash().equals(now.hash())) {
            return new Result.Refused("what would be sent is not what was approved");
        }
        if (event.atMillis() >= approved.untilMillis()) {
            return to(now, event, new Expired("its approval is over"));
        }
        String lapse = lapse(now, event.atMillis(), event.market());
        if (!lapse.isEmpty()) {
            return to(now, event, new Expired(lapse));
        }
        return new Result.Moved(now.to(new Executing(approved.authority()), event.atMillis()), true);
    }

    private static Result fill(Standing now, Fill event) {
        boolean isMore = event.share() > filled(now.state()) && event.share() < 1;
        return switch (now.state()) {
            case ProposalState _ when !isMore -> new Result.Refused("a fill adds to what is filled and leaves a rest");
            case Executing s -> to(now, event, new PartiallyFilled(s.authority(), event.share()));
            case PartiallyFilled s -> to(now, event, new PartiallyFilled(s.authority(), event.share()));
            case Unknown s -> to(now, event, new PartiallyFilled(s.authority(), event.share()));
            default -> new Result.Refused("not possible now: " + now.state().sentence());
        };
    }

    private static double filled(ProposalState state) {
        return switch (state) {
            case PartiallyFilled part -> part.share();
            case Unknown unknown -> unknown.share();
            default -> 0;
        };
    }

    /** A halted proposal is only to be settled when it was halted among its orders. */
    private static Result settle(Standing now, ProposalEvent event, ProposalState end) {
        boolean neverSent = now.state() instanceof Halted halted && !halted.ordersMayLive();
        return neverSent ? new Result.Refused("nothing of it was sent") : to(now, event, end);
    }

    private static Result loseSight(Standing now, LoseSight event) {
        return switch (now.state()) {
            case Executing s -> to(now, event, new Unknown(s.authority(), 0, event.reason()));
            case PartiallyFilled s -> to(now, event, new Unknown(s.authority(), s.share(), event.reason()));
            default -> new Result.Refused("not possible now: " + now.state().sentence());
        };
    }

    private static Result findAgain(Standing now, FindAgain event) {
        if (!(now.state() instanceof Unknown unknown)) {
            return new Result.Refused("not possible now: " + now.state().sentence());
        }
        return unknown.share() > 0
                ? to(now, event, new PartiallyFilled(unknown.authority(), unknown.share()))
                : to(now, event, new Executing(unknown.authority()));
    }
}
