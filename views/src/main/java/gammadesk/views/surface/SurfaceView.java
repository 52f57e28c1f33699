package gammadesk.views.surface;

import gammadesk.analytics.desk.MarketPicture;
import gammadesk.analytics.surface.ArbitrageReport;
import gammadesk.analytics.surface.FittedSlice;
import gammadesk.analytics.surface.FittedSurface;
import gammadesk.views.chart.Axes;
import gammadesk.views.chart.AxisChooser;
import gammadesk.views.chart.CanvasPlot;
import gammadesk.views.chart.CanvasPlot.Margins;
import gammadesk.views.chart.ChartFrame;
import gammadesk.views.chart.ColourLegend;
import gammadesk.views.chart.ColourMap;
import gammadesk.views.chart.ColourScale;
import gammadesk.views.chart.ColumnAxis;
import gammadesk.views.chart.ExportTarget;
import gammadesk.views.chart.Formats;
import gammadesk.views.chart.HeatGrid;
import gammadesk.views.chart.HeatmapLayer;
import gammadesk.views.chart.Palette;
import gammadesk.views.chart.PlotFrame;
import gammadesk.views.chart.PlotGestures.Zoom;
import gammadesk.views.chart.SmileAxis;
import gammadesk.views.chart.SteadyMaximum;
import gammadesk.views.chart.SteadyWindow;
import gammadesk.views.chart.Viewport;
import gammadesk.views.chart.Viewport.Range;
import gammadesk.views.format.Numbers;
import gammadesk.views.fx.DeskContext;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.geometry.Point2D;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.KeyEvent;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;

/** Fitted volatility, or its change, as a heatmap with the numbers in the cells. */
final class SurfaceView implements CanvasPlot.Painter {
    private static final double STRIKE_SHARE = 0.35;
    private static final double EMS_PER_NUMBER = 4.6;
    private static final double EMS_PER_LINE = 1.25;
    private static final int DARK_CELL = 0x78;

    private final DeskContext context;
    private final SurfaceModel model;
    private final Viewport viewport = new Viewport();
    private final SteadyWindow window = new SteadyWindow(STRIKE_SHARE);
    private final SteadyMaximum largestChange = new SteadyMaximum();
    private final ColourMap viridis = ColourMap.viridis();
    private final HeatGrid cells = new HeatGrid();
    private final HeatmapLayer layer = HeatmapLayer.parted();
    private final ColourLegend legend = new ColourLegend();
    private final CanvasPlot plot = new CanvasPlot(viewport, Zoom.VERTICAL, new Margins(0.6, 1, 3.4, 6.5), this);
    private final BadgedPlot badged;
    private final ChartFrame frame;
    private final InvalidationListener themeListener = observed -> rescale();
    private final InvalidationListener strikeListener = observed -> strikeMoved();

    private Optional<SurfaceGrid> drawn = Optional.empty();
    private ColourScale scale = ColourScale.empty(viridis);
    private double spot = Double.NaN;

    SurfaceView(DeskContext context, SurfaceModel model, ExportTarget exports) {
        this.context = context;
        this.model = model;
        this.badged =
                new BadgedPlot(plot, FittedSurface.empty(context.currency().get()), this::open);
        this.frame = new ChartFrame("volatility-surface", badged, exports, this::csv, viewport::reset);
        frame.controls(Chooser.since(model.since()), AxisChooser.of(model.axis()));
        frame.legend(legend);
        plot.onHover(this::hovered);
        plot.addEventHandler(KeyEvent.KEY_PRESSED, this::typed);
        model.picture().addListener((observed, before, now) -> update(now));
        model.axis().addListener((observed, before, now) -> rebuild());
        model.since().addListener((observed, before, now) -> rebuild());
        context.theme().addListener(new WeakInvalidationListener(themeListener));
        context.hoveredStrike().addListener(new WeakInvalidationListener(strikeListener));
        update(model.picture().get());
        restyle();
    }

    Node node() {
        return frame.node();
    }

    ChartFrame frame() {
        return frame;
    }

    CanvasPlot plot() {
        return plot;
    }

    Viewport viewport() {
        return viewport;
    }

    ColourScale scale() {
        return scale;
    }

    ColourLegend legend() {
        return legend;
    }

    private void rebuild() {
        viewport.reset();
        scale = ColourScale.empty(viridis);
        largestChange.clear();
        drawn = Optional.empty();
        update(model.picture().get());
    }

    private void update(SurfacePicture picture) {
        frame.empty(picture.market().isEmpty() ? Optional.of(picture.emptySentence()) : Optional.empty());
        picture.market().ifPresent(this::show);
        frame.title(title(), picture.context("fitted to out-of-the-money options"), picture.freshness());
        readPointer();
    }

    private String title() {
        String what = context.currency().get() + " implied volatility, ";
        if (model.since().get() == ChangeSince.LEVEL) {
            return what + "vol %";
        }
        return what
                + drawn.flatMap(grid -> grid.baseline()
                                .map(then -> then.words(grid.surface().venueMillis())))
                        .orElse("change: nothing is kept yet");
    }

    private void show(MarketPicture market) {
        Optional<Baseline> baseline = Baseline.find(
                market.session().surfaces(),
                model.since().get(),
                market.surface().venueMillis());
        Range strikes = strikes(market);
        if (drawn.isEmpty() || !drawn.get().isOf(market.surface(), baseline, strikes)) {
            SurfaceGrid grid = SurfaceGrid.of(model.axis().get(), market.surface(), baseline, strikes);
            drawn = Optional.of(grid);
            badged.update(grid.surface());
            fill(grid);
        }
        if (spot != market.index()) {
            spot = market.index();
            plot.requestOverlay();
        }
    }

    private Range strikes(MarketPicture market) {
        double forward = market.surface().smiles().getFirst().forward();
        return window.about(Double.isNaN(market.index()) ? forward : market.index());
    }

    private void fill(SurfaceGrid grid) {
        cells.clear();
        for (int row = 0; row < grid.rows().size(); row++) {
            for (int column = 0; column < grid.slices().size(); column++) {
                cells.add(column, row, row + 1, grid.value(row, column));
            }
        }
        Range columns = new Range(0, grid.slices().size());
        Range rows = new Range(0, Math.max(1, grid.rows().size()));
        viewport.home(columns, rows, columns, rows);
        rescale();
    }

    private void rescale() {
        drawn.ifPresent(grid -> scale = grid.baseline().isPresent()
                ? ColourScale.diverging(ColourMap.diverging(context.theme().get()), cells.values(), largestChange)
                : ColourScale.sequential(viridis, cells.values(), scale));
        restyle();
    }

    @Override
    public void paint(GraphicsContext graphics, PlotFrame area) {
        drawn.ifPresent(grid -> {
            layer.paint(graphics, area, palette(), cells, scale);
            rowLabels(graphics, area, grid.rows());
            ColumnAxis.draw(
                    graphics,
                    area,
                    palette(),
                    grid.slices().size(),
                    column -> grid.slices().get(column).expiry().label(),
                    column -> "");
            new HeatMarks(graphics, area, palette(), grid).paint(scale);
            numbers(graphics, area);
        });
    }

    @Override
    public void paintOverlay(GraphicsContext graphics, PlotFrame area) {
        drawn.ifPresent(grid -> overlay(graphics, area, grid));
    }

    private void overlay(GraphicsContext graphics, PlotFrame area, SurfaceGrid grid) {
        Palette palette = palette();
        if (grid.axis() == SmileAxis.STRIKE) {
            Axes.marker(graphics, area, palette, palette.spot(), grid.rowOfStrike(spot), "spot " + Numbers.usd(spot));
        }
        double strike = context.hoveredStrike().get();
        if (!Double.isNaN(strike)) {
            Axes.crosshair(graphics, area, palette, grid.rowOfStrike(strike), Formats.price(strike));
        }
    }

    private void rowLabels(GraphicsContext graphics, PlotFrame area, List<SurfaceGrid.Row> rows) {
        double room = area.height() / area.ys().span();
        int every = (int) Math.max(1, Math.ceil(graphics.getFont().getSize() * EMS_PER_LINE / room));
        int middle = rows.size() / 2;
        graphics.setTextAlign(TextAlignment.RIGHT);
        graphics.setTextBaseline(VPos.CENTER);
        for (int row = middle % every; row < rows.size(); row += every) {
            boolean atTheMoney = rows.get(row).label().equals("ATM");
            if (area.ys().contains(row + 0.5)) {
                graphics.setFill(atTheMoney ? palette().text() : palette().muted());
                graphics.fillText(rows.get(row).label(), area.left() - 6, area.y(row + 0.5));
                if (atTheMoney) {
                    outline(graphics, area, row);
                }
            }
        }
    }

    private void outline(GraphicsContext graphics, PlotFrame area, int row) {
        double top = Math.clamp(Axes.crisp(area.y(row + 1)) - 1, area.top(), area.bottom());
        double bottom = Math.clamp(Axes.crisp(area.y(row)) - 1, area.top(), area.bottom());
        Axes.line(graphics, palette().text(), area.left(), top, area.right(), top);
        Axes.line(graphics, palette().text(), area.left(), bottom, area.right(), bottom);
    }

    private void numbers(GraphicsContext graphics, PlotFrame area) {
        double size = graphics.getFont().getSize();
        boolean wide = area.width() / area.xs().span() >= size * EMS_PER_NUMBER;
        if (!wide || area.height() / area.ys().span() < size * EMS_PER_LINE) {
            return;
        }
        graphics.setTextAlign(TextAlignment.CENTER);
        graphics.setTextBaseline(VPos.CENTER);
        for (int cell = 0; cell < cells.size(); cell++) {
            double x = area.x(cells.column(cell) + 0.5);
            double y = area.y((cells.low(cell) + cells.high(cell)) / 2);
            if (area.holds(x, y) && !Double.isNaN(cells.value(cell))) {
                number(graphics, cells.value(cell), x, y);
            }
        }
    }

    private void number(GraphicsContext graphics, double value, double x, double y) {
        int green = scale.argb(value) >> 8 & 0xFF;
        graphics.setFill(green < DARK_CELL ? Color.WHITE : Color.BLACK);
        boolean level = model.since().get() == ChangeSince.LEVEL;
        graphics.fillText(level ? String.format(Locale.ROOT, "%.2f", value) : Formats.volChange(value), x, y);
    }

    private void hovered(Optional<Point2D> pointer) {
        double strike = drawn.filter(grid -> grid.axis() == SmileAxis.STRIKE)
                .flatMap(grid ->
                        rowAt(grid, pointer).map(row -> grid.rows().get(row).at()))
                .orElse(Double.NaN);
        context.hoveredStrike().set(strike);
        readPointer();
    }

    private void readPointer() {
        if (plot.pointer().isPresent()) {
            frame.readout(drawn.flatMap(this::words).orElse(""));
        }
    }

    private Optional<String> words(SurfaceGrid grid) {
        return rowAt(grid, plot.pointer())
                .map(row -> SurfaceWords.cell(
                        grid, row, columnAt(grid), model.picture().get()));
    }

    private int columnAt(SurfaceGrid grid) {
        double x = plot.frame().xAt(plot.pointer().orElse(Point2D.ZERO).getX());
        return Math.clamp((int) x, 0, grid.slices().size() - 1);
    }

    private Optional<Integer> rowAt(SurfaceGrid grid, Optional<Point2D> pointer) {
        return pointer.map(at -> (int) Math.floor(plot.frame().yAt(at.getY())))
                .filter(row -> row >= 0 && row < grid.rows().size());
    }

    private void typed(KeyEvent event) {
        if (event.isControlDown() || event.isAltDown() || event.isMetaDown()) {
            return;
        }
        boolean known = true;
        switch (event.getCode()) {
            case A -> AxisChooser.next(model.axis());
            case C -> Chooser.next(model.since(), ChangeSince.values());
            case F -> drawn.ifPresent(grid -> open(grid.slices().get(columnAt(grid))));
            default -> known = false;
        }
        if (known) {
            event.consume();
        }
    }

    private void open(FittedSlice slice) {
        drawn.ifPresent(grid -> frame.open(FitCard.of(slice, grid.surface().arbitrage())));
    }

    private void strikeMoved() {
        if (plot.pointer().isEmpty()) {
            frame.readout("");
        }
        plot.requestOverlay();
    }

    private void restyle() {
        boolean level = model.since().get() == ChangeSince.LEVEL;
        String clipped = scale.clippedSentence();
        legend.update(
                scale,
                level ? Formats.vol(scale.low()) : Formats.volChange(scale.low()),
                level ? Formats.vol(scale.high()) : Formats.volChange(scale.high()),
                arbitrage()
                        + (level
                                ? " · strips: quotes, hollow if dropped · blank: beyond the quotes"
                                : " · vol points at a fixed "
                                        + model.axis().get().label())
                        + (clipped.isEmpty() ? "" : " · " + clipped));
        plot.requestRedraw();
    }

    private String arbitrage() {
        ArbitrageReport report =
                drawn.map(grid -> grid.surface().arbitrage()).orElse(new ArbitrageReport(List.of(), List.of()));
        return "arbitrage: ◇ " + report.quotes().size() + " in quotes, ◆ "
                + report.fit().size() + " after the fit";
    }

    private Palette palette() {
        return Palette.of(context.theme().get());
    }

    private String csv() {
        return drawn.map(SurfaceTables::cells).orElse("");
    }
}
