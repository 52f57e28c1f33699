package gammadesk.analytics.exposure;

import gammadesk.analytics.exposure.CascadeMap.Curve;
import gammadesk.analytics.exposure.CascadeMap.Point;
import gammadesk.analytics.exposure.CascadeMap.Threshold;
import java.util.ArrayList;
import java.util.List;

/** Draws the cascade map of a book of dealers over a depth. */
public final class Cascade {
    /** A threshold is refined to this, a fraction of spot. */
    private static final double THRESHOLD_WIDTH = 1e-4;

    private static final double PERCENT = 0.01;

    private Cascade() {}

    /**
     * The map of a curve, which must reach farther than the model's largest shock.
     *
     * @throws IllegalArgumentException when it does not
     */
    public static CascadeMap map(DealerCurve curve, DepthCurve depth, CascadeModel model) {
        if (curve.grid().reach() <= model.largestShock()) {
            throw new IllegalArgumentException("the curve ends before the largest shock");
        }
        List<Curve> curves = model.depthFactors().stream()
                .map(factor -> curve(new CascadeLoop(curve, depth, factor, model), factor, model))
                .toList();
        return new CascadeMap(
                curve.basis(),
                curve.stickiness(),
                curve.spot(),
                depth.source(),
                depth.coinWithin(-PERCENT),
                depth.coinWithin(PERCENT),
                model,
                curves);
    }

    private static Curve curve(CascadeLoop loop, double factor, CascadeModel model) {
        List<Point> points = new ArrayList<>();
        for (int i = -model.shocksPerSide(); i <= model.shocksPerSide(); i++) {
            if (i != 0) {
                points.add(point(loop, model.largestShock() * i / model.shocksPerSide()));
            }
        }
        return new Curve(
                factor,
                loop.gain(-0.0),
                loop.gain(0.0),
                points,
                threshold(loop, points.subList(0, model.shocksPerSide()).reversed(), -model.largestShock()),
                threshold(loop, points.subList(model.shocksPerSide(), points.size()), model.largestShock()));
    }

    private static Point point(CascadeLoop loop, double shock) {
        CascadeOutcome outcome = loop.run(shock);
        double end = outcome.isStable() ? outcome.finalOrEdge() : loop.bound(shock);
        return new Point(shock, outcome, loop.bound(shock), loop.largestGain(farther(shock, end)));
    }

    private static double farther(double shock, double end) {
        return Math.abs(end) > Math.abs(shock) ? end : shock;
    }

    /** Between the last stable and the first unstable shock, from the smallest on. */
    private static Threshold threshold(CascadeLoop loop, List<Point> outwards, double largest) {
        double stable = 0;
        for (Point point : outwards) {
            if (!point.outcome().isStable()) {
                return new Threshold.At(refine(loop, stable, point.shock()));
            }
            stable = point.shock();
        }
        return new Threshold.NoneUpTo(largest);
    }

    private static double refine(CascadeLoop loop, double inner, double outer) {
        double stable = inner;
        double unstable = outer;
        while (Math.abs(unstable - stable) > THRESHOLD_WIDTH) {
            double middle = (stable + unstable) / 2;
            if (loop.run(middle).isStable()) {
                stable = middle;
            } else {
                unstable = middle;
            }
        }
        return unstable;
    }
}
