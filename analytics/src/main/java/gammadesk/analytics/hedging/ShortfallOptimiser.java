package gammadesk.analytics.hedging;

import gammadesk.analytics.hedging.HedgeProgram.Candidate;
import gammadesk.analytics.hedging.HedgeProgram.Limit;
import gammadesk.analytics.hedging.Proposal.Alternative;
import gammadesk.analytics.hedging.Proposal.Quality;
import gammadesk.analytics.hedging.ShortfallSolver.Solution;
import gammadesk.analytics.market.Side;
import gammadesk.analytics.risk.BookRisk;
import gammadesk.analytics.risk.PositionRisk.Priced;
import gammadesk.analytics.risk.RiskBook;
import gammadesk.analytics.risk.RiskBook.Entry;
import gammadesk.analytics.risk.RiskGreeks;
import gammadesk.analytics.risk.TailEngine;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * Chooses instruments and amounts that make expected shortfall and cost least, under the goal's greeks, depth and
 * number of legs. Margin is checked after the fact: a solution that needs too much is not proposed.
 *
 * @param solver its limits
 * @param mostInstruments how many of the given ones are looked at, the first that can be used
 */
public record ShortfallOptimiser(ShortfallSolver solver, int mostInstruments) implements Advisor {
    /** A quarter of a second, sixty instruments. */
    public static final ShortfallOptimiser USUAL = new ShortfallOptimiser(ShortfallSolver.USUAL, 60);

    private static final double MOST_COINS = 1e4;
    private static final int MOST_LOTS = 100_000;

    @Override
    public String name() {
        return "optimiser";
    }

    private record Tradable(HedgeInstrument instrument, Candidate candidate, RiskGreeks perLot) {}

    @Override
    public Advice advise(HedgeInput input) {
        ProposalMaker maker = new ProposalMaker(name(), input);
        List<String> unvalued = input.unvalued();
        if (!unvalued.isEmpty()) {
            return new Advice(List.of(maker.nothing("part of the book has no value", unvalued)));
        }
        List<Tradable> tradables = tradables(input);
        if (tradables.isEmpty()) {
            return new Advice(List.of(maker.nothing("nothing has a price on both sides", List.of())));
        }
        HedgeProgram program = program(input, tradables);
        return solver.solve(program, input.nanoTime())
                .map(solution -> advice(maker, input, tradables, program, solution))
                .orElseGet(() -> new Advice(List.of(maker.nothing(
                        "no hedge of at most " + input.goal().mostLegs() + " legs meets the limits", List.of()))));
    }

    private static HedgeProgram program(HedgeInput input, List<Tradable> tradables) {
        BookRisk risk = input.risk();
        double[] base =
                new TailEngine(input.kernels()).profits(risk, input.scenarios()).toArray();
        return new HedgeProgram(
                base,
                tradables.stream().map(Tradable::candidate).toList(),
                input.goal().confidence(),
                input.goal().costWeight(),
                limits(input, tradables, risk.usd()),
                input.goal().mostLegs());
    }

    private static List<Limit> limits(HedgeInput input, List<Tradable> tradables, RiskGreeks greeks) {
        HedgeGoal goal = input.goal();
        List<Limit> limits = new ArrayList<>();
        limits.add(new Limit(
                "delta",
                greeks.delta(),
                perLot(tradables, RiskGreeks::delta),
                goal.targetDelta() - goal.mostDelta(),
                goal.targetDelta() + goal.mostDelta(),
                OptionalDouble.empty()));
        goal.mostGamma().ifPresent(most -> limits.add(around("gamma", greeks, tradables, RiskGreeks::gamma, most)));
        goal.mostVegaUsd().ifPresent(most -> limits.add(around("vega", greeks, tradables, RiskGreeks::vega, most)));
        return limits;
    }

    private static Limit around(
            String name, RiskGreeks greeks, List<Tradable> tradables, ToDoubleFunction<RiskGreeks> greek, double most) {
        return new Limit(
                name, greek.applyAsDouble(greeks), perLot(tradables, greek), -most, most, OptionalDouble.empty());
    }

    private static double[] perLot(List<Tradable> tradables, ToDoubleFunction<RiskGreeks> greek) {
        return tradables.stream()
                .mapToDouble(one -> greek.applyAsDouble(one.perLot()))
                .toArray();
    }

    private List<Tradable> tradables(HedgeInput input) {
        List<Tradable> tradables = new ArrayList<>();
        TailEngine engine = new TailEngine(input.kernels());
        for (HedgeInstrument instrument : input.instruments()) {
            if (tradables.size() < mostInstruments) {
                tradable(input, engine, instrument).ifPresent(tradables::add);
            }
        }
        return tradables;
    }

    /** Futures in lots of a hundredth of a coin or more: their own lots are too fine to search one by one. */
    private static Optional<Tradable> tradable(HedgeInput input, TailEngine engine, HedgeInstrument instrument) {
        double lot = lot(instrument).doubleValue();
        CostParts buy =
                input.costs().cost(instrument, Side.BUY, lot, input.market().nowMillis());
        CostParts sell =
                input.costs().cost(instrument, Side.SELL, lot, input.market().nowMillis());
        BookRisk one = BookRisk.of(RiskBook.of(new Entry(instrument.name(), lot)), input.market());
        boolean isUsable = one.unpriced().isEmpty()
                && Double.isFinite(buy.totalUsd() + sell.totalUsd())
                && one.priced().stream().map(Priced::base).allMatch(input.coin()::equals);
        if (!isUsable) {
            return Optional.empty();
        }
        double[] profits = engine.profits(one, input.scenarios()).toArray();
        return Optional.of(new Tradable(
                instrument,
                new Candidate(
                        instrument.name(),
                        profits,
                        Math.max(0, buy.totalUsd()),
                        Math.max(0, sell.totalUsd()),
                        most(instrument, Side.BUY, lot, input),
                        most(instrument, Side.SELL, lot, input)),
                one.usd()));
    }

    private static BigDecimal lot(HedgeInstrument instrument) {
        BigDecimal own = instrument.spec().minimumAmount();
        BigDecimal coarse = instrument.lots(instrument.amount(0.01));
        return instrument.isDeltaOne() && coarse.compareTo(own) > 0 ? coarse : own;
    }

    private static int most(HedgeInstrument instrument, Side side, double lot, HedgeInput input) {
        double depth = instrument.mostAmount(side, input.goal().participation());
        double book = input.risk().priced().stream()
                .mapToDouble(priced -> Math.abs(priced.coins()))
                .sum();
        double amount = Math.min(depth, instrument.amount(Math.min(MOST_COINS, 2 * book + 1)));
        return (int) Math.min(MOST_LOTS, Math.floor(amount / lot));
    }

    private Advice advice(
            ProposalMaker maker, HedgeInput input, List<Tradable> tradables, HedgeProgram program, Solution solution) {
        Quality quality = new Quality(solution.objectiveUsd(), solution.boundUsd(), solution.timeLimitReached());
        List<HedgeLeg> legs = legs(tradables, solution.lots());
        List<String> constraints = constraints(program, solution.lots());
        if (legs.isEmpty()) {
            return new Advice(
                    List.of(maker.nothing("no trade lowers expected shortfall by more than it costs", constraints)));
        }
        List<Alternative> others = new ArrayList<>();
        solution.secondBest().ifPresent(lots -> others.add(other("second best", input, tradables, program, lots)));
        solution.cheapest().ifPresent(lots -> others.add(other("cheapest", input, tradables, program, lots)));
        Proposal best = maker.make(sentence(program, solution, legs), legs, constraints, others, Optional.of(quality));
        Proposal nothing = maker.nothing("saves the cost and keeps the tail", List.of());
        boolean isTooDear = input.goal().mostMarginShare().stream()
                .anyMatch(most ->
                        !(best.after().initialMargin() <= most * best.after().equity()));
        return isTooDear
                ? new Advice(List.of(
                        maker.nothing("the best hedge needs more margin than allowed", List.of("initial margin"))))
                : new Advice(List.of(best, nothing));
    }

    private static String sentence(HedgeProgram program, Solution solution, List<HedgeLeg> legs) {
        return String.format(
                Locale.ROOT,
                "%s: expected shortfall at %.1f %% from %,.0f to %,.0f USD for %,.0f USD of cost; %s%s.",
                String.join(", ", legs.stream().map(HedgeLeg::words).toList()),
                100 * program.confidence(),
                program.shortfall(new int[solution.lots().length]),
                program.shortfall(solution.lots()),
                program.cost(solution.lots()),
                distance(new Quality(solution.objectiveUsd(), solution.boundUsd(), false).gap()),
                solution.timeLimitReached() ? ", search cut short" : "");
    }

    /** Without time not even the relaxed problem is known. */
    private static String distance(double gap) {
        return Double.isFinite(gap)
                ? String.format(Locale.ROOT, "at most %.2f %% from the optimum", 100 * gap)
                : "how far from the optimum is not known";
    }

    private static Alternative other(
            String what, HedgeInput input, List<Tradable> tradables, HedgeProgram program, int[] lots) {
        List<HedgeLeg> legs = legs(tradables, lots);
        String words = String.format(
                Locale.ROOT,
                "%s: %s, expected shortfall %,.0f USD",
                what,
                legs.isEmpty()
                        ? "nothing"
                        : String.join(", ", legs.stream().map(HedgeLeg::words).toList()),
                program.shortfall(lots));
        return new Alternative(
                words,
                legs,
                input.costs().cost(legs, input.instruments(), input.market().nowMillis()));
    }

    private static List<HedgeLeg> legs(List<Tradable> tradables, int[] lots) {
        List<HedgeLeg> legs = new ArrayList<>();
        for (int i = 0; i < lots.length; i++) {
            HedgeInstrument instrument = tradables.get(i).instrument();
            BigDecimal amount = lot(instrument).multiply(BigDecimal.valueOf(Math.abs(lots[i])));
            ProposalMaker.leg(instrument, lots[i] > 0 ? Side.BUY : Side.SELL, amount)
                    .ifPresent(legs::add);
        }
        return legs;
    }

    /** What the choice stands against. */
    private static List<String> constraints(HedgeProgram program, int[] lots) {
        List<String> active = new ArrayList<>();
        int used = 0;
        for (int i = 0; i < lots.length; i++) {
            Candidate one = program.candidates().get(i);
            used += lots[i] != 0 ? 1 : 0;
            if (lots[i] != 0 && (lots[i] == one.mostBuy() || lots[i] == -one.mostSell())) {
                active.add(one.name() + ": largest amount allowed by depth or book");
            }
        }
        if (used == program.mostLegs()) {
            active.add("at most " + used + " legs");
        }
        for (Limit limit : program.limits()) {
            double value = limit.value(lots);
            double room = Math.min(limit.most() - value, value - limit.least());
            if (room < 0.02 * (limit.most() - limit.least())) {
                active.add(limit.name() + " at its limit");
            }
        }
        return active;
    }
}
