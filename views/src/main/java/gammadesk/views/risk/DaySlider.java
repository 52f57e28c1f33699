package gammadesk.views.risk;

import gammadesk.analytics.desk.RiskChoice;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;

/** To which moment the scenarios are carried: from now over round numbers of days to the last expiry of the book. */
final class DaySlider extends HBox {
    private static final double[] STEPS = {
        0, 0.25, 0.5, 1, 2, 3, 5, 7, 10, 14, 21, 30, 45, 60, 90, 120, 180, 270, 365, 540, 730
    };

    private final RiskModel model;
    private final Slider slider = new Slider(0, 1, 0);
    private final Label words = new Label();
    private final InvalidationListener listener = _ -> follow();

    DaySlider(RiskModel model) {
        super(8);
        this.model = model;
        slider.setBlockIncrement(1);
        slider.setMajorTickUnit(1);
        slider.setMinorTickCount(0);
        slider.setSnapToTicks(true);
        slider.setAccessibleText("Days that pass");
        slider.setTooltip(new Tooltip("Days that pass until the scenarios; arrows move it by a step"));
        slider.setMinWidth(90);
        slider.setPrefWidth(160);
        slider.valueProperty().addListener(_ -> moved());
        slider.valueChangingProperty().addListener(_ -> moved());
        Label name = new Label("Time");
        name.setMinWidth(USE_PREF_SIZE);
        setAlignment(Pos.CENTER_LEFT);
        getStyleClass().add("risk-days");
        getChildren().setAll(name, slider, words);
        WeakInvalidationListener weak = new WeakInvalidationListener(listener);
        model.choice().addListener(weak);
        model.later().addListener(weak);
        follow();
    }

    Slider slider() {
        return slider;
    }

    /** What stands beside it: the moment that is drawn. */
    void say(String moment) {
        words.setText(moment);
    }

    /** As far as the last expiry reaches, at least to the chosen days. */
    void reach(double lastDays) {
        double most = Math.max(lastDays, model.choice().get().days());
        int last = 1;
        while (last + 1 < STEPS.length && STEPS[last] < most) {
            last++;
        }
        if (slider.getMax() != last) {
            slider.setMax(last);
            follow();
        }
    }

    /** The step nearest to a number of days, of those after now. */
    static int step(double days) {
        int best = 1;
        for (int i = 2; i < STEPS.length; i++) {
            best = Math.abs(STEPS[i] - days) < Math.abs(STEPS[best] - days) ? i : best;
        }
        return best;
    }

    private void follow() {
        int step = model.later().get() ? step(model.choice().get().days()) : 0;
        if (!slider.isValueChanging() && Math.rint(slider.getValue()) != step) {
            slider.setMax(Math.max(slider.getMax(), step));
            slider.setValue(step);
        }
    }

    /** Nothing is computed anew for a place over which the hand only passes. */
    private void moved() {
        int step = (int) Math.rint(slider.getValue());
        if (slider.isValueChanging()) {
            words.setText(step == 0 ? "now" : RiskWords.later(STEPS[step]));
        } else {
            choose(step);
        }
    }

    private void choose(int step) {
        RiskChoice now = model.choice().get();
        if (step > 0 && step(now.days()) != step) {
            model.choice().set(now.withDays(STEPS[step]));
        }
        model.later().set(step > 0);
    }
}
