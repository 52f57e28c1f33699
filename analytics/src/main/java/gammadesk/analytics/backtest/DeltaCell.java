package gammadesk.analytics.backtest;

/**
 * How much of the error of hedging single options with Black's delta is left with another delta.
 *
 * @param moneyness from here, strike over forward
 * @param moneynessTo to here
 * @param days to expiry from here
 * @param daysTo to here
 * @param ratio variance of the other delta's errors over that of Black's: below 1 it hedges better; NaN without errors
 * @param low lower end of its 90 % interval
 * @param high upper end
 * @param blackDeviation standard deviation of the errors with Black's delta, a share of the coin's price
 * @param errors how many options and days it was measured on
 */
public record DeltaCell(
        double moneyness,
        double moneynessTo,
        double days,
        double daysTo,
        double ratio,
        double low,
        double high,
        double blackDeviation,
        int errors) {
    /** Whether better and worse can be told apart. */
    public boolean isDecided() {
        return high < 1 || low > 1;
    }
}
