package gammadesk.views.forecast;

import gammadesk.views.chart.ChoiceChip;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.beans.property.DoubleProperty;
import javafx.scene.control.MenuButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** Chooses the horizon among those that there are. */
final class HorizonChip {
    private final DoubleProperty horizonDays;
    /** Held here, since the property holds it weakly: the property outlives the panel. */
    private final InvalidationListener changed;

    private final ChoiceChip<Double> chip;
    private List<Double> offered = List.of();

    /**
     * A chip for a choice that several panels share.
     *
     * @param horizonDays the choice
     * @param reshow runs when it changed, by this chip or by another
     */
    HorizonChip(DoubleProperty horizonDays, Runnable reshow) {
        this.horizonDays = horizonDays;
        this.changed = _ -> reshow.run();
        horizonDays.addListener(new WeakInvalidationListener(changed));
        this.chip =
                new ChoiceChip<>("Horizon of the forecasts (H for the next)", ForecastWords::horizon, horizonDays::set);
        chip.node().setId("forecast-horizon");
    }

    /** For H on a panel: on to the next horizon. */
    void typed(KeyEvent event) {
        if (event.getCode() == KeyCode.H && !event.isShortcutDown()) {
            next();
            event.consume();
        }
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
