package gammadesk.views.risk;

import gammadesk.analytics.risk.Measure;
import gammadesk.analytics.risk.Numeraire;
import java.util.Locale;

/** The measures of a scenario grid as they are written: named, and in units whose numbers can be read. */
enum ShownMeasure {
    PROFIT("P&L", Measure.PROFIT, 1, "%s"),
    DELTA("Delta", Measure.DELTA, 1, "%2$s"),
    GAMMA("Gamma", Measure.GAMMA, 1e3, "%2$s per 1,000 USD"),
    VEGA("Vega", Measure.VEGA, 1, "%s per vol point"),
    TERM_VEGA("Vega, 30-day weighted", Measure.TERM_VEGA, 1, "%s per 30-day vol point"),
    THETA("Theta", Measure.THETA, 1, "%s per day"),
    RHO("Rho", Measure.RHO, 1, "%s per 1 %% of rate"),
    VANNA("Vanna", Measure.VANNA, 1, "%2$s per vol point"),
    VOLGA("Volga", Measure.VOLGA, 1, "%s per vol point squared"),
    CHARM("Charm", Measure.CHARM, 1, "%2$s per day"),
    SPEED("Speed", Measure.SPEED, 1e6, "%2$s per 1,000 USD squared");

    private final String label;
    private final Measure measure;
    private final double factor;
    private final String unit;

    ShownMeasure(String label, Measure measure, double factor, String unit) {
        this.label = label;
        this.measure = measure;
        this.factor = factor;
        this.unit = unit;
    }

    String label() {
        return label;
    }

    /** Of the engine. */
    Measure measure() {
        return measure;
    }

    /** From the engine's unit to the one that is shown. */
    double factor() {
        return factor;
    }

    /** The unit in words. */
    String unit(String money, String coin) {
        return String.format(Locale.ROOT, unit, money, coin);
    }

    /** Whether its numbers are USD, which are written to the cent. */
    boolean isUsd(Numeraire numeraire) {
        return numeraire == Numeraire.USD && unit.startsWith("%s");
    }
}
