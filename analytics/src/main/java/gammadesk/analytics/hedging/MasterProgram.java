package gammadesk.analytics.hedging;

import gammadesk.analytics.hedging.HedgeProgram.Candidate;
import gammadesk.analytics.hedging.HedgeProgram.Limit;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.ojalgo.optimisation.Expression;
import org.ojalgo.optimisation.ExpressionsBasedModel;
import org.ojalgo.optimisation.Optimisation;
import org.ojalgo.optimisation.Variable;
import org.ojalgo.optimisation.integer.IntegerStrategy;

/**
 * The programme with the expected shortfall replaced by the planes found so far: linear, and never above the true
 * problem, so that its optimum bounds it. Money is scaled to about one.
 */
@SuppressWarnings("ArrayRecordComponent") // numbers for an inner loop, compared with nothing
final class MasterProgram {
    /** What may be split in the relaxed problem is whole in this one. */
    enum Kind {
        RELAXED,
        WHOLE_LEGS,
        WHOLE_LOTS
    }

    /**
     * @param lots the optimum, not always whole
     * @param bound its value; empty when the search was cut short
     */
    record Answer(double[] lots, OptionalDouble bound) {}

    private final HedgeProgram program;
    private final double scale;
    private final List<double[]> planes = new ArrayList<>();

    MasterProgram(HedgeProgram program, double scale) {
        this.program = program;
        this.scale = scale;
    }

    /** Remembers the plane at a choice. */
    void add(TailCut cut) {
        int size = program.candidates().size();
        double[] plane = new double[size + 1];
        for (int i = 0; i < size; i++) {
            plane[i] = cut.slope(i) / scale;
        }
        plane[size] = cut.constant() / scale;
        planes.add(plane);
    }

    /**
     * How long it may search; with a number of nodes the clock is not looked at, and one thread alone searches, so that
     * the same problem has the same answer.
     */
    record Effort(long millis, OptionalInt nodes) {
        void applyTo(Optimisation.Options options) {
            options.time_suffice = Math.max(1, millis);
            options.time_abort = Math.max(1, millis);
            nodes.ifPresent(most -> {
                options.iterations_suffice = most;
                options.iterations_abort = most;
                options.integer(IntegerStrategy.newConfigurable().withParallelism(() -> 1));
            });
        }
    }

    /**
     * Solves it.
     *
     * @param used which candidates may be traded
     * @return empty lots when no choice meets the hard limits
     */
    Answer solve(Kind kind, boolean[] used, Effort effort) {
        ExpressionsBasedModel model = new ExpressionsBasedModel();
        effort.applyTo(model.options);
        int size = used.length;
        Variable tail = model.newVariable("tail").weight(1.0);
        if (Double.isFinite(program.accepted())) {
            tail.lower(program.accepted() / scale);
        }
        Variable[] bought = new Variable[size];
        Variable[] sold = new Variable[size];
        Expression legs = model.newExpression("legs").upper(program.mostLegs());
        for (int i = 0; i < size; i++) {
            if (used[i]) {
                Candidate one = program.candidates().get(i);
                bought[i] = variable(model, "b" + i, one.buyCost(), one.mostBuy(), kind);
                sold[i] = variable(model, "s" + i, one.sellCost(), one.mostSell(), kind);
                leg(model, legs, i, bought[i], sold[i], kind);
            }
        }
        for (int plane = 0; plane < planes.size(); plane++) {
            double[] p = planes.get(plane);
            Expression row = model.newExpression("plane" + plane).lower(p[size]).set(tail, 1);
            fill(row, bought, sold, p, -1);
        }
        program.limits().forEach(limit -> limit(model, limit, bought, sold));
        waiver(model, bought, sold);
        return read(model.minimise(), model, bought, sold);
    }

    private Variable variable(ExpressionsBasedModel model, String name, double cost, int most, Kind kind) {
        Variable lots = model.newVariable(name).lower(0).upper(most).weight(program.costWeight() * cost / scale);
        return kind == Kind.WHOLE_LOTS ? lots.integer() : lots;
    }

    private void leg(ExpressionsBasedModel model, Expression legs, int i, Variable bought, Variable sold, Kind kind) {
        Candidate one = program.candidates().get(i);
        if (kind == Kind.RELAXED) {
            set(legs, bought, one.mostBuy());
            set(legs, sold, one.mostSell());
            return;
        }
        Variable isUsed = model.newVariable("u" + i).binary();
        legs.set(isUsed, 1);
        model.newExpression("ub" + i).upper(0).set(bought, 1).set(isUsed, -one.mostBuy());
        model.newExpression("us" + i).upper(0).set(sold, 1).set(isUsed, -one.mostSell());
    }

    private static void set(Expression legs, Variable lots, int most) {
        if (most > 0) {
            legs.set(lots, 1.0 / most);
        }
    }

    private static void fill(Expression row, Variable[] bought, Variable[] sold, double[] perLot, double sign) {
        for (int i = 0; i < bought.length; i++) {
            if (bought[i] != null) {
                row.set(bought[i], sign * perLot[i]);
                row.set(sold[i], -sign * perLot[i]);
            }
        }
    }

    private void limit(ExpressionsBasedModel model, Limit limit, Variable[] bought, Variable[] sold) {
        Expression row = model.newExpression(limit.name());
        fill(row, bought, sold, limit.perLot(), 1);
        if (limit.penalty().isPresent()) {
            double weight = limit.penalty().getAsDouble() / scale;
            row.set(model.newVariable(limit.name() + " below").lower(0).weight(weight), 1);
            row.set(model.newVariable(limit.name() + " above").lower(0).weight(weight), -1);
        }
        if (Double.isFinite(limit.least())) {
            row.lower(limit.least() - limit.base() - limit.slack());
        }
        if (Double.isFinite(limit.most())) {
            row.upper(limit.most() - limit.base() + limit.slack());
        }
    }

    /** As large as either side's fees allow: minimising the cost makes it the smaller of both. */
    private void waiver(ExpressionsBasedModel model, Variable[] bought, Variable[] sold) {
        if (program.comboDiscount() == 0) {
            return;
        }
        double weight = program.costWeight() * program.comboDiscount() / scale;
        Variable waived = model.newVariable("waived").lower(0).weight(-weight);
        Expression buys = model.newExpression("buy fees").upper(0).set(waived, 1);
        Expression sells = model.newExpression("sell fees").upper(0).set(waived, 1);
        for (int i = 0; i < bought.length; i++) {
            if (bought[i] != null) {
                buys.set(bought[i], -program.candidates().get(i).buyFee());
                sells.set(sold[i], -program.candidates().get(i).sellFee());
            }
        }
    }

    private Answer read(Optimisation.Result result, ExpressionsBasedModel model, Variable[] bought, Variable[] sold) {
        if (!result.getState().isFeasible()) {
            return new Answer(new double[0], OptionalDouble.empty());
        }
        double[] lots = new double[bought.length];
        for (int i = 0; i < lots.length; i++) {
            if (bought[i] != null) {
                lots[i] = result.doubleValue(model.indexOf(bought[i])) - result.doubleValue(model.indexOf(sold[i]));
            }
        }
        boolean isOptimal = result.getState().isOptimal();
        return new Answer(lots, isOptimal ? OptionalDouble.of(result.getValue() * scale) : OptionalDouble.empty());
    }
}
