package gammadesk.app.hedging;

import gammadesk.analytics.decision.ExecutionStyle;
import gammadesk.analytics.decision.HedgePolicy;
import gammadesk.analytics.hedging.AutonomyLevel;
import gammadesk.analytics.hedging.HedgeInput;
import gammadesk.analytics.hedging.HedgeInstrument;
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
import gammadesk.analytics.trading.TradeOutcome;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What is shown for a decision: what advisors say, what persons make of it, and what is withdrawn. */
final class Proposals {
    /** How often what nobody decided on is shown again by itself. */
    private static final int MOST_SHOWN_AGAIN = 30;

    /** Amounts nearer than this share of each other are the same hedge. */
    private static final double SAME = 0.2;

    private final CaseBook cases;
    private final Supplier<HedgeScene> scene;
    private final Judge judge;
    private long numbered;

    /** What the guardrails have against legs now. */
    interface Judge {
        List<Verdict.Stop> stops(String id, Currency coin, List<HedgeLeg> legs);
    }

    Proposals(CaseBook cases, Supplier<HedgeScene> scene, Judge judge) {
        this.cases = cases;
        this.scene = scene;
        this.judge = judge;
    }

    private long now() {
        return scene.get().nowMillis();
    }

    /** An advisor said what it would do for a coin. */
    void said(CoinDesk desk, Proposal advised, HedgeInput input) {
        Proposal best = roomy(advised, desk, input);
        List<HedgeCase> standing = cases.open().stream()
                .filter(one -> one.coin().equals(desk.coin()))
                .toList();
        boolean isWatching = desk.policy().level() == AutonomyLevel.WATCH;
        if (standing.stream().anyMatch(HedgeCase::isWorking)) {
            return;
        }
        if (best.isNothing() || isWatching) {
            String reason = isWatching ? "the book is only watched" : "it is not needed any more";
            standing.stream().filter(one -> !isInHand(one)).forEach(one -> withdraw(one, best.advisor(), reason));
            return;
        }
        Optional<HedgeCase> same = standing.stream()
                .filter(one -> isSame(one.standing().shown().legs(), best.legs()))
                .findFirst();
        if (same.isPresent()) {
            showAgain(same.get(), desk, best, input);
        } else if (standing.stream().noneMatch(Proposals::isInHand)) {
            propose(desk, best, input, standing);
        }
    }

    /** The same amounts in the present market, as a person's new version. */
    TradeOutcome showAgain(HedgeCase one, CoinDesk desk, long revision, String actor, HedgeInput input) {
        Proposal repriced = roomy(Redrawn.repriced(one.proposal(), input), desk, input);
        return redrawn(one, desk, revision, repriced.legs(), repriced.sentence(), actor, input);
    }

    /** A person's own legs, with every number computed anew, as a new version. */
    TradeOutcome redrawn(
            HedgeCase one,
            CoinDesk desk,
            long revision,
            List<HedgeLeg> legs,
            String sentence,
            String actor,
            HedgeInput input) {
        List<String> tradable =
                input.instruments().stream().map(HedgeInstrument::name).toList();
        Optional<HedgeLeg> unquoted = legs.stream()
                .filter(leg -> !tradable.contains(leg.instrument()))
                .findFirst();
        if (unquoted.isPresent()) {
            return new TradeOutcome.NotSent(
                    "Not changed: " + unquoted.get().instrument() + " is not quoted on both sides now.");
        }
        Proposal next = Redrawn.with(one.proposal(), legs, sentence, input);
        return told(
                version(one, desk, revision, next, actor, input),
                "Version " + (one.standing().shown().version() + 1) + " waits for your decision.");
    }

    private static Proposal roomy(Proposal said, CoinDesk desk, HedgeInput input) {
        ExecutionStyle style = desk.policy().style();
        return Redrawn.withRoom(said, style.room(), style.optionRoom(), input);
    }

    /** A version that a person made stands until it lapses. */
    private static boolean isInHand(HedgeCase one) {
        return one.phase() == Phase.EDITED && one.shownAgain() == 0;
    }

    /** Takes back what nobody needs to decide on any more. */
    void withdraw(HedgeCase one, String by, String reason) {
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
    private void showAgain(HedgeCase one, CoinDesk desk, Proposal said, HedgeInput input) {
        if (one.phase() == Phase.EXPIRED && one.shownAgain() < MOST_SHOWN_AGAIN) {
            var _ = version(one, desk, one.standing().revision(), said, said.advisor(), input);
        }
    }

    private void propose(CoinDesk desk, Proposal best, HedgeInput input, List<HedgeCase> standing) {
        Currency coin = desk.coin();
        String id = coin + "-" + Long.toString(now(), 36) + "-" + ++numbered;
        Shown shown = shown(desk.policy(), id, 1, best.legs());
        Optional<HedgeCase> made =
                cases.add(coin, best, shown, AdviceRoom.hash(input), judge.stops(id, coin, best.legs()), now());
        made.ifPresent(_ -> standing.forEach(one -> {
            var _ = cases.move(
                    one.id(),
                    best.advisor(),
                    now -> new ProposalEvent.Supersede(now.revision(), CaseBook.at(one, now()), "proposal " + id));
        }));
    }

    private Shown shown(HedgePolicy policy, String id, int version, List<HedgeLeg> legs) {
        return new Shown(
                id,
                version,
                legs,
                policy.limits().words(),
                new Validity(now() + Math.round(policy.validSeconds() * 1_000), policy.maximumMove()),
                scene.get().seen(policy.coin(), legs));
    }

    private Result version(HedgeCase one, CoinDesk desk, long revision, Proposal next, String actor, HedgeInput input) {
        Shown shown = shown(desk.policy(), one.id(), one.standing().shown().version() + 1, next.legs());
        return cases.edit(
                one.id(),
                revision,
                next,
                shown,
                AdviceRoom.hash(input),
                judge.stops(one.id(), one.coin(), next.legs()),
                actor,
                CaseBook.at(one, now()));
    }

    /** What became of a step, in words. */
    static TradeOutcome told(Result result, String done) {
        return result instanceof Result.Refused(String reason)
                ? new TradeOutcome.NotSent("Not done: " + reason + (reason.endsWith(".") ? "" : "."))
                : new TradeOutcome.Done(done);
    }
}
