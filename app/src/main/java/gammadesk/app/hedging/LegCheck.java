package gammadesk.app.hedging;

import gammadesk.analytics.desk.QuotedInstrument;
import gammadesk.analytics.hedging.HedgeLeg;
import gammadesk.analytics.trading.OrderTicket;
import gammadesk.analytics.trading.TicketCheck;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Whether legs that a person typed are orders at all. */
final class LegCheck {
    private LegCheck() {}

    /** One clause on the first thing that is wrong, empty when nothing is. */
    static Optional<String> problem(List<HedgeLeg> legs, HedgeScene scene) {
        if (legs.isEmpty()) {
            return Optional.of("a hedge has at least one order; reject it to do nothing");
        }
        return legs.stream().flatMap(leg -> problem(leg, scene).stream()).findFirst();
    }

    private static Optional<String> problem(HedgeLeg leg, HedgeScene scene) {
        Optional<QuotedInstrument> market =
                QuotedInstrument.find(scene.snapshot().markets(), leg.instrument(), scene.nowNanos());
        if (market.isEmpty()) {
            return Optional.of(leg.instrument() + " is not listed here");
        }
        OrderTicket ticket = OrderTicket.limit(leg.instrument(), leg.side(), leg.amount(), leg.limitPrice());
        return TicketCheck.problems(ticket, market.get().instrument()).stream()
                .findFirst()
                .map(problem -> leg.instrument() + ": " + problem.sentence().replaceFirst("\\.$", ""));
    }

    static String words(List<HedgeLeg> legs) {
        return legs.stream().map(HedgeLeg::words).collect(Collectors.joining("; "));
    }
}
