package gammadesk.views.hedging;

import gammadesk.analytics.decision.HedgeCard;
import gammadesk.analytics.hedging.Proposal;
import gammadesk.analytics.hedging.Standing;
import gammadesk.analytics.port.Venue;
import gammadesk.views.confirm.Question;
import gammadesk.views.format.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** The question before a hedge is approved. Pure. */
final class ApprovalWords {
    private ApprovalWords() {}

    static Question question(HedgeCard card, Venue venue) {
        boolean isLive = venue.environment() == Venue.Environment.LIVE;
        Standing standing = card.standing();
        List<String> sentences = new ArrayList<>();
        sentences.add(card.proposal().sentence());
        standing.shown().legs().forEach(leg -> sentences.add(HedgeWords.leg(leg)));
        sentences.add(effect(card.proposal(), card.coin().code()));
        if (isLive) {
            sentences.add("Under these limits: " + limits(card) + ".");
        }
        sentences.add("What you approve is version " + standing.shown().version() + ", hash "
                + (isLive ? standing.hash() : HedgeWords.hash(standing.hash())) + ", and nothing else.");
        return new Question(
                "Approve this hedge of the " + card.coin() + " book? Its orders are sent at once.",
                sentences,
                isLive ? "Approve, with real money" : "Approve and send",
                venue);
    }

    private static String effect(Proposal proposal, String coin) {
        return "Delta " + HedgeWords.coin(proposal.before().deltaCoin()) + " → "
                + HedgeWords.coin(proposal.after().deltaCoin()) + " " + coin + ", expected shortfall "
                + Numbers.usd(proposal.before().shortfallUsd()) + " → "
                + Numbers.usd(proposal.after().shortfallUsd()) + " USD, expected cost "
                + Numbers.usd(proposal.cost().totalUsd()) + " USD.";
    }

    private static String limits(HedgeCard card) {
        List<String> words = new ArrayList<>();
        new TreeMap<>(card.standing().shown().limits()).forEach((name, value) -> words.add(name + " " + value));
        return words.isEmpty() ? "none are named" : String.join(" · ", words);
    }
}
