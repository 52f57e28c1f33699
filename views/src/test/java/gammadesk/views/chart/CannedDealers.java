package gammadesk.views.chart;

import gammadesk.analytics.desk.CascadeReading;
import gammadesk.analytics.desk.DatedProjection;
import gammadesk.analytics.desk.DealerPicture;
import gammadesk.analytics.desk.DealerRepricing;
import gammadesk.analytics.desk.ExposureChoice;
import gammadesk.analytics.exposure.ConventionBand;
import gammadesk.analytics.exposure.DealerCurve;
import gammadesk.analytics.exposure.ExposureHistory.Strikes;
import gammadesk.analytics.exposure.ExposureMap;
import gammadesk.analytics.exposure.ExposureMap.StrikeExposure;
import gammadesk.analytics.exposure.HedgeLadder;
import gammadesk.analytics.exposure.HedgeLadder.Rung;
import gammadesk.analytics.exposure.ProfileGrid;
import gammadesk.analytics.exposure.SignConvention;
import gammadesk.analytics.exposure.Stickiness;
import gammadesk.analytics.exposure.TimeProjection;
import gammadesk.analytics.exposure.ZeroGamma;
import gammadesk.analytics.market.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** What is known of dealers once everything was computed: made up, but of the right shape. */
final class CannedDealers {
    private static final int POINTS = 61;
    private static final int MOMENTS = 9;
    private static final long STEP_MILLIS = 10_000;
    private static final double FLIP = 0.97;
    private static final double[] SIDES = {1, -1, -1.4, 0.3};

    private CannedDealers() {}

    static DealerPicture of(ExposureMap map) {
        return new DealerPicture(
                ExposureChoice.STANDARD,
                map,
                List.of(),
                DealerPicture.of(map).evidence(),
                Optional.of(repricing(map)),
                new CascadeReading.None("it was left out of the canned market"),
                Optional.of(new DatedProjection(map.venueMillis(), map.spot(), projection(map))),
                session(map),
                Optional.empty(),
                List.of());
    }

    private static DealerRepricing repricing(ExposureMap map) {
        List<DealerCurve> curves =
                DoubleStream.of(SIDES).mapToObj(factor -> curve(map, factor)).toList();
        ZeroGamma.Root flip = new ZeroGamma.Root(FLIP * map.spot(), true, 0);
        List<ConventionBand.Reading> readings = DoubleStream.of(SIDES)
                .mapToObj(factor -> new ConventionBand.Reading(
                        SignConvention.NAIVE, total(1, factor), new ZeroGamma.Roots(List.of(flip), flip)))
                .toList();
        List<Rung> rungs = List.of(new Rung(-1, 800), new Rung(1, -900));
        return new DealerRepricing(
                ExposureChoice.STANDARD,
                map.venueMillis(),
                "fitted surface",
                curves,
                new ConventionBand(readings),
                map.levels(),
                new HedgeLadder(map.basis(), Stickiness.STICKY_STRIKE, map.spot(), rungs, rungs, rungs));
    }

    private static DealerCurve curve(ExposureMap map, double factor) {
        return new DealerCurve(
                map.basis(),
                Stickiness.STICKY_STRIKE,
                map.spot(),
                ProfileGrid.STANDARD,
                Column.of(moves().map(move -> move * map.spot()).toArray()),
                Column.of(moves().map(move -> total(move, factor)).toArray()),
                Column.of(new double[POINTS]));
    }

    private static TimeProjection projection(ExposureMap map) {
        List<Long> moments = IntStream.range(0, MOMENTS)
                .mapToObj(i -> map.venueMillis() + i * 3 * 3_600_000L)
                .toList();
        double[] values = IntStream.range(0, MOMENTS)
                .boxed()
                .flatMapToDouble(i -> moves().map(move -> total(move - 0.002 * i, 1)))
                .toArray();
        return new TimeProjection(
                map.basis(),
                Stickiness.STICKY_STRIKE,
                moments,
                Column.of(moves().map(move -> move * map.spot()).toArray()),
                Column.of(values));
    }

    private static DoubleStream moves() {
        return IntStream.range(0, POINTS).mapToDouble(i -> 0.8 + 0.4 * i / (POINTS - 1));
    }

    /** Negative below the flip, then positive, and less far away. */
    private static double total(double move, double factor) {
        double from = (move - FLIP) / 0.06;
        return factor * 2e8 * from * Math.exp(-from * from / 2);
    }

    private static List<Strikes> session(ExposureMap map) {
        List<Strikes> past = new ArrayList<>();
        for (int i = MOMENTS; i >= 0; i--) {
            double fade = 1 - 0.05 * i;
            past.add(new Strikes(
                    map.venueMillis() - i * STEP_MILLIS,
                    map.spot() * (1 - 0.002 * i),
                    map.basis(),
                    map.strikes().stream()
                            .map(each -> new StrikeExposure(each.strike(), each.call() * fade, each.put() * fade))
                            .toList()));
        }
        return past;
    }
}
