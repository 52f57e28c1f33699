package gammadesk.analytics.mispricing;

/**
 * What became of a trade, USD. Options at marks, the way to the touch under spread.
 *
 * @param entryMillis when it was entered
 * @param exitMillis when it was closed
 * @param vegaUsd size of its vega at entry, USD per vol point
 * @param optionUsd gain of the options at marks
 * @param spreadUsd paid on the options, in and out
 * @param feesUsd paid on the options, in and out
 * @param hedgeUsd gain of the perpetual
 * @param hedgeCostUsd spread and fees of the perpetual
 * @param fundingUsd paid on the perpetual; negative when received
 * @param isExitQuoted whether every option had both quotes at the exit; else a price was assumed against the trade
 */
public record TradeOutcome(
        long entryMillis,
        long exitMillis,
        double vegaUsd,
        double optionUsd,
        double spreadUsd,
        double feesUsd,
        double hedgeUsd,
        double hedgeCostUsd,
        double fundingUsd,
        boolean isExitQuoted) {
    /** All of it. */
    public double netUsd() {
        return optionUsd - spreadUsd - feesUsd + hedgeUsd - hedgeCostUsd - fundingUsd;
    }

    /** Before costs. */
    public double grossUsd() {
        return optionUsd + hedgeUsd;
    }

    /** Net for every USD of vega at entry: vol points earned. */
    public double netVolPoints() {
        return netUsd() / vegaUsd;
    }

    /** Gross for every USD of vega at entry. */
    public double grossVolPoints() {
        return grossUsd() / vegaUsd;
    }
}
