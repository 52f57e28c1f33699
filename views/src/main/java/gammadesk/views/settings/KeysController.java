package gammadesk.views.settings;

import gammadesk.analytics.desk.AccountPicture;
import gammadesk.analytics.desk.DeskSnapshot;
import gammadesk.analytics.port.Venue;
import gammadesk.analytics.trading.TradeOutcome;
import gammadesk.analytics.trading.TradingActions;
import gammadesk.views.confirm.Question;
import gammadesk.views.fx.DeskContext;
import gammadesk.views.fx.FxThread;
import gammadesk.views.fx.Screen;
import gammadesk.views.settings.KeyActions.Answer;
import gammadesk.views.settings.KeyActions.Keys;
import gammadesk.views.settings.KeyActions.Shown;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import javafx.scene.Node;

/** Keys to accounts: added, tried and removed, never shown again; and the arming of real money. */
public final class KeysController implements Screen {
    private final KeyActions keys;
    private final TradingActions trading;
    private final KeysModel model = new KeysModel();
    private final KeysView view;
    private DeskSnapshot latest;

    /**
     * Shows what there is.
     *
     * @param first the picture to begin with
     */
    public KeysController(DeskContext context, KeyActions keys, TradingActions trading, DeskSnapshot first) {
        this.keys = keys;
        this.trading = trading;
        this.latest = first;
        this.view = new KeysView(context, model, this, first.venue().environment());
        show(first);
    }

    @Override
    public String id() {
        return "keys";
    }

    @Override
    public String title() {
        return "Keys";
    }

    @Override
    public Node node() {
        return view.node();
    }

    @Override
    public String help() {
        return """
                Keys to accounts lie in a vault on this machine, encrypted behind a passphrase that is kept nowhere: if it \
                is lost, make new keys at the venue.
                Give a key no more rights than it needs: reading is suggested. A key that may withdraw is refused.
                Try signs in, lists what the venue lets the key do, one right a line, and signs out; it sends no order. \
                A secret is never shown again.
                The key to FRED lies in the same vault and is read when the vault is opened; it goes before one from the \
                environment. It is tried when it is typed; one that FRED refuses is not kept.
                LIVE trading starts disarmed. Arming takes the venue's address, typed in full; disarming is one click. \
                Cancels always go through.""";
    }

    @Override
    public void show(DeskSnapshot snapshot) {
        latest = snapshot;
        Keys known = keys.keys();
        model.vault().set(known.vault());
        model.keys().set(known.shown());
        model.inUse().set(known.inUse());
        model.fredKey().set(keys.fredKey());
        model.account().set(snapshot.account().map(KeysController::account).orElse("No account is in use."));
        showArming(snapshot);
    }

    @Override
    public void close() {
        view.close();
    }

    private static String account(AccountPicture account) {
        String right = account.health().mayTrade() ? "may trade" : "may only read, or its rights are not known yet";
        String reason = account.health().reason();
        return "Key “" + account.keyName() + "” at " + account.venue().name() + " ("
                + account.venue().address() + "): " + account.health().state().sentence() + ", " + right
                + (reason.isEmpty() ? "." : ". " + reason + ".");
    }

    private void showArming(DeskSnapshot snapshot) {
        boolean live = snapshot.account()
                .map(account -> account.venue().environment() == Venue.Environment.LIVE)
                .orElse(false);
        boolean armed = live && snapshot.account().orElseThrow().health().armed();
        model.live().set(live);
        model.armed().set(armed);
        model.arming().set(arming(snapshot, live, armed));
    }

    private static String arming(DeskSnapshot snapshot, boolean live, boolean armed) {
        if (snapshot.account().isEmpty()) {
            return "There is nothing to arm: no account is in use.";
        }
        Venue venue = snapshot.account().get().venue();
        if (!live) {
            return venue.environment() + " needs no arming: no real money.";
        }
        return armed
                ? "ARMED: orders go to " + venue.address() + " with REAL MONEY."
                : "Disarmed: no order leaves this desk. To arm, type the venue's address, " + venue.address() + ".";
    }

    void unlock(char[] passphrase) {
        act(keys.unlock(passphrase));
    }

    void lock() {
        keys.lock();
        show(latest);
    }

    void add(KeyActions.Draft draft, char[] secret) {
        act(keys.add(draft, secret));
    }

    void test(Shown key) {
        act(keys.test(key.name()));
    }

    void use(Shown key) {
        ask(
                "Use the account of “" + key.name() + "”?",
                List.of(
                        "The account in use now is signed out; its orders that are cancelled on disconnect leave the "
                                + "book.",
                        "Then this desk shows and trades the account of “" + key.name() + "”."),
                "Use it",
                () -> keys.use(key.name()));
    }

    void remove(Shown key) {
        ask(
                "Remove the key “" + key.name() + "”?",
                List.of(
                        "Its secret is wiped from the vault and cannot be brought back.",
                        "At the venue the key lives on until you delete it there."),
                "Remove it",
                () -> keys.remove(key.name()));
    }

    void keepFredKey(char[] key) {
        act(keys.keepFredKey(key));
    }

    void forgetFredKey() {
        ask(
                "Forget the key to FRED?",
                List.of(
                        "It is wiped from the vault and cannot be brought back; at FRED it lives on.",
                        "Macro series then come with the environment's key, or from files."),
                "Forget it",
                keys::forgetFredKey);
    }

    private void ask(String title, List<String> sentences, String yes, Supplier<CompletableFuture<Answer>> action) {
        view.pane().ask(new Question(title, sentences, yes, latest.venue()), () -> outcome(action.get()));
    }

    /** Key actions answer where trading does: in the line beneath. */
    private CompletableFuture<TradeOutcome> outcome(CompletableFuture<Answer> answer) {
        return answer.thenApply(said -> {
            FxThread.run(() -> show(latest));
            return said.good() ? new TradeOutcome.Done(said.sentence()) : new TradeOutcome.NotSent(said.sentence());
        });
    }

    private void act(CompletableFuture<Answer> answer) {
        model.busy().set(true);
        model.answer().set("Working …");
        model.rights().set(List.of());
        var _ = answer.thenAccept(said -> FxThread.run(() -> {
            model.busy().set(false);
            model.good().set(said.good());
            model.answer().set(said.sentence());
            model.rights().set(said.rights());
            show(latest);
        }));
    }

    void arm(String typed) {
        latest.account()
                .ifPresent(account -> view.pane()
                        .ask(
                                new Question(
                                        "Arm LIVE trading?",
                                        List.of(
                                                "From then on every order that you confirm goes to "
                                                        + account.venue().address() + " with REAL MONEY.",
                                                "It stays armed until you disarm it, the account changes, or the desk closes."),
                                        "Arm with real money",
                                        account.venue()),
                                () -> trading.arm(typed)));
    }

    void disarm() {
        trading.disarm();
        view.pane().tell(new TradeOutcome.Done("Disarmed: no order leaves this desk."));
    }
}
