package gammadesk.analytics.hedging;

import gammadesk.analytics.hedging.HedgeProgram.Candidate;
import gammadesk.analytics.hedging.HedgeProgram.Limit;
import gammadesk.analytics.hedging.Proposal.Alternative;
import gammadesk.analytics.hedging.Proposal.Quality;
import gammadesk.analytics.hedging.ShortfallSolver.Solution;
import gammadesk.analytics.risk.RiskGreeks;
import gammadesk.analytics.risk.TailEngine;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * Chooses instruments and amounts that make expected shortfall and cost least, under the goal's greeks, margin, depth
 * and number of legs. The shortfall is that beyond the mean: it hedges, and has no view on what is cheap. What is
 * bought and sold together pays the fees of a combo. Scenarios of another length than a day count as those of a day, by
 * the square root of time.
 *
 * <p>Margin is no sum over instruments: a choice that needs too much adds the plane that touches the margin there to
 * the programme, which then is solved again. A book that already needs more than allowed, and can not be brought below,
 * may at least not be made worse.
 *
 * @param solver its limits
 * @param mostInstruments how many of the given ones are looked at: those held, then the first that can be used
 * @param reach what it may do with options
 */
public record ShortfallOptimiser(ShortfallSolver solver, int mostInstruments, Reach reach) implements Advisor {
    /** A quarter of a second, sixty instruments. */
    public static final ShortfallOptimiser USUAL = new ShortfallOptimiser(ShortfallSolver.USUAL, 60);

    private static final int MARGIN_ROUNDS = 8;
    /** Each margin round takes half of the time that is left, so that the first is not the only one. */
    private static final double ROUND_SHARE = 0.5;
    /** A limit is what holds a choice back when less than this share of its width is left. */
    private static final double NEAR = 0.02;

    /** One that may open options. */
    public ShortfallOptimiser(ShortfallSolver solver, int mostInstruments) {
        this(solver, mostInstruments, Reach.ANY);
    }

    @Override
    public String name() {
        return switch (reach) {
            case ANY -> "optimiser";
            case TAKE_BACK -> "optimiser-take-back";
        };
    }

    @Override
    public Advice advise(HedgeInput input) {
        ProposalMaker maker = new ProposalMaker(name(), input);
        List<String> unvalued = input.unvalued();
        if (!unvalued.isEmpty()) {
            return new Advice(List.of(maker.nothing("part of the book has no value", unvalued)));
        }
        List<Tradable> tradables = Tradable.of(input, mostInstruments, reach);
        if (tradables.isEmpty()) {
            return new Advice(List.of(maker.nothing("nothing has a price on both sides", List.of())));
        }
        HedgeProgram program = program(input, tradables);
        Optional<MarginLimit> margin = input.goal().mostMarginShare().stream()
                .mapToObj(share -> new MarginLimit(input, maker, tradables, share))
                .findFirst();
        return solve(input, program, margin)
                .map(solved -> advice(maker, input, tradables, solved))
                .orElseGet(() -> new Advice(List.of(maker.nothing(
                        "no hedge of at most " + input.goal().mostLegs() + " legs meets the limits",
                        program.limits().stream().map(Limit::name).toList()))));
    }

    /**
     * A solution and what it had to keep to.
     *
     * @param program without the planes of the margin
     * @param held what the margin says of the solution; empty when it did not hold it back
     */
    private record Solved(HedgeProgram program, Solution solution, Optional<String> held) {}

    private Optional<Solved> solve(HedgeInput input, HedgeProgram program, Optional<MarginLimit> margin) {
        if (margin.isEmpty()) {
            return solver.solve(program, input.nanoTime()).map(found -> new Solved(program, found, Optional.empty()));
        }
        double now = margin.get().excess(new int[program.candidates().size()]);
        return solve(input, program, margin.get(), 0)
                .or(() -> now > 0 ? solve(input, program, margin.get(), now) : Optional.empty());
    }

    private Optional<Solved> solve(HedgeInput input, HedgeProgram program, MarginLimit margin, double most) {
        List<Limit> planes = new ArrayList<>();
        double slack = 1e-9 * (1 + most);
        for (int round = 0; round < MARGIN_ROUNDS; round++) {
            double share = Math.pow(ROUND_SHARE, Math.min(round, 3) + 1);
            Optional<Solution> found = solver.within(share).solve(program.with(planes), input.nanoTime());
            if (found.isEmpty()) {
                return Optional.empty();
            }
            int[] lots = found.get().lots();
            Predicate<int[]> isAllowed = tried -> margin.excess(tried) <= most + slack;
            if (isAllowed.test(lots)) {
                Optional<String> held = planes.isEmpty() ? Optional.empty() : Optional.of(margin.words(lots));
                return Optional.of(new Solved(program, found.get().only(isAllowed), held));
            }
            planes.add(margin.plane(lots, most));
        }
        return Optional.empty();
    }

    private static HedgeProgram program(HedgeInput input, List<Tradable> tradables) {
        return new HedgeProgram(
                Tradable.ofDay(input.risk(), input, new TailEngine(input.kernels())),
                tradables.stream().map(Tradable::candidate).toList(),
                input.goal().confidence(),
                input.goal().acceptedShortfallUsd().orElse(Double.NEGATIVE_INFINITY),
                input.goal().costWeight(),
                input.costs().fees().optionComboDiscount(),
                limits(input, tradables),
                input.goal().mostLegs());
    }

    private static List<Limit> limits(HedgeInput input, List<Tradable> tradables) {
        HedgeGoal goal = input.goal();
        List<Limit> limits = new ArrayList<>();
        limits.add(limit("delta", input, tradables, RiskGreeks::delta, goal.targetDelta(), goal.mostDelta()));
        goal.mostGamma().ifPresent(most -> limits.add(limit("gamma", input, tradables, RiskGreeks::gamma, 0, most)));
        goal.mostVegaUsd().ifPresent(most -> limits.add(limit("vega", input, tradables, RiskGreeks::vega, 0, most)));
        return limits;
    }

    private static Limit limit(
            String name,
            HedgeInput input,
            List<Tradable> tradables,
            ToDoubleFunction<RiskGreeks> greek,
            double target,
            double most) {
        OptionalDouble breach = input.goal().breachUsd();
        return new Limit(
                name,
                greek.applyAsDouble(input.risk().usd()),
                tradables.stream()
                        .mapToDouble(one -> greek.applyAsDouble(one.perLot()))
                        .toArray(),
                target - most,
                target + most,
                breach.isPresent() && most > 0
                        ? OptionalDouble.of(breach.getAsDouble() / most)
                        : OptionalDouble.empty());
    }

    private static Advice advice(ProposalMaker maker, HedgeInput input, List<Tradable> tradables, Solved solved) {
        Solution solution = solved.solution();
        HedgeProgram program = solved.program();
        Quality quality = new Quality(solution.objectiveUsd(), solution.boundUsd(), solution.timeLimitReached());
        List<HedgeLeg> legs = Tradable.legs(tradables, solution.lots());
        List<String> constraints = constraints(solved);
        if (legs.isEmpty()) {
            String why = program.shortfall(solution.lots()) <= program.accepted()
                    ? "expected shortfall is within what is accepted"
                    : "no trade lowers expected shortfall by more than it costs";
            return new Advice(List.of(maker.nothing(why, constraints)));
        }
        List<Alternative> others = new ArrayList<>();
        solution.secondBest().ifPresent(lots -> others.add(other("second best", input, tradables, program, lots)));
        solution.cheapest().ifPresent(lots -> others.add(other("cheapest", input, tradables, program, lots)));
        Proposal best = maker.make(sentence(program, solution, legs), legs, constraints, others, Optional.of(quality));
        return new Advice(List.of(best, maker.nothing("saves the cost and keeps the tail", List.of())));
    }

    private static String sentence(HedgeProgram program, Solution solution, List<HedgeLeg> legs) {
        return String.format(
                Locale.ROOT,
                "%s: expected shortfall beyond the mean at %.1f %% from %,.0f to %,.0f USD for %,.0f USD of cost; %s%s.",
                words(legs),
                100 * program.confidence(),
                program.shortfall(new int[solution.lots().length]),
                program.shortfall(solution.lots()),
                program.cost(solution.lots()),
                distance(new Quality(solution.objectiveUsd(), solution.boundUsd(), false).gap()),
                solution.timeLimitReached() ? ", search cut short" : "");
    }

    private static String words(List<HedgeLeg> legs) {
        return legs.isEmpty() ? "nothing" : legs.stream().map(HedgeLeg::words).collect(Collectors.joining(", "));
    }

    /** Without time not even the relaxed problem is known. */
    private static String distance(double gap) {
        return Double.isFinite(gap)
                ? String.format(Locale.ROOT, "at most %.2f %% from the optimum", 100 * gap)
                : "how far from the optimum is not known";
    }

    private static Alternative other(
            String what, HedgeInput input, List<Tradable> tradables, HedgeProgram program, int[] lots) {
        List<HedgeLeg> legs = Tradable.legs(tradables, lots);
        String words = String.format(
                Locale.ROOT,
                "%s: %s, expected shortfall beyond the mean %,.0f USD",
                what,
                words(legs),
                program.shortfall(lots));
        return new Alternative(
                words,
                legs,
                input.costs().cost(legs, input.instruments(), input.market().nowMillis()));
    }

    /** What the choice stands against. */
    private static List<String> constraints(Solved solved) {
        HedgeProgram program = solved.program();
        int[] lots = solved.solution().lots();
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
            if (room < NEAR * (limit.most() - limit.least())) {
                active.add(limit.name() + (room < -limit.slack() ? " beyond its soft limit" : " at its limit"));
            }
        }
        solved.held().ifPresent(active::add);
        return active;
    }
}
