package gammadesk.views.risk;

import gammadesk.analytics.desk.BookAttribution;
import gammadesk.analytics.desk.BookPicture;
import gammadesk.analytics.desk.DeskSnapshot;
import gammadesk.analytics.desk.Reading;
import gammadesk.analytics.risk.Attribution;
import gammadesk.analytics.risk.Attribution.Part;
import gammadesk.analytics.risk.Numeraire;
import gammadesk.views.chart.Axes;
import gammadesk.views.chart.BarRow;
import gammadesk.views.chart.BarRows;
import gammadesk.views.chart.CanvasPlot.Margins;
import gammadesk.views.chart.DataChart;
import gammadesk.views.chart.Formats;
import gammadesk.views.chart.GainColours;
import gammadesk.views.chart.PlotFrame;
import gammadesk.views.chart.PlotGestures.Zoom;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Point2D;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;

/** Why the account is worth what it is worth since a moment: parts stacked onto each other down to the total. */
final class AttributionView extends DataChart<AttributionData> {
    private static final Look LOOK = new Look("attribution", Zoom.VERTICAL, new Margins(0.6, 6.5, 2, 10.5));

    private final RiskDesk desk;
    private final RiskChips chips;
    private final Label notes = new Label();
    private Waterfall waterfall = new Waterfall(List.of(), 0, 0);
    private List<BarRow> bars = List.of();

    AttributionView(RiskDesk desk) {
        super(desk.context(), desk.exports(), LOOK, plot -> plot);
        this.desk = desk;
        this.chips = new RiskChips(desk.model());
        Tooltip whole = new Tooltip();
        whole.textProperty().bind(notes.textProperty());
        notes.setTooltip(whole);
        notes.setMinWidth(0);
        bar(chips.since(), chips.numeraire());
        legend(notes);
    }

    void show(DeskSnapshot snapshot) {
        show(RiskPictures.of(snapshot, desk, "attribution of P&L", AttributionView::data));
    }

    private static Reading<AttributionData> data(BookPicture picture) {
        return switch (picture.attribution()) {
            case Reading.Known<BookAttribution>(BookAttribution known) ->
                Reading.of(new AttributionData(picture, known));
            case Reading.Missing<BookAttribution>(String reason) ->
                Reading.missing("There is no attribution: " + reason
                        + ". Wait until time has passed, or choose another moment");
        };
    }

    Waterfall waterfall() {
        return waterfall;
    }

    @Override
    protected boolean differ(AttributionData before, AttributionData now) {
        return !before.looksLike(now);
    }

    @Override
    protected String headline(AttributionData data) {
        return data.picture().choice().currency() + " attribution   "
                + RiskWords.amount(waterfall.total(), data.numeraire()) + " " + data.money() + " since "
                + RiskWords.minute(data.explained().fromMillis());
    }

    @Override
    protected String detail(AttributionData data) {
        Attribution.Residual residual = data.explained().attribution().residual();
        double rate = data.numeraire() == Numeraire.USD
                ? data.explained().attribution().usdAfter()
                : 1;
        return String.format(Locale.ROOT, "residual %.1f %% of gross (", 100 * waterfall.residualShare())
                + "price " + RiskWords.amount(residual.price() * rate, data.numeraire())
                + ", vol " + RiskWords.amount(residual.vol() * rate, data.numeraire())
                + ", both " + RiskWords.amount(residual.cross() * rate, data.numeraire()) + ")";
    }

    @Override
    protected void place(AttributionData data) {
        waterfall = Waterfall.of(data.explained(), data.numeraire());
        bars = waterfall.bars(GainColours.of(context().theme().get()), palette().muted(), data.numeraire());
        BarRows.home(viewport(), BarRows.amounts(bars), bars.size());
        notes.setText(notes(data.explained()));
    }

    private static String notes(BookAttribution explained) {
        List<String> leftOut = explained.attribution().leftOut();
        String assumed = String.join(" · ", explained.assumptions());
        String missing = leftOut.isEmpty() ? "" : leftOut.size() + " left out: " + String.join("; ", leftOut);
        String both = missing.isEmpty() || assumed.isEmpty() ? missing + assumed : missing + " · " + assumed;
        return both.isEmpty() ? "each part begins where the one above ended" : both;
    }

    @Override
    public void paint(GraphicsContext graphics, PlotFrame area) {
        if (drawn().isPresent()) {
            Axes.horizontal(graphics, area, palette(), RiskWords::tick);
            BarRows.draw(graphics, area, palette(), bars, true);
        }
    }

    @Override
    public void paintOverlay(GraphicsContext graphics, PlotFrame area) {
        plot().pointer()
                .map(at -> BarRows.at(area, at.getY(), bars.size()))
                .filter(row -> row >= 0 && drawn().isPresent())
                .ifPresent(row -> BarRows.highlight(graphics, area, palette(), row, bars.size()));
    }

    @Override
    protected String readout(AttributionData data, PlotFrame area, Point2D at) {
        int row = BarRows.at(area, at.getY(), bars.size());
        if (row < 0) {
            return "";
        }
        return row == waterfall.steps().size()
                ? "Total: " + exact(data, waterfall.total()) + ", the change of the equity"
                : readout(data, waterfall.steps().get(row));
    }

    private static String readout(AttributionData data, Waterfall.Step step) {
        return Waterfall.name(step.part()) + ": " + exact(data, step.amount()) + ", " + Waterfall.meaning(step.part())
                + " · sum so far " + exact(data, step.to());
    }

    private static String exact(AttributionData data, double amount) {
        return RiskWords.exact(amount, data.numeraire()) + " " + data.money();
    }

    @Override
    protected String csv(AttributionData data) {
        Attribution attribution = data.explained().attribution();
        StringBuilder file = new StringBuilder("currency,source,from,to,part,coin,usd\n");
        String start = String.join(
                ",",
                attribution.currency().code(),
                RiskWords.cell(data.picture().source().words()),
                Formats.iso(data.explained().fromMillis()),
                Formats.iso(data.explained().toMillis()));
        for (Part part : Part.values()) {
            row(
                    file,
                    start,
                    part.name(),
                    attribution.part(part),
                    attribution.partsUsd().getOrDefault(part, 0.0));
        }
        row(file, start, "TOTAL", attribution.total(), attribution.totalUsd());
        return file.toString();
    }

    private static void row(StringBuilder file, String start, String part, double coin, double usd) {
        file.append(String.join(
                        ",", start, part.toLowerCase(Locale.ROOT), RiskWords.number(coin), RiskWords.number(usd)))
                .append('\n');
    }
}
