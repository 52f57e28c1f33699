package gammadesk.views.book;

import static org.assertj.core.api.Assertions.assertThat;

import gammadesk.analytics.desk.BookFigures;
import gammadesk.analytics.desk.BookMeter;
import gammadesk.analytics.desk.BookSource;
import gammadesk.analytics.desk.DeskSnapshot;
import gammadesk.analytics.desk.RiskChoice;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.Greeks;
import gammadesk.analytics.market.InstrumentName;
import gammadesk.analytics.market.Side;
import gammadesk.analytics.risk.BookRisk;
import gammadesk.analytics.risk.Numeraire;
import gammadesk.analytics.risk.RiskBook;
import gammadesk.analytics.risk.RiskMarket;
import gammadesk.analytics.risk.VenueDrift;
import gammadesk.views.canned.CannedBook;
import gammadesk.views.canned.CannedDesk;
import gammadesk.views.canned.ManualClock;
import gammadesk.views.canned.Panels;
import gammadesk.views.canned.Toolkit;
import gammadesk.views.chart.FolderTarget;
import gammadesk.views.format.Numbers;
import gammadesk.views.fx.DeskContext;
import gammadesk.views.fx.Screen;
import gammadesk.views.fx.TextMemory;
import gammadesk.views.fx.ThemeMode;
import gammadesk.views.fx.TicketWish;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
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
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class BookRiskTest {
    private final ManualClock clock = new ManualClock();
    private final DeskContext context = new DeskContext(clock, Currency.BTC, ThemeMode.DARK);
    private final Asked asked = new Asked();
    private final BookRiskDesk desk = new BookRiskDesk(
            context,
            new FolderTarget(Path.of("target")),
            _ -> Optional.of(Path.of("some.csv")),
            asked,
            TextMemory.NONE);
    private final DeskSnapshot market = new CannedDesk(clock).cycle(1);

    @BeforeAll
    static void toolkit() {
        Toolkit.start();
    }

    /** Remembers what it is asked for. */
    private static final class Asked implements RiskActions {
        private final List<String> words = new ArrayList<>();
        private RiskChoice choice = RiskChoice.STANDARD;
        private RiskBook basket = RiskBook.EMPTY;

        @Override
        public void choose(RiskChoice other) {
            choice = other;
        }

        @Override
        public void tryOut(RiskBook other) {
            basket = other;
        }

        @Override
        public void useAccount() {
            words.add("account");
        }

        @Override
        public void useDemo() {
            words.add("demo");
        }

        @Override
        public CompletableFuture<Outcome> importFrom(Path file) {
            words.add("import " + file);
            return CompletableFuture.completedFuture(new Outcome(false, "Not imported: no book."));
        }

        @Override
        public CompletableFuture<Outcome> exportTo(Path file) {
            words.add("export " + file.getFileName());
            return CompletableFuture.completedFuture(new Outcome(true, "Exported."));
        }
    }

    @Test
    void theTableGoesByCoinExpiryAndStrikeAndEndsWithWhatHasNoValue() {
        BookFigures book = figures(new CannedBook());
        List<BookLine> lines = BookLines.of(book.all(), Optional.empty());
        assertThat(lines)
                .extracting(BookLine::label)
                .containsExactly(
                        "BTC",
                        "Cash",
                        "No expiry",
                        "BTC-PERPETUAL",
                        "1MAY26  27.7 d",
                        CannedBook.PUT,
                        CannedBook.CALL,
                        "ETH",
                        "No expiry",
                        "ETH-PERPETUAL",
                        "Not valued",
                        CannedBook.EXPIRED,
                        "BTC-1MAY26-1-C");
        assertThat(lines.getLast().note()).isEqualTo("the market knows no such instrument");
        assertThat(lines.get(11).note()).startsWith("it has expired");
        assertThat(lines.get(11).amount()).isEqualTo("+1 BTC");
        BookLine expiry = lines.get(4);
        assertThat(expiry.usd().greeks().vega())
                .isEqualTo(lines.get(5).usd().greeks().vega()
                        + lines.get(6).usd().greeks().vega());
        assertThat(expiry.coin().profit())
                .as("the put has no average price and says nothing of profit")
                .isEqualTo(lines.get(6).coin().profit());
    }

    @Test
    void aFoldedSumHidesWhatIsUnderItAndNothingElse() {
        List<BookLine> lines = BookLines.of(figures(new CannedBook()).all(), Optional.empty());
        BookFold fold = new BookFold();
        assertThat(fold.seen(lines)).hasSameSizeAs(lines);
        fold.toggle(lines.get(4));
        assertThat(fold.seen(lines))
                .extracting(BookLine::label)
                .containsSubsequence("▾ BTC", "BTC-PERPETUAL", "▸ 1MAY26  27.7 d", "▾ ETH")
                .doesNotContain(CannedBook.PUT, CannedBook.CALL)
                .hasSize(lines.size() - 2);
        fold.toggle(lines.getFirst());
        assertThat(fold.seen(lines))
                .extracting(BookLine::label)
                .startsWith("▸ BTC", "▾ ETH")
                .contains(CannedBook.EXPIRED);
        fold.toggle(lines.getFirst());
        assertThat(fold.seen(lines)).as("what was folded inside still is").hasSize(lines.size() - 2);
    }

    @Test
    void enterFoldsASumAndOpensTheTicketOfAPosition() {
        DeskSnapshot full = new CannedBook().on(market);
        Screen screen = Toolkit.call(() -> new BookController(desk, full));
        Scene scene = open(screen, full);
        press(scene, 0);
        show(screen, scene, full);
        assertThat(Panels.words(scene)).contains("▸ BTC", "▾ ETH").doesNotContain("      Cash");
        assertThat(context.ticketWish().get()).isEmpty();
        press(scene, 0);
        show(screen, scene, full);
        assertThat(Panels.words(scene)).contains("▾ BTC", "      Cash");
        press(scene, 3);
        assertThat(context.ticketWish().get())
                .hasValueSatisfying(wish -> assertThat(wish.instrument()).isEqualTo("BTC-PERPETUAL"));
        Toolkit.run(screen::close);
    }

    private static void press(Scene scene, int row) {
        Toolkit.run(() -> {
            TableView<?> table = (TableView<?>) scene.lookup(".live-table");
            table.getSelectionModel().clearAndSelect(row);
            table.getFocusModel().focus(row);
            Event.fireEvent(
                    table, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ENTER, false, false, false, false));
        });
    }

    @Test
    void theLastHalfHourIsFlagged() {
        RiskMarket now = BookMeter.market(market.markets().values(), Map.of());
        long expiry = InstrumentName.parse(CannedBook.CALL)
                .map(name -> ((InstrumentName.OptionName) name).expiry().epochMillis())
                .orElseThrow();
        RiskMarket late = new RiskMarket(expiry - 10 * 60_000, now.indexes(), now.marks(), now.smiles());
        RiskBook held = RiskBook.of(new RiskBook.Entry(CannedBook.CALL, 1));
        BookLine before = BookLines.of(BookRisk.of(held, now), Optional.empty()).getLast();
        BookLine after = BookLines.of(BookRisk.of(held, late), Optional.empty()).getLast();
        assertThat(before.alarm()).isFalse();
        assertThat(after.alarm()).isTrue();
        assertThat(after.note()).startsWith("settling now: 33 % of its settlement price is still open");
    }

    @Test
    void greeksThatDriftFromTheVenuesAreAnAlarmOnTheirLine() {
        Greeks strange = new Greeks(0.9, 0.0001, 10, -1, 1);
        RiskMarket now = BookMeter.market(market.markets().values(), Map.of(CannedBook.CALL, strange));
        BookRisk risk = BookRisk.of(RiskBook.of(new RiskBook.Entry(CannedBook.CALL, 1)), now);
        VenueDrift drift = VenueDrift.of(risk, VenueDrift.Tolerance.RECORDED);
        BookLine line = BookLines.of(risk, Optional.of(drift)).getLast();
        assertThat(line.drift()).isGreaterThan(1);
        assertThat(line.driftWords()).contains("delta 0.90000 / ");
        assertThat(line.alarm()).isTrue();
    }

    @Test
    void theTilesFollowTheMoneyAndEachSaysItsUnit() {
        DeskSnapshot usd = new CannedBook().on(market);
        Screen screen = Toolkit.call(() -> new BookController(desk, usd));
        Scene scene = open(screen, usd);
        BookFigures book = usd.book().orElseThrow().live().value().orElseThrow();
        assertThat(tile(scene, "equity")).isEqualTo(Numbers.compact(book.equityUsd()));
        assertThat(Panels.words(scene))
                .contains("Equity, USD", "USD / pt", "BTC, venue's", "USD / day", "USD, 99 %, 1 d");
        assertThat(tile(scene, "net-delta")).isEqualTo(Numbers.signed(book.own().netDelta(), 4));

        Toolkit.run(() -> desk.choice().set(desk.choice().get().withNumeraire(Numeraire.COIN)));
        assertThat(asked.choice.numeraire()).isEqualTo(Numeraire.COIN);
        show(screen, scene, new CannedBook().as(asked.choice).on(market));
        assertThat(tile(scene, "equity")).isEqualTo(Numbers.fixed(book.equityCoin(), 4));
        assertThat(Panels.words(scene)).contains("BTC / pt", "Vega coin").doesNotContain("Vega USD", "USD / pt");
        Toolkit.run(screen::close);
    }

    @Test
    void whatIsMissingIsSaidWhereTheEyeIs() {
        DeskSnapshot full = new CannedBook().on(market);
        Scene scene = open(Toolkit.call(() -> new BookController(desk, full)), full);
        assertThat(Panels.words(scene))
                .anyMatch(text -> text.contains("2 positions have no value and count in no figure"))
                .anyMatch(text -> text.contains("line 7: BTC-PERPETUAL: the amount is not a number: many"))
                .anyMatch(text -> text.contains("file “book.csv” · market of 14:00:05 UTC"));
    }

    @Test
    void anEmptyAccountSaysWhatToDo() {
        DeskSnapshot empty = new CannedBook()
                .from(new BookSource.Account("demo", true))
                .holding()
                .on(market);
        Screen screen = Toolkit.call(() -> new BookController(desk, empty));
        Scene scene = open(screen, empty);
        assertThat(((MenuButton) scene.lookup("#book-source")).getText()).isEqualTo("Account");
        assertThat(tile(scene, "vega")).isEqualTo("0.00");
        assertThat(Panels.words(scene)).anyMatch(text -> text.startsWith("The account holds no position."));
        show(screen, scene, market);
        assertThat(tile(scene, "vega")).isEqualTo(Numbers.MISSING);
    }

    @Test
    void anImportThatFailsSaysSoAndAnOldPictureIsStale() {
        DeskSnapshot full = new CannedBook().on(market);
        Screen screen = Toolkit.call(() -> new BookController(desk, full));
        Scene scene = open(screen, full);
        Toolkit.run(() -> ((MenuButton) scene.lookup("#book-source"))
                .getItems().stream()
                        .filter(item -> "book-import".equals(item.getId()))
                        .findFirst()
                        .orElseThrow()
                        .fire());
        Toolkit.run(() -> {});
        assertThat(asked.words).containsExactly("import some.csv");
        assertThat(((Label) scene.lookup("#book-outcome")).getText()).isEqualTo("Not imported: no book.");
        clock.advanceMillis(6_000);
        show(screen, scene, full);
        assertThat(Panels.words(scene)).anyMatch(text -> text.startsWith("STALE: file “book.csv”"));
    }

    @Test
    void aClickInTheChainIsAHypotheticalTradeWhileTheyAreTriedOut() {
        DeskSnapshot full = new CannedBook().on(market);
        Screen screen = Toolkit.call(() -> new WhatIfController(desk, full));
        Scene scene = open(screen, full);
        Toolkit.run(() -> {
            context.askForTicket(TicketWish.of(CannedBook.CALL, "chain"));
            assertThat(desk.basket().get())
                    .as("clicks open the ticket until told otherwise")
                    .isEmpty();
            ((ButtonBase) scene.lookup("#what-if-chain")).fire();
            ((TextField) scene.lookup("#what-if-amount")).setText("2.5");
            context.askForTicket(TicketWish.of(CannedBook.CALL, "chain"));
            context.askForTicket(TicketWish.at(CannedBook.PUT, Side.SELL, Optional.empty(), "chain"));
            context.askForTicket(TicketWish.of(CannedBook.CALL, "chain"));
        });
        assertThat(asked.basket.entries())
                .containsExactly(new RiskBook.Entry(CannedBook.PUT, -2.5), new RiskBook.Entry(CannedBook.CALL, 5));
        assertThat(context.ticketWish().get())
                .hasValueSatisfying(wish -> assertThat(wish.instrument()).isEqualTo(CannedBook.CALL));
        Toolkit.run(screen::close);
        assertThat(context.tryingOut().get()).as("nobody takes clicks any more").isFalse();
    }

    @Test
    void typedTradesComeGoAndAreCompared() {
        DeskSnapshot full = new CannedBook().on(market);
        Screen screen = Toolkit.call(() -> new WhatIfController(desk, full));
        Scene scene = open(screen, full);
        type(scene, "btc-perpetual", "-5,000", "77000.5");
        assertThat(asked.basket.entries())
                .containsExactly(new RiskBook.Entry("BTC-PERPETUAL", -5_000, OptionalDouble.of(77_000.5)));
        type(scene, "nonsense!", "1", "");
        assertThat(Panels.words(scene)).anyMatch(text -> text.contains("“NONSENSE!” is no instrument's name"));
        type(scene, CannedBook.CALL, "0", "");
        assertThat(Panels.words(scene)).anyMatch(text -> text.startsWith("The amount is not a number other than 0"));
        type(scene, CannedBook.CALL, "10", "");
        DeskSnapshot tried = new CannedBook().trying(desk.basket().get()).on(market);
        show(screen, scene, tried);
        BookFigures before = tried.book().orElseThrow().live().value().orElseThrow();
        BookFigures after = tried.book().orElseThrow().whatIf().orElseThrow().after();
        double difference = after.greeks(Numeraire.USD).vega()
                - before.greeks(Numeraire.USD).vega();
        assertThat(difference).isPositive();
        assertThat(Panels.words(scene))
                .contains(
                        Numbers.signed(before.greeks(Numeraire.USD).vega(), 2),
                        Numbers.signed(after.greeks(Numeraire.USD).vega(), 2),
                        Numbers.signed(difference, 2));
        Toolkit.run(() -> {
            TableView<?> basket = (TableView<?>) scene.lookup(".live-table");
            basket.getFocusModel().focus(0);
            ((ButtonBase) scene.lookup("#what-if-remove")).fire();
        });
        assertThat(asked.basket.entries()).containsExactly(new RiskBook.Entry(CannedBook.CALL, 10));
        Toolkit.run(() -> ((ButtonBase) scene.lookup("#what-if-flip")).fire());
        assertThat(asked.basket.entries()).containsExactly(new RiskBook.Entry(CannedBook.CALL, -10));
        Toolkit.run(() -> ((ButtonBase) scene.lookup("#what-if-clear")).fire());
        assertThat(asked.basket).isEqualTo(RiskBook.EMPTY);
        Toolkit.run(screen::close);
    }

    @Test
    void bothMarginsStandBeforeAndAfter() {
        DeskSnapshot tried = new CannedBook()
                .trying(List.of(new RiskBook.Entry(CannedBook.CALL, -10)))
                .on(market);
        Scene scene = open(Toolkit.call(() -> new MarginController(desk)), tried);
        BookFigures before = tried.book().orElseThrow().live().value().orElseThrow();
        BookFigures after = tried.book().orElseThrow().whatIf().orElseThrow().after();
        double was = before.portfolio().value().orElseThrow().initial();
        double will = after.portfolio().value().orElseThrow().initial();
        assertThat(will).isGreaterThan(was);
        assertThat(Panels.words(scene))
                .contains("Standard margin", "Portfolio margin")
                .contains(Numbers.fixed(was, 4), Numbers.fixed(will, 4), Numbers.signed(will - was, 4))
                .anyMatch(text -> text.contains("2 positions without a value are left out"));
    }

    @Test
    void theCoinIsTheDesks() {
        Toolkit.run(() -> context.currency().set(Currency.ETH));
        assertThat(asked.choice.currency()).isEqualTo(Currency.ETH);
        assertThat(RiskChoice.parse(asked.choice.text())).isEqualTo(asked.choice);
    }

    private BookFigures figures(CannedBook book) {
        return book.picture(market).live().value().orElseThrow();
    }

    private static void type(Scene scene, String instrument, String amount, String price) {
        Toolkit.run(() -> {
            ((TextField) scene.lookup("#what-if-instrument")).setText(instrument);
            ((TextField) scene.lookup("#what-if-amount")).setText(amount);
            ((TextField) scene.lookup("#what-if-price")).setText(price);
            ((ButtonBase) scene.lookup("#what-if-add")).fire();
        });
    }

    private static String tile(Scene scene, String name) {
        return ((Label) scene.lookup("#tile-" + name)).getText();
    }

    private static Scene open(Screen screen, DeskSnapshot snapshot) {
        return Toolkit.call(() -> {
            Scene scene = Panels.open(screen);
            screen.show(snapshot);
            Panels.lay(scene);
            return scene;
        });
    }

    private static void show(Screen screen, Scene scene, DeskSnapshot snapshot) {
        Toolkit.run(() -> {
            screen.show(snapshot);
            Panels.lay(scene);
        });
    }
}
