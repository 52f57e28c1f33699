package gammadesk.journeys;

import gammadesk.analytics.decision.HedgeBook;
import gammadesk.analytics.decision.HedgeCard;
import gammadesk.analytics.market.Currency;
import gammadesk.app.desk.AccountOptions;
import gammadesk.app.desk.DeskWindow;
import gammadesk.app.desk.VenueChoice;
import gammadesk.connectors.simulator.market.Scenario;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import javafx.scene.control.ListView;

/** What somebody does at the hedge desk of the demo book. */
final class HedgeSteps {
    private static final Currency BTC = Currency.BTC;

    private HedgeSteps() {}

    static Desk open(Path folder, Scenario scenario, double speed) throws IOException, TimeoutException {
        return new Desk(
                new VenueChoice.Embedded(scenario, 1, speed, 0.3),
                new Desk.Layouts(),
                DeskWindow.FileChoice.DIALOGS,
                new AccountOptions(Map.of("USER", "newcomer"), Optional.of(folder)));
    }

    static HedgeBook book(Desk desk) {
        return desk.session().hedging().board().books().stream()
                .filter(book -> book.policy().coin().equals(BTC))
                .findFirst()
                .orElseThrow();
    }

    static HedgeCard await(Desk desk, String what, Predicate<HedgeCard> wanted) {
        desk.await(what, () -> find(desk, wanted).isPresent());
        return find(desk, wanted).orElseThrow();
    }

    static Optional<HedgeCard> find(Desk desk, Predicate<HedgeCard> wanted) {
        var board = desk.session().hedging().board();
        return java.util.stream.Stream.concat(board.open().stream(), board.ended().stream())
                .filter(card -> card.coin().equals(BTC))
                .filter(wanted)
                .findFirst();
    }

    static void select(Desk desk, HedgeCard card) {
        desk.await(
                "the card in the queue",
                () -> items(desk).stream().anyMatch(one -> one.id().equals(card.id())));
        pick(desk, card);
    }

    @SuppressWarnings("unchecked")
    static void pick(Desk desk, HedgeCard card) {
        desk.onFx(() -> {
            ListView<HedgeCard> queue = (ListView<HedgeCard>) desk.node("hedge-queue");
            queue.getItems().stream()
                    .filter(one -> one.id().equals(card.id()))
                    .findFirst()
                    .ifPresent(queue.getSelectionModel()::select);
        });
    }

    @SuppressWarnings("unchecked")
    private static List<HedgeCard> items(Desk desk) {
        return List.copyOf(((ListView<HedgeCard>) desk.node("hedge-queue")).getItems());
    }
}
