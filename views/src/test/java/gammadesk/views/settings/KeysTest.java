package gammadesk.views.settings;

import static org.assertj.core.api.Assertions.assertThat;

import gammadesk.analytics.desk.DeskSnapshot;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.port.Venue;
import gammadesk.analytics.trading.TradeOutcome;
import gammadesk.views.canned.CannedAccount;
import gammadesk.views.canned.CannedDesk;
import gammadesk.views.canned.CannedKeys;
import gammadesk.views.canned.ManualClock;
import gammadesk.views.canned.Panels;
import gammadesk.views.canned.RecordedTrading;
import gammadesk.views.canned.Toolkit;
import gammadesk.views.fx.DeskContext;
import gammadesk.views.fx.ThemeMode;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class KeysTest {
    private static final Venue LIVE = new Venue("Deribit", Venue.Environment.LIVE, "www.deribit.com");

    private final ManualClock clock = new ManualClock();
    private final DeskContext context = new DeskContext(clock, Currency.BTC, ThemeMode.DARK);
    private final RecordedTrading trading = new RecordedTrading();
    private final CannedKeys keys = new CannedKeys();
    private Scene scene;

    @BeforeAll
    static void toolkit() {
        Toolkit.start();
    }

    @Test
    void aLockedVaultAsksForItsPassphraseAndForgetsWhatWasTyped() {
        open(bare());
        assertThat(Panels.words(scene)).contains("The vault is locked. Type its passphrase.");
        type("#vault-passphrase", "open sesame");
        keys.answering(new KeyActions.Answer(false, "That is not the vault's passphrase."));
        fire("#vault-open");
        assertThat(keys.asked()).containsExactly("unlock open sesame");
        assertThat(text("#vault-passphrase")).isEmpty();
        assertThat(Panels.words(scene)).contains("That is not the vault's passphrase.");
    }

    @Test
    void aNewKeyIsMeantForReadingUnlessSaidOtherwiseAndItsSecretIsGoneFromTheScreen() {
        keys.open();
        open(bare());
        assertThat(Toolkit.call(() -> ((CheckBox) scene.lookup("#key-trade")).isSelected()))
                .isFalse();
        type("#key-name", "main");
        type("#key-client-id", "abc");
        type("#key-secret", "hush");
        fire("#key-add");
        assertThat(keys.asked())
                .containsExactly("add Draft[name=main, environment=EMBEDDED, clientId=abc, mayTrade=false] hush");
        assertThat(text("#key-secret")).isEmpty();
        assertThat(Panels.words(scene)).noneMatch(words -> words.contains("hush"));
    }

    @Test
    void theKeyToFredIsTypedForgottenAfterAQuestionAndNeverShown() {
        keys.open().with(KeyActions.FredKey.ENVIRONMENT);
        open(bare());
        assertThat(Panels.words(scene))
                .contains("FRED is asked with the key from the environment (GAMMADESK_FRED_KEY).");
        assertThat(isDisabled("#fred-forget")).isTrue();
        assertThat(isDisabled("#fred-keep")).isTrue();
        type("#fred-key", "hush");
        keys.with(KeyActions.FredKey.VAULT)
                .answering(new KeyActions.Answer(true, "FRED knows the key. It is in the vault and in use."));
        fire("#fred-keep");
        assertThat(keys.asked()).containsExactly("fred hush");
        assertThat(text("#fred-key")).isEmpty();
        assertThat(Panels.words(scene))
                .contains("FRED knows the key. It is in the vault and in use.")
                .noneMatch(words -> words.contains("hush"));
        fire("#fred-forget");
        assertThat(keys.asked()).hasSize(1);
        fire("#confirm-yes");
        assertThat(keys.asked()).endsWith("fred forgotten");
    }

    @Test
    void withoutAnOpenVaultNoKeyToFredIsTaken() {
        open(bare());
        assertThat(isDisabled("#fred-key")).isTrue();
        assertThat(isDisabled("#fred-keep")).isTrue();
    }

    @Test
    void removingAndUsingAreAskedTryingIsNot() {
        keys.open();
        open(bare());
        choose(1);
        fire("#key-test");
        assertThat(keys.asked()).containsExactly("test main, reading");
        fire("#key-remove");
        assertThat(keys.asked()).hasSize(1);
        assertThat(Panels.words(scene)).contains("Remove the key “main, reading”?");
        fire("#confirm-yes");
        assertThat(keys.asked()).endsWith("remove main, reading");
    }

    @Test
    void whatTheVenueLetsAKeyDoIsListedAndTheDangerousMarked() {
        keys.open()
                .answering(new KeyActions.Answer(false, "The key was refused: it may withdraw.")
                        .with(List.of(
                                new KeyActions.Right("wallet:read_write", "Withdraws money.", true),
                                new KeyActions.Right("trade:read", "Sees orders.", false))));
        open(bare());
        choose(1);
        fire("#key-test");
        assertThat(Panels.words(scene))
                .contains("wallet:read_write", "REFUSED. Withdraws money.", "trade:read", "Sees orders.");
        keys.answering(new KeyActions.Answer(true, "Done."));
        fire("#key-test");
        assertThat(Panels.words(scene)).doesNotContain("wallet:read_write");
    }

    @Test
    void armingTakesTheAddressAndOneQuestion() {
        DeskSnapshot live = new CannedDesk(clock).at(LIVE).cycle(1);
        keys.open();
        open(live.with(new CannedAccount(clock).at(LIVE).disarmed().on(live)));
        assertThat(Toolkit.call(() -> scene.lookup("#arm").isDisabled())).isTrue();
        type("#arm-address", "www.deribit.com");
        fire("#arm");
        assertThat(trading.asked()).isEmpty();
        assertThat(Panels.words(scene)).contains("LIVE: www.deribit.com, REAL MONEY");
        fire("#confirm-yes");
        assertThat(trading.asked()).containsExactly("arm www.deribit.com");
        trading.answer(new TradeOutcome.Done("Armed."));
    }

    @Test
    void whatIsArmedSaysSoAndIsDisarmedByOneClick() {
        DeskSnapshot live = new CannedDesk(clock).at(LIVE).cycle(1);
        open(live.with(new CannedAccount(clock).at(LIVE).on(live)));
        assertThat(Panels.words(scene)).contains("ARMED: orders go to www.deribit.com with REAL MONEY.");
        fire("#disarm");
        assertThat(trading.asked()).containsExactly("disarm");
    }

    private DeskSnapshot bare() {
        return new CannedDesk(clock, 3).cycle(1);
    }

    private void open(DeskSnapshot snapshot) {
        Toolkit.run(() -> {
            KeysController screen = new KeysController(context, keys, trading, snapshot);
            scene = Panels.open(screen);
            screen.show(snapshot);
            Panels.lay(scene);
        });
    }

    private void choose(int row) {
        Toolkit.run(() ->
                ((TableView<?>) scene.lookup(".live-table")).getFocusModel().focus(row));
    }

    private void type(String id, String text) {
        Toolkit.run(() -> ((TextField) scene.lookup(id)).setText(text));
    }

    private String text(String id) {
        return Toolkit.call(() -> ((TextField) scene.lookup(id)).getText());
    }

    private boolean isDisabled(String id) {
        return Toolkit.call(() -> scene.lookup(id).isDisabled());
    }

    private void fire(String id) {
        Toolkit.run(() -> {
            ((ButtonBase) scene.lookup(id)).fire();
            Panels.lay(scene);
        });
        Toolkit.run(() -> Panels.lay(scene));
    }
}
