package gammadesk.analytics.hedging.execution;

import gammadesk.analytics.hedging.HedgeInstrument;
import gammadesk.analytics.hedging.HedgeLeg;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which leg goes first: the one that is hardest to get, so that what is easy to get follows what was got. Options
 * before whatever moves like the coin; among equals the relatively wider spread first, then the less that stands there.
 */
public final class LegOrder {
    private LegOrder() {}

    /**
     * Positions in the list of legs, first to be worked first.
     *
     * @param markets one a leg, in the same order
     */
    public static List<Integer> of(List<HedgeLeg> legs, List<HedgeInstrument> markets) {
        return IntStream.range(0, legs.size())
                .boxed()
                .sorted(Comparator.comparingInt(
                                (Integer leg) -> markets.get(leg).isDeltaOne() ? 1 : 0)
                        .thenComparingDouble(leg -> -spread(markets.get(leg)))
                        .thenComparingDouble(leg -> depth(markets.get(leg), legs.get(leg))))
                .toList();
    }

    /** As a share of the middle; infinite where one side is missing. */
    private static double spread(HedgeInstrument market) {
        double bid = market.quote().bid();
        double ask = market.quote().ask();
        return bid > 0 && ask > 0 ? (ask - bid) / market.mid() : Double.POSITIVE_INFINITY;
    }

    private static double depth(HedgeInstrument market, HedgeLeg leg) {
        return market.mostAmount(leg.side(), 1) / leg.amount().doubleValue();
    }
}
