package gammadesk.views.book;

import static org.assertj.core.api.Assertions.assertThat;

import gammadesk.analytics.desk.DeskSnapshot;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.port.GatewayState;
import gammadesk.analytics.port.PastAnswer;
import gammadesk.analytics.port.Venue;
import gammadesk.analytics.trading.TradeOutcome;
import gammadesk.views.canned.CannedAccount;
import gammadesk.views.canned.CannedDesk;
import gammadesk.views.canned.ManualClock;
import gammadesk.views.canned.Panels;
import gammadesk.views.canned.RecordedTrading;
import gammadesk.views.canned.Toolkit;
import gammadesk.views.chart.FolderTarget;
import gammadesk.views.fx.DeskContext;
import gammadesk.views.fx.Screen;
import gammadesk.views.fx.ThemeMode;
import gammadesk.views.fx.TicketWish;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import javafx.event.Event;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BookTest {
    private static final Venue LIVE = new Venue("Deribit", Venue.Environment.LIVE, "www.deribit.com");

    private final ManualClock clock = new ManualClock();
    private final DeskContext context = new DeskContext(clock, Currency.BTC, ThemeMode.DARK);
    private final RecordedTrading trading = new RecordedTrading();
    private final CannedDesk canned = new CannedDesk(clock);

    @TempDir
    private Path folder;

    @BeforeAll
    static void toolkit() {
        Toolkit.start();
    }

    @Test
    void aCancelIsAskedOnceInWordsAndItsOutcomeStaysInThePanel() {
        DeskSnapshot full = with(new CannedAccount(clock));
        Scene scene = open(new OrdersController(desk(), full), full);
        choose(scene, 1);
        press(scene, KeyCode.DELETE);
        assertThat(Panels.words(scene))
                .contains("Cancel this order?", "EMBEDDED: the exchange inside this program, no real money");
        assertThat(trading.asked()).isEmpty();
        fire(scene, "#confirm-yes");
        assertThat(trading.asked()).containsExactly("cancel BTC-2");
        assertThat(outcome(scene)).contains("waiting for the answer");
        trading.answer(new TradeOutcome.Refused("The cancel was refused: not_open_order."));
        Toolkit.run(() -> {});
        assertThat(outcome(scene)).endsWith("The cancel was refused: not_open_order.");
    }

    @Test
    void theSafeAnswerHasTheFocusAndEscapeIsIt() {
        DeskSnapshot full = with(new CannedAccount(clock).at(LIVE));
        Stage stage = Toolkit.call(() -> {
            Stage opened = new Stage();
            Screen screen = new OrdersController(desk(), full);
            opened.setScene(Panels.open(screen));
            opened.show();
            screen.show(full);
            return opened;
        });
        Scene scene = stage.getScene();
        choose(scene, 0);
        fire(scene, "#cancel-order");
        assertThat(Toolkit.call(() -> scene.getFocusOwner().getId())).isEqualTo("confirm-no");
        assertThat(Panels.words(scene)).contains("LIVE: www.deribit.com, REAL MONEY");
        Toolkit.run(() -> Event.fireEvent(
                scene.getFocusOwner(),
                new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ESCAPE, false, false, false, false)));
        assertThat(Panels.words(scene)).doesNotContain("LIVE: www.deribit.com, REAL MONEY");
        assertThat(trading.asked()).isEmpty();
        Toolkit.run(stage::hide);
    }

    @Test
    void anUnknownOutcomeStaysUntilItIsSettled() {
        DeskSnapshot full = with(new CannedAccount(clock));
        Scene scene = open(new PositionsController(desk(), full), full);
        choose(scene, 0);
        fire(scene, "#close-position");
        assertThat(Panels.words(scene)).anyMatch(text -> text.contains("market order will sell 10 BTC"));
        fire(scene, "#confirm-yes");
        assertThat(trading.asked()).containsExactly("close " + CannedAccount.CALL);
        CompletableFuture<TradeOutcome> settled = new CompletableFuture<>();
        trading.answer(new TradeOutcome.Unknown("UNKNOWN: being looked up.", settled));
        Toolkit.run(() -> {});
        assertThat(outcome(scene)).contains("UNKNOWN");
        settled.complete(new TradeOutcome.Done("Found: it was booked."));
        Toolkit.run(() -> {});
        assertThat(outcome(scene)).contains("Found: it was booked.");
    }

    @Test
    void olderOrdersAreLoadedOnceAtATimeAndWhereTheyEndIsSaid() {
        DeskSnapshot full = with(new CannedAccount(clock));
        Scene scene = open(new OrdersController(desk(), full), full);
        assertThat(Toolkit.call(() -> scene.lookup("#older-orders").getParent().isVisible()))
                .as("open orders are all there")
                .isFalse();
        fire(scene, "#orders-ended");
        fire(scene, "#older-orders");
        assertThat(trading.asked()).containsExactly("older ORDERS");
        assertThat(older(scene, "orders")).isEqualTo("loading …");
        assertThat(Toolkit.call(() -> scene.lookup("#older-orders").isDisabled()))
                .isTrue();
        trading.older().complete(new PastAnswer.Loaded(42, true, OptionalLong.of(1_772_359_200_000L)));
        Toolkit.run(() -> {});
        assertThat(older(scene, "orders")).isEqualTo("42 more, complete since 2026-03-01 10:00:00 UTC");
        fire(scene, "#older-orders");
        trading.older().complete(new PastAnswer.Loaded(0, false, OptionalLong.empty()));
        Toolkit.run(() -> {});
        assertThat(older(scene, "orders")).isEqualTo("nothing older");
    }

    @Test
    void whyOlderTradesAreNotLoadedIsSaidAndForgottenWithTheAccount() {
        DeskSnapshot full = with(new CannedAccount(clock));
        FillsController fills = Toolkit.call(() -> new FillsController(desk(), full));
        Scene scene = open(fills, full);
        fire(scene, "#older-trades");
        trading.older().complete(new PastAnswer.Unavailable("there is no connection"));
        Toolkit.run(() -> {});
        assertThat(older(scene, "trades")).isEqualTo("not loaded: there is no connection");
        Toolkit.run(() -> fills.show(with(new CannedAccount(clock).at(LIVE))));
        assertThat(older(scene, "trades")).isEmpty();
    }

    private static String older(Scene scene, String past) {
        return Toolkit.call(() -> ((Label) scene.lookup("#older-state-" + past)).getText());
    }

    @Test
    void cancelAllOffersInstrumentCurrencyAndEverything() {
        DeskSnapshot full = with(new CannedAccount(clock));
        Scene scene = open(new OrdersController(desk(), full), full);
        choose(scene, 1);
        MenuButton menu = Toolkit.call(() -> {
            MenuButton found = (MenuButton) scene.lookup("#cancel-all");
            found.getOnShowing().handle(new Event(MenuButton.ON_SHOWING));
            return found;
        });
        assertThat(menu.getItems())
                .extracting(item -> item.getText())
                .containsExactly(
                        "all open orders in " + CannedAccount.CALL,
                        "all open orders in BTC",
                        "all open orders in ETH",
                        "all open orders in USDC",
                        "all open orders of the account");
        Toolkit.run(() -> menu.getItems().get(1).fire());
        assertThat(Panels.words(scene)).contains("3 open orders of this kind are known here now.");
        fire(scene, "#confirm-yes");
        assertThat(trading.asked()).containsExactly("cancel all open orders in BTC");
    }

    @Test
    void theChosenRowStaysChosenWhenRowsComeAndGo() {
        DeskSnapshot full = with(new CannedAccount(clock));
        OrdersController orders = Toolkit.call(() -> new OrdersController(desk(), full));
        Scene scene = open(orders, full);
        choose(scene, 2);
        fire(scene, "#orders-both");
        Toolkit.run(() -> ((TextField) scene.lookup("#filter-orders")).setText(CannedAccount.PUT.toLowerCase()));
        fire(scene, "#cancel-order");
        fire(scene, "#confirm-yes");
        assertThat(trading.asked()).containsExactly("cancel BTC-3");
    }

    @Test
    void enterOpensTheTicketToChangeAnOrderOrTakeAPositionBack() {
        DeskSnapshot full = with(new CannedAccount(clock));
        Scene orders = open(new OrdersController(desk(), full), full);
        choose(orders, 1);
        press(orders, KeyCode.ENTER);
        TicketWish change = context.ticketWish().get().orElseThrow();
        assertThat(change.change().orElseThrow().id()).isEqualTo("BTC-2");
        Scene positions = open(new PositionsController(desk(), full), full);
        choose(positions, 1);
        press(positions, KeyCode.ENTER);
        TicketWish closing = context.ticketWish().get().orElseThrow();
        assertThat(closing.side().orElseThrow().sign()).isPositive();
        assertThat(closing.amount().orElseThrow()).isEqualByComparingTo("25.5");
        assertThat(closing.reduceOnly()).isTrue();
    }

    @Test
    void positionsAreMarkedAndCarryTheirGreeks() {
        DeskSnapshot full = with(new CannedAccount(clock));
        List<String> words = Panels.words(open(new PositionsController(desk(), full), full));
        assertThat(words).contains(CannedAccount.CALL, "+10", "−25.5", "−125,000");
        assertThat(words).filteredOn(text -> text.equals("—")).isNotEmpty();
    }

    @Test
    void staleAndMissingAccountsSaySo() {
        DeskSnapshot stale = with(new CannedAccount(clock).state(GatewayState.RECONNECTING));
        assertThat(Panels.words(open(new AccountController(desk(), stale), stale)))
                .anyMatch(text -> text.startsWith("STALE: reconnecting, 5.0 s since it was known"));
        DeskSnapshot none = canned.cycle(1);
        assertThat(Panels.words(open(new FillsController(desk(), none), none)))
                .contains("No key to an account is in use. Add or choose one in the Keys panel.");
        DeskSnapshot empty = with(new CannedAccount(clock).empty());
        assertThat(Panels.words(open(new OrdersController(desk(), empty), empty)))
                .contains("No open orders. F9 opens the order ticket.");
    }

    @Test
    void anExportHasEveryColumnAndEveryDigit() throws IOException {
        DeskSnapshot full = with(new CannedAccount(clock));
        Scene scene = open(new AccountController(desk(), full), full);
        fire(scene, "#csv");
        List<String> lines = Files.readAllLines(folder.resolve("account.csv"));
        assertThat(lines.getFirst())
                .startsWith("Currency,Equity,Equity USD,Balance")
                .contains("Session realised");
        assertThat(lines.get(1)).startsWith("BTC,12.43218765,");
        assertThat(lines).hasSize(4);
    }

    private BookDesk desk() {
        return new BookDesk(context, trading, new FolderTarget(folder), Runnable::run);
    }

    private DeskSnapshot with(CannedAccount account) {
        DeskSnapshot bare = canned.cycle(1);
        return bare.with(account.on(bare));
    }

    private static Scene open(Screen screen, DeskSnapshot snapshot) {
        return Toolkit.call(() -> {
            Scene scene = Panels.open(screen);
            screen.show(snapshot);
            Panels.lay(scene);
            return scene;
        });
    }

    private static void choose(Scene scene, int row) {
        Toolkit.run(() -> {
            TableView<?> table = (TableView<?>) scene.lookup(".live-table");
            table.getFocusModel().focus(row);
        });
    }

    private static void press(Scene scene, KeyCode code) {
        Toolkit.run(() -> {
            Event.fireEvent(
                    scene.lookup(".live-table"),
                    new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
            Panels.lay(scene);
        });
    }

    private static void fire(Scene scene, String id) {
        Toolkit.run(() -> {
            ButtonBase button = (ButtonBase) scene.lookup(id);
            button.fire();
            Panels.lay(scene);
        });
    }

    private static String outcome(Scene scene) {
        return Toolkit.call(() -> ((Label) scene.lookup("#outcome")).getText());
    }
}
