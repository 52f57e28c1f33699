package gammadesk.analytics.exposure;

import java.util.List;

/** The sensitivity of which an exposure is made, with the units in which it can be said; the first is the default. */
public enum Greek {
    /** Delta to be traded for a move of spot. */
    GAMMA(ExposureUnit.USD_PER_PERCENT),
    /** Delta to be traded for a vol point, USD. */
    VANNA(ExposureUnit.USD_PER_VOL_POINT),
    /** Delta to be traded for a day that passes, USD. */
    CHARM(ExposureUnit.USD_PER_DAY),
    /** Profit of a move of spot before any hedge. */
    DELTA(ExposureUnit.USD_PER_PERCENT),
    /** Profit of a vol point, USD. */
    VEGA(ExposureUnit.USD_PER_VOL_POINT);

    private static final double ONE_PERCENT = 0.01;

    private final ExposureUnit defaultUnit;
    private final boolean hasCoinUnit;

    Greek(ExposureUnit defaultUnit) {
        this.defaultUnit = defaultUnit;
        this.hasCoinUnit = defaultUnit == ExposureUnit.USD_PER_PERCENT;
    }

    /** The units that make sense for it. */
    public List<ExposureUnit> units() {
        return hasCoinUnit ? List.of(defaultUnit, ExposureUnit.COIN_PER_PERCENT) : List.of(defaultUnit);
    }

    /** The unit that is meant where none is said. */
    public ExposureUnit defaultUnit() {
        return defaultUnit;
    }

    /**
     * What turns greek x position in coin into an exposure. Gamma per USD, vanna per vol point, charm per day, vega in
     * USD per vol point.
     *
     * @param unit one of {@link #units()}
     * @param spot USD
     */
    double scale(ExposureUnit unit, double spot) {
        double usd = unit == ExposureUnit.COIN_PER_PERCENT ? 1 : spot;
        return switch (this) {
            case GAMMA -> spot * usd * ONE_PERCENT;
            case DELTA -> usd * ONE_PERCENT;
            case VANNA, CHARM -> spot;
            case VEGA -> 1;
        };
    }
}
