package gammadesk.analytics.backtest;

/**
 * What came of book and hedge between two recorded moments, USD.
 *
 * @param fromMillis its beginning, with the orders that were filled then
 * @param toMillis its end
 * @param bookUsd profit of the book at the marks
 * @param hedgeUsd profit of the hedge at the marks
 * @param spreadUsd paid by crossing the quotes, against the marks
 * @param feesUsd paid to the venue
 * @param fundingUsd paid on perpetuals of the hedge
 */
public record HedgeStep(
        long fromMillis,
        long toMillis,
        double bookUsd,
        double hedgeUsd,
        double spreadUsd,
        double feesUsd,
        double fundingUsd) {
    /** All of it. */
    public double profitUsd() {
        return bookUsd + hedgeUsd - costUsd();
    }

    /** Before what hedging cost: what is risked. */
    public double grossUsd() {
        return bookUsd + hedgeUsd;
    }

    /** What hedging cost. */
    public double costUsd() {
        return spreadUsd + feesUsd + fundingUsd;
    }
}
