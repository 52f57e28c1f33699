package gammadesk.app.replay;

import gammadesk.analytics.backtest.venue.VenueTerms;
import gammadesk.analytics.backtest.venue.VenueTerms.Filling;
import gammadesk.analytics.backtest.venue.VenueTerms.MarginCalls;
import gammadesk.analytics.backtest.venue.VenueTerms.Outage;
import gammadesk.analytics.hedging.FeeTerms;
import gammadesk.analytics.risk.BookMargin;
import gammadesk.app.hedging.ReplayedHedging.Approval;
import gammadesk.app.market.CycleScope;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How a session is replayed.
 *
 * @param latencyMillis from the desk to the venue's book and back, for orders and cancels
 * @param cycle of the replay's time between two pictures of the market and two turns of the desk
 * @param scope how much of a cycle is computed
 * @param approval who approves hedges
 * @param cashCoins that lie in the account in every coin of the book, beside what the book itself says
 * @param seed of everything that is left to chance
 * @param filling how orders meet what the market shows
 * @param margin by which model margin is called; empty for a venue that never asks for any
 * @param outages of the venue and its data, in the session's time, ascending and apart
 */
public record ReplaySettings(
        long latencyMillis,
        Duration cycle,
        CycleScope scope,
        Approval approval,
        double cashCoins,
        long seed,
        Filling filling,
        Optional<BookMargin.Model> margin,
        List<Pause> outages) {
    /**
     * As live, but with less in a cycle: a surface is fitted in every fourth of its turns, with two currencies every
     * two seconds as advisors are asked, and of the dealers, at whom no hedge looks, there is the naive map alone.
     */
    public static final ReplaySettings USUAL = new ReplaySettings(
            50,
            Duration.ofMillis(250),
            new CycleScope(4, false),
            Approval.RULE,
            20,
            1,
            Filling.PLAIN,
            Optional.empty(),
            List.of());

    /**
     * A time in which nothing is traded, nothing is answered and no data come.
     *
     * @param after the beginning of the session
     * @param length of it, positive
     */
    public record Pause(Duration after, Duration length) {
        /** Throws {@link IllegalArgumentException} when it would not last, or begins before the session. */
        public Pause {
            if (after.isNegative() || !length.isPositive()) {
                throw new IllegalArgumentException("an outage begins in the session and lasts");
            }
        }

        Outage from(long startMillis) {
            long begin = startMillis + after.toMillis();
            return new Outage(begin, begin + length.toMillis(), false);
        }
    }

    /** Throws {@link IllegalArgumentException} when a number makes no sense. */
    public ReplaySettings {
        outages = List.copyOf(outages);
        if (latencyMillis < 0 || cycle.compareTo(Duration.ofMillis(10)) < 0 || !(cashCoins >= 0)) {
            throw new IllegalArgumentException(
                    "a replay takes a latency and a cash of 0 or more and a cycle of at least 10 ms");
        }
    }

    /** The same with another latency. */
    public ReplaySettings withLatency(long millis) {
        return new ReplaySettings(millis, cycle, scope, approval, cashCoins, seed, filling, margin, outages);
    }

    /** The same with another cycle. */
    public ReplaySettings withCycle(Duration next) {
        return new ReplaySettings(latencyMillis, next, scope, approval, cashCoins, seed, filling, margin, outages);
    }

    /** The same with more or less computed. */
    public ReplaySettings withScope(CycleScope next) {
        return new ReplaySettings(latencyMillis, cycle, next, approval, cashCoins, seed, filling, margin, outages);
    }

    /** The same with another way of approving. */
    public ReplaySettings withApproval(Approval next) {
        return new ReplaySettings(latencyMillis, cycle, scope, next, cashCoins, seed, filling, margin, outages);
    }

    /** The same at another venue. */
    public ReplaySettings at(Filling other, Optional<BookMargin.Model> calls, List<Pause> out) {
        return new ReplaySettings(latencyMillis, cycle, scope, approval, cashCoins, seed, other, calls, out);
    }

    /** How the venue treats the trader in a session that begins then. */
    VenueTerms venue(long startMillis) {
        VenueTerms terms = VenueTerms.plain(FeeTerms.PUBLISHED)
                .withLatency(latencyMillis)
                .withFilling(filling)
                .withOutages(
                        outages.stream().map(pause -> pause.from(startMillis)).toList());
        return margin.map(model -> terms.withMargin(MarginCalls.published(model)))
                .orElse(terms);
    }
}
