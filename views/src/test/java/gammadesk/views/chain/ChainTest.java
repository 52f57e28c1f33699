package gammadesk.views.chain;

import static org.assertj.core.api.Assertions.assertThat;

import gammadesk.analytics.desk.DeskSnapshot;
import gammadesk.analytics.desk.MarketPicture;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.ExpiryChain;
import gammadesk.analytics.market.OptionType;
import gammadesk.views.canned.CannedDesk;
import gammadesk.views.canned.ManualClock;
import gammadesk.views.canned.Panels;
import gammadesk.views.canned.Toolkit;
import gammadesk.views.fx.DeskContext;
import gammadesk.views.fx.ThemeMode;
import java.util.List;
import javafx.event.Event;
import javafx.scene.Scene;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ChainTest {
    private final ManualClock clock = new ManualClock();
    private final DeskContext context = new DeskContext(clock, Currency.BTC, ThemeMode.DARK);
    private final CannedDesk canned = new CannedDesk(clock);

    @BeforeAll
    static void toolkit() {
        Toolkit.start();
    }

    @Test
    void theStrikeNextToTheForwardIsMarkedAndOnScreen() {
        Scene scene = shown(canned.cycle(1));
        assertThat(Toolkit.call(() -> Panels.cells(scene, "atm", "strike"))).containsExactly("77,000");
    }

    @Test
    void inAChainOfHundredsOfStrikesItIsScrolledToTheMoney() {
        Scene scene = shown(new CannedDesk(clock, 500).cycle(1));
        assertThat(Toolkit.call(() -> Panels.cells(scene, "atm", "strike"))).hasSize(1);
        int drawnRows = Toolkit.call(
                () -> scene.getRoot().lookupAll(".live-cell.strike").size());
        assertThat(drawnRows).isLessThan(100);
    }

    @Test
    void expiriesStandInARowWithTheDaysLeft() {
        Scene scene = shown(canned.cycle(1));
        assertThat(Toolkit.call(
                        () -> chips(scene).stream().map(ToggleButton::getText).toList()))
                .hasSize(12)
                .contains("4APR26 18h", "1MAY26 28d", "6APR26 2.8d");
        assertThat(Toolkit.call(() -> chips(scene).getFirst().isSelected())).isTrue();
    }

    @Test
    void keysStepThroughTheExpiries() {
        Scene scene = shown(canned.cycle(1));
        Toolkit.run(() -> Event.fireEvent(
                scene.getRoot().lookup(".chain"),
                new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.RIGHT, false, false, true, false)));
        assertThat(Toolkit.call(() -> chips(scene).get(1).isSelected())).isTrue();
        assertThat(Toolkit.call(() -> Panels.words(scene))).anyMatch(text -> text.contains("SYN.BTC-5APR26"));
    }

    @Test
    void anotherCurrencyIsAnotherChain() {
        ChainController chain = Toolkit.call(() -> new ChainController(context));
        Scene scene = show(chain, canned.cycle(1));
        Toolkit.run(() -> context.currency().set(Currency.ETH));
        show(chain, scene, canned.cycle(1));
        assertThat(Toolkit.call(() -> Panels.words(scene))).anyMatch(text -> text.contains("prices in ETH"));
    }

    @Test
    void anEmptyChainSaysWhy() {
        Scene before = shown(canned.empty());
        assertThat(Toolkit.call(() -> Panels.words(before))).contains("No market yet: the feed is not connected.");
        context.currency().set(new Currency("SOL"));
        Scene without = shown(canned.cycle(1));
        assertThat(Toolkit.call(() -> Panels.words(without)))
                .contains("No SOL options are listed here. Choose another currency in the bar above.");
    }

    @Test
    void newPicturesChangeCellsAndNotItems() {
        ChainController chain = Toolkit.call(() -> new ChainController(context));
        Scene scene = show(chain, canned.cycle(1));
        List<?> before = Toolkit.call(() -> List.copyOf(table(scene).getItems()));
        List<String> words = Toolkit.call(() -> Panels.words(scene));
        show(chain, scene, canned.cycle(2));
        assertThat(Toolkit.call(() -> List.copyOf(table(scene).getItems()))).isEqualTo(before);
        assertThat(Toolkit.call(() -> Panels.words(scene))).isNotEqualTo(words);
    }

    @Test
    void aDashKnowsItsReason() {
        MarketPicture market = canned.cycle(1).market(Currency.BTC).orElseThrow();
        ExpiryChain expiry = market.valuation().chain().expiries().getFirst();
        ChainRow lowest =
                ChainRows.of(expiry, market.valuation().expiries().getFirst()).getFirst();
        assertThat(Measure.BID.text(lowest, OptionType.PUT)).isEqualTo("—");
        assertThat(Measure.BID.reason(lowest, OptionType.PUT)).isEqualTo("there is no bid");
        assertThat(Measure.BID_IV.reason(lowest, OptionType.PUT)).isEqualTo("no such order or price");
        assertThat(Measure.ASK.reason(lowest, OptionType.CALL)).isEmpty();
        ChainRow half = new ChainRow(expiry, lowest.values(), lowest.strike(), lowest.call(), -1, false);
        assertThat(Measure.DELTA.reason(half, OptionType.PUT)).isEqualTo("no put is listed at this strike");
    }

    private Scene shown(DeskSnapshot snapshot) {
        return show(Toolkit.call(() -> new ChainController(context)), snapshot);
    }

    private Scene show(ChainController chain, DeskSnapshot snapshot) {
        return show(chain, Toolkit.call(() -> Panels.open(chain)), snapshot);
    }

    private Scene show(ChainController chain, Scene scene, DeskSnapshot snapshot) {
        Toolkit.run(() -> {
            chain.show(snapshot);
            Panels.lay(scene);
            chain.show(snapshot);
            Panels.lay(scene);
        });
        return scene;
    }

    private static TableView<?> table(Scene scene) {
        return (TableView<?>) scene.getRoot().lookup(".live-table");
    }

    private static List<ToggleButton> chips(Scene scene) {
        return scene.getRoot().lookupAll(".chip").stream()
                .map(ToggleButton.class::cast)
                .toList();
    }
}
