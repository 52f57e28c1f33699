package gammadesk.views.book;

import gammadesk.analytics.desk.RiskChoice;
import gammadesk.analytics.risk.BookMargin;
import gammadesk.analytics.risk.Numeraire;
import gammadesk.views.chart.ChoiceChip;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.beans.property.ObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.FlowPane;

/** Money, confidence and margin, for every panel of the book together. */
final class RiskBar extends FlowPane {
    private static final double CHIP_WIDTH = 105;
    private static final List<Double> CONFIDENCES = List.of(0.95, 0.975, 0.99);

    private final ObjectProperty<RiskChoice> choice;
    private final List<Runnable> writers = new ArrayList<>();
    private final InvalidationListener listener = _ -> write();

    RiskBar(ObjectProperty<RiskChoice> choice) {
        super(6, 3);
        this.choice = choice;
        getStyleClass().add("exposure-bar");
        getStylesheets().add(stylesheet());
        setAlignment(Pos.CENTER_LEFT);
        getChildren().setAll(money(), confidence(), margin());
        setPrefWrapLength(CHIP_WIDTH * getChildren().size());
        choice.addListener(new WeakInvalidationListener(listener));
        write();
    }

    private static String stylesheet() {
        return Objects.requireNonNull(RiskBar.class.getResource("/gammadesk/views/charts.css"), "charts.css")
                .toExternalForm();
    }

    private Node money() {
        return chip(
                "The money in which figures are counted",
                List.of(Numeraire.USD, Numeraire.COIN),
                RiskChoice::numeraire,
                RiskBar::money,
                RiskChoice::withNumeraire);
    }

    private Node confidence() {
        return chip(
                "Confidence of value at risk and expected shortfall",
                CONFIDENCES,
                RiskChoice::confidence,
                RiskWords::confidence,
                RiskChoice::withConfidence);
    }

    private Node margin() {
        return chip(
                "By which margin use and distance to liquidation are measured",
                List.of(BookMargin.Model.values()),
                RiskChoice::model,
                RiskWords::model,
                RiskChoice::withModel);
    }

    private <T> Node chip(
            String tip,
            List<T> values,
            Function<RiskChoice, T> of,
            Function<T, String> label,
            BiFunction<RiskChoice, T, RiskChoice> with) {
        ChoiceChip<T> chip = new ChoiceChip<>(tip, label, value -> choice.set(with.apply(choice.get(), value)));
        writers.add(() -> chip.offer(values, of.apply(choice.get())));
        return chip.node();
    }

    private void write() {
        writers.forEach(Runnable::run);
    }

    private static String money(Numeraire numeraire) {
        return numeraire == Numeraire.USD ? "in USD" : "in coin";
    }
}
