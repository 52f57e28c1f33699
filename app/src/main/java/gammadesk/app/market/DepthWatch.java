package gammadesk.app.market;

import gammadesk.analytics.desk.CascadeReading;
import gammadesk.analytics.desk.ExposureChoice;
import gammadesk.analytics.exposure.Cascade;
import gammadesk.analytics.exposure.CascadeModel;
import gammadesk.analytics.exposure.DealerCurve;
import gammadesk.analytics.exposure.DepthCurve;
import gammadesk.analytics.exposure.LiquidationModel;
import gammadesk.analytics.exposure.Resilience;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The depth of the live futures books: how it refills, and what a cascade over it would do. */
final class DepthWatch {
    /** Depth within this distance of mid is watched for its refill. */
    private static final double WATCHED = 0.0005;

    private static final int MOST = 240;
    private static final double MILLIS_PER_SECOND = 1_000;

    private final Deque<Observation> observations = new ArrayDeque<>();

    private record Observation(long atMillis, double coin) {}

    /** Notes the depth of now. */
    DepthCurve.Reading take(List<DepthCurve.Source> books, long venueMillis) {
        DepthCurve.Reading reading = DepthCurve.of(books);
        if (reading instanceof DepthCurve.Reading.Measured(DepthCurve curve)) {
            observations.addLast(new Observation(venueMillis, curve.coinWithin(WATCHED) + curve.coinWithin(-WATCHED)));
            if (observations.size() > MOST) {
                observations.removeFirst();
            }
        }
        return reading;
    }

    /** The cascade of a curve over a depth. */
    CascadeReading cascade(
            DepthCurve.Reading depth, DealerCurve curve, ExposureChoice choice, double futuresCoin, long venueMillis) {
        if (!(curve.spot() > 0)) {
            return new CascadeReading.None("the index is unknown");
        }
        return switch (depth) {
            case DepthCurve.Reading.Unmeasured(String reason) -> new CascadeReading.None(reason);
            case DepthCurve.Reading.Measured(DepthCurve books) -> {
                Resilience refill = refill();
                CascadeModel model = model(choice, refill, futuresCoin);
                yield new CascadeReading.Mapped(
                        venueMillis,
                        Cascade.map(curve, books, model),
                        books.visibleBids(),
                        books.visibleAsks(),
                        refill);
            }
        };
    }

    private Resilience refill() {
        if (observations.size() < 2) {
            return Resilience.measure(1);
        }
        double span =
                observations.getLast().atMillis() - observations.getFirst().atMillis();
        double step = span / MILLIS_PER_SECOND / (observations.size() - 1);
        return Resilience.measure(
                step, observations.stream().mapToDouble(Observation::coin).toArray());
    }

    private static CascadeModel model(ExposureChoice choice, Resilience refill, double futuresCoin) {
        CascadeModel model = refill instanceof Resilience.Measured(double halfLife, int _)
                ? CascadeModel.STANDARD.withRefill(halfLife)
                : CascadeModel.STANDARD;
        return choice.liquidations() ? model.withLiquidations(LiquidationModel.guess(futuresCoin)) : model;
    }
}
