package gammadesk.analytics.mispricing;

/**
 * What stands between a price that is wrong and money that is earned, USD.
 *
 * @param spreadUsd from the fair or mid price to the price at hand; negative where that is better
 * @param feesUsd of the options, on the way in
 * @param hedgeUsd expected, of hedging delta until the first expiry
 */
public record EdgeCost(double spreadUsd, double feesUsd, double hedgeUsd) {
    /** All of it. */
    public double totalUsd() {
        return spreadUsd + feesUsd + hedgeUsd;
    }
}
