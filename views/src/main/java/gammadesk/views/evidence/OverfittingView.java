package gammadesk.views.evidence;

import gammadesk.analytics.backtest.court.ControlRow;
import gammadesk.analytics.backtest.court.Pbo;
import gammadesk.analytics.backtest.court.PolicyEvidence;
import gammadesk.analytics.market.Column;
import gammadesk.views.chart.Axes;
import gammadesk.views.chart.CanvasPlot;
import gammadesk.views.chart.CanvasPlot.Margins;
import gammadesk.views.chart.ExportTarget;
import gammadesk.views.chart.Histogram;
import gammadesk.views.chart.PlotFrame;
import gammadesk.views.chart.PlotGestures.Zoom;
import gammadesk.views.chart.Viewport.Range;
import gammadesk.views.evidence.EvidenceWords.Amounts;
import gammadesk.views.format.Numbers;
import gammadesk.views.fx.DeskContext;
import gammadesk.views.fx.LiveColumn;
import gammadesk.views.fx.LiveTable;
import gammadesk.views.fx.Scrolling;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;

/** Whether the choice of the policy was luck: logits of the splits, the deflated Sharpe ratio, and what chance does. */
final class OverfittingView extends EvidenceChart {
    private static final Look LOOK = new Look("evidence-overfitting", Zoom.HORIZONTAL, new Margins(1.6, 1.6, 3.4, 4.6));
    private static final int BINS = 40;
    private static final double ROOM = 1.12;
    private static final double CONTROLS_HEIGHT = 130;
    private static final double PLOT_HEIGHT = 320;
    private static final double LEAST_PLOT = 150;
    /** A heading and two rows. */
    private static final double LEAST = 84;

    private final Label facts;
    private final LiveTable<ControlRow> controls;
    private Histogram own = new Histogram(0, 1, Column.of(0), 0, 0);
    private Optional<Histogram> other = Optional.empty();

    OverfittingView(DeskContext context, ExportTarget exports) {
        Label facts = new Label();
        LiveTable<ControlRow> controls = new LiveTable<>(context, "What chance does", ControlRow::name, columns());
        super(context, exports, LOOK, "overfitting", plot -> stacked(plot, facts, controls));
        this.facts = facts;
        this.controls = controls;
    }

    private static Node stacked(CanvasPlot plot, Label facts, LiveTable<ControlRow> controls) {
        facts.setWrapText(true);
        facts.setMinHeight(Region.USE_PREF_SIZE);
        facts.getStyleClass().add("evidence-facts");
        controls.explainEmptiness("No control was run: the policy was not set beside chance.");
        Label heading = new Label("What chance does");
        heading.getStyleClass().add("section-title");
        VBox box = new VBox(4, plot, facts, heading, controls.node());
        VBox.setVgrow(plot, Priority.ALWAYS);
        plot.setPrefHeight(PLOT_HEIGHT);
        plot.setMinHeight(LEAST_PLOT);
        controls.node().setPrefHeight(CONTROLS_HEIGHT);
        controls.node().setMinHeight(LEAST);
        box.setMinWidth(0);
        ScrollPane page = Scrolling.form(box);
        page.setFitToHeight(true);
        page.setMinSize(0, 0);
        return page;
    }

    private static List<LiveColumn<ControlRow>> columns() {
        return List.of(
                LiveColumn.words("name", "Control", 11, ControlRow::name).hover(ControlRow::words),
                number(
                                "outcome",
                                "Policy",
                                ControlRow::outcome,
                                row -> amounts(row).signed(row.outcome()))
                        .explained("What is tried, the more the better"),
                number(
                                "control",
                                "Chance",
                                ControlRow::control,
                                row -> amounts(row).signed(row.control()))
                        .explained("Mean of the draws"),
                number("p", "p", ControlRow::p, row -> EvidenceWords.chance(row.p()))
                        .explained("Share of draws at least as good, the policy itself counted as one"),
                number("draws", "Draws", ControlRow::draws, row -> Numbers.count(row.draws()))
                        .styled("dim"),
                LiveColumn.words("words", "What was left to chance", 20, ControlRow::words)
                        .hover(ControlRow::words)
                        .styled("dim"));
    }

    private static Amounts amounts(ControlRow row) {
        return Amounts.of(DoubleStream.of(row.outcome(), row.control()));
    }

    private static LiveColumn<ControlRow> number(
            String id, String title, ToDoubleFunction<ControlRow> value, Function<ControlRow, String> words) {
        return LiveColumn.figures(id, title, 5.6, value, words);
    }

    @Override
    public void close() {
        controls.close();
    }

    @Override
    Optional<String> missing(PolicyEvidence evidence) {
        boolean isMissing = evidence.overfitting().isEmpty()
                && evidence.deflated().isEmpty()
                && evidence.controls().isEmpty();
        return EvidenceWords.missing(isMissing, evidence, "measure of overfitting");
    }

    @Override
    protected String headline(Compared chosen) {
        return "Overfitting   PBO "
                + chosen.own()
                        .overfitting()
                        .map(pbo -> EvidenceWords.chance(pbo.probability()))
                        .orElse("not measured")
                + ", deflated Sharpe "
                + chosen.own()
                        .deflated()
                        .map(ratio -> EvidenceWords.chance(ratio.probability()))
                        .orElse("not measured");
    }

    @Override
    protected String detail(Compared chosen) {
        return "logit of the rank outside of what was best inside, below 0 is overfitted";
    }

    @Override
    protected void place(Compared chosen) {
        own = histogram(chosen.own());
        other = chosen.other().filter(one -> one.overfitting().isPresent()).map(OverfittingView::histogram);
        Range xs = other.map(Histogram::range)
                .map(range -> new Range(
                        Math.min(range.low(), own.range().low()),
                        Math.max(range.high(), own.range().high())))
                .orElse(own.range());
        double most = Math.max(
                share(own, own.highest()),
                other.map(one -> share(one, one.highest())).orElse(0.0));
        Range ys = new Range(0, Math.max(most, 1e-6) * ROOM);
        viewport().home(xs, ys, xs, ys);
        facts.setText(facts(chosen));
        controls.show(chosen.own().controls());
        List<Label> keys = new ArrayList<>();
        keys.add(key(chosen.own().policy(), colours().own(), 8));
        chosen.other().ifPresent(one -> keys.add(key(one.policy(), colours().other(), 2)));
        keys(keys);
    }

    private static Histogram histogram(PolicyEvidence evidence) {
        return Histogram.of(evidence.overfitting().map(Pbo::logits).orElse(Column.of()), BINS, 0);
    }

    private static double share(Histogram histogram, double count) {
        double all = histogram.counts().sum() + histogram.below() + histogram.above();
        return all > 0 ? count / all : 0;
    }

    private static String facts(Compared chosen) {
        List<String> lines = new ArrayList<>();
        lines.add(chosen.own().overfitting().map(EvidenceWords::overfitting).orElse("PBO was not measured."));
        lines.add(chosen.own().deflated().map(EvidenceWords::deflated).orElse("The deflated Sharpe was not measured."));
        chosen.other()
                .ifPresent(one -> lines.add(one.policy() + ": PBO "
                        + one.overfitting()
                                .map(pbo -> EvidenceWords.chance(pbo.probability()))
                                .orElse("not measured")
                        + ", deflated Sharpe "
                        + one.deflated()
                                .map(ratio -> EvidenceWords.chance(ratio.probability()))
                                .orElse("not measured")
                        + "."));
        return String.join("\n", lines);
    }

    @Override
    public void paint(GraphicsContext graphics, PlotFrame area) {
        double em = graphics.getFont().getSize();
        if (drawn().flatMap(chosen -> chosen.own().overfitting()).isEmpty()) {
            Axes.caption(graphics, area, palette(), area.top(), "PBO was not measured: there are no splits to draw.");
            return;
        }
        Axes.vertical(graphics, area, palette(), share -> EvidenceWords.axis(100 * share) + " %");
        Axes.horizontal(graphics, area, palette(), EvidenceWords::axis);
        Axes.caption(graphics, area, palette(), area.top() - 1.3 * em, "Share of splits");
        Axes.caption(graphics, area, palette(), area.bottom() + 2 * em, "→ logit of the relative rank outside");
        Axes.clip(graphics, area);
        bars(graphics, area, own, colours().own());
        other.ifPresent(one -> outline(graphics, area, one));
        graphics.restore();
        Axes.upright(graphics, area, palette().text(), 0, "median: left of it overfitted", 0.9);
    }

    private static void bars(GraphicsContext graphics, PlotFrame area, Histogram histogram, Color colour) {
        for (int bin = 0; bin < histogram.bins(); bin++) {
            double left = area.x(histogram.edge(bin));
            double top = area.y(share(histogram, histogram.counts().get(bin)));
            boolean isBelow = histogram.edge(bin) + histogram.width() / 2 < 0;
            graphics.setFill(isBelow ? colour : colour.deriveColor(0, 1, 1, 0.45));
            graphics.fillRect(left, top, Math.max(1, area.x(histogram.edge(bin + 1)) - left - 1), area.bottom() - top);
        }
    }

    private void outline(GraphicsContext graphics, PlotFrame area, Histogram histogram) {
        graphics.setStroke(colours().other());
        graphics.setLineWidth(2);
        for (int bin = 0; bin < histogram.bins(); bin++) {
            double y = area.y(share(histogram, histogram.counts().get(bin)));
            double before =
                    area.y(bin == 0 ? 0 : share(histogram, histogram.counts().get(bin - 1)));
            double x = area.x(histogram.edge(bin));
            graphics.strokeLine(x, before, x, y);
            graphics.strokeLine(x, y, area.x(histogram.edge(bin + 1)), y);
        }
        graphics.setLineWidth(1);
    }

    @Override
    public void paintOverlay(GraphicsContext graphics, PlotFrame area) {
        plot().pointer().ifPresent(at -> {
            Axes.cursor(graphics, area, palette(), at.getX());
        });
    }

    @Override
    protected String readout(Compared chosen, PlotFrame area, Point2D at) {
        double x = area.xAt(at.getX());
        int bin = own.bin(x);
        String words = bin < 0
                ? "no split"
                : Numbers.count((long) own.counts().get(bin)) + " splits, "
                        + EvidenceWords.share(share(own, own.counts().get(bin)));
        return String.format(Locale.ROOT, "logit %+.2f, rank %.0f %% from below: ", x, 100 / (1 + Math.exp(-x)))
                        .replace('-', '−')
                + words;
    }

    @Override
    protected String csv(Compared chosen) {
        StringBuilder text = new StringBuilder("policy,logit\n");
        chosen.all()
                .forEach(evidence -> evidence.overfitting().ifPresent(pbo -> {
                    for (int i = 0; i < pbo.logits().size(); i++) {
                        text.append(CsvLine.of(evidence.policy(), pbo.logits().get(i)));
                    }
                }));
        return text.append('\n').append(controls.csv()).toString();
    }
}
