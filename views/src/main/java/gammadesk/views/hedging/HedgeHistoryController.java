package gammadesk.views.hedging;

import gammadesk.analytics.decision.HedgeCard;
import gammadesk.views.format.Numbers;
import java.util.List;
import javafx.scene.Node;

/** Hedges that have ended, those of earlier runs among them, with what they promised and what they did. */
public final class HedgeHistoryController extends BoardScreen {
    private final HedgeDesk desk;
    private final HistoryModel model = new HistoryModel();
    private final HedgeHistoryView view;

    /** Follows the desk's board. */
    public HedgeHistoryController(HedgeDesk desk) {
        super("hedge-history", "Hedge history");
        this.desk = desk;
        this.view = new HedgeHistoryView(desk, model);
        hold(
                desk.whileSeen(view.node(), this::draw),
                model.coin().subscribe((_, _) -> draw()),
                model.advisor().subscribe((_, _) -> draw()),
                model.end().subscribe((_, _) -> draw()),
                model.text().subscribe((_, _) -> draw()),
                view::close);
    }

    @Override
    public Node node() {
        return view.node();
    }

    @Override
    public String help() {
        return """
                Proposals that have ended, newest first: executed, rejected, replaced or given up. Choosing one shows its \
                whole record.
                Expected and actual cost are in USD against the mid at the decision, fees included. Promised and measured \
                delta are in coin, the measured one right after the last fill. Hedge is what the hedge's own positions \
                gained since their fills, fees taken off; without it is what the rest of the book gained in the same time, \
                which is the result of having done nothing; total is both.
                A dash means that it is not known, or that nothing was filled.
                A click on a title, or S on a cell, sorts; Ctrl+C copies the exact value; CSV saves what is shown with every \
                digit.""";
    }

    private void draw() {
        List<HedgeCard> all = desk.board().ended();
        List<HedgeCard> rows = all.stream().filter(this::isWanted).toList();
        model.empty()
                .set(
                        all.isEmpty()
                                ? "No proposal has ended yet."
                                : "No proposal is like that. Choose other filters or clear the text.");
        model.count().set(Numbers.rows(rows.size(), all.size()));
        view.offer(all);
        model.rows().set(rows);
        view.refresh(desk.board());
    }

    private boolean isWanted(HedgeCard card) {
        return HistoryModel.isIn(model.coin().get(), card.coin().code())
                && HistoryModel.isIn(model.advisor().get(), card.proposal().advisor())
                && HistoryModel.isIn(
                        model.end().get(), HedgeWords.word(card.standing().phase()))
                && HistoryModel.contains(model.text().get(), card);
    }
}
