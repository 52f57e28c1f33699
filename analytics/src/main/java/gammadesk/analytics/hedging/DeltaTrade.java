package gammadesk.analytics.hedging;

import gammadesk.analytics.hedging.Proposal.Alternative;
import gammadesk.analytics.market.Side;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Brings delta to where a rule wants it, with the perpetual, future or spot that costs least over the horizon. */
final class DeltaTrade {
    private final String advisor;
    private final HedgeInput input;

    DeltaTrade(String advisor, HedgeInput input) {
        this.advisor = advisor;
        this.input = input;
    }

    private record Choice(HedgeLeg leg, CostParts cost, boolean isCut) {}

    /**
     * @param delta as the rule reckons it, coin
     * @param low the rule's band
     * @param high its other end
     * @param goTo where to go when delta is outside of the band
     * @param why the rule in a clause
     */
    Advice towards(double delta, double low, double high, double goTo, String why) {
        ProposalMaker maker = new ProposalMaker(advisor, input);
        List<String> unvalued = input.unvalued();
        if (!unvalued.isEmpty()) {
            return new Advice(List.of(maker.nothing("part of the book has no value", unvalued)));
        }
        if (!Double.isFinite(delta + low + high + goTo)) {
            return new Advice(List.of(maker.nothing("the rule has no answer in this market (" + why + ")", List.of())));
        }
        String band = String.format(Locale.ROOT, "delta %.4f, band %.4f to %.4f %s", delta, low, high, why);
        if (delta >= low && delta <= high) {
            return new Advice(List.of(maker.nothing("delta is inside its band: " + band, List.of())));
        }
        List<Choice> choices = choices(goTo - delta);
        if (choices.isEmpty()) {
            return new Advice(List.of(maker.nothing(
                    "nothing with a price can be traded in so small or so large an amount: " + band, List.of())));
        }
        return new Advice(
                List.of(best(maker, choices, band), maker.nothing("saves the cost and keeps " + band, List.of())));
    }

    private Proposal best(ProposalMaker maker, List<Choice> choices, String band) {
        Choice best = choices.getFirst();
        List<Alternative> others = choices.stream()
                .skip(1)
                .map(other -> new Alternative(
                        String.format(
                                Locale.ROOT,
                                "%s for %.2f USD more",
                                other.leg().words(),
                                other.cost().totalUsd() - best.cost().totalUsd()),
                        List.of(other.leg()),
                        other.cost()))
                .toList();
        List<String> constraints = best.isCut()
                ? List.of("participation: at most " + input.goal().participation() + " of the visible depth")
                : List.of();
        String sentence =
                "Delta is outside its band (" + band + "): " + best.leg().words()
                        + ", the cheapest of " + choices.size() + " over "
                        + input.costs().horizonDays() + " days.";
        return maker.make(sentence, List.of(best.leg()), constraints, others, Optional.empty());
    }

    private List<Choice> choices(double coins) {
        Side side = coins > 0 ? Side.BUY : Side.SELL;
        List<Choice> choices = new ArrayList<>();
        for (HedgeInstrument instrument : input.instruments()) {
            if (instrument.isDeltaOne()) {
                choice(instrument, side, Math.abs(coins)).ifPresent(choices::add);
            }
        }
        choices.sort(Comparator.comparingInt((Choice c) -> c.isCut() ? 1 : 0)
                .thenComparingDouble(c -> c.cost().totalUsd()));
        return choices;
    }

    private Optional<Choice> choice(HedgeInstrument instrument, Side side, double coins) {
        double wanted = instrument.amount(coins);
        double most = instrument.mostAmount(side, input.goal().participation());
        boolean isCut = wanted > most;
        BigDecimal amount = isCut ? instrument.lots(most) : instrument.nearestLots(wanted);
        return ProposalMaker.leg(instrument, side, amount)
                .map(leg -> new Choice(
                        leg,
                        input.costs()
                                .cost(
                                        instrument,
                                        side,
                                        amount.doubleValue(),
                                        input.market().nowMillis()),
                        isCut))
                .filter(choice -> Double.isFinite(choice.cost().totalUsd()));
    }

    /** Half spread and fee of one coin of the cheapest instrument, a share of its notional; NaN without any. */
    static double proportionalCost(HedgeInput input) {
        return input.instruments().stream()
                .filter(HedgeInstrument::isDeltaOne)
                .mapToDouble(one -> {
                    CostParts cost = input.costs()
                            .cost(one, Side.BUY, one.amount(1), input.market().nowMillis());
                    return (cost.spreadUsd() + cost.feesUsd()) / one.notionalUsd(one.amount(1));
                })
                .filter(Double::isFinite)
                .min()
                .orElse(Double.NaN);
    }
}
