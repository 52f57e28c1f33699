package gammadesk.analytics.hedging;

import gammadesk.analytics.hedging.Proposal.Alternative;
import gammadesk.analytics.hedging.Proposal.Quality;
import gammadesk.analytics.market.Side;
import gammadesk.analytics.risk.BookRisk;
import gammadesk.analytics.risk.RiskBook;
import gammadesk.analytics.risk.RiskBook.Entry;
import gammadesk.analytics.risk.WhatIf;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Turns orders into a proposal: risk before and after, cost, and what belongs to every explanation. */
final class ProposalMaker {
    private final String advisor;
    private final HedgeInput input;
    private final HedgePicture before;

    ProposalMaker(String advisor, HedgeInput input) {
        this.advisor = advisor;
        this.input = input;
        before = HedgePicture.of(input.risk(), input);
    }

    HedgePicture before() {
        return before;
    }

    /** An order on lot and ladder; empty when it rounds to nothing or its side has no price. */
    static Optional<HedgeLeg> leg(HedgeInstrument instrument, Side side, BigDecimal amount) {
        return amount.signum() <= 0
                ? Optional.empty()
                : instrument
                        .limitPrice(side, amount.doubleValue())
                        .map(price -> new HedgeLeg(instrument.name(), side, amount, price));
    }

    Proposal nothing(String why, List<String> constraints) {
        return make("Do nothing: " + why + ".", List.of(), constraints, List.of(), Optional.empty());
    }

    Proposal make(
            String sentence,
            List<HedgeLeg> legs,
            List<String> constraints,
            List<Alternative> alternatives,
            Optional<Quality> quality) {
        return new Proposal(
                advisor,
                sentence,
                legs,
                before,
                legs.isEmpty() ? before : after(legs),
                input.costs().cost(legs, input.instruments(), input.market().nowMillis()),
                constraints,
                alternatives,
                ifNothing(),
                ages(legs),
                invalidatedBy(legs),
                quality,
                Optional.empty());
    }

    private HedgePicture after(List<HedgeLeg> legs) {
        return HedgePicture.of(filled(legs), input);
    }

    /** The book on the coin with all legs filled at their expected prices. */
    BookRisk filled(List<HedgeLeg> legs) {
        Entry[] trades = legs.stream().map(this::entry).toArray(Entry[]::new);
        WhatIf whatIf = WhatIf.of(input.book(), RiskBook.of(trades), input.market());
        return whatIf.after().only(input.coin());
    }

    /** Options are paid at the price that is met; futures count from the mark, their spread is in the cost. */
    private Entry entry(HedgeLeg leg) {
        HedgeInstrument instrument = instrument(leg.instrument());
        double price = instrument.isDeltaOne() ? instrument.mark() : instrument.touch(leg.side());
        return new Entry(leg.instrument(), leg.signedAmount().doubleValue(), OptionalDouble.of(price));
    }

    private HedgeInstrument instrument(String name) {
        return input.instruments().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private String ifNothing() {
        double down = before.scenarioPnlUsd().get(2);
        double up = before.scenarioPnlUsd().get(8);
        return String.format(
                Locale.ROOT,
                "Delta stays at %.4f %s; a fall of 10 %% brings %,.0f USD, a rise of 10 %% %,.0f USD, and the mean of the worst "
                        + "%.1f %% of days %,.0f USD.",
                before.deltaCoin(),
                input.coin(),
                down,
                up,
                100 * (1 - input.goal().confidence()),
                -before.shortfallUsd());
    }

    private Map<String, Double> ages(List<HedgeLeg> legs) {
        Map<String, Double> ages = new HashMap<>(input.ages());
        legs.forEach(
                leg -> ages.put(leg.instrument(), instrument(leg.instrument()).ageSeconds()));
        return ages;
    }

    private List<String> invalidatedBy(List<HedgeLeg> legs) {
        double gamma = Math.abs(before.gamma());
        double move = gamma > 0 ? input.goal().threshold() / gamma : Double.POSITIVE_INFINITY;
        String spot = Double.isFinite(move) && move < input.index()
                ? String.format(Locale.ROOT, "a move of %s of more than %.0f USD", input.coin(), move)
                : "another position in the book";
        return legs.isEmpty()
                ? List.of(spot, "any fill")
                : List.of(spot, "any fill that is not of this proposal", "a price beyond a leg's limit");
    }
}
