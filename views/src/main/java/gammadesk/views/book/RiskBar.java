package gammadesk.views.book;

import gammadesk.analytics.desk.RiskChoice;
import gammadesk.analytics.risk.BookMargin;
import gammadesk.analytics.risk.Numeraire;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.beans.property.ObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;

/** Money, confidence and margin: the panels have those that matter to them, and all move together. */
final class RiskBar extends FlowPane {
    private static final double CHIP_WIDTH = 105;
    private static final List<Double> CONFIDENCES = List.of(0.95, 0.975, 0.99);

    private final ObjectProperty<RiskChoice> choice;
    private final List<Runnable> writers = new ArrayList<>();
    private final InvalidationListener listener = _ -> write();

    /** What can be chosen. */
    enum Dial {
        MONEY,
        CONFIDENCE,
        MARGIN
    }

    RiskBar(ObjectProperty<RiskChoice> choice, Dial... dials) {
        super(6, 3);
        this.choice = choice;
        getStyleClass().add("exposure-bar");
        getStylesheets().add(stylesheet());
        setAlignment(Pos.CENTER_LEFT);
        setPrefWrapLength(CHIP_WIDTH * dials.length);
        Set.of(dials).stream().sorted().forEach(dial -> getChildren().add(chip(dial)));
        choice.addListener(new WeakInvalidationListener(listener));
        write();
    }

    private static String stylesheet() {
        return Objects.requireNonNull(RiskBar.class.getResource("/gammadesk/views/charts.css"), "charts.css")
                .toExternalForm();
    }

    /** Something beside the chips. */
    RiskBar with(Node... nodes) {
        getChildren().addAll(nodes);
        return this;
    }

    private Node chip(Dial dial) {
        return switch (dial) {
            case MONEY ->
                chip(
                        "risk-money",
                        "The money in which figures are counted",
                        List.of(Numeraire.USD, Numeraire.COIN),
                        RiskChoice::numeraire,
                        RiskBar::money,
                        RiskChoice::withNumeraire);
            case CONFIDENCE ->
                chip(
                        "risk-confidence",
                        "Confidence of value at risk and expected shortfall",
                        CONFIDENCES,
                        RiskChoice::confidence,
                        RiskWords::confidence,
                        RiskChoice::withConfidence);
            case MARGIN ->
                chip(
                        "risk-margin",
                        "By which margin use and distance to liquidation are measured",
                        List.of(BookMargin.Model.values()),
                        RiskChoice::model,
                        RiskWords::model,
                        RiskChoice::withModel);
        };
    }

    private <T> MenuButton chip(
            String id,
            String tip,
            List<T> values,
            Function<RiskChoice, T> of,
            Function<T, String> label,
            BiFunction<RiskChoice, T, RiskChoice> with) {
        MenuButton chip = new MenuButton();
        chip.setId(id);
        chip.getStyleClass().addAll("chart-chip", "small");
        chip.setTooltip(new Tooltip(tip));
        chip.setAccessibleText(tip);
        chip.setMinWidth(USE_PREF_SIZE);
        ToggleGroup group = new ToggleGroup();
        for (T value : values) {
            RadioMenuItem item = new RadioMenuItem(label.apply(value));
            item.setUserData(value);
            item.setToggleGroup(group);
            item.setOnAction(_ -> choice.set(with.apply(choice.get(), value)));
            chip.getItems().add(item);
        }
        writers.add(() -> {
            T now = of.apply(choice.get());
            chip.setText(label.apply(now));
            chip.getItems().forEach(item -> ((RadioMenuItem) item).setSelected(now.equals(item.getUserData())));
        });
        return chip;
    }

    private void write() {
        writers.forEach(Runnable::run);
    }

    private static String money(Numeraire numeraire) {
        return numeraire == Numeraire.USD ? "in USD" : "in coin";
    }
}
