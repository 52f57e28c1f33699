package gammadesk.app.evidence;

import gammadesk.analytics.backtest.court.EquityTrack;
import gammadesk.analytics.backtest.court.FrontierPoint;
import gammadesk.analytics.backtest.court.Pbo;
import gammadesk.analytics.backtest.court.PolicyEvidence;
import gammadesk.analytics.backtest.court.ProfitHistogram;
import gammadesk.analytics.backtest.court.Role;
import gammadesk.analytics.backtest.court.TrainingCurve;
import gammadesk.analytics.market.Column;
import gammadesk.app.evidence.SvgPlot.Area;
import gammadesk.views.chart.Histogram;
import gammadesk.views.evidence.EvidenceWords;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The pictures of a report: curves and spreads. */
final class ReportCharts {
    private static final int HIGH = 240;
    private static final int LOW = 130;
    private static final int BINS = 40;
    private static final double ROOM = 0.06;
    private static final double YEAR_DAYS = 365;
    private static final double TRAINING_SHARE = 0.97;

    private ReportCharts() {}

    /** Colour of a rule: the policy, the best baseline, or one of the rest. */
    static String colour(PolicyEvidence evidence, String name, Role role) {
        if (role == Role.TRIED) {
            return SvgPlot.OWN;
        }
        boolean isBest = evidence.bestBaseline().filter(name::equals).isPresent();
        return isBest ? SvgPlot.BEST : SvgPlot.REST;
    }

    static double width(String colour) {
        return colour.equals(SvgPlot.REST) ? 0.8 : 1.8;
    }

    static double[] roomy(DoubleStream values) {
        double[] known = values.filter(Double::isFinite).toArray();
        double low = Arrays.stream(known).min().orElse(0);
        double high = Arrays.stream(known).max().orElse(1);
        double room = ROOM * Math.max(high - low, 1e-9);
        return new double[] {low - room, high + room};
    }

    private static DoubleStream all(Stream<Column> columns) {
        return columns.flatMapToDouble(column -> Arrays.stream(column.toArray()));
    }

    /** Running profit with the policy's band, then the fall; the rest first, so that the policy lies above. */
    static String equity(PolicyEvidence evidence, boolean isSimulated, String money) {
        List<EquityTrack> tracks = evidence.tracks().stream()
                .filter(track -> track.isSimulated() == isSimulated)
                .sorted(Comparator.comparingInt(track -> -order(evidence, track.name(), track.role())))
                .toList();
        String upper =
                curves(evidence, tracks, EquityTrack::equity, EquityTrack::equityLow, EquityTrack::equityHigh, HIGH);
        String lower = curves(
                evidence,
                tracks,
                track -> track.drawdown().map(fall -> -fall),
                track -> track.drawdownHigh().map(fall -> -fall),
                track -> track.drawdown().map(fall -> -fall),
                LOW);
        String kind = isSimulated ? "simulated paths" : "recorded chains";
        String band = isSimulated
                ? "median and 5 % to 95 % of the paths"
                : "recorded books and 5 % to 95 % of redrawn histories";
        return Html.figure(
                        "Equity after costs on " + kind + ", " + money,
                        upper,
                        legend(evidence) + " Band: " + band + ".")
                + Html.figure("Drawdown on " + kind + ", " + money, lower, "Fall from the highest point before.");
    }

    private static int order(PolicyEvidence evidence, String name, Role role) {
        return switch (colour(evidence, name, role)) {
            case SvgPlot.OWN -> 0;
            case SvgPlot.BEST -> 1;
            default -> 2;
        };
    }

    private static String curves(
            PolicyEvidence evidence,
            List<EquityTrack> tracks,
            Function<EquityTrack, Column> middle,
            Function<EquityTrack, Column> low,
            Function<EquityTrack, Column> high,
            int height) {
        double[] xs = all(tracks.stream().map(ReportCharts::times)).toArray();
        double[] ys = roomy(DoubleStream.concat(
                DoubleStream.of(0),
                all(tracks.stream()
                        .flatMap(track -> track.role() == Role.TRIED
                                ? Stream.of(low.apply(track), high.apply(track))
                                : Stream.of(middle.apply(track))))));
        boolean isSimulated = tracks.stream().allMatch(EquityTrack::isSimulated);
        SvgPlot plot = new SvgPlot(Area.of(
                        Arrays.stream(xs).min().orElse(0),
                        Arrays.stream(xs).max().orElse(1),
                        ys[0],
                        ys[1],
                        height))
                .vertical(EvidenceWords::axis)
                .horizontal(at -> isSimulated ? EvidenceWords.axis(at) + " d" : ReportWords.day((long) at))
                .level(0);
        for (EquityTrack track : tracks) {
            double[] times = times(track).toArray();
            if (track.role() == Role.TRIED) {
                plot.band(times, low.apply(track).toArray(), high.apply(track).toArray(), SvgPlot.SHADE);
            }
        }
        for (EquityTrack track : tracks) {
            String colour = colour(evidence, track.name(), track.role());
            double[] times = times(track).toArray();
            plot.curve(times, middle.apply(track).toArray(), colour, width(colour), track.role() == Role.CONTROL);
        }
        return plot.svg("Curves over time");
    }

    /** Days of simulated paths, milliseconds of recorded moments. */
    private static Column times(EquityTrack track) {
        return track.isSimulated() ? track.times().map(years -> years * YEAR_DAYS) : track.times();
    }

    static String legend(PolicyEvidence evidence) {
        return "Green: " + evidence.policy() + ". Black: "
                + evidence.bestBaseline().orElse("no best baseline") + ", the best baseline. Grey: other baselines.";
    }

    static String profits(PolicyEvidence evidence) {
        List<ProfitHistogram> spreads = evidence.profits().stream()
                .sorted(Comparator.comparingInt(
                        one -> one.role() == Role.TRIED ? 0 : 9 - order(evidence, one.name(), one.role())))
                .toList();
        double[] edges = all(spreads.stream().map(ProfitHistogram::edges)).toArray();
        double most = all(spreads.stream().map(ProfitHistogram::shares)).max().orElse(1);
        SvgPlot plot = new SvgPlot(Area.of(
                        Arrays.stream(edges).min().orElse(0),
                        Arrays.stream(edges).max().orElse(1),
                        0,
                        most * (1 + ROOM),
                        HIGH))
                .vertical(share -> EvidenceWords.axis(100 * share) + " %")
                .horizontal(EvidenceWords::axis);
        spreads.forEach(one -> steps(plot, one, colour(evidence, one.name(), one.role())));
        evidence.own()
                .ifPresent(row -> plot.upright(row.meanProfit().value(), SvgPlot.OWN, "mean", 1)
                        .upright(-row.shortfall().value(), SvgPlot.OWN, "−ES 95", 0));
        return Html.figure(
                "P&L of a period after costs, " + evidence.money() + ", share of periods",
                plot.upright(0, SvgPlot.REST, "0", 0).svg("Spread of profits"),
                legend(evidence) + " What lies beyond the ends is counted in the outermost bins.");
    }

    private static void steps(SvgPlot plot, ProfitHistogram one, String colour) {
        int bins = one.shares().size();
        double[] xs = new double[2 * bins];
        double[] ys = new double[2 * bins];
        for (int bin = 0; bin < bins; bin++) {
            xs[2 * bin] = one.edges().get(bin);
            xs[2 * bin + 1] = one.edges().get(bin + 1);
            ys[2 * bin] = one.shares().get(bin);
            ys[2 * bin + 1] = one.shares().get(bin);
            if (one.role() == Role.TRIED) {
                plot.box(xs[2 * bin], xs[2 * bin + 1], 0, ys[2 * bin], SvgPlot.SHADE);
            }
        }
        plot.curve(xs, ys, colour, width(colour), false);
    }

    static String frontier(PolicyEvidence evidence) {
        List<FrontierPoint> points = evidence.frontier();
        double[] xs = roomy(points.stream().mapToDouble(FrontierPoint::meanCost));
        double[] ys = roomy(points.stream().mapToDouble(FrontierPoint::shortfall));
        SvgPlot plot = new SvgPlot(Area.of(xs[0], xs[1], ys[0], ys[1], HIGH))
                .vertical(EvidenceWords::axis)
                .horizontal(EvidenceWords::axis);
        Map<String, List<FrontierPoint>> families = points.stream()
                .sorted(Comparator.comparingDouble(FrontierPoint::dial))
                .collect(Collectors.groupingBy(FrontierPoint::family, TreeMap::new, Collectors.toList()));
        families.forEach((name, family) -> {
            String colour = colour(evidence, name, family.getFirst().role());
            plot.curve(
                    family.stream().mapToDouble(FrontierPoint::meanCost).toArray(),
                    family.stream().mapToDouble(FrontierPoint::shortfall).toArray(),
                    colour,
                    width(colour),
                    false);
            family.forEach(point -> plot.dot(point.meanCost(), point.shortfall(), colour, point.isEfficient()));
            FrontierPoint last = family.getLast();
            boolean isRight = plot.x(last.meanCost()) > plot.right() - 110;
            plot.text(
                    plot.x(last.meanCost()) + (isRight ? -7 : 7),
                    plot.y(last.shortfall()) + 3,
                    isRight ? "end" : "start",
                    colour.equals(SvgPlot.REST) ? "#59636e" : colour,
                    name);
        });
        return Html.figure(
                "ES 95 (upwards) against mean cost (to the right) of a period, " + evidence.money(),
                plot.svg("Cost and risk"),
                "Further left and further down is better. Filled: no other setting is better in both.");
    }

    static String logits(Pbo pbo) {
        Histogram found = Histogram.of(pbo.logits(), BINS, 0);
        double all = Math.max(1, pbo.logits().size());
        SvgPlot plot = new SvgPlot(Area.of(
                        found.range().low(), found.range().high(), 0, found.highest() / all * (1 + ROOM), LOW + 40))
                .vertical(share -> EvidenceWords.axis(100 * share) + " %")
                .horizontal(EvidenceWords::axis);
        IntStream.range(0, found.bins())
                .forEach(bin -> plot.box(
                        found.edge(bin),
                        found.edge(bin) + 0.9 * found.width(),
                        0,
                        found.counts().get(bin) / all,
                        found.edge(bin) + found.width() / 2 < 0 ? SvgPlot.OWN : "#a9c383"));
        return Html.figure(
                "Logits of the relative rank outside, share of splits",
                plot.upright(0, SvgPlot.BEST, "median: left of it overfitted", 0)
                        .svg("Logits"),
                EvidenceWords.overfitting(pbo));
    }

    static String training(PolicyEvidence evidence) {
        List<TrainingCurve> curves = evidence.training();
        double[] steps = all(curves.stream().map(TrainingCurve::steps)).toArray();
        double[] goals = all(curves.stream().flatMap(curve -> Stream.of(curve.train(), curve.validation())))
                .filter(Double::isFinite)
                .sorted()
                .toArray();
        double[] ys = roomy(Arrays.stream(goals).limit((long) Math.ceil(TRAINING_SHARE * goals.length)));
        SvgPlot plot = new SvgPlot(Area.of(
                        Arrays.stream(steps).min().orElse(0),
                        Arrays.stream(steps).max().orElse(1),
                        ys[0],
                        ys[1],
                        HIGH))
                .vertical(EvidenceWords::axis)
                .horizontal(EvidenceWords::axis);
        List<double[][]> seen = new ArrayList<>();
        for (TrainingCurve curve : curves) {
            plot.curve(curve.steps().toArray(), curve.train().toArray(), SvgPlot.REST, 0.6, false);
            int[] known = IntStream.range(0, curve.steps().size())
                    .filter(i -> Double.isFinite(curve.validation().get(i)))
                    .toArray();
            seen.add(new double[][] {
                Arrays.stream(known).mapToDouble(curve.steps()::get).toArray(),
                Arrays.stream(known).mapToDouble(curve.validation()::get).toArray()
            });
        }
        seen.forEach(line -> plot.curve(line[0], line[1], SvgPlot.OWN, 1.4, false));
        return Html.figure(
                "Training: the goal by step of the optimiser, " + evidence.money(),
                plot.svg("Training"),
                curves.size() + " members. Green: paths that they did not see. Grey: the paths that they learned from. "
                        + "Less is better; the first steps may lie above the picture.");
    }
}
