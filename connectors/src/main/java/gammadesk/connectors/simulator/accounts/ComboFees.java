package gammadesk.connectors.simulator.accounts;

import gammadesk.analytics.market.Side;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * What one party pays for the legs of a combo. Options: of bought and sold legs the cheaper side's fees are waived, and
 * nothing where all legs go the same way. Futures: half of the cheapest taker leg's fee is waived (support.deribit.com,
 * "18 August 2022").
 */
final class ComboFees {
    private ComboFees() {}

    /**
     * A leg before discounts.
     *
     * @param contract of the leg
     * @param side of the party
     * @param maker whether the party was resting
     * @param fee positive when paid
     */
    record Leg(Contract contract, Side side, boolean maker, BigDecimal fee) {}

    /** The fees of the legs after discounts, in their order. */
    static List<BigDecimal> discounted(List<Leg> legs, FeeRow row) {
        List<BigDecimal> fees = new ArrayList<>(legs.stream().map(Leg::fee).toList());
        BigDecimal bought = sum(legs, isOption(Side.BUY));
        BigDecimal sold = sum(legs, isOption(Side.SELL));
        if (legs.stream().anyMatch(isOption(Side.BUY)) && legs.stream().anyMatch(isOption(Side.SELL))) {
            Side cheaper = bought.compareTo(sold) <= 0 ? Side.BUY : Side.SELL;
            indices(legs, isOption(cheaper)).forEach(i -> waive(fees, i, row.optionComboDiscount()));
        }
        Predicate<Leg> taker = leg -> !leg.contract().isOption() && !leg.maker();
        if (indices(legs, taker).count() > 1) {
            indices(legs, taker)
                    .boxed()
                    .min(Comparator.comparing(fees::get))
                    .ifPresent(cheapest -> waive(fees, cheapest, row.futureComboDiscount()));
        }
        return fees;
    }

    private static Predicate<Leg> isOption(Side side) {
        return leg -> leg.contract().isOption() && leg.side() == side;
    }

    private static IntStream indices(List<Leg> legs, Predicate<Leg> wanted) {
        return IntStream.range(0, legs.size()).filter(i -> wanted.test(legs.get(i)));
    }

    private static BigDecimal sum(List<Leg> legs, Predicate<Leg> wanted) {
        return legs.stream().filter(wanted).map(Leg::fee).reduce(Money.ZERO, BigDecimal::add);
    }

    /** A rebate is not waived. */
    private static void waive(List<BigDecimal> fees, int leg, BigDecimal share) {
        BigDecimal fee = fees.get(leg);
        if (fee.signum() > 0) {
            fees.set(leg, Money.round(fee.subtract(fee.multiply(share))));
        }
    }
}
