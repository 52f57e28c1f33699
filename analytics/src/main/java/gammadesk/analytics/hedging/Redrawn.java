package gammadesk.analytics.hedging;

import gammadesk.analytics.hedging.Proposal.Alternative;
import gammadesk.analytics.market.Side;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.function.UnaryOperator;

/** A proposal with other legs or limits than its advisor gave it. */
public final class Redrawn {
    private Redrawn() {}

    /**
     * The proposal with other legs, explained by a sentence.
     *
     * @param original whose place it takes
     * @param legs at least one, each in the input's instruments
     * @throws IllegalArgumentException when a leg's instrument is not in the input
     */
    public static Proposal with(Proposal original, List<HedgeLeg> legs, String sentence, HedgeInput input) {
        return new ProposalMaker(original.advisor(), input)
                .make(sentence, legs, original.constraints(), original.alternatives(), original.solution())
                .believed(original.belief());
    }

    /**
     * The same amounts at the prices that they meet now, in legs and words; a leg whose side has no price keeps its
     * limit. Its other numbers stay those of then.
     *
     * @throws IllegalArgumentException when a leg's instrument is not in the input
     */
    public static Proposal repriced(Proposal original, HedgeInput input) {
        return relegged(
                original,
                leg -> ProposalMaker.leg(instrument(leg, input), leg.side(), leg.amount())
                        .orElse(leg));
    }

    /**
     * The proposal with limits that leave the market room to move while a person reads and orders are worked. What it
     * is expected to cost stays; its words name the new limits.
     *
     * @param room of what moves like the coin, a share of the price
     * @param optionRoom of an option, a share of its price
     * @throws IllegalArgumentException when a leg's instrument is not in the input
     */
    public static Proposal withRoom(Proposal original, double room, double optionRoom, HedgeInput input) {
        return relegged(original, leg -> roomy(leg, instrument(leg, input), room, optionRoom));
    }

    private static Proposal relegged(Proposal original, UnaryOperator<HedgeLeg> change) {
        List<HedgeLeg> legs = original.legs().stream().map(change).toList();
        List<Alternative> alternatives = original.alternatives().stream()
                .map(other -> relegged(other, change))
                .toList();
        return new Proposal(
                original.advisor(),
                renamed(original.sentence(), original.legs(), legs),
                legs,
                original.before(),
                original.after(),
                original.cost(),
                original.constraints(),
                alternatives,
                original.ifNothing(),
                original.agesSeconds(),
                original.invalidatedBy(),
                original.solution(),
                original.belief());
    }

    private static Alternative relegged(Alternative original, UnaryOperator<HedgeLeg> change) {
        List<HedgeLeg> legs = original.legs().stream().map(change).toList();
        return new Alternative(renamed(original.words(), original.legs(), legs), legs, original.cost());
    }

    private static HedgeLeg roomy(HedgeLeg leg, HedgeInstrument instrument, double room, double optionRoom) {
        double share = leg.side().sign() * (instrument.isDeltaOne() ? room : optionRoom);
        RoundingMode outward = leg.side() == Side.BUY ? RoundingMode.CEILING : RoundingMode.FLOOR;
        BigDecimal wide = leg.limitPrice().multiply(BigDecimal.valueOf(1 + share));
        BigDecimal price = instrument.spec().ticks().round(wide, outward);
        return price.signum() > 0 ? new HedgeLeg(leg.instrument(), leg.side(), leg.amount(), price) : leg;
    }

    private static String renamed(String words, List<HedgeLeg> was, List<HedgeLeg> is) {
        String text = words;
        for (int i = 0; i < was.size(); i++) {
            text = text.replace(was.get(i).words(), is.get(i).words());
        }
        return text;
    }

    private static HedgeInstrument instrument(HedgeLeg leg, HedgeInput input) {
        return input.instruments().stream()
                .filter(one -> one.name().equals(leg.instrument()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no market of " + leg.instrument()));
    }
}
