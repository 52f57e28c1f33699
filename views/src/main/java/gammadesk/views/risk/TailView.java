package gammadesk.views.risk;

import gammadesk.analytics.desk.BookOutlook;
import gammadesk.analytics.desk.DeskSnapshot;
import gammadesk.analytics.market.Column;
import gammadesk.analytics.risk.Numeraire;
import gammadesk.analytics.risk.TailRisk;
import gammadesk.views.chart.Axes;
import gammadesk.views.chart.CanvasPlot.Margins;
import gammadesk.views.chart.Curves;
import gammadesk.views.chart.DataChart;
import gammadesk.views.chart.Formats;
import gammadesk.views.chart.GainColours;
import gammadesk.views.chart.Histogram;
import gammadesk.views.chart.Palette;
import gammadesk.views.chart.PlotFrame;
import gammadesk.views.chart.PlotGestures.Zoom;
import gammadesk.views.chart.PlotPair;
import gammadesk.views.chart.SteadyRange;
import gammadesk.views.chart.Viewport.Range;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.geometry.Point2D;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.Tooltip;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;

/** The distribution of the book's profits with value at risk and expected shortfall, and who contributes to them. */
final class TailView extends DataChart<RiskData> {
    private static final Look LOOK = new Look("tail", Zoom.HORIZONTAL, new Margins(1.6, 2.2, 3.4, 4.2));
    private static final double BESIDE = 1.35;
    private static final double HISTOGRAM_SHARE = 0.55;
    private static final int BINS = 60;

    private final RiskDesk desk;
    private final RiskChips chips;
    private final MenuButton side;
    private final Contributions contributions;
    private final Label method = new Label();
    private final InvalidationListener choiceListener = _ -> relay();
    private SteadyRange range = new SteadyRange(0);
    private Histogram histogram = new Histogram(0, 1, Column.of(0), 0, 0);

    TailView(RiskDesk desk) {
        Contributions contributions = new Contributions(desk.context());
        super(
                desk.context(),
                desk.exports(),
                LOOK,
                plot -> new PlotPair(plot, contributions.plot(), BESIDE, HISTOGRAM_SHARE));
        this.desk = desk;
        this.contributions = contributions;
        this.chips = new RiskChips(desk.model());
        this.side = chips.side();
        Tooltip whole = new Tooltip();
        whole.textProperty().bind(method.textProperty());
        method.setTooltip(whole);
        method.setMinWidth(0);
        bar(side, chips.contribution(), chips.confidence());
        legend(method);
        contributions.plot().onHover(this::contributionHovered);
        desk.model().byShortfall().addListener(new WeakInvalidationListener(choiceListener));
    }

    void show(DeskSnapshot snapshot) {
        side.setVisible(RiskPictures.hasTrades(snapshot));
        show(RiskPictures.outlook(snapshot, desk, "tail risk", TailView::lacking));
    }

    private static Optional<String> lacking(BookOutlook outlook) {
        boolean isEmpty = outlook.grid().positions() == 0;
        String reason = isEmpty
                ? "no position of the book in this coin has a value"
                : outlook.tail().reason();
        return !isEmpty && outlook.tail().value().isPresent()
                ? Optional.empty()
                : Optional.of("There is no tail: " + reason + ". Choose another coin, or wait for its market");
    }

    static TailRisk tail(RiskData data) {
        return data.outlook().tail().value().orElseThrow();
    }

    Histogram histogram() {
        return histogram;
    }

    Contributions contributions() {
        return contributions;
    }

    @Override
    protected boolean differ(RiskData before, RiskData now) {
        return !before.looksLike(now);
    }

    @Override
    protected void forget() {
        super.forget();
        range = new SteadyRange(0);
    }

    @Override
    protected void reset() {
        super.reset();
        contributions.viewport().reset();
    }

    @Override
    protected String headline(RiskData data) {
        TailRisk tail = tail(data);
        String sure = RiskChips.confidence(tail.confidence());
        return data.coin() + " tail   VaR " + sure + " " + Formats.usdCompact(-tail.valueAtRisk()) + ", ES " + sure
                + " " + Formats.usdCompact(-tail.expectedShortfall()) + " USD, one day";
    }

    @Override
    protected String detail(RiskData data) {
        String age = RiskWords.age(data);
        return String.format(
                        Locale.ROOT,
                        "%,d scenarios, each priced in full",
                        tail(data).profits().size())
                + (age.isEmpty() ? "" : " · " + age);
    }

    @Override
    protected void place(RiskData data) {
        TailRisk tail = tail(data);
        histogram = Histogram.of(tail.profits(), BINS, -tail.expectedShortfall());
        Range xs = range.update(histogram.range());
        Range ys = new Range(0, Math.max(1, histogram.highest() * 1.08));
        viewport().home(xs, ys, xs, ys);
        method.setText(data.outlook().tailMethod() + beyond());
        contributions.show(tail, desk.model().byShortfall().get());
    }

    private String beyond() {
        int beyond = histogram.below() + histogram.above();
        return beyond == 0
                ? ""
                : String.format(
                        Locale.ROOT, " · %d left and %d right of the bins", histogram.below(), histogram.above());
    }

    @Override
    public void paint(GraphicsContext graphics, PlotFrame area) {
        Palette palette = palette();
        drawn().ifPresent(data -> {
            Axes.vertical(graphics, area, palette, Formats::tick);
            Axes.horizontal(graphics, area, palette, RiskWords::tick);
            Curves clip = new Curves(graphics, area).begin();
            columns(graphics, area, tail(data));
            double zero = Axes.crisp(area.x(0));
            Axes.line(graphics, palette.zero(), zero, area.top(), zero, area.bottom());
            clip.end();
            lines(graphics, area, palette, tail(data));
            titles(graphics, area, palette);
        });
    }

    /** Losses beyond the value at risk in full colour, the others pale. */
    private void columns(GraphicsContext graphics, PlotFrame area, TailRisk tail) {
        Color loss = GainColours.of(context().theme().get()).loss();
        Color rest = palette().muted();
        for (int bin = 0; bin < histogram.bins(); bin++) {
            double left = Math.rint(area.x(histogram.edge(bin)));
            double right = Math.rint(area.x(histogram.edge(bin + 1)));
            double top = area.y(histogram.counts().get(bin));
            boolean isTail = histogram.edge(bin) + histogram.width() / 2 < -tail.valueAtRisk();
            graphics.setFill(isTail ? loss : rest);
            graphics.fillRect(left, top, Math.max(1, right - left - 1), area.bottom() - top);
        }
    }

    /** The words of the shortfall at its left, where they do not cross the other line. */
    private static void lines(GraphicsContext graphics, PlotFrame area, Palette palette, TailRisk tail) {
        String sure = RiskChips.confidence(tail.confidence());
        double valueAtRisk = -tail.valueAtRisk();
        double shortfall = -tail.expectedShortfall();
        Axes.upright(
                graphics, area, palette.text(), valueAtRisk, "VaR " + sure + " " + Formats.usdCompact(valueAtRisk), 1);
        Axes.upright(graphics, area, palette.text(), shortfall, "", 1);
        if (area.xs().contains(shortfall)) {
            String words = "ES " + sure + " " + Formats.usdCompact(shortfall);
            boolean isRoomy = area.x(shortfall) - area.left()
                    > words.length() * graphics.getFont().getSize() * 0.6;
            double wide = words.length() * graphics.getFont().getSize() * 0.56;
            graphics.setFill(palette.background());
            graphics.fillRect(
                    isRoomy ? area.x(shortfall) - wide - 6 : area.x(shortfall) + 2,
                    area.top() + 1.8 * graphics.getFont().getSize(),
                    wide + 4,
                    1.4 * graphics.getFont().getSize());
            graphics.setFill(palette.text());
            graphics.setTextAlign(isRoomy ? TextAlignment.RIGHT : TextAlignment.LEFT);
            graphics.fillText(
                    words,
                    area.x(shortfall) + (isRoomy ? -4 : 4),
                    area.top() + 2.5 * graphics.getFont().getSize());
        }
    }

    private static void titles(GraphicsContext graphics, PlotFrame area, Palette palette) {
        double em = graphics.getFont().getSize();
        graphics.setFill(palette.muted());
        graphics.setTextBaseline(VPos.TOP);
        graphics.setTextAlign(TextAlignment.CENTER);
        graphics.fillText("scenarios by P&L of a day in USD", area.left() + area.width() / 2, area.bottom() + 1.9 * em);
    }

    @Override
    public void paintOverlay(GraphicsContext graphics, PlotFrame area) {
        plot().pointer().filter(_ -> drawn().isPresent()).ifPresent(at -> {
            Axes.cursor(graphics, area, palette(), at.getX());
        });
    }

    private void contributionHovered(Optional<Point2D> pointer) {
        contributions.plot().requestOverlay();
        frame().readout(pointer.filter(_ -> drawn().isPresent())
                .map(contributions::readout)
                .orElse(""));
    }

    @Override
    protected String readout(RiskData data, PlotFrame area, Point2D at) {
        int bin = histogram.bin(area.xAt(at.getX()));
        if (bin < 0) {
            return "No scenario of the "
                    + data.outlook().tail().value().orElseThrow().profits().size() + " is counted here.";
        }
        double count = histogram.counts().get(bin);
        int all = tail(data).profits().size();
        return String.format(
                Locale.ROOT,
                "%s .. %s USD: %.0f of %,d scenarios (%.2f %%) · as bad or worse %.2f %%",
                RiskWords.exact(histogram.edge(bin), Numeraire.USD),
                RiskWords.exact(histogram.edge(bin + 1), Numeraire.USD),
                count,
                all,
                100 * count / all,
                100 * shareBelow(tail(data).profits(), histogram.edge(bin + 1)));
    }

    private static double shareBelow(Column sorted, double limit) {
        int below = 0;
        while (below < sorted.size() && sorted.get(below) < limit) {
            below++;
        }
        return (double) below / sorted.size();
    }

    @Override
    protected String csv(RiskData data) {
        TailRisk tail = tail(data);
        StringBuilder file = new StringBuilder(RiskWords.HEADING + ",confidence,what,value_usd,es_share_usd\n");
        String start = RiskWords.heading(data) + "," + tail.confidence();
        row(file, start, "value_at_risk", tail.valueAtRisk(), "");
        row(file, start, "expected_shortfall", tail.expectedShortfall(), "");
        tail.worst()
                .forEach(entry -> row(
                        file,
                        start,
                        entry.getKey(),
                        entry.getValue().valueAtRisk(),
                        RiskWords.number(entry.getValue().expectedShortfall())));
        for (int i = 0; i < tail.profits().size(); i++) {
            row(file, start, "profit", tail.profits().get(i), "");
        }
        return file.toString();
    }

    private static void row(StringBuilder file, String start, String what, double usd, String shortfall) {
        file.append(String.join(",", start, what, RiskWords.number(usd), shortfall))
                .append('\n');
    }
}
