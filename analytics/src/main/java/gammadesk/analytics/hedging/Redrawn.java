package gammadesk.analytics.hedging;

import java.util.List;

/** A proposal whose orders are a person's, or the same orders in another market: every number is computed anew. */
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
                .make(sentence, legs, original.constraints(), original.alternatives(), original.solution());
    }

    /**
     * The same amounts at the limits of the present market; a leg whose side has no price keeps its limit.
     *
     * @throws IllegalArgumentException when a leg's instrument is not in the input
     */
    public static List<HedgeLeg> repriced(List<HedgeLeg> legs, HedgeInput input) {
        return legs.stream()
                .map(leg -> ProposalMaker.leg(instrument(leg, input), leg.side(), leg.amount())
                        .orElse(leg))
                .toList();
    }

    private static HedgeInstrument instrument(HedgeLeg leg, HedgeInput input) {
        return input.instruments().stream()
                .filter(one -> one.name().equals(leg.instrument()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no market of " + leg.instrument()));
    }
}
