package gammadesk.views.evidence;

import gammadesk.analytics.backtest.court.EquityTrack;
import gammadesk.analytics.backtest.court.PolicyEvidence;
import gammadesk.analytics.backtest.court.Role;
import gammadesk.analytics.market.Column;
import gammadesk.views.chart.Axes;
import gammadesk.views.chart.CanvasPlot.Margins;
import gammadesk.views.chart.ChoiceChip;
import gammadesk.views.chart.Curves;
import gammadesk.views.chart.Curves.Dash;
import gammadesk.views.chart.ExportTarget;
import gammadesk.views.chart.Formats;
import gammadesk.views.chart.PlotFrame;
import gammadesk.views.chart.PlotGestures.Zoom;
import gammadesk.views.chart.TimeTicks;
import gammadesk.views.chart.Viewport.Range;
import gammadesk.views.evidence.Compared.Part;
import gammadesk.views.evidence.EvidenceWords.Amounts;
import gammadesk.views.fx.DeskContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import javafx.geometry.Point2D;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;
import javafx.scene.paint.Color;

/** Running profit above, the fall from its highest point below, over the same time. */
final class EquityView extends EvidenceChart {
    private static final Look LOOK = new Look("evidence-equity", Zoom.HORIZONTAL, new Margins(1.4, 1.6, 2, 5.2));
    private static final double EQUITY_SHARE = 0.66;
    private static final double GAP_EMS = 2;
    private static final double ROOM = 0.04;
    private static final double DAYS = 365;

    /** A line and what it is. */
    private record Drawn(EquityTrack track, Part part) {}

    private final ChoiceChip<Boolean> chip =
            new ChoiceChip<>("Books on recorded chains, or simulated paths", EquityView::kind, this::choose);
    private boolean simulated;
    private List<Drawn> lines = List.of();
    private Range equity = Range.UNIT;
    private Range falls = Range.UNIT;

    EquityView(DeskContext context, ExportTarget exports) {
        super(context, exports, LOOK, "equity", plot -> plot);
        frame().controls(chip.node());
    }

    private static String kind(boolean isSimulated) {
        return isSimulated ? "simulated paths" : "recorded chains";
    }

    private void choose(boolean isSimulated) {
        simulated = isSimulated;
        viewport().reset();
        relay();
    }

    @Override
    Optional<String> missing(PolicyEvidence evidence) {
        return EvidenceWords.missing(evidence.tracks().isEmpty(), evidence, "running profits");
    }

    @Override
    protected String headline(Compared chosen) {
        return "Equity and drawdown after costs, " + (simulated ? chosen.own().money() : "USD")
                + own().filter(track -> track.times().size() > 0)
                        .map(track -> {
                            int last = track.times().size() - 1;
                            Amounts amounts = amounts();
                            return "   " + chosen.own().policy() + " "
                                    + amounts.signed(track.equity().get(last)) + ", 90 % "
                                    + amounts.plain(track.equityLow().get(last)) + " .. "
                                    + amounts.plain(track.equityHigh().get(last));
                        })
                        .orElse("");
    }

    @Override
    protected String detail(Compared chosen) {
        return simulated
                ? "median of the paths and 5 % to 95 % of them"
                : "recorded books and 5 % to 95 % of redrawn histories";
    }

    private Optional<EquityTrack> own() {
        return lines.stream()
                .filter(line -> line.part() == Part.OWN)
                .map(Drawn::track)
                .findFirst();
    }

    private Amounts amounts() {
        return Amounts.of(lines.stream()
                .flatMapToDouble(line -> Arrays.stream(line.track().equity().toArray())));
    }

    @Override
    protected void place(Compared chosen) {
        List<Boolean> kinds = chosen.own().tracks().stream()
                .map(EquityTrack::isSimulated)
                .distinct()
                .sorted()
                .toList();
        simulated = kinds.contains(simulated) ? simulated : kinds.getFirst();
        chip.offer(kinds, simulated);
        chip.node().setVisible(kinds.size() > 1);
        lines = drawn(chosen);
        double[] times = lines.stream()
                .flatMapToDouble(line -> Arrays.stream(line.track().times().toArray()))
                .toArray();
        Range xs = Curves.extent(times, Range.UNIT);
        equity = roomy(values(List.of(EquityTrack::equity, EquityTrack::equityLow, EquityTrack::equityHigh)));
        Range deep = roomy(values(List.of(EquityTrack::drawdown, EquityTrack::drawdownHigh)));
        falls = new Range(0, Math.max(deep.high(), 1e-9));
        Range wide = xs.span() > 0 ? xs : new Range(xs.low(), xs.low() + 1);
        viewport().home(wide, Range.UNIT, wide, Range.UNIT);
        legend(chosen);
    }

    private List<Drawn> drawn(Compared chosen) {
        List<Drawn> all = new ArrayList<>();
        chosen.own().tracks().stream()
                .filter(track -> track.isSimulated() == simulated)
                .forEach(track -> all.add(new Drawn(track, chosen.part(track.name(), track.role()))));
        chosen.other().stream()
                .flatMap(other -> other.tracks().stream())
                .filter(track -> track.isSimulated() == simulated && track.role() == Role.TRIED)
                .forEach(track -> all.add(new Drawn(track, Part.OTHER)));
        all.sort(Comparator.comparing(Drawn::part).reversed());
        return List.copyOf(all);
    }

    /** Of a line without a band only the first column counts. */
    private double[] values(List<Function<EquityTrack, Column>> columns) {
        return lines.stream()
                .flatMap(line -> columns.stream()
                        .limit(hasBand(line.part()) ? columns.size() : 1)
                        .map(column -> column.apply(line.track())))
                .flatMapToDouble(column -> Arrays.stream(column.toArray()))
                .toArray();
    }

    private static Range roomy(double[] values) {
        Range seen = Curves.extent(
                DoubleStream.concat(DoubleStream.of(0), Arrays.stream(values)).toArray(), Range.UNIT);
        double room = ROOM * Math.max(seen.span(), 1e-9);
        return new Range(seen.low() - room, seen.high() + room);
    }

    private static boolean hasBand(Part part) {
        return part == Part.OWN || part == Part.OTHER;
    }

    private void legend(Compared chosen) {
        EvidenceColours colours = colours();
        List<Label> keys = new ArrayList<>();
        keys.add(key(chosen.own().policy() + " with its band", colours.own(), 2));
        chosen.other().ifPresent(other -> keys.add(key(other.policy(), colours.other(), 2, 6.0, 4.0)));
        chosen.own().bestBaseline().ifPresent(best -> keys.add(key(best + ", best baseline", colours.best(), 1.6)));
        if (lines.stream().anyMatch(line -> line.part() == Part.REST)) {
            keys.add(key("other baselines, named under the mouse", colours.rest(), 1));
        }
        keys(keys);
    }

    private PlotFrame above(PlotFrame area) {
        double gap = GAP_EMS * plot().font().getSize();
        return new PlotFrame(
                area.left(),
                area.top(),
                area.width(),
                Math.rint((area.height() - gap) * EQUITY_SHARE),
                area.xs(),
                equity);
    }

    private PlotFrame below(PlotFrame area) {
        double height = Math.rint((area.height() - GAP_EMS * plot().font().getSize()) * (1 - EQUITY_SHARE));
        Range down = new Range(-falls.high(), 0);
        return new PlotFrame(area.left(), area.bottom() - height, area.width(), height, area.xs(), down);
    }

    @Override
    public void paint(GraphicsContext graphics, PlotFrame area) {
        if (drawn().isEmpty()) {
            return;
        }
        PlotFrame above = above(area);
        PlotFrame below = below(area);
        Axes.vertical(graphics, above, palette(), EvidenceWords::axis);
        Axes.vertical(graphics, below, palette(), EvidenceWords::axis);
        times(graphics, above);
        times(graphics, below);
        zero(graphics, above);
        zero(graphics, below);
        Curves up = new Curves(graphics, above).begin();
        lines.forEach(line -> equity(up, line));
        up.end();
        Curves down = new Curves(graphics, below).begin();
        lines.forEach(line -> fall(down, line));
        down.end();
        double em = graphics.getFont().getSize();
        Axes.caption(graphics, above, palette(), above.top() - 1.3 * em, "Running profit");
        Axes.caption(graphics, below, palette(), below.top() - 1.3 * em, "Fall from the highest point before");
    }

    /** Only the lower plot has room for words below. */
    private void times(GraphicsContext graphics, PlotFrame area) {
        boolean isLower = area.ys().high() == 0;
        if (!isLower) {
            return;
        }
        if (simulated) {
            Axes.horizontal(graphics, area, palette(), years -> Formats.tick(years * DAYS) + " d");
        } else {
            TimeTicks.horizontal(graphics, area, palette());
        }
    }

    private void zero(GraphicsContext graphics, PlotFrame area) {
        double y = Axes.crisp(area.y(0));
        Axes.line(graphics, palette().zero(), area.left(), y, area.right(), y);
    }

    private void equity(Curves curves, Drawn line) {
        EquityTrack track = line.track();
        double[] xs = track.times().toArray();
        Color colour = colours().of(line.part());
        if (hasBand(line.part())) {
            curves.band(xs, track.equityLow().toArray(), track.equityHigh().toArray(), EvidenceColours.band(colour));
        }
        curves.line(xs, track.equity().toArray(), colour, width(line.part()), dash(line.part()));
    }

    private void fall(Curves curves, Drawn line) {
        double[] xs = line.track().times().toArray();
        Color colour = colours().of(line.part());
        double[] deep = line.track().drawdown().map(fall -> -fall).toArray();
        if (hasBand(line.part())) {
            double[] deepest = line.track().drawdownHigh().map(fall -> -fall).toArray();
            curves.band(xs, deepest, deep, EvidenceColours.band(colour));
        }
        curves.line(xs, deep, colour, width(line.part()), dash(line.part()));
    }

    static double width(Part part) {
        return switch (part) {
            case OWN, OTHER -> 2;
            case BEST -> 1.6;
            case REST, CONTROL -> 1;
        };
    }

    static Dash dash(Part part) {
        return switch (part) {
            case OTHER -> Dash.DASHED;
            case CONTROL -> Dash.DOTTED;
            case OWN, BEST, REST -> Dash.SOLID;
        };
    }

    @Override
    public void paintOverlay(GraphicsContext graphics, PlotFrame area) {
        plot().pointer().ifPresent(at -> {
            Axes.cursor(graphics, area, palette(), at.getX());
            nearest(area, at).ifPresent(line -> {
                Curves curves = new Curves(graphics, above(area)).begin();
                curves.line(
                        line.track().times().toArray(),
                        line.track().equity().toArray(),
                        colours().of(line.part()),
                        width(line.part()) + 1.2,
                        Dash.SOLID);
                curves.end();
            });
        });
    }

    private Optional<Drawn> nearest(PlotFrame area, Point2D at) {
        PlotFrame above = above(area);
        double x = area.xAt(at.getX());
        return lines.stream()
                .filter(line -> line.track().times().size() > 0)
                .min(Comparator.comparingDouble(line ->
                        Math.abs(above.y(line.track().equity().get(row(line.track(), x))) - at.getY())));
    }

    private static int row(EquityTrack track, double x) {
        int found = Arrays.binarySearch(track.times().toArray(), x);
        return Math.clamp(found < 0 ? -found - 1 : found, 0, track.times().size() - 1);
    }

    @Override
    protected String readout(Compared chosen, PlotFrame area, Point2D at) {
        double x = area.xAt(at.getX());
        Amounts amounts = amounts();
        List<String> words = new ArrayList<>();
        words.add(simulated ? String.format(Locale.ROOT, "day %.2f", x * DAYS) : Formats.utc((long) x));
        own().ifPresent(track -> words.add(words(chosen.own().policy(), track, x, amounts)));
        nearest(area, at)
                .filter(line -> line.part() != Part.OWN)
                .ifPresent(line -> words.add(words(line.track().name(), line.track(), x, amounts)));
        return String.join(" · ", words);
    }

    private static String words(String name, EquityTrack track, double x, Amounts amounts) {
        int row = row(track, x);
        return name + " " + amounts.signed(track.equity().get(row)) + " ("
                + amounts.plain(track.equityLow().get(row)) + " .. "
                + amounts.plain(track.equityHigh().get(row)) + "), fall "
                + amounts.plain(track.drawdown().get(row));
    }

    @Override
    protected String csv(Compared chosen) {
        StringBuilder text =
                new StringBuilder("rule,role,simulated,time,equity,equity_low,equity_high,drawdown,drawdown_high\n");
        for (Drawn line : lines) {
            EquityTrack track = line.track();
            for (int i = 0; i < track.times().size(); i++) {
                text.append(CsvLine.of(
                        track.name(),
                        track.role(),
                        track.isSimulated(),
                        track.times().get(i),
                        track.equity().get(i),
                        track.equityLow().get(i),
                        track.equityHigh().get(i),
                        track.drawdown().get(i),
                        track.drawdownHigh().get(i)));
            }
        }
        return text.toString();
    }
}
