package gammadesk.views.forecast;

import gammadesk.views.chart.ExportTarget;
import gammadesk.views.fx.DeskContext;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;

/** What the forecast panels share: the chosen horizon, and where exports go. */
public final class ForecastDesk {
    private static final double FIRST_HORIZON_DAYS = 7;

    private final DeskContext context;
    private final ExportTarget exports;
    private final DoubleProperty horizonDays = new SimpleDoubleProperty(FIRST_HORIZON_DAYS);

    /** Begins with the horizon of a week. */
    public ForecastDesk(DeskContext context, ExportTarget exports) {
        this.context = context;
        this.exports = exports;
    }

    DeskContext context() {
        return context;
    }

    ExportTarget exports() {
        return exports;
    }

    /** Of forecasts and scores; the nearest that there is counts. */
    DoubleProperty horizonDays() {
        return horizonDays;
    }
}
