package gammadesk.views.evidence;

import gammadesk.views.chart.ChartFrame;
import gammadesk.views.chart.ExportTarget;
import gammadesk.views.fx.LiveTable;
import gammadesk.views.fx.Scrolling;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Tables about a part of the evidence, in the frame that every picture has. */
abstract class EvidenceTables implements EvidencePart {
    private static final String HINT = "Ctrl+C copies a cell · click a heading or press S to sort by it";

    /** A heading and two rows. */
    private static final double LEAST = 84;

    private final VBox body = new VBox(4);
    private final List<LiveTable<?>> tables = new ArrayList<>();
    private final ChartFrame frame;
    private Optional<Compared> shown = Optional.empty();

    EvidenceTables(ExportTarget exports, String fileStem) {
        body.getStyleClass().add("evidence-tables");
        ScrollPane page = Scrolling.form(body);
        page.setFitToHeight(true);
        page.setMinSize(0, 0);
        frame = new ChartFrame(
                fileStem, page, exports, () -> shown.map(_ -> csv()).orElse(""), () -> {});
    }

    /** What the title says first. */
    abstract String headline(Compared chosen);

    /** What stands under it. */
    abstract String detail(Compared chosen);

    /** Puts it into the tables. */
    abstract void fill(Compared chosen);

    /** The numbers behind them. */
    abstract String csv();

    @Override
    public final Node node() {
        return frame.node();
    }

    /** Tables or other nodes from top to bottom. */
    final void body(Node... nodes) {
        body.getChildren().setAll(nodes);
    }

    /** A table under a heading; what room there is it shares by its wish for height. */
    final <R> Region section(Label heading, LiveTable<R> table, double height) {
        tables.add(table.sortable());
        heading.getStyleClass().add("section-title");
        VBox box = new VBox(heading, table.node());
        table.node().setMinHeight(Math.min(LEAST, height));
        table.node().setPrefHeight(height);
        VBox.setVgrow(table.node(), Priority.ALWAYS);
        VBox.setVgrow(box, Priority.ALWAYS);
        box.setMinWidth(0);
        return box;
    }

    @Override
    public final void show(Compared chosen) {
        if (shown.filter(chosen::equals).isEmpty()) {
            shown = Optional.of(chosen);
            again();
        }
        frame.readout(HINT);
    }

    /** Fills them anew, after something else of the same evidence was chosen. */
    final void again() {
        shown.ifPresent(chosen -> {
            fill(chosen);
            frame.title(headline(chosen), detail(chosen));
        });
    }

    @Override
    public final void close() {
        tables.forEach(LiveTable::close);
    }
}
