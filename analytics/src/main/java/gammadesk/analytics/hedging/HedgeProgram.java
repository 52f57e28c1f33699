package gammadesk.analytics.hedging;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * The optimiser's problem in numbers: choose whole lots so that expected shortfall and weighted cost are least.
 *
 * @param base profit of the book by scenario, USD
 * @param candidates what may be traded
 * @param confidence of the expected shortfall
 * @param accepted expected shortfall below which less is worth nothing, USD; negative infinity for none
 * @param costWeight what a dollar of cost counts
 * @param comboDiscount share of the smaller of both sides' fees that is waived when options are bought and sold
 *     together
 * @param limits linear in the lots
 * @param mostLegs how many candidates may be used
 */
@SuppressWarnings("ArrayRecordComponent") // numbers for an inner loop, compared with nothing
public record HedgeProgram(
        double[] base,
        List<Candidate> candidates,
        double confidence,
        double accepted,
        double costWeight,
        double comboDiscount,
        List<Limit> limits,
        int mostLegs) {
    /** One in which less is always better. */
    public HedgeProgram(
            double[] base,
            List<Candidate> candidates,
            double confidence,
            double costWeight,
            double comboDiscount,
            List<Limit> limits,
            int mostLegs) {
        this(base, candidates, confidence, Double.NEGATIVE_INFINITY, costWeight, comboDiscount, limits, mostLegs);
    }

    /** Throws {@link IllegalArgumentException} when lengths differ or a number is not finite. */
    public HedgeProgram {
        candidates = List.copyOf(candidates);
        limits = List.copyOf(limits);
        int scenarios = base.length;
        int size = candidates.size();
        boolean isWhole = scenarios > 0
                && Arrays.stream(base).allMatch(Double::isFinite)
                && candidates.stream().allMatch(candidate -> candidate.fits(scenarios))
                && limits.stream().allMatch(limit -> limit.perLot().length == size)
                && confidence > 0
                && confidence < 1
                && comboDiscount >= 0
                && comboDiscount <= 1;
        if (!isWhole) {
            throw new IllegalArgumentException("a number of the programme is missing");
        }
    }

    /**
     * Something to trade in whole lots.
     *
     * @param name of the instrument
     * @param profitPerLot by scenario, of a bought lot, USD
     * @param buyCost USD per lot
     * @param sellCost USD per lot
     * @param mostBuy lots
     * @param mostSell lots
     * @param buyFee the part of {@code buyCost} that a combo may waive
     * @param sellFee the part of {@code sellCost} that a combo may waive
     */
    public record Candidate(
            String name,
            double[] profitPerLot,
            double buyCost,
            double sellCost,
            int mostBuy,
            int mostSell,
            double buyFee,
            double sellFee) {
        /** One whose fees no combo waives. */
        public Candidate(
                String name, double[] profitPerLot, double buyCost, double sellCost, int mostBuy, int mostSell) {
            this(name, profitPerLot, buyCost, sellCost, mostBuy, mostSell, 0, 0);
        }

        boolean fits(int scenarios) {
            return profitPerLot.length == scenarios
                    && Arrays.stream(profitPerLot).allMatch(Double::isFinite)
                    && buyFee >= 0
                    && sellFee >= 0
                    && buyCost >= buyFee
                    && sellCost >= sellFee
                    && Double.isFinite(buyCost + sellCost)
                    && mostBuy >= 0
                    && mostSell >= 0;
        }

        double cost(double lots) {
            return lots > 0 ? lots * buyCost : -lots * sellCost;
        }
    }

    /**
     * A greek or margin that has to stay between two numbers.
     *
     * @param name for the trader
     * @param base without a hedge
     * @param perLot by candidate
     * @param least lower end
     * @param most upper end
     * @param penalty USD per unit beyond an end; empty for a hard limit
     */
    public record Limit(String name, double base, double[] perLot, double least, double most, OptionalDouble penalty) {
        double beyond(int[] lots) {
            return beyond(value(lots));
        }

        private double beyond(double value) {
            return Math.max(0, Math.max(least - value, value - most));
        }

        double value(int[] lots) {
            return value(wide(lots));
        }

        private double value(double[] lots) {
            double value = base;
            for (int i = 0; i < lots.length; i++) {
                value += lots[i] * perLot[i];
            }
            return value;
        }

        double penalty(double[] lots) {
            return penalty.isPresent() ? penalty.getAsDouble() * beyond(value(lots)) : 0;
        }

        /** Rounding of sums must not count as a breach. */
        double slack() {
            return 1e-9 * (1 + Math.abs(base));
        }
    }

    /** The waiver is the smaller of two sums, so the cost stays convex in the lots. */
    double cost(double[] lots) {
        double cost = 0;
        double bought = 0;
        double sold = 0;
        for (int i = 0; i < lots.length; i++) {
            Candidate one = candidates.get(i);
            cost += one.cost(lots[i]);
            bought += Math.max(0, lots[i]) * one.buyFee();
            sold += Math.max(0, -lots[i]) * one.sellFee();
        }
        return cost - comboDiscount * Math.min(bought, sold);
    }

    double cost(int[] lots) {
        return cost(wide(lots));
    }

    private static double[] wide(int[] lots) {
        double[] wide = new double[lots.length];
        for (int i = 0; i < lots.length; i++) {
            wide[i] = lots[i];
        }
        return wide;
    }

    /** The same problem with further limits. */
    HedgeProgram with(List<Limit> further) {
        List<Limit> all = Stream.concat(limits.stream(), further.stream()).toList();
        return new HedgeProgram(base, candidates, confidence, accepted, costWeight, comboDiscount, all, mostLegs);
    }

    boolean isFeasible(int[] lots) {
        return Arrays.stream(lots).filter(lot -> lot != 0).count() <= mostLegs
                && limits.stream()
                        .filter(limit -> limit.penalty().isEmpty())
                        .allMatch(limit -> limit.beyond(lots) <= limit.slack());
    }

    double penalty(double[] lots) {
        return limits.stream().mapToDouble(limit -> limit.penalty(lots)).sum();
    }

    double penalty(int[] lots) {
        return penalty(wide(lots));
    }

    /** Expected shortfall, weighted cost and penalties of a choice, USD; feasible or not. */
    public double objective(int[] lots) {
        return counted(shortfall(lots)) + costWeight * cost(lots) + penalty(lots);
    }

    /** What an expected shortfall counts, USD. */
    double counted(double shortfall) {
        return Math.max(accepted, shortfall);
    }

    /** Expected shortfall of a choice, USD. */
    public double shortfall(int[] lots) {
        return new TailCut(this, profits(lots)).shortfall();
    }

    double[] profits(int[] lots) {
        double[] profits = base.clone();
        for (int i = 0; i < lots.length; i++) {
            add(profits, i, lots[i]);
        }
        return profits;
    }

    void add(double[] profits, int candidate, double lots) {
        if (lots == 0) {
            return;
        }
        double[] one = candidates.get(candidate).profitPerLot();
        for (int s = 0; s < profits.length; s++) {
            profits[s] += lots * one[s];
        }
    }
}
