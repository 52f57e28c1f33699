package gammadesk.analytics.mispricing;

import gammadesk.analytics.forecast.measure.Feature;
import gammadesk.analytics.pricing.Black76;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Follows a trade through recorded moments. It is entered and closed at the quotes that it meets; at every moment its
 * delta, by the fitted volatility of that moment, is taken off with the perpetual, in USD contracts of any amount, at
 * its mark with spread and fee. An option without a quote at the exit is taken to have moved away from its mark by half
 * the spread of the entry or a tenth of the mark, whichever is more.
 *
 * @param <M> a moment
 */
public final class HedgedReplay<M extends TradedMoment> {
    private static final double UNQUOTED_SHARE = 0.1;
    private static final double FUNDING_MILLIS = 8 * 3_600_000.0;

    private final List<M> moments;
    private final TradingCosts costs;
    private final Optional<Feature> funding;

    /**
     * Over moments in order of time.
     *
     * @param funding share that longs of the perpetual pay in eight hours, by the moment it was known; where there is
     *     none it counts as 0
     */
    public HedgedReplay(List<M> moments, TradingCosts costs, Optional<Feature> funding) {
        this.moments = List.copyOf(moments);
        this.costs = costs;
        this.funding = funding;
    }

    /** The moments. */
    public List<M> moments() {
        return moments;
    }

    /**
     * The first moment at least so long after an entry and before the first expiry; the last before it or of the
     * recording when there is none; empty when no moment is left.
     *
     * @param beforeMillis the first expiry of the trade
     */
    public Optional<Integer> exit(int entry, double holdDays, long beforeMillis) {
        double due = moments.get(entry).millis() + holdDays * 86_400_000.0;
        int last = entry;
        while (last + 1 < moments.size()
                && moments.get(last + 1).millis() < beforeMillis
                && moments.get(last).millis() < due) {
            last++;
        }
        boolean isWhole = Double.isInfinite(holdDays) || moments.get(last).millis() >= due;
        return last > entry && isWhole ? Optional.of(last) : Optional.empty();
    }

    /**
     * What became of a trade; empty when an option of it is not listed at one of the moments.
     *
     * @param legs as quoted at the entry
     */
    public Optional<TradeOutcome> outcome(List<Leg> legs, int entry, int exit) {
        Walk walk = new Walk();
        for (int at = entry; at < exit; at++) {
            Optional<List<Leg>> now = legsAt(legs, at);
            if (now.isEmpty()) {
                return Optional.empty();
            }
            walk.hedge(now.get(), moments.get(at), moments.get(at + 1));
        }
        Optional<List<Leg>> last = legsAt(legs, exit);
        if (last.isEmpty()) {
            return Optional.empty();
        }
        walk.end();
        for (int i = 0; i < legs.size(); i++) {
            walk.close(legs.get(i), last.get().get(i), moments.get(entry), moments.get(exit));
        }
        return Optional.of(walk.outcome(
                legs, moments.get(entry).millis(), moments.get(exit).millis()));
    }

    private Optional<List<Leg>> legsAt(List<Leg> legs, int at) {
        List<Leg> now = new ArrayList<>();
        for (Leg leg : legs) {
            moments.get(at).leg(leg.instrument(), leg.quantity()).ifPresent(now::add);
        }
        return now.size() == legs.size() ? Optional.of(now) : Optional.empty();
    }

    private final class Walk {
        private double held;
        private double option;
        private double spread;
        private double fees;
        private double hedge;
        private double hedgeCost;
        private double paid;
        private boolean isQuoted = true;

        void hedge(List<Leg> legs, TradedMoment now, TradedMoment next) {
            double wanted = -dollarDelta(legs);
            hedgeCost += Math.abs(wanted - held) * costs.hedgeCost();
            held = wanted;
            hedge += held * (next.perpetual() / now.perpetual() - 1);
            double rate = funding.map(feature -> feature.at(now.millis())).orElse(0.0);
            paid += Double.isNaN(rate) ? 0 : held * rate * (next.millis() - now.millis()) / FUNDING_MILLIS;
        }

        void end() {
            hedgeCost += Math.abs(held) * costs.hedgeCost();
            held = 0;
        }

        void close(Leg in, Leg out, TradedMoment entered, TradedMoment closed) {
            double markIn = entered.mark(in.instrument());
            double markOut = closed.mark(in.instrument());
            double quantity = in.quantity();
            double entry = in.touch();
            double quoted = quantity > 0 ? out.bid() : out.ask();
            double away = Math.max((in.ask() - in.bid()) / 2, UNQUOTED_SHARE * markOut);
            double exit = quoted > 0 ? quoted : Math.max(0, markOut - Math.signum(quantity) * away);
            isQuoted &= quoted > 0;
            option += quantity * (markOut * out.usdPerPrice() - markIn * in.usdPerPrice());
            spread += quantity * ((entry - markIn) * in.usdPerPrice() + (markOut - exit) * out.usdPerPrice());
            fees += Math.abs(quantity)
                    * (costs.feeUsd(entry * in.usdPerPrice(), in.forward())
                            + costs.feeUsd(exit * out.usdPerPrice(), out.forward()));
        }

        TradeOutcome outcome(List<Leg> legs, long from, long to) {
            double vega = Math.abs(legs.stream()
                    .mapToDouble(leg -> leg.quantity() * leg.vega())
                    .sum());
            return new TradeOutcome(from, to, vega, option, spread, fees, hedge, hedgeCost, paid, isQuoted);
        }
    }

    private static double dollarDelta(List<Leg> legs) {
        return legs.stream()
                .mapToDouble(leg -> leg.quantity()
                        * leg.forward()
                        * Black76.greeks(leg.forward(), leg.strike(), leg.years(), leg.vol() / 100, leg.type())
                                .delta())
                .sum();
    }
}
