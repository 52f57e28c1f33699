package gammadesk.views.hedging;

import gammadesk.analytics.decision.HedgeBook;
import gammadesk.analytics.decision.HedgePolicy;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.trading.TradeOutcome;
import gammadesk.views.confirm.ActionPane;
import gammadesk.views.confirm.Question;
import gammadesk.views.format.Times;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import javafx.scene.Node;

/** What a person lays down for each coin's book, and the leave to act by itself. */
public final class HedgeLimitsController extends BoardScreen {
    /** The longest leave: a day's work. */
    static final int LONGEST_MINUTES = 24 * 60;

    private final HedgeDesk desk;
    private final HedgeLimitsView view;
    private Optional<Currency> coin = Optional.empty();
    private Optional<PolicyDraft> draft = Optional.empty();
    private Optional<HedgePolicy> acting = Optional.empty();

    /** Follows the desk's board. */
    public HedgeLimitsController(HedgeDesk desk) {
        super("hedge-limits", "Hedge limits");
        this.desk = desk;
        this.view = new HedgeLimitsView(desk, this);
        hold(desk.whileSeen(view.node(), this::draw), desk.model().now().subscribe((_, _) -> tick()), view::close);
    }

    @Override
    public Node node() {
        return view.node();
    }

    @Override
    public String help() {
        return """
                For each coin: which advisor proposes and with what goal, how far the desk may go by itself, and the limits \
                that no order passes, whoever approved it.
                Level: watches shows risk only; proposes waits for a person; acts inside a budget executes while an order, \
                the last 60 minutes and the last 24 hours stay inside the budget, and asks beyond it; acts inside the hard \
                limits asks no more. The last two do nothing until they are armed, and only as long as that lasts.
                Save says what becomes what and asks once; a change is a new version, kept with who and when, and it disarms.
                Models of your own are NAME.model with NAME.json, by which they were trained, in the folder models beside \
                the desk's files; they are read at the start, and what is refused says why below the advisor.
                Percentages and hours are typed as such. Coin means the coin of the book. Flattening is what Ctrl+F12 may do.""";
    }

    private void draw() {
        List<HedgeBook> books = desk.board().books();
        if (coin.flatMap(this::bookOf).isEmpty()) {
            coin = books.stream().findFirst().map(book -> book.policy().coin());
        }
        Optional<HedgeBook> book = book();
        book.ifPresentOrElse(this::follow, () -> draft = Optional.empty());
        acting.filter(policy ->
                        book.map(HedgeBook::policy).filter(policy::equals).isEmpty())
                .ifPresent(_ -> {
                    acting = Optional.empty();
                    view.pane()
                            .withdraw(
                                    "Another version of these limits came in the meantime, so the question was taken back"
                                            + " and nothing was changed.");
                });
        view.show(books, book, desk.board().changes(), desk.board().advisors());
    }

    /** A newer version replaces what was not changed here; what was typed on an older one is kept and said. */
    private void follow(HedgeBook book) {
        boolean isOurs = draft.filter(
                        typed -> typed.base().coin().equals(book.policy().coin()))
                .isPresent();
        boolean isSame =
                draft.filter(typed -> typed.base().equals(book.policy())).isPresent();
        boolean isTouched = draft.filter(typed -> !typed.changes().isEmpty()).isPresent();
        if (!isOurs || (!isSame && !isTouched)) {
            revert();
        }
    }

    private void tick() {
        if (view.node().getScene() != null) {
            view.tick(book());
        }
    }

    private Optional<HedgeBook> book() {
        return coin.flatMap(this::bookOf);
    }

    private Optional<HedgeBook> bookOf(Currency wanted) {
        return desk.board().books().stream()
                .filter(book -> book.policy().coin().equals(wanted))
                .findFirst();
    }

    void choose(Currency wanted) {
        coin = Optional.of(wanted);
        draw();
    }

    /** Takes up what holds now. */
    void revert() {
        draft = book().map(book -> PolicyDraft.of(book.policy()));
        draft.ifPresent(view::fill);
    }

    /** What is typed now, on the version with which it began. */
    void typed(PolicyDraft next) {
        draft = Optional.of(next);
        view.showDraft(next, isOld(next));
    }

    private boolean isOld(PolicyDraft typed) {
        return book().filter(book -> book.policy().equals(typed.base())).isEmpty();
    }

    Optional<PolicyDraft> draft() {
        return draft;
    }

    /** Asks once, saying what becomes what. */
    void save() {
        draft.filter(typed -> !isOld(typed)
                        && typed.problems().isEmpty()
                        && !typed.changes().isEmpty())
                .ifPresent(typed -> {
                    acting = Optional.of(typed.base());
                    List<String> sentences = new ArrayList<>(typed.changes());
                    sentences.add("It becomes version " + (typed.base().version() + 1)
                            + ", is kept with who and when, and disarms "
                            + typed.base().coin() + ".");
                    ask(
                            "Lay down these limits for " + typed.base().coin() + "?",
                            sentences,
                            "Lay them down",
                            () -> desk.actions().change(typed.policy()));
                });
    }

    /** Asks once before the desk may act by itself. */
    void arm(Duration during) {
        book().filter(book -> book.policy().level().needsArming()).ifPresent(book -> {
            acting = Optional.of(book.policy());
            HedgePolicy policy = book.policy();
            ask(
                    "Let the desk act by itself on the " + policy.coin() + " book for " + words(during) + "?",
                    List.of(
                            "Until about " + Times.clock(desk.nowMillis() + during.toMillis()) + " UTC it "
                                    + policy.level().words() + ", without asking you.",
                            "It falls back to proposing by itself when something is wrong, and only a person arms it again.",
                            "F12 stops it at once."),
                    "Arm " + policy.coin(),
                    () -> desk.actions().arm(policy.coin(), during));
        });
    }

    private void ask(
            String title, List<String> sentences, String yes, Supplier<CompletableFuture<TradeOutcome>> action) {
        view.pane().ask(new Question(title, sentences, yes, desk.model().venue().get()), action);
    }

    /** Takes leave away: needs no question. */
    void disarm() {
        coin.ifPresent(of -> view.pane().follow(desk.actions().disarm(of)));
    }

    static String words(Duration during) {
        long minutes = during.toMinutes();
        return minutes % 60 == 0 ? minutes / 60 + " h" : minutes + " min";
    }

    ActionPane pane() {
        return view.pane();
    }
}
