package gammadesk.analytics.mispricing;

import gammadesk.analytics.market.ChainSnapshot;
import gammadesk.analytics.market.ExpiryChain;
import gammadesk.analytics.market.OptionType;
import gammadesk.analytics.mispricing.Candidate.Kind;
import gammadesk.analytics.pricing.Black76;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** Builds the structures of a chain out of options with both quotes and picks for each the better direction. */
public final class CandidateSearch {
    /** What the worst case is taken over: the forward's moves, each with each change of all volatilities. */
    public static final String SCENARIOS = "forward -16, -8, 0, +8, +16 % x volatility -25 %, same, +30 %, at once";

    private static final double[] MOVES = {-0.16, -0.08, 0, 0.08, 0.16};
    private static final double[] VOLS = {0.75, 1, 1.3};
    private static final double WING = 0.25;

    private final List<Slice> slices = new ArrayList<>();
    private final TradingCosts costs;

    private record Slice(ExpiryChain chain, ExpiryGap gap) {
        boolean isQuoted(int row) {
            double bid = chain.bid().get(row);
            return bid > 0 && chain.ask().get(row) > bid;
        }

        boolean isCall(int row) {
            return chain.types().get(row) == OptionType.CALL;
        }

        double k(int row) {
            return Math.log(chain.strike().get(row) / chain.rowForward().get(row));
        }

        boolean isOut(int row) {
            return k(row) >= 0 == isCall(row);
        }

        Leg leg(int row, double quantity) {
            return Leg.of(chain, row, quantity, gap.implied());
        }

        double delta(int row) {
            Leg leg = leg(row, 1);
            return Math.abs(Black76.greeks(leg.forward(), leg.strike(), leg.years(), leg.vol() / 100, leg.type())
                    .delta());
        }

        /** Middle of the quote less the fit, USD over vega, that is vol points. */
        double residual(int row) {
            Leg leg = leg(row, 1);
            return (leg.midUsd() - leg.usd(leg.vol())) / leg.vega();
        }

        OptionalInt least(IntPredicate allowed, IntToDoubleFunction distance) {
            return IntStream.range(0, chain.size())
                    .filter(this::isQuoted)
                    .filter(allowed)
                    .filter(row -> Double.isFinite(distance.applyAsDouble(row)))
                    .boxed()
                    .min(Comparator.comparingDouble(distance::applyAsDouble))
                    .map(OptionalInt::of)
                    .orElse(OptionalInt.empty());
        }

        /** The quoted option of a strike and type. */
        OptionalInt at(double strike, boolean call) {
            return least(row -> isCall(row) == call && chain.strike().get(row) == strike, _ -> 0);
        }
    }

    private CandidateSearch(ChainSnapshot chain, List<ExpiryGap> gaps, TradingCosts costs) {
        this.costs = costs;
        for (ExpiryChain expiry : chain.expiries()) {
            gaps.stream()
                    .filter(gap -> gap.expiry().equals(expiry.expiry()))
                    .forEach(gap -> slices.add(new Slice(expiry, gap)));
        }
    }

    /**
     * The candidates of a chain, best edge over standard error first; also those that are not to be offered.
     *
     * @param records by kind; a kind without one has no record
     */
    public static List<Candidate> of(
            ChainSnapshot chain, List<ExpiryGap> gaps, TradingCosts costs, Map<Kind, SignalRecord> records) {
        CandidateSearch search = new CandidateSearch(chain, gaps, costs);
        List<Candidate> all = new ArrayList<>();
        for (int i = 0; i < search.slices.size(); i++) {
            search.add(all, i);
        }
        return all.stream()
                .filter(one -> Double.isFinite(one.ratio()))
                .map(one -> one.with(Optional.ofNullable(records.get(one.kind()))))
                .sorted(Comparator.comparingDouble(Candidate::ratio).reversed())
                .toList();
    }

    private void add(List<Candidate> all, int index) {
        Slice slice = slices.get(index);
        straddle(slice).ifPresent(legs -> all.add(better(Kind.STRADDLE, legs)));
        wings(slice, 1).ifPresent(legs -> all.add(better(Kind.STRANGLE, legs)));
        wings(slice, -1).ifPresent(legs -> all.add(better(Kind.RISK_REVERSAL, legs)));
        furthest(slice).ifPresent(centre -> {
            butterfly(slice, centre).ifPresent(legs -> all.add(better(Kind.BUTTERFLY, legs)));
            vertical(slice, centre).ifPresent(legs -> all.add(better(Kind.VERTICAL, legs)));
        });
        if (index + 1 < slices.size()) {
            calendar(slice, slices.get(index + 1)).ifPresent(legs -> all.add(better(Kind.CALENDAR, legs)));
        }
    }

    private static Optional<List<Leg>> straddle(Slice slice) {
        OptionalInt call = slice.least(
                row -> slice.isCall(row)
                        && slice.at(slice.chain.strike().get(row), false).isPresent(),
                row -> Math.abs(slice.k(row)));
        return call.isEmpty()
                ? Optional.empty()
                : Optional.of(List.of(
                        slice.leg(call.getAsInt(), 1),
                        slice.leg(
                                slice.at(slice.chain.strike().get(call.getAsInt()), false)
                                        .orElseThrow(),
                                1)));
    }

    /** The straddle of an expiry, bought and sold; empty where no strike has four quotes or no edge is known. */
    static Optional<List<Candidate>> straddles(
            ChainSnapshot chain, ExpiryChain expiry, List<ExpiryGap> gaps, TradingCosts costs) {
        CandidateSearch search = new CandidateSearch(chain, gaps, costs);
        return search.slices.stream()
                .filter(slice -> slice.chain.expiry().equals(expiry.expiry()))
                .findFirst()
                .flatMap(CandidateSearch::straddle)
                .map(legs -> search.bothSides(Kind.STRADDLE, legs))
                .filter(sides -> sides.stream().allMatch(one -> Double.isFinite(one.ratio())));
    }

    /** Call, and the put so many times. */
    private static Optional<List<Leg>> wings(Slice slice, double puts) {
        OptionalInt call = wing(slice, true);
        OptionalInt put = wing(slice, false);
        return call.isPresent() && put.isPresent()
                ? Optional.of(List.of(slice.leg(call.getAsInt(), 1), slice.leg(put.getAsInt(), puts)))
                : Optional.empty();
    }

    private static OptionalInt wing(Slice slice, boolean call) {
        return slice.least(
                row -> slice.isCall(row) == call && slice.isOut(row) && Math.abs(slice.delta(row) - WING) < WING / 2,
                row -> Math.abs(slice.delta(row) - WING));
    }

    /** The option out of the money whose quote lies furthest off the fit. */
    private static Optional<Integer> furthest(Slice slice) {
        OptionalInt found = slice.least(
                row -> slice.isOut(row) && slice.delta(row) > WING / 5, row -> -Math.abs(slice.residual(row)));
        return found.isPresent() ? Optional.of(found.getAsInt()) : Optional.empty();
    }

    /** The neighbour of the same type, quoted, on one side. */
    private static OptionalInt neighbour(Slice slice, int centre, int side) {
        double strike = slice.chain.strike().get(centre);
        return slice.least(
                row -> slice.isCall(row) == slice.isCall(centre)
                        && side * (slice.chain.strike().get(row) - strike) > 0,
                row -> Math.abs(slice.chain.strike().get(row) - strike));
    }

    /** A coin of the centre sold against wings that add up to it, so that it pays where it should. */
    private static Optional<List<Leg>> butterfly(Slice slice, int centre) {
        OptionalInt low = neighbour(slice, centre, -1);
        OptionalInt high = neighbour(slice, centre, 1);
        if (low.isEmpty() || high.isEmpty()) {
            return Optional.empty();
        }
        double from = slice.chain.strike().get(low.getAsInt());
        double to = slice.chain.strike().get(high.getAsInt());
        double share = (to - slice.chain.strike().get(centre)) / (to - from);
        return Optional.of(List.of(
                slice.leg(low.getAsInt(), share), slice.leg(centre, -1), slice.leg(high.getAsInt(), 1 - share)));
    }

    private static Optional<List<Leg>> vertical(Slice slice, int centre) {
        OptionalInt low = neighbour(slice, centre, -1);
        OptionalInt other = low.isPresent() ? low : neighbour(slice, centre, 1);
        return other.isPresent()
                ? Optional.of(List.of(slice.leg(other.getAsInt(), 1), slice.leg(centre, -1)))
                : Optional.empty();
    }

    private static Optional<List<Leg>> calendar(Slice near, Slice far) {
        OptionalInt row = near.least(
                one -> near.isCall(one)
                        && far.at(near.chain.strike().get(one), true).isPresent(),
                one -> Math.abs(near.k(one)));
        return row.isEmpty()
                ? Optional.empty()
                : Optional.of(List.of(
                        far.leg(
                                far.at(near.chain.strike().get(row.getAsInt()), true)
                                        .orElseThrow(),
                                1),
                        near.leg(row.getAsInt(), -1)));
    }

    private Candidate better(Kind kind, List<Leg> legs) {
        List<Candidate> sides = bothSides(kind, legs);
        Candidate one = sides.getFirst();
        return one.netUsd() >= sides.getLast().netUsd() ? one : sides.getLast();
    }

    private List<Candidate> bothSides(Kind kind, List<Leg> legs) {
        return List.of(
                candidate(kind, legs),
                candidate(kind, legs.stream().map(this::reversed).toList()));
    }

    private Leg reversed(Leg leg) {
        Slice slice = slice(leg);
        return slice.leg(slice.chain.instruments().indexOf(leg.instrument()), -leg.quantity());
    }

    private Slice slice(Leg leg) {
        return slices.stream()
                .filter(one -> one.gap.expiry().equals(leg.expiry()))
                .findFirst()
                .orElseThrow();
    }

    private Candidate candidate(Kind kind, List<Leg> legs) {
        double gross = 0;
        double spread = 0;
        double fees = 0;
        for (Leg leg : legs) {
            gross += leg.quantity() * (leg.usd(fairVol(kind, leg)) - leg.midUsd());
            spread += leg.spreadUsd();
            fees += Math.abs(leg.quantity()) * costs.feeUsd(leg.touch() * leg.usdPerPrice(), leg.forward());
        }
        return new Candidate(
                kind,
                legs,
                gross,
                new EdgeCost(spread, fees, hedging(legs)),
                standardError(kind, legs),
                risk(legs),
                legs.getFirst().forward(),
                Optional.empty(),
                Optional.empty());
    }

    private double fairVol(Kind kind, Leg leg) {
        return switch (kind.basis()) {
            case FORECAST -> slice(leg).gap.forecastSmile().ivPercent(Math.log(leg.strike() / leg.forward()));
            case SURFACE -> leg.vol();
        };
    }

    /**
     * Legs of one expiry are hedged together; expiries are taken one by one, which is too much rather than too little.
     */
    private double hedging(List<Leg> legs) {
        double sum = 0;
        for (Slice slice : slices) {
            double forecast = slice.gap.forecast().volPercent() / 100;
            sum += Math.abs(legs.stream()
                    .filter(leg -> leg.expiry().equals(slice.gap.expiry()))
                    .mapToDouble(leg -> leg.quantity()
                            * costs.hedgeUsd(leg.forward(), leg.strike(), leg.years(), forecast, leg.type()))
                    .sum());
        }
        return sum;
    }

    /**
     * Noise of the quotes around the fit and of the middle within its quote (anywhere between bid and ask is as good),
     * each option by itself; where the forecast is the measure, with its error. Errors of two horizons hang together by
     * the root of the shorter over the longer, for the days that they share.
     */
    private double standardError(Kind kind, List<Leg> legs) {
        double variance = 0;
        for (Leg leg : legs) {
            double fit = leg.quantity() * leg.vega() * slice(leg).gap.fitNoise();
            variance += fit * fit + leg.spreadUsd() * leg.spreadUsd() / 3;
        }
        if (kind.basis() == Candidate.Basis.FORECAST) {
            for (Leg one : legs) {
                for (Leg other : legs) {
                    variance += forecastError(one) * forecastError(other) * together(one, other);
                }
            }
        }
        return Math.sqrt(Math.max(0, variance));
    }

    private double forecastError(Leg leg) {
        return leg.quantity() * leg.vega() * slice(leg).gap.forecast().standardError();
    }

    private static double together(Leg one, Leg other) {
        return Math.sqrt(Math.min(one.years(), other.years()) / Math.max(one.years(), other.years()));
    }

    private static Candidate.Risk risk(List<Leg> legs) {
        double[] sums = new double[4];
        for (Leg leg : legs) {
            var greeks = Black76.greeks(leg.forward(), leg.strike(), leg.years(), leg.vol() / 100, leg.type());
            sums[0] += leg.quantity() * greeks.delta();
            sums[1] += leg.quantity() * greeks.gamma();
            sums[2] += leg.quantity() * greeks.vega();
            sums[3] += leg.quantity() * greeks.theta();
        }
        return new Candidate.Risk(sums[0], sums[1], sums[2], sums[3], worst(legs));
    }

    private static double worst(List<Leg> legs) {
        double worst = 0;
        for (double move : MOVES) {
            for (double vol : VOLS) {
                worst = Math.min(
                        worst,
                        legs.stream().mapToDouble(leg -> moved(leg, move, vol)).sum());
            }
        }
        return worst;
    }

    private static double moved(Leg leg, double move, double vol) {
        double there = Black76.priceUsd(
                leg.forward() * (1 + move), leg.strike(), leg.years(), leg.vol() / 100 * vol, leg.type());
        double delta = Black76.greeks(leg.forward(), leg.strike(), leg.years(), leg.vol() / 100, leg.type())
                .delta();
        return leg.quantity() * (there - leg.usd(leg.vol()) - delta * leg.forward() * move);
    }
}
