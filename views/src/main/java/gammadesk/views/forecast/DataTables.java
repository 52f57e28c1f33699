package gammadesk.views.forecast;

import gammadesk.views.chart.ChartFrame;
import gammadesk.views.chart.DataChart.Shown;
import gammadesk.views.fx.LiveTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/**
 * Tables about something that may be missing, in the frame that every picture has: title, age, reasons and exports.
 *
 * @param <T> what they are about
 */
abstract class DataTables<T> {
    private static final String HINT = "Ctrl+C copies a cell · click a heading or press S to sort by it";

    private static final double HALF = 300;

    private final VBox body = new VBox(4);
    private final List<LiveTable<?>> tables = new ArrayList<>();
    private final ChartFrame frame;
    private Optional<T> drawn = Optional.empty();

    DataTables(ForecastDesk desk, String fileStem) {
        body.getStyleClass().add("forecast-tables");
        body.setMinSize(0, 0);
        frame = new ChartFrame(
                fileStem, body, desk.exports(), () -> drawn.map(this::csv).orElse(""), () -> {});
    }

    /** What the title says first. */
    abstract String headline(T data);

    /** What stands under it before the context. */
    abstract String detail(T data);

    /** Puts newer data into the tables. */
    abstract void fill(T data);

    /** The numbers behind them. */
    abstract String csv(T data);

    final ChartFrame frame() {
        return frame;
    }

    final Node node() {
        return frame.node();
    }

    final Optional<T> drawn() {
        return drawn;
    }

    /** Lays nodes out from top to bottom. */
    final void body(Node... nodes) {
        body.getChildren().setAll(nodes);
    }

    /** A table that grows, under a heading. */
    final <R> Region section(String heading, LiveTable<R> table) {
        tables.add(table.sortable());
        Label label = new Label(heading);
        label.getStyleClass().add("section-title");
        HBox bar = new HBox(label);
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.getStyleClass().add("section-bar");
        VBox box = new VBox(bar, table.node());
        table.node().setMinHeight(0);
        VBox.setVgrow(table.node(), Priority.ALWAYS);
        box.setMinSize(0, 0);
        return box;
    }

    /** Two sections beside each other, with the widths that they would like. */
    static Region beside(Region left, double leftWidth, Region right, double rightWidth) {
        HBox row = new HBox(8, left, right);
        HBox.setHgrow(left, Priority.ALWAYS);
        HBox.setHgrow(right, Priority.ALWAYS);
        left.setPrefWidth(leftWidth);
        right.setPrefWidth(rightWidth);
        row.setMinSize(0, 0);
        return row;
    }

    /** Two regions of the same height, one under the other. */
    final void halves(Region above, Region below) {
        Stream.of(above, below).forEach(half -> {
            VBox.setVgrow(half, Priority.ALWAYS);
            half.setPrefHeight(HALF);
        });
        body(above, below);
    }

    final void show(Shown<T> next) {
        frame.empty(next.data().isEmpty() ? Optional.of(next.reason()) : Optional.empty());
        if (!next.data().equals(drawn)) {
            drawn = next.data();
            drawn.ifPresent(this::fill);
        }
        String own = next.data().map(this::detail).orElse("");
        String words = own.isEmpty() || next.context().isEmpty() ? own + next.context() : own + " · " + next.context();
        frame.title(next.data().map(this::headline).orElse(next.subject()), words, next.freshness());
        frame.readout(HINT);
    }

    final void close() {
        tables.forEach(LiveTable::close);
    }
}
