package gammadesk.analytics.mispricing;

import gammadesk.analytics.market.ExpiryChain;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Every straddle of a recording that could be entered, held and closed. */
public final class StraddleEntries {
    private static final double FEWEST_DAYS = 2;
    private static final double MOST_DAYS = 100;

    private StraddleEntries() {}

    /**
     * All entries, by moment and expiry. Expiries of 2 to 100 days, the strike nearest the forward that has four
     * quotes.
     *
     * @param terms the forecast that was known at each moment; none where it is empty
     * @param premiums trailing premium that was known at each moment
     * @param holdDays how long a trade is held; infinity to hold it until the last moment before it expires
     */
    public static List<StraddleEntry> of(
            HedgedReplay<ReplayMoment> replay,
            List<Optional<ForecastTerm>> terms,
            List<OptionalDouble> premiums,
            TradingCosts costs,
            double holdDays) {
        List<StraddleEntry> entries = new ArrayList<>();
        for (int i = 0; i < replay.moments().size(); i++) {
            if (terms.get(i).isPresent()) {
                ReplayMoment now = replay.moments().get(i);
                List<ExpiryGap> gaps =
                        ExpiryGaps.of(now.surface(), now.chain(), terms.get(i).get(), premiums.get(i), costs);
                for (ExpiryGap gap : gaps) {
                    entry(replay, i, gap, gaps, costs, holdDays).ifPresent(entries::add);
                }
            }
        }
        return entries;
    }

    private static Optional<StraddleEntry> entry(
            HedgedReplay<ReplayMoment> replay,
            int at,
            ExpiryGap gap,
            List<ExpiryGap> gaps,
            TradingCosts costs,
            double holdDays) {
        ReplayMoment now = replay.moments().get(at);
        Optional<Integer> exit = replay.exit(at, holdDays, gap.expiry().epochMillis());
        ExpiryChain chain = now.chain().expiries().stream()
                .filter(one -> one.expiry().equals(gap.expiry()))
                .findFirst()
                .orElseThrow();
        Optional<List<Candidate>> sides = CandidateSearch.straddles(now.chain(), chain, gaps, costs);
        if (exit.isEmpty() || sides.isEmpty() || gap.days() < FEWEST_DAYS || gap.days() > MOST_DAYS) {
            return Optional.empty();
        }
        Candidate buy = sides.get().getFirst();
        Candidate sell = sides.get().getLast();
        Optional<TradeOutcome> bought = replay.outcome(buy.legs(), at, exit.get());
        Optional<TradeOutcome> sold = replay.outcome(sell.legs(), at, exit.get());
        return bought.isPresent() && sold.isPresent()
                ? Optional.of(new StraddleEntry(at, gap.days(), gap.neutralGap(), sell, buy, sold.get(), bought.get()))
                : Optional.empty();
    }
}
