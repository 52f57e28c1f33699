package gammadesk.analytics.hedging;

import gammadesk.analytics.market.InstrumentKind;
import gammadesk.analytics.market.Side;
import java.util.List;

/**
 * The venue's fees, beside the rates that every instrument states itself.
 *
 * @param optionCap highest share of an option's price
 * @param optionComboDiscount share of the cheaper side's option fees that a combo waives
 * @param futureComboDiscount share of the cheapest leg's fee that a combo of futures waives
 */
public record FeeTerms(double optionCap, double optionComboDiscount, double futureComboDiscount) {
    /** As published: 12.5 %, all, half. */
    public static final FeeTerms PUBLISHED = new FeeTerms(0.125, 1, 0.5);

    /**
     * A leg and its fee before discounts.
     *
     * @param feeUsd before discounts
     */
    public record Charged(InstrumentKind kind, Side side, double feeUsd) {}

    /** USD for taking an amount at a price. */
    public double feeUsd(HedgeInstrument instrument, double price, double amount) {
        return feeUsd(instrument, instrument.spec().takerFee().doubleValue(), price, amount);
    }

    /** USD for an amount that rested and was taken at a price; negative where the venue pays for it. */
    public double makerUsd(HedgeInstrument instrument, double price, double amount) {
        return feeUsd(instrument, instrument.spec().makerFee().doubleValue(), price, amount);
    }

    private double feeUsd(HedgeInstrument instrument, double rate, double price, double amount) {
        if (instrument.spec().kind() != InstrumentKind.OPTION) {
            return rate * instrument.notionalUsd(amount);
        }
        double unit = instrument.isInverse() ? instrument.usdPerPrice() : instrument.indexUsd();
        return amount * Math.min(rate * unit, optionCap * price * instrument.usdPerPrice());
    }

    /** USD for several legs traded as one combo. */
    public double comboUsd(List<Charged> legs) {
        double all = legs.stream().mapToDouble(Charged::feeUsd).sum();
        double bought = optionFees(legs, Side.BUY);
        double sold = optionFees(legs, Side.SELL);
        boolean isTwoWay = has(legs, Side.BUY) && has(legs, Side.SELL);
        double waived = isTwoWay ? optionComboDiscount * Math.min(bought, sold) : 0;
        double[] futures = legs.stream()
                .filter(leg -> leg.kind() != InstrumentKind.OPTION)
                .mapToDouble(Charged::feeUsd)
                .sorted()
                .toArray();
        return all - waived - (futures.length > 1 ? futureComboDiscount * futures[0] : 0);
    }

    private static boolean has(List<Charged> legs, Side side) {
        return legs.stream().anyMatch(leg -> leg.kind() == InstrumentKind.OPTION && leg.side() == side);
    }

    private static double optionFees(List<Charged> legs, Side side) {
        return legs.stream()
                .filter(leg -> leg.kind() == InstrumentKind.OPTION && leg.side() == side)
                .mapToDouble(Charged::feeUsd)
                .sum();
    }
}
