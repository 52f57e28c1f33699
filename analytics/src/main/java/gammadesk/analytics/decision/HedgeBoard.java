package gammadesk.analytics.decision;

import java.util.List;
import java.util.Optional;

/**
 * The hedge desk at one moment. Made apart from the market's cycle, so that it is also there when that stands still.
 *
 * @param millis when, milliseconds since the epoch
 * @param halt the kill switch
 * @param obstacle why nothing can be sent besides the kill switch, one clause, such as a ledger that cannot be written;
 *     empty when there is none
 * @param reconciliation what was found at the start
 * @param books one a coin
 * @param open proposals that are not ended, newest first
 * @param ended the latest that are, newest first, those of earlier runs among them
 * @param changes of policies, newest first
 * @param advisors all that are known
 */
public record HedgeBoard(
        long millis,
        HaltState halt,
        String obstacle,
        Reconciliation reconciliation,
        List<HedgeBook> books,
        List<HedgeCard> open,
        List<HedgeCard> ended,
        List<LimitChange> changes,
        List<AdvisorOffer> advisors) {
    public HedgeBoard {
        books = List.copyOf(books);
        open = List.copyOf(open);
        ended = List.copyOf(ended);
        changes = List.copyOf(changes);
        advisors = List.copyOf(advisors);
    }

    /** The same with a newer word of the kill switch. */
    public HedgeBoard with(HaltState other) {
        return new HedgeBoard(millis, other, obstacle, reconciliation, books, open, ended, changes, advisors);
    }

    /** What the court found about who made a proposal; empty for one that learned nothing, or is here no more. */
    public Optional<PolicyVerdict> verdict(HedgeCard card) {
        return advisors.stream()
                .filter(offer -> offer.name().equals(card.proposal().advisor()))
                .findFirst()
                .flatMap(AdvisorOffer::verdict);
    }

    /** How its live results on that coin stand against the evidence; empty when it is not watched now. */
    public Optional<LiveWatch> watch(HedgeCard card) {
        return books.stream()
                .filter(book -> book.policy().coin().equals(card.coin())
                        && book.policy().advisor().equals(card.proposal().advisor()))
                .findFirst()
                .flatMap(HedgeBook::watch);
    }

    /** A card by its identity. */
    public Optional<HedgeCard> card(String id) {
        return open.stream()
                .filter(card -> card.id().equals(id))
                .findFirst()
                .or(() -> ended.stream().filter(card -> card.id().equals(id)).findFirst());
    }
}
