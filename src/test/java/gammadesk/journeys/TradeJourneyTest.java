package gammadesk.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import gammadesk.analytics.desk.AccountPicture;
import gammadesk.analytics.desk.QuotedInstrument;
import gammadesk.analytics.market.Currency;
import gammadesk.app.desk.VenueChoice;
import gammadesk.connectors.simulator.market.Scenario;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A trade from the ticket to the position and back, on the whole desk with the embedded exchange behind it. */
@Tag("journey")
@Timeout(value = 240, unit = TimeUnit.SECONDS)
class TradeJourneyTest {
    private static final String PERPETUAL = "BTC-PERPETUAL";

    private final LogWatch log = new LogWatch();
    private final Desk desk;

    TradeJourneyTest() throws IOException, TimeoutException {
        desk = new Desk(new VenueChoice.Embedded(Scenario.CALM, 1, 1, 0.3), new Desk.Layouts());
        desk.awaitWhole();
    }

    @AfterEach
    void close() {
        desk.close();
        log.close();
    }

    @Test
    void buyRestCancelAndClose() {
        await(
                "the demo account",
                account -> account.isCurrent() && account.health().mayTrade());
        assertThat(account().orElseThrow().summaries()).isNotEmpty();
        desk.press("the ticket", () -> isSeen("#ticket-review"), KeyCode.F9);

        send("100", Math.ceil(perpetual().quote().ask()) + 20);
        desk.await("the outcome in the ticket", () -> desk.text().contains("Accepted: buy 100 BTC-PERPETUAL"));
        await(
                "the position",
                account -> account.positions().stream()
                        .anyMatch(held -> held.position().instrument().equals(PERPETUAL)
                                && held.position().size().intValueExact() == 100));
        await("the execution", account -> !account.fills().isEmpty());
        desk.await("the book's risk with the position", this::bookHoldsThePosition);

        send("50", Math.floor(perpetual().quote().bid()) - 500);
        await("the resting order", account -> account.openOrders().size() == 1);
        desk.reveal("orders");
        desk.onFx(() -> {
            table("#panel-orders").getFocusModel().focus(0);
            fire("#cancel-order");
        });
        confirm();
        await("no open order", account -> account.openOrders().isEmpty());
        desk.await("the outcome in the orders", () -> desk.text().contains("Cancelled: buy 50 BTC-PERPETUAL"));

        desk.reveal("positions");
        desk.onFx(() -> {
            table("#panel-positions").getFocusModel().focus(0);
            fire("#close-position");
        });
        confirm();
        await("no position", account -> account.positions().isEmpty());
        assertThat(log.warnings()).isEmpty();
    }

    /** Valued, and with cash and position making the equity that the venue states. */
    private boolean bookHoldsThePosition() {
        double stated = account()
                .flatMap(account -> account.summary(Currency.BTC))
                .map(summary -> summary.equity().doubleValue())
                .orElse(Double.NaN);
        return desk.session()
                .board()
                .get()
                .book()
                .flatMap(book -> book.live().value())
                .filter(book -> book.all().priced().stream()
                        .anyMatch(row -> row.name().text().equals(PERPETUAL)
                                && row.entry().amount() == 100))
                .filter(book -> Math.abs(book.equityCoin() - stated) < 1e-5)
                .isPresent();
    }

    private void send(String amount, double price) {
        desk.reveal("ticket");
        desk.onFx(() -> {
            ((TextField) lookup("#ticket-instrument")).setText(PERPETUAL);
            ((TextField) lookup("#ticket-amount")).setText(amount);
            ((TextField) lookup("#ticket-price")).setText(Double.toString(price));
        });
        desk.await("the ticket can be reviewed", () -> !lookup("#ticket-review").isDisabled());
        desk.onFx(() -> fire("#ticket-review"));
        confirm();
    }

    private void confirm() {
        desk.await("the question", () -> isSeen("#confirm-yes"));
        desk.onFx(() -> fire("#confirm-yes"));
    }

    private QuotedInstrument perpetual() {
        var snapshot = desk.session().board().get();
        return QuotedInstrument.find(snapshot.markets(), PERPETUAL, snapshot.publishedNanos())
                .orElseThrow();
    }

    private Optional<AccountPicture> account() {
        return desk.session().board().get().account();
    }

    private void await(String what, Predicate<AccountPicture> condition) {
        desk.await(what, () -> account().filter(condition).isPresent());
    }

    private boolean isSeen(String id) {
        return desk.window().stage().getScene().lookup(id) != null;
    }

    private Node lookup(String id) {
        return desk.window().stage().getScene().lookup(id);
    }

    private void fire(String id) {
        ((ButtonBase) lookup(id)).fire();
    }

    private TableView<?> table(String panel) {
        return (TableView<?>) lookup(panel).lookup(".live-table");
    }
}
