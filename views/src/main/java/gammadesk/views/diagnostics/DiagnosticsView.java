package gammadesk.views.diagnostics;

import gammadesk.analytics.desk.LatencySummary;
import gammadesk.views.format.Numbers;
import gammadesk.views.fx.DeskContext;
import gammadesk.views.fx.LiveColumn;
import gammadesk.views.fx.LiveTable;
import java.util.List;
import java.util.function.ToDoubleFunction;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Two tables side by side: durations and counters. */
final class DiagnosticsView {
    private final LiveTable<LatencySummary> latencies;
    private final LiveTable<Counter> counters;
    private final HBox root;

    DiagnosticsView(DeskContext context, DiagnosticsModel model, Runnable reset) {
        this.latencies = new LiveTable<>(context, "Durations", LatencySummary::name, latencyColumns());
        this.counters = new LiveTable<>(context, "Feed counters", Counter::name, counterColumns());
        latencies.explainEmptiness("Nothing has been measured yet.");
        counters.explainEmptiness("The feed has not been opened.");
        model.latencies().subscribe(() -> latencies.show(model.latencies().get()));
        model.counters().subscribe(() -> counters.show(model.counters().get()));
        Button button = new Button("Reset");
        button.setTooltip(new Tooltip("Begin the screen's own histograms anew"));
        button.setOnAction(_ -> reset.run());
        this.root = new HBox(
                section("Durations, milliseconds", latencies.node(), button), section("Feed", counters.node()));
        root.setSpacing(4);
        root.getStyleClass().add("diagnostics");
    }

    Node node() {
        return root;
    }

    void close() {
        latencies.close();
        counters.close();
    }

    private static VBox section(String title, Region table, Node... extras) {
        Label label = new Label(title);
        label.getStyleClass().add("section-title");
        Region spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        HBox bar = new HBox(label, spring);
        bar.getChildren().addAll(extras);
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.getStyleClass().add("section-bar");
        VBox box = new VBox(bar, table);
        VBox.setVgrow(table, Priority.ALWAYS);
        HBox.setHgrow(box, Priority.ALWAYS);
        box.setPrefWidth(500);
        return box;
    }

    private static List<LiveColumn<LatencySummary>> latencyColumns() {
        return List.of(
                LiveColumn.words("name", "What", 13, LatencySummary::name),
                LiveColumn.<LatencySummary>figures(
                                "count", "Count", 6, LatencySummary::count, row -> Numbers.count(row.count()))
                        .styled("dim"),
                millis("p50", "p50", LatencySummary::p50Millis),
                millis("p90", "p90", LatencySummary::p90Millis),
                millis("p99", "p99", LatencySummary::p99Millis),
                millis("max", "Max", LatencySummary::maxMillis));
    }

    private static LiveColumn<LatencySummary> millis(String id, String title, ToDoubleFunction<LatencySummary> value) {
        return LiveColumn.<LatencySummary>figures(
                        id, title, 4.9, value, row -> Numbers.fixed(value.applyAsDouble(row), 2))
                .explained("Milliseconds")
                .hover(row -> Double.isNaN(value.applyAsDouble(row)) ? "nothing has been measured yet" : "");
    }

    private static List<LiveColumn<Counter>> counterColumns() {
        return List.of(
                LiveColumn.words("name", "What", 17, Counter::name),
                LiveColumn.words("value", "Value", 22, Counter::value)
                        .marked("alarm", Counter::alarming)
                        .hover(Counter::value));
    }
}
