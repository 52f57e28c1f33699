package gammadesk.analytics.surface;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Fits one slice: several starts, the limits its neighbours set, and the fallback. For one thread at a time. */
final class SliceFitter {
    private static final int MOST_QUOTES = 512;
    private static final double WEAKEST = 300;
    private static final double STRONGER = 8;
    private static final double STRONGEST = WEAKEST * STRONGER * STRONGER * STRONGER * STRONGER;
    private static final double WARM_TOLERANCE = 1e-5;
    private static final int SCALE_STEPS = 8;
    private static final int FEWEST_FOR_SVI = 6;
    private static final int FEWEST_FOR_SSVI = 3;
    private static final double[] VERTEX = {0.1, 0.3, 0.5, 0.7, 0.9};
    private static final double[] ROUNDING = {0.1, 0.3, 0.9, 2.7};
    private static final double[] BASE = new double[41];

    static {
        for (int i = 0; i < BASE.length; i++) {
            BASE[i] = 0.15 * Math.sinh((i - BASE.length / 2) * 0.3);
        }
    }

    private final SviSolver solver = new SviSolver(MOST_QUOTES);
    private final SliceLimits limits = new SliceLimits(128);
    private final double[] start = new double[SviSolver.SIZE];
    private final double[] best = new double[SviSolver.SIZE];
    private final double[] second = new double[SviSolver.SIZE];

    /** The first fit, as if the slice were alone. */
    void alone(SliceWork work) {
        work.load(solver);
        if (isEnoughForSvi(work)) {
            rawSvi(work);
        } else {
            work.refuse(ModelKind.RAW_SVI, FitRefusal.Reason.TOO_FEW_QUOTES, work.used.length);
            ssvi(work, SliceLimits.NONE);
        }
        work.aloneCost = work.cost;
    }

    private static boolean isEnoughForSvi(SliceWork work) {
        return work.used.length >= FEWEST_FOR_SVI && Math.min(work.onSide(-1), work.onSide(1)) >= 2;
    }

    private void rawSvi(SliceWork work) {
        if (warm(work)) {
            return;
        }
        double bestCost = cold(work);
        work.cost = bestCost;
        System.arraycopy(best, 0, work.p, 0, SviSolver.SIZE);
        finish(work, ModelKind.RAW_SVI);
    }

    private void finish(SliceWork work, ModelKind kind) {
        if (Double.isFinite(work.cost)) {
            work.kind = kind;
            work.candidate = work.raw();
        } else {
            work.refuse(kind, FitRefusal.Reason.NOT_CONVERGED, Double.NaN);
        }
    }

    /** From the last good fit, if that leads to about as good a one. */
    private boolean warm(SliceWork work) {
        if (work.lastGood == null || !(work.lastGood.smile().model() instanceof RawSvi raw)) {
            return false;
        }
        work.take(raw.scaled(work.years / work.lastGood.smile().years()));
        work.provisional = work.limitStrength > 0;
        if (work.provisional) {
            work.cost = work.lastGood.costPerQuote() * work.used.length;
            work.starts++;
            finish(work, ModelKind.RAW_SVI);
            return true;
        }
        work.cost = solver.minimise(work.p, SliceLimits.NONE, 40, WARM_TOLERANCE);
        work.starts++;
        work.iterations += solver.iterations();
        boolean asGood = work.cost / work.used.length < 2 * work.lastGood.costPerQuote() + 0.5;
        if (asGood) {
            finish(work, ModelKind.RAW_SVI);
        }
        return asGood;
    }

    /** From a grid of vertices and roundings, and from the best SSVI slice; leaves the best in {@code best}. */
    private double cold(SliceWork work) {
        double first = Double.POSITIVE_INFINITY;
        double next = Double.POSITIVE_INFINITY;
        double left = solver.leftmost();
        double span = solver.rightmost() - left;
        for (double vertex : VERTEX) {
            for (double rounding : ROUNDING) {
                double cost = solver.quasiExplicit(left + vertex * span, rounding, start);
                if (cost < first) {
                    next = first;
                    System.arraycopy(best, 0, second, 0, SviSolver.SIZE);
                    first = cost;
                    System.arraycopy(start, 0, best, 0, SviSolver.SIZE);
                } else if (cost < next) {
                    next = cost;
                    System.arraycopy(start, 0, second, 0, SviSolver.SIZE);
                }
            }
        }
        double reached = solver.minimise(best, SliceLimits.NONE, 60, 1e-7);
        work.iterations += solver.iterations();
        reached = tryStart(work, second, reached);
        ssviStart(work);
        reached = tryStart(work, start, reached);
        work.starts += 3;
        return reached;
    }

    private double tryStart(SliceWork work, double[] from, double reached) {
        double cost = solver.minimise(from, SliceLimits.NONE, 60, 1e-7);
        work.iterations += solver.iterations();
        if (cost < reached) {
            System.arraycopy(from, 0, best, 0, SviSolver.SIZE);
            return cost;
        }
        return reached;
    }

    private void ssviStart(SliceWork work) {
        work.q[0] = 1;
        work.q[1] = 0;
        work.q[2] = 1;
        solver.minimiseSsvi(work.q, start, SliceLimits.NONE, SsviShape.Bounds.butterfly(work.scale), 40);
        work.iterations += solver.iterations();
    }

    /** The three-parameter slice: for few quotes, and where raw SVI cannot be made free of arbitrage. */
    void ssvi(SliceWork work, SliceLimits within) {
        if (work.used.length < FEWEST_FOR_SSVI) {
            work.refuse(ModelKind.ESSVI, FitRefusal.Reason.TOO_FEW_QUOTES, work.used.length);
            return;
        }
        ssviFrom(work, within, SsviShape.Bounds.butterfly(work.scale));
    }

    /**
     * The eSSVI slice above an earlier one, free of arbitrage by construction: theta, rho and phi of the earlier slice
     * come in {@code before}, unstandardised, and leave as this slice's; theta 0 stands for no earlier slice.
     */
    void essvi(SliceWork work, double[] before) {
        if (work.used.length < FEWEST_FOR_SSVI) {
            work.refuse(ModelKind.ESSVI, FitRefusal.Reason.TOO_FEW_QUOTES, work.used.length);
            return;
        }
        work.load(solver);
        double unit = work.scale * work.scale;
        SsviShape.Bounds bounds = new SsviShape.Bounds(work.scale, before[0] / unit, before[1], before[2] * work.scale);
        ssviFrom(work, SliceLimits.NONE, bounds);
        work.aloneCost = work.cost;
        before[0] = work.q[0] * unit;
        before[1] = work.q[1];
        before[2] = work.q[2] / work.scale;
    }

    private void ssviFrom(SliceWork work, SliceLimits within, SsviShape.Bounds bounds) {
        work.q[0] = 1;
        work.q[1] = 0;
        work.q[2] = 1;
        work.starts++;
        work.cost = solver.minimiseSsvi(work.q, work.p, within, bounds, 100);
        work.iterations += solver.iterations();
        finish(work, ModelKind.ESSVI);
    }

    /**
     * Makes the slice free of butterflies and keeps it below the later one; where earlier slices have quotes it also
     * leans on staying above them, and at the money inside the band. What cannot be had is refused with its reason.
     */
    void below(SliceWork work, List<SliceWork> earlier, @Nullable SmileModel later) {
        SliceJudge judge = new SliceJudge(work, earlier, later);
        if (work.candidate != null && !work.provisional && judge.isConsiderate()) {
            work.limitStrength = 0;
            return;
        }
        work.load(solver);
        boolean done = work.kind == ModelKind.RAW_SVI && rawWithin(work, earlier, later, judge);
        if (done && isMuchWorseThanAlone(work)) {
            secondOpinion(work, earlier, later, judge);
        }
        done = done || (work.used.length >= FEWEST_FOR_SSVI && ssviWithin(work, earlier, later, judge));
        done = done || scaled(work, later, judge);
        if (!done) {
            linear(work, judge);
        }
    }

    private static boolean isMuchWorseThanAlone(SliceWork work) {
        SmileModel model = work.candidate;
        return model != null && work.missSquares(model) > 2 * work.aloneCost + 0.5 * work.used.length;
    }

    /** Limits make valleys in which a descent may stop early: once more from another side, the better one stays. */
    private void secondOpinion(SliceWork work, List<SliceWork> earlier, @Nullable SmileModel later, SliceJudge judge) {
        SmileModel first = work.candidate;
        double firstCost = work.cost;
        boolean other = ssviWithin(work, earlier, later, judge);
        SmileModel second = work.candidate;
        boolean better = other && second != null && first != null && work.missSquares(second) < work.missSquares(first);
        if (!better) {
            work.candidate = first;
            work.cost = firstCost;
            work.kind = ModelKind.RAW_SVI;
        }
    }

    /** With growing insistence; a slice that needed limits in the last frame starts with as much. */
    private boolean rawWithin(SliceWork work, List<SliceWork> earlier, @Nullable SmileModel later, SliceJudge judge) {
        double strength = work.limitStrength > 0 ? work.limitStrength : WEAKEST;
        for (int round = 0; strength < 2 * STRONGEST; round++) {
            rawOnce(work, earlier, later, strength);
            boolean lenient = round > 0 || work.provisional;
            if (lenient ? judge.isAcceptable() : judge.isConsiderate()) {
                work.limitStrength = limits.areIdle(work.p) ? 0 : strength;
                return true;
            }
            strength *= STRONGER;
        }
        work.limitStrength = WEAKEST;
        return judge.accepts();
    }

    private void rawOnce(SliceWork work, List<SliceWork> earlier, @Nullable SmileModel later, double strength) {
        limits(work, earlier, later, strength);
        boolean warm = work.provisional;
        work.cost = solver.minimise(work.p, limits, warm ? 30 : 80, warm ? WARM_TOLERANCE : 1e-7);
        work.iterations += solver.iterations();
        finish(work, ModelKind.RAW_SVI);
    }

    /** The best SSVI slice within the limits, and from there once more the raw one. */
    private boolean ssviWithin(SliceWork work, List<SliceWork> earlier, @Nullable SmileModel later, SliceJudge judge) {
        limits(work, earlier, later, STRONGEST);
        ssvi(work, limits);
        if (work.kind != ModelKind.ESSVI || !judge.accepts()) {
            return false;
        }
        if (isEnoughForSvi(work)) {
            SmileModel safe = work.candidate;
            double safeCost = work.cost;
            rawOnce(work, earlier, later, STRONGEST / 64);
            if (!judge.isAcceptable()) {
                rawOnce(work, earlier, later, STRONGEST / 8);
            }
            if (!judge.isAcceptable()) {
                work.candidate = safe;
                work.cost = safeCost;
                work.kind = ModelKind.ESSVI;
            }
        }
        return true;
    }

    /** The later slice's shape over standardised moneyness, at the level of this slice's quotes. */
    private static boolean scaled(SliceWork work, @Nullable SmileModel later, SliceJudge judge) {
        if (!(later instanceof RawSvi shape) || work.used.length == 0) {
            return false;
        }
        double share = Math.min(0.999, work.scale * work.scale / shape.totalVariance(0));
        for (int i = 0; i < SCALE_STEPS; i++) {
            share *= work.meanRatio(shrunk(shape, share));
        }
        share = Math.min(0.999, share);
        work.candidate = shrunk(shape, share);
        work.kind = ModelKind.SCALED;
        work.cost = work.missSquares(work.candidate);
        return judge.accepts();
    }

    /** w(k) becomes share w(k / sqrt(share)). */
    private static RawSvi shrunk(RawSvi shape, double share) {
        double root = Math.sqrt(share);
        return new RawSvi(shape.a() * share, shape.b() * root, shape.rho(), shape.m() * root, shape.sigma() * root);
    }

    private static void linear(SliceWork work, SliceJudge judge) {
        work.candidate = work.straightLines();
        work.kind = ModelKind.LINEAR;
        work.cost = 0;
        if (work.candidate != null && !judge.acceptsFlagged()) {
            work.candidate = null;
        }
        if (work.candidate == null) {
            work.kind = ModelKind.NONE;
        }
    }

    private void limits(SliceWork work, List<SliceWork> earlier, @Nullable SmileModel later, double strength) {
        limits.reset(work.scale * work.scale, strength);
        for (double x : BASE) {
            limit(work, x, earlier, later);
        }
        for (double k = 0.3; k <= ArbitrageScan.REACH; k *= 2) {
            limit(work, k / work.scale, earlier, later);
            limit(work, -k / work.scale, earlier, later);
        }
        limit(work, ArbitrageScan.REACH / work.scale, earlier, later);
        limit(work, -ArbitrageScan.REACH / work.scale, earlier, later);
        if (work.atTheMoneyLow > 0) {
            double unit = work.scale * work.scale;
            limits.addBand(0, work.atTheMoneyLow / unit, work.atTheMoneyHigh / unit);
        }
        for (double step = -4; step <= 4; step++) {
            limit(work, work.p[3] + work.p[4] * step * Math.abs(step) / 4, earlier, later);
        }
    }

    private void limit(SliceWork work, double x, List<SliceWork> earlier, @Nullable SmileModel later) {
        double unit = work.scale * work.scale;
        double k = x * work.scale;
        if (Math.abs(k) <= ArbitrageScan.REACH) {
            limits.add(
                    x,
                    highestQuoted(earlier, k) / unit,
                    later == null ? Double.POSITIVE_INFINITY : later.totalVariance(k) / unit);
        }
    }

    private static double highestQuoted(List<SliceWork> earlier, double k) {
        double highest = Double.NEGATIVE_INFINITY;
        for (SliceWork work : earlier) {
            if (work.candidate != null && k >= work.leftmost && k <= work.rightmost) {
                highest = Math.max(highest, work.candidate.totalVariance(k));
            }
        }
        return highest;
    }
}
