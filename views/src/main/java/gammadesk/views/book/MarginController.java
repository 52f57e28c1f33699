package gammadesk.views.book;

import gammadesk.analytics.desk.DeskSnapshot;
import gammadesk.views.fx.LiveTable;
import gammadesk.views.fx.Screen;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Standard and portfolio margin of the chosen coin's account, before and after hypothetical trades. */
public final class MarginController implements Screen {
    private static final PseudoClass STALE = PseudoClass.getPseudoClass("stale");

    private final BookRiskDesk desk;
    private final LiveTable<Compared> table;
    private final Label state = new Label();
    private final Label left = new Label();
    private final VBox root = new VBox();

    /** Shows the margin of the pictures. */
    public MarginController(BookRiskDesk desk) {
        this.desk = desk;
        this.table = new LiveTable<>(desk.context(), "Margin", Compared::key, Compared.columns());
        table.marked("coin", Compared::isTitle);
        state.getStyleClass().add("account-state");
        state.setMinWidth(0);
        HBox bar = new HBox(state);
        bar.getStyleClass().add("panel-bar");
        bar.setAlignment(Pos.CENTER_LEFT);
        left.getStyleClass().addAll("summary", "risk-warning");
        left.setWrapText(true);
        left.setMinHeight(Region.USE_PREF_SIZE);
        VBox.setVgrow(table.node(), Priority.ALWAYS);
        root.getStyleClass().add("risk-book");
        root.getChildren().setAll(bar, left, table.node());
    }

    @Override
    public String id() {
        return "margin";
    }

    @Override
    public String title() {
        return "Margin";
    }

    @Override
    public Node node() {
        return root;
    }

    @Override
    public String help() {
        return """
                Margin as the venue would reckon it for these positions and the account's open orders, in the coin chosen above: standard \
                margin position by position, portfolio margin by the worst of its scenarios.
                After and Difference stand beside it as soon as the What-if panel has a hypothetical trade.
                The venue's rates and dials are those it published or that were recorded; it changes them without notice, so its own \
                statement stands below wherever the book is the account's.
                Positions without a value are in neither margin: with any of them the true margin is another.""";
    }

    @Override
    public void show(DeskSnapshot snapshot) {
        long now = desk.context().clock().nanos();
        boolean stale = RiskWords.isStale(snapshot, now);
        state.setText((stale ? "STALE: " : "") + RiskWords.rests(snapshot, now));
        state.pseudoClassStateChanged(STALE, stale);
        table.explainEmptiness(snapshot.book()
                .map(book -> "No margin: " + book.live().reason() + ".")
                .orElse("The risk of the book has not been computed yet."));
        int unpriced = snapshot.book()
                .flatMap(book -> book.live().value())
                .map(book -> book.all().unpriced().size())
                .orElse(0);
        left.setText("▲ " + unpriced + " positions without a value are left out: the true margin is another");
        left.setVisible(unpriced > 0);
        left.setManaged(unpriced > 0);
        table.show(snapshot.book().map(book -> MarginLines.of(book, snapshot)).orElse(List.of()));
    }

    @Override
    public void close() {
        table.close();
    }
}
