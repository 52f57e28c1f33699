package gammadesk.views.risk;

import gammadesk.analytics.desk.RiskChoice;
import gammadesk.analytics.risk.BookMargin;
import gammadesk.analytics.risk.Numeraire;
import gammadesk.analytics.risk.VolShape;
import gammadesk.views.chart.ChoiceChip;
import gammadesk.views.chart.Formats;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.scene.control.MenuButton;

/** The choosers of a panel: small buttons that follow the shared choice, whoever changes it. */
final class RiskChips {
    private static final List<Double> CONFIDENCES = List.of(0.95, 0.975, 0.99, 0.995);

    private final RiskModel model;
    private final List<Runnable> writers = new ArrayList<>();
    private final InvalidationListener listener = _ -> write();

    RiskChips(RiskModel model) {
        this.model = model;
        WeakInvalidationListener weak = new WeakInvalidationListener(listener);
        model.choice().addListener(weak);
        model.side().addListener(weak);
        model.measure().addListener(weak);
        model.byShortfall().addListener(weak);
    }

    private void write() {
        writers.forEach(Runnable::run);
    }

    MenuButton numeraire() {
        return chosen(
                "In which money everything is counted",
                List.of(Numeraire.values()),
                RiskChoice::numeraire,
                RiskChoice::withNumeraire,
                numeraire -> model.choice().get().withNumeraire(numeraire).money());
    }

    MenuButton rule() {
        return chosen(
                "What volatility does when spot moves",
                List.of(RiskChoice.Rule.values()),
                RiskChoice::rule,
                RiskChoice::withRule,
                RiskChoice.Rule::label);
    }

    MenuButton shape() {
        return chosen(
                "Which volatilities a shock moves",
                List.of(VolShape.values()),
                RiskChoice::shape,
                RiskChoice::withShape,
                RiskChips::label);
    }

    static String label(VolShape shape) {
        return switch (shape) {
            case PARALLEL -> "Parallel shock";
            case TERM_WEIGHTED -> "Term-weighted shock";
            case SKEW -> "Skew shock";
        };
    }

    MenuButton margin() {
        return chosen(
                "By which margin the distance is measured",
                List.of(BookMargin.Model.values()),
                RiskChoice::model,
                RiskChoice::withModel,
                RiskChips::label);
    }

    static String label(BookMargin.Model margin) {
        return margin == BookMargin.Model.STANDARD ? "Standard margin" : "Portfolio margin";
    }

    MenuButton since() {
        return chosen(
                "From when profit and loss are explained",
                List.of(RiskChoice.Since.values()),
                RiskChoice::since,
                RiskChoice::withSince,
                RiskChoice.Since::label);
    }

    MenuButton confidence() {
        List<Double> offered = Stream.concat(
                        CONFIDENCES.stream(), Stream.of(model.choice().get().confidence()))
                .distinct()
                .sorted()
                .toList();
        return chosen(
                "How sure the value at risk is not exceeded",
                offered,
                RiskChoice::confidence,
                RiskChoice::withConfidence,
                RiskChips::confidence);
    }

    static String confidence(double confidence) {
        return Formats.tick(100 * confidence) + " %";
    }

    MenuButton measure() {
        ChoiceChip<ShownMeasure> chip =
                new ChoiceChip<>("What the map shows", ShownMeasure::label, model.measure()::set);
        return written(
                chip,
                () -> chip.offer(List.of(ShownMeasure.values()), model.measure().get()));
    }

    MenuButton side() {
        ChoiceChip<BookSide> chip = new ChoiceChip<>("Which book", BookSide::label, model.side()::set);
        MenuButton node = written(
                chip, () -> chip.offer(List.of(BookSide.values()), model.side().get()));
        node.managedProperty().bind(node.visibleProperty());
        node.setVisible(false);
        return node;
    }

    MenuButton contribution() {
        ChoiceChip<Boolean> chip = new ChoiceChip<>(
                "To which figure the positions contribute",
                isShortfall -> isShortfall ? "Share of ES" : "Share of VaR",
                model.byShortfall()::set);
        return written(
                chip, () -> chip.offer(List.of(true, false), model.byShortfall().get()));
    }

    private <T> MenuButton chosen(
            String tip,
            List<T> values,
            Function<RiskChoice, T> now,
            BiFunction<RiskChoice, T, RiskChoice> with,
            Function<T, String> label) {
        ChoiceChip<T> chip = new ChoiceChip<>(
                tip,
                label,
                value -> model.choice().set(with.apply(model.choice().get(), value)));
        return written(chip, () -> chip.offer(values, now.apply(model.choice().get())));
    }

    private <T> MenuButton written(ChoiceChip<T> chip, Runnable writer) {
        writers.add(writer);
        writer.run();
        return chip.node();
    }
}
