package gammadesk.app.hedging;

import gammadesk.analytics.decision.ExecutionReport;
import gammadesk.analytics.decision.HedgePolicy;
import gammadesk.analytics.hedging.Authority;
import gammadesk.analytics.hedging.BudgetLedger;
import gammadesk.analytics.hedging.CostParts;
import gammadesk.analytics.hedging.HedgeInstrument;
import gammadesk.analytics.hedging.HedgeLeg;
import gammadesk.analytics.hedging.Phase;
import gammadesk.analytics.hedging.Proposal;
import gammadesk.analytics.hedging.ProposalEvent;
import gammadesk.analytics.hedging.Spend;
import gammadesk.analytics.hedging.Transition.Result;
import gammadesk.analytics.hedging.Verdict;
import java.util.List;
import java.util.Optional;

/**
 * Decides for the desk where a person allowed it to, and carries out what was decided: approved by whatever right, it
 * is put through the same two steps, and its orders are started by the second one alone. For the hedging thread.
 */
final class Decisions {
    private final CaseBook cases;
    private final Starter starter;

    /** Starts the orders of what was decided. */
    interface Starter {
        void begin(HedgeCase decided);
    }

    Decisions(CaseBook cases, Starter starter) {
        this.cases = cases;
        this.starter = starter;
    }

    /** Approves at a revision and begins; the first step that is refused is the answer. */
    Result carryOut(HedgeCase one, Authority authority, String actor, long revision, HedgeScene scene, double equity) {
        var seen = scene.seen(one.coin(), one.standing().shown().legs());
        long at = CaseBook.at(one, scene.nowMillis());
        Result approved = cases.move(one.id(), actor, _ -> new ProposalEvent.Approve(revision, at, authority, seen));
        if (!(approved instanceof Result.Moved moved) || moved.next().phase() != Phase.APPROVED) {
            return approved;
        }
        cases.update(one.id(), now -> now.with(new HedgeCase.Start(equity, at)));
        Result begun =
                cases.move(one.id(), actor, now -> new ProposalEvent.Execute(now.revision(), at, now.hash(), seen));
        if (isStarted(begun)) {
            cases.find(one.id()).ifPresent(starter::begin);
        }
        return begun;
    }

    /** What the desk does with a proposal by itself. */
    sealed interface Choice {
        /** It carried it out, or tried to. */
        record Acted(Result result) implements Choice {}

        /** A person has to decide, for this reason; empty where the level asks for it anyway. */
        record Asks(String reason) implements Choice {}
    }

    /** Acts on a proposal at the level that holds; only on what an advisor made and no person has changed. */
    Choice decide(HedgeCase one, CoinDesk desk, List<Verdict.Stop> stops, HedgeScene scene, double equity) {
        long now = scene.nowMillis();
        String hash = one.standing().hash();
        boolean isUntouched = one.phase() == Phase.PROPOSED || (one.phase() == Phase.EDITED && one.shownAgain() > 0);
        boolean isAllowed = desk.autonomy().levelAt(now).needsArming();
        if (!isAllowed || !isUntouched) {
            return new Choice.Asks("");
        }
        if (!stops.isEmpty()) {
            return new Choice.Asks("a guardrail stops it: " + stops.getFirst().reason());
        }
        Optional<Authority> full = desk.autonomy().hardLimits(hash, now);
        return full.isPresent()
                ? new Choice.Acted(
                        carryOut(one, full.get(), actor(desk), one.standing().revision(), scene, equity))
                : withinBudget(one, desk, scene, equity);
    }

    private Choice withinBudget(HedgeCase one, CoinDesk desk, HedgeScene scene, double equity) {
        String id = reservation(one);
        BudgetLedger.Outcome outcome =
                desk.reserve(id, one.standing().hash(), spend(one.proposal(), scene), scene.nowMillis());
        return switch (outcome) {
            case BudgetLedger.Outcome.Beyond(String reason) ->
                new Choice.Asks("it goes beyond what may be spent without asking, " + reason);
            case BudgetLedger.Outcome.Reserved reserved -> {
                Result result = carryOut(
                        one,
                        new Authority.Budgeted(reserved.reservation()),
                        actor(desk),
                        one.standing().revision(),
                        scene,
                        equity);
                if (!isStarted(result)) {
                    desk.giveBack(id, scene.nowMillis());
                }
                yield new Choice.Acted(result);
            }
        };
    }

    static boolean isStarted(Result result) {
        return result instanceof Result.Moved moved && moved.startsExecution();
    }

    private static String actor(CoinDesk desk) {
        HedgePolicy policy = desk.policy();
        return "autonomy " + policy.level() + ", armed by "
                + desk.autonomy().arming().map(leave -> leave.by()).orElse("nobody");
    }

    /** The name under which money is set aside for a version. */
    static String reservation(HedgeCase one) {
        return one.id() + "/" + one.standing().shown().version();
    }

    /** What a proposal is expected to use up of a budget. */
    static Spend spend(Proposal proposal, HedgeScene scene) {
        CostParts cost = proposal.cost();
        double notional = 0;
        double coins = 0;
        for (HedgeLeg leg : proposal.legs()) {
            Optional<HedgeInstrument> market = scene.instrument(leg.instrument());
            double amount = leg.amount().doubleValue();
            notional += market.map(one -> one.notionalUsd(amount)).orElse(Double.NaN);
            coins += market.map(one -> one.coins(amount)).orElse(Double.NaN);
        }
        return new Spend(
                notional,
                coins,
                cost.spreadUsd() + cost.feesUsd() + cost.impactUsd(),
                proposal.difference().deltaCoin(),
                proposal.difference().vegaUsd());
    }

    /** The same in proportion to what was filled, with what it really cost. */
    static Spend spent(HedgeCase one, HedgeScene scene) {
        Spend expected = spend(one.proposal(), scene);
        double share = one.execution().filledShare();
        // Legs are of different sizes: the mean of their shares is no measure of what was traded.
        double notional = 0;
        double coins = 0;
        for (ExecutionReport.LegLine leg : one.execution().legs()) {
            Optional<HedgeInstrument> market = scene.instrument(leg.instrument());
            double filled = leg.filled().doubleValue();
            notional += market.map(known -> known.notionalUsd(filled)).orElse(Double.NaN);
            coins += market.map(known -> known.coins(filled)).orElse(Double.NaN);
        }
        return new Spend(
                notional,
                coins,
                Math.max(0, one.execution().costUsd()),
                expected.deltaCoin() * share,
                expected.vegaUsd() * share);
    }
}
