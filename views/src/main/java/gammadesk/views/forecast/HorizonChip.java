package gammadesk.views.forecast;

import gammadesk.views.chart.ChoiceChip;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import javafx.beans.property.DoubleProperty;
import javafx.scene.control.MenuButton;

/** Chooses the horizon among those that there are. */
final class HorizonChip {
    private final DoubleProperty horizonDays;
    private final ChoiceChip<Double> chip;
    private List<Double> offered = List.of();

    HorizonChip(DoubleProperty horizonDays) {
        this.horizonDays = horizonDays;
        this.chip =
                new ChoiceChip<>("Horizon of the forecasts (H for the next)", ForecastWords::horizon, horizonDays::set);
        chip.node().setId("forecast-horizon");
    }

    MenuButton node() {
        return chip.node();
    }

    /** The one of the chosen horizon, or the nearest to it. */
    <T> Optional<T> choose(List<T> all, ToDoubleFunction<T> days) {
        offered = all.stream().map(days::applyAsDouble).sorted().toList();
        Optional<T> chosen = all.stream()
                .min(Comparator.comparingDouble(
                        each -> Math.abs(Math.log(days.applyAsDouble(each) / horizonDays.get()))));
        chip.node().setVisible(!all.isEmpty());
        chosen.ifPresent(each -> chip.offer(offered, days.applyAsDouble(each)));
        return chosen;
    }

    /** On to the next one, from the last to the first. */
    void next() {
        int at = 0;
        while (at < offered.size() && offered.get(at) <= horizonDays.get()) {
            at++;
        }
        if (!offered.isEmpty()) {
            horizonDays.set(offered.get(at % offered.size()));
        }
    }
}
