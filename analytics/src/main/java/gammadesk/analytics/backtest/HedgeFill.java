package gammadesk.analytics.backtest;

/**
 * An order that was filled.
 *
 * @param millis when
 * @param instrument the venue's name
 * @param signedAmount bought positive, in the instrument's amount unit
 * @param price at which, in its price unit: the recorded quote that was crossed
 * @param spreadUsd what the quote was worse than the mark
 * @param feeUsd the venue's
 * @param notionalUsd traded
 */
public record HedgeFill(
        long millis,
        String instrument,
        double signedAmount,
        double price,
        double spreadUsd,
        double feeUsd,
        double notionalUsd) {}
