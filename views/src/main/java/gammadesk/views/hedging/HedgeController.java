package gammadesk.views.hedging;

import gammadesk.analytics.decision.HedgeBoard;
import gammadesk.analytics.decision.HedgeCard;
import gammadesk.analytics.hedging.HedgeLeg;
import gammadesk.analytics.hedging.Phase;
import gammadesk.analytics.hedging.Proposal.Alternative;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.trading.TradeOutcome;
import gammadesk.views.confirm.ActionPane;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import javafx.scene.Node;

/** The proposals that wait for a person, and what the person decides. */
public final class HedgeController extends BoardScreen {
    private final HedgeDesk desk;
    private final HedgeView view;
    private Optional<String> chosen = Optional.empty();
    /** On what the person is acting: a question, an edit or a reason holds only for exactly this. */
    private Optional<HedgeCard> acting = Optional.empty();

    /** Shows the desk's board. */
    public HedgeController(HedgeDesk desk) {
        super("hedge", "Hedge");
        this.desk = desk;
        this.view = new HedgeView(desk, this);
        hold(desk.whileSeen(view.node(), this::draw), desk.model().now().subscribe((_, _) -> tick()), view::close);
    }

    @Override
    public Node node() {
        return view.node();
    }

    @Override
    public String help() {
        return """
                Hedges that the desk proposes, newest first, each with its effect, its cost and the time that is left. \
                Nothing is sent before you approve it, unless you armed the desk to act by itself (Hedge limits).
                A approves what is shown: exactly these orders, limits and prices, named by their hash. One question \
                follows, and if the proposal changes meanwhile the question is taken back. E edits the orders; the \
                guardrails look at them and they wait for a decision again. R rejects and asks why. S shows an expired \
                one again in the present market. X stops an execution: its orders are cancelled, what is filled stays.
                J and K, or the arrows, move in the queue. The keys work while this panel has the focus.
                F12 is the STOP, everywhere: it cancels every working order and sends none, without a question. Shift+F12 \
                only pauses, Ctrl+F12 flattens the delta too.
                Of a learned policy the card says what the court lets it do and why, how old that is, how far live results \
                have drifted from it, and how far it is believed about this book: outside of what it was trained on the \
                classical band stands.
                Delta is the Black delta of all contracts in coin. Expected shortfall is a loss in USD, positive. Margin \
                is in coin. Costs are in USD against the mid.""";
    }

    private void draw() {
        HedgeBoard board = desk.board();
        boolean isOpenChosen =
                chosen.flatMap(board::card).filter(card -> !card.isEnded()).isPresent();
        boolean hasNews = board.open().stream()
                .findFirst()
                .map(HedgeCard::id)
                .filter(id -> !view.knows(id))
                .isPresent();
        if (chosen.flatMap(board::card).isEmpty() || (!isOpenChosen && hasNews)) {
            chosen = board.open().stream().findFirst().map(HedgeCard::id);
        }
        Optional<HedgeCard> card = chosen.flatMap(board::card);
        withdraw(card);
        view.show(board, card);
    }

    /** Time runs out between two boards too. */
    private void tick() {
        if (view.node().getScene() != null) {
            withdraw(chosen.flatMap(desk.board()::card));
            view.tick();
        }
    }

    private void withdraw(Optional<HedgeCard> now) {
        acting.ifPresent(card -> {
            boolean isSame = now.filter(other -> isSame(card, other)).isPresent();
            String why = isSame ? now.map(this::obstacle).orElse("") : "";
            boolean isVoid = !isSame || (view.pane().isAsking() && !why.isEmpty());
            if (!view.isActing()) {
                acting = Optional.empty();
            } else if (isVoid) {
                acting = Optional.empty();
                view.withdraw(
                        isSame
                                ? "The question was taken back, nothing was sent: " + why
                                : "The proposal changed in the meantime, so this was taken back and nothing was sent. Look"
                                        + " at it again.");
            }
        });
    }

    private static boolean isSame(HedgeCard one, HedgeCard other) {
        return one.id().equals(other.id())
                && one.standing().revision() == other.standing().revision()
                && one.standing().hash().equals(other.standing().hash());
    }

    String obstacle(HedgeCard card) {
        return HedgeWords.obstacle(desk.board(), card, desk.nowMillis());
    }

    void choose(HedgeCard card) {
        chosen = Optional.of(card.id());
        draw();
    }

    /** Puts the question; the answer alone approves. */
    void approve() {
        idle().filter(card -> obstacle(card).isEmpty()).ifPresent(card -> {
            acting = Optional.of(card);
            view.pane()
                    .ask(
                            ApprovalWords.question(card, desk.model().venue().get()),
                            () -> desk.actions()
                                    .approve(
                                            card.id(),
                                            card.standing().hash(),
                                            card.standing().revision()));
        });
    }

    void reject() {
        idle().filter(HedgeController::isUndecided).ifPresent(card -> {
            acting = Optional.of(card);
            view.askReason(
                    "Reject, because",
                    "Reject",
                    reason -> follow(() ->
                            desk.actions().reject(card.id(), card.standing().revision(), reason)));
        });
    }

    void edit() {
        idle().filter(HedgeController::isUndecided)
                .filter(card -> !card.standing().shown().legs().isEmpty())
                .ifPresent(card -> {
                    acting = Optional.of(card);
                    view.edit(card, legs -> edited(card, legs));
                });
    }

    private void edited(HedgeCard card, List<HedgeLeg> legs) {
        view.leaveEditor();
        follow(() -> desk.actions().edit(card.id(), card.standing().revision(), legs));
    }

    void useInstead(Alternative other) {
        idle().filter(HedgeController::isUndecided).ifPresent(card -> edited(card, other.legs()));
    }

    void showAgain() {
        idle().filter(card -> card.standing().phase() == Phase.EXPIRED)
                .ifPresent(card -> follow(() ->
                        desk.actions().showAgain(card.id(), card.standing().revision())));
    }

    /** Needs no question: it only takes orders back. */
    void stop() {
        view.shown()
                .filter(HedgeController::isExecuting)
                .ifPresent(card -> follow(() -> desk.actions().stop(card.id())));
    }

    void adviseNow(Currency coin) {
        follow(() -> desk.actions().adviseNow(coin));
    }

    private void follow(Supplier<CompletableFuture<TradeOutcome>> action) {
        acting = Optional.empty();
        view.pane().follow(action.get());
    }

    /** The card on the screen, unless something is being asked or edited. */
    private Optional<HedgeCard> idle() {
        return view.isActing() ? Optional.empty() : view.shown();
    }

    static boolean isUndecided(HedgeCard card) {
        Phase phase = card.standing().phase();
        return phase == Phase.PROPOSED || phase == Phase.EDITED || phase == Phase.APPROVED;
    }

    static boolean isExecuting(HedgeCard card) {
        return card.standing().phase().mayHaveOrders();
    }

    ActionPane pane() {
        return view.pane();
    }
}
