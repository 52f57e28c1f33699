package gammadesk.views.exposure;

import gammadesk.analytics.desk.AlertRule;
import gammadesk.analytics.desk.AlertRule.Kind;
import gammadesk.analytics.desk.DealerPicture;
import gammadesk.analytics.desk.DeskSnapshot;
import gammadesk.analytics.desk.FiredAlert;
import gammadesk.analytics.desk.MarketPicture;
import gammadesk.analytics.market.Currency;
import gammadesk.views.chart.Formats;
import gammadesk.views.fx.LiveColumn;
import gammadesk.views.fx.LiveTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Rules at the left, the alerts that they gave at the right, newest first. */
final class AlertsView {
    /** Room for the longest unit, so that thresholds stand below each other. */
    private static final double UNIT_WIDTH = 110;

    private final ExposureDesk desk;
    private final LiveTable<FiredAlert> table;
    private final VBox rules = new VBox(2);
    private final HBox root;

    AlertsView(ExposureDesk desk) {
        this.desk = desk;
        this.table = new LiveTable<>(desk.context(), "Alerts", alert -> alert, columns());
        table.explainEmptiness(
                "No alert yet. A rule speaks once when it is met, and again only after it was clearly left.");
        MenuButton add = new MenuButton("Add a rule");
        add.setTooltip(new Tooltip("For the currency chosen in the status bar"));
        for (Kind kind : Kind.values()) {
            MenuItem item = new MenuItem(kind.label() + (kind.unit().isEmpty() ? "" : " … " + kind.unit()));
            item.setOnAction(_ -> add(kind));
            add.getItems().add(item);
        }
        ScrollPane scroll = new ScrollPane(rules);
        scroll.setFitToWidth(true);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        VBox left = new VBox(4, add, scroll);
        left.setMinWidth(Region.USE_PREF_SIZE);
        left.setPadding(new Insets(6, 0, 6, 8));
        HBox.setHgrow(table.node(), Priority.ALWAYS);
        this.root = new HBox(8, left, table.node());
        root.getStyleClass().add("exposure-alerts");
        desk.model().rules().subscribe(this::list);
    }

    Node node() {
        return root;
    }

    LiveTable<FiredAlert> table() {
        return table;
    }

    void close() {
        table.close();
    }

    void show(DeskSnapshot snapshot) {
        List<FiredAlert> all = new ArrayList<>();
        snapshot.markets().values().stream()
                .map(MarketPicture::exposure)
                .map(DealerPicture::alerts)
                .forEach(all::addAll);
        all.sort(Comparator.comparingLong(FiredAlert::venueMillis).reversed());
        table.show(all);
    }

    private static List<LiveColumn<FiredAlert>> columns() {
        return List.of(
                LiveColumn.words("time", "UTC", 7, alert -> Formats.clock(alert.venueMillis())),
                LiveColumn.words(
                        "currency", "Coin", 5, alert -> alert.rule().currency().code()),
                LiveColumn.words("alert", "Alert", 34, FiredAlert::sentence),
                LiveColumn.<FiredAlert>figures(
                                "value",
                                "Value",
                                7,
                                FiredAlert::value,
                                alert -> String.format(Locale.ROOT, "%,.3f", alert.value())
                                        .replace('-', '−'))
                        .explained("What the rule measured, in its unit"),
                LiveColumn.words("unit", "Unit", 9, alert -> alert.rule().kind().unit()));
    }

    private void list(List<AlertRule> now) {
        rules.getChildren().setAll(now.stream().map(this::line).toList());
    }

    private Node line(AlertRule rule) {
        Label what = new Label(rule.currency() + "  " + rule.kind().label());
        what.setMinWidth(Region.USE_PREF_SIZE);
        HBox.setHgrow(what, Priority.ALWAYS);
        what.setMaxWidth(Double.MAX_VALUE);
        Button remove = new Button("×");
        remove.getStyleClass().addAll("small", "chart-chip");
        remove.setTooltip(new Tooltip("Remove this rule"));
        remove.setAccessibleText("Remove " + what.getText());
        remove.setOnAction(_ -> change(rule, List.of()));
        HBox line = new HBox(6, what);
        if (!rule.kind().unit().isEmpty()) {
            Label unit = new Label(rule.kind().unit());
            unit.setMinWidth(UNIT_WIDTH);
            line.getChildren().addAll(threshold(rule), unit);
        }
        line.getChildren().add(remove);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private TextField threshold(AlertRule rule) {
        TextField field = new TextField(Formats.tick(rule.threshold()));
        field.setPrefColumnCount(5);
        field.setAccessibleText("Threshold, " + rule.kind().unit());
        field.setTooltip(new Tooltip("Enter sets it"));
        field.setOnAction(_ -> {
            try {
                double value = Double.parseDouble(
                        field.getText().strip().replace(",", "").replace('−', '-'));
                change(rule, List.of(new AlertRule(rule.currency(), rule.kind(), value)));
            } catch (NumberFormatException _) {
                field.setText(Formats.tick(rule.threshold()));
            }
        });
        return field;
    }

    private void add(Kind kind) {
        Currency currency = desk.context().currency().get();
        List<AlertRule> now = new ArrayList<>(desk.model().rules().get());
        now.add(new AlertRule(currency, kind, 1));
        desk.model().rules().set(now.stream().distinct().toList());
    }

    private void change(AlertRule rule, List<AlertRule> into) {
        List<AlertRule> now = new ArrayList<>();
        desk.model().rules().get().forEach(each -> now.addAll(each.equals(rule) ? into : List.of(each)));
        desk.model().rules().set(now.stream().distinct().toList());
    }
}
