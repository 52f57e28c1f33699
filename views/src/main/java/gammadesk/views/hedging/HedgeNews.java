package gammadesk.views.hedging;

import gammadesk.analytics.decision.HedgeBoard;
import gammadesk.analytics.decision.HedgeBook;
import gammadesk.analytics.decision.HedgeCard;
import gammadesk.analytics.hedging.FallBack;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What happened between two boards that a person may want to be told of. Pure. */
final class HedgeNews {
    private HedgeNews() {}

    /** New proposals, fall-backs and ends of executions, one sentence each. */
    static List<String> between(HedgeBoard before, HedgeBoard now) {
        List<String> news = new ArrayList<>();
        now.open().stream()
                .filter(card -> before.card(card.id()).isEmpty())
                .map(card ->
                        "New proposal, " + card.coin() + ": " + card.proposal().sentence())
                .forEach(news::add);
        now.books().forEach(book -> fallen(before, book).ifPresent(news::add));
        before.open().stream()
                .filter(HedgeNews::isExecuting)
                .flatMap(card -> now.card(card.id()).stream())
                .filter(card -> !isExecuting(card))
                .map(card -> "Execution ended, " + card.coin() + ": "
                        + card.proposal().sentence() + " "
                        + card.standing().state().sentence())
                .forEach(news::add);
        return news;
    }

    private static boolean isExecuting(HedgeCard card) {
        return card.standing().phase().mayHaveOrders();
    }

    private static Optional<String> fallen(HedgeBoard before, HedgeBook book) {
        Set<FallBack> reasons = new HashSet<>(book.autonomy().fallBacks());
        before.books().stream()
                .filter(old -> old.policy().coin().equals(book.policy().coin()))
                .forEach(old -> reasons.removeAll(old.autonomy().fallBacks()));
        return reasons.isEmpty()
                ? Optional.empty()
                : Optional.of(book.policy().coin() + " fell back to proposing: "
                        + reasons.stream().map(FallBack::clause).sorted().collect(Collectors.joining("; ")) + ".");
    }
}
