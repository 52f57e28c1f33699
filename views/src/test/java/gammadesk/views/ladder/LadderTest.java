package gammadesk.views.ladder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gammadesk.analytics.desk.DeskSnapshot;
import gammadesk.analytics.desk.MarketPicture;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.OrderBook;
import gammadesk.analytics.market.Stamp;
import gammadesk.analytics.market.Trade;
import gammadesk.views.canned.CannedDesk;
import gammadesk.views.canned.ManualClock;
import gammadesk.views.canned.Panels;
import gammadesk.views.canned.Toolkit;
import gammadesk.views.fx.DeskContext;
import gammadesk.views.fx.Screen;
import gammadesk.views.fx.ThemeMode;
import java.util.List;
import javafx.scene.Scene;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class LadderTest {
    private final ManualClock clock = new ManualClock();
    private final DeskContext context = new DeskContext(clock, Currency.BTC, ThemeMode.DARK);
    private final CannedDesk canned = new CannedDesk(clock, 3);

    @BeforeAll
    static void toolkit() {
        Toolkit.start();
    }

    @Test
    void asksStandAboveBidsAndTotalsGrowOutwards() {
        OrderBook book = new OrderBook(
                "X",
                1,
                List.of(new OrderBook.Level(99, 10), new OrderBook.Level(98, 30)),
                List.of(new OrderBook.Level(101, 5), new OrderBook.Level(102, 5)),
                false,
                new Stamp(0, 0));
        List<BookRow> rows = BookRow.of(book, 20);
        assertThat(rows).extracting(BookRow::price).containsExactly(102.0, 101.0, 2.0, 99.0, 98.0);
        assertThat(rows.getFirst().total()).isEqualTo(10);
        assertThat(rows.getLast().total()).isEqualTo(40);
        assertThat(rows.getLast().share()).isEqualTo(1);
        assertThat(rows.getFirst().share()).isEqualTo(0.25);
    }

    @Test
    void aOneSidedBookHasNoSpread() {
        OrderBook book = new OrderBook("X", 1, List.of(new OrderBook.Level(99, 10)), List.of(), false, new Stamp(0, 0));
        assertThat(BookRow.of(book, 5).getFirst().price()).isNaN();
    }

    @Test
    void tradesSayTheDirectionInWords() {
        assertThat(words(new BooksController(context), canned.cycle(1))).contains("▲ buy", "▼ sell", "BTC-PERPETUAL");
        List<Trade> trades = canned.cycle(1).market(Currency.BTC).orElseThrow().trades();
        assertThat(new TradeRow(trades.get(1), 4).remarks()).isEqualTo("block");
        assertThat(new TradeRow(trades.get(4), 4).remarks()).isEqualTo("liquidation");
        assertThat(new TradeRow(trades.get(7), 4).remarks()).isEqualTo("BTC-CS-1MAY26-80000_85000");
    }

    @Test
    void aBrokenBookIsCalledStale() {
        assertThat(words(
                        new BooksController(context),
                        new CannedDesk(clock, 3).staleBook().cycle(1)))
                .anyMatch(text -> text.startsWith("STALE: a change was missed"));
    }

    @Test
    void emptyPanelsSayWhy() {
        assertThat(words(new BooksController(context), canned.empty()))
                .contains("No market yet: the feed is not connected.");
        assertThat(words(new FuturesController(context), canned.empty()))
                .contains("No market yet: the feed is not connected.");
    }

    @Test
    void basisIsARateOverTheTimeLeft() {
        MarketPicture market = canned.cycle(1).market(Currency.BTC).orElseThrow();
        FutureRow dated = FutureRow.of(market.futures().get(1), market.index(), market.venueMillis(), clock.nanos());
        assertThat(dated.basisPercentAYear()).isCloseTo(6, within(0.5));
        FutureRow perpetual =
                FutureRow.of(market.futures().getFirst(), market.index(), market.venueMillis(), clock.nanos());
        assertThat(perpetual.basisPercentAYear()).isNaN();
        assertThat(perpetual.basisReason()).contains("funding");
    }

    @Test
    void futuresAreWrittenToTheTick() {
        assertThat(words(new FuturesController(context), canned.cycle(1)))
                .contains("BTC-PERPETUAL", "BTC-1MAY26", "+0.0085")
                .anyMatch(text -> text.matches("77,\\d{3}\\.[05]"));
    }

    private static List<String> words(Screen screen, DeskSnapshot snapshot) {
        return Toolkit.call(() -> {
            Scene scene = Panels.open(screen);
            screen.show(snapshot);
            Panels.lay(scene);
            return Panels.words(scene);
        });
    }
}
