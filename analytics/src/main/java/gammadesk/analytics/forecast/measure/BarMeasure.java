package gammadesk.analytics.forecast.measure;

/**
 * How the variance of one bar is measured. Measures of the range add the square of the gap between two bars; there is
 * none in a market without a night.
 */
public enum BarMeasure {
    /** The squared return from close to close: unbiased, and very noisy for one bar alone. */
    SQUARED_RETURN("rv"),
    /** {@link RangeVariance#parkinson}. */
    PARKINSON("parkinson"),
    /** {@link RangeVariance#garmanKlass}: about seven times as precise as one squared return. */
    GARMAN_KLASS("garman-klass"),
    /** {@link RangeVariance#rogersSatchell}. */
    ROGERS_SATCHELL("rogers-satchell");

    private final String label;

    BarMeasure(String label) {
        this.label = label;
    }

    /** Its name on the command line. */
    public String label() {
        return label;
    }

    /** Variance of one bar, not scaled to any other span; never negative. */
    public double of(Bars bars, int bar) {
        double open = bars.open().get(bar);
        double high = bars.high().get(bar);
        double low = bars.low().get(bar);
        double close = bars.close().get(bar);
        double gap = Math.log(open / bars.before(bar));
        double move = bars.logReturn(bar);
        return switch (this) {
            case SQUARED_RETURN -> move * move;
            case PARKINSON -> gap * gap + RangeVariance.parkinson(high, low);
            case GARMAN_KLASS -> gap * gap + RangeVariance.garmanKlass(open, high, low, close);
            case ROGERS_SATCHELL -> gap * gap + Math.max(0, RangeVariance.rogersSatchell(open, high, low, close));
        };
    }
}
