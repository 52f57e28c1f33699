package gammadesk.views.surface;

import gammadesk.analytics.surface.ArbitrageFinding;
import gammadesk.analytics.surface.FitState;
import gammadesk.analytics.surface.FittedSlice;
import gammadesk.analytics.surface.SliceQuotes;
import gammadesk.analytics.surface.Smile;
import gammadesk.views.chart.Axes;
import gammadesk.views.chart.ColourScale;
import gammadesk.views.chart.Curves;
import gammadesk.views.chart.Curves.Mark;
import gammadesk.views.chart.Palette;
import gammadesk.views.chart.PlotFrame;
import java.util.List;
import java.util.Optional;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;

/** What lies on the cells of the heatmap: quotes, arbitrage, and columns that are stale or have no fit. */
final class HeatMarks {
    private static final double STRIP = 5;
    private static final double THICK = 3;
    private static final double ROOM = 30;
    private static final double HATCH = 9;
    private static final double SIZE = 4;
    private static final double EMS_PER_LETTER = 0.55;

    private final GraphicsContext graphics;
    private final PlotFrame area;
    private final Palette palette;
    private final SurfaceGrid grid;

    HeatMarks(GraphicsContext graphics, PlotFrame area, Palette palette, SurfaceGrid grid) {
        this.graphics = graphics;
        this.area = area;
        this.palette = palette;
        this.grid = grid;
    }

    void paint(ColourScale scale) {
        Axes.clip(graphics, area);
        for (int column = 0; column < grid.slices().size(); column++) {
            FittedSlice slice = grid.slices().get(column);
            if (slice.state() == FitState.STALE) {
                hatch(column);
            }
            if (slice.smile().isEmpty()) {
                refused(slice, column);
            } else if (grid.baseline().isEmpty() && area.width() / area.xs().span() > ROOM) {
                quotes(slice, slice.smile().get(), column, scale);
            }
        }
        findings(grid.surface().arbitrage().quotes(), false);
        findings(grid.surface().arbitrage().fit(), true);
        graphics.restore();
    }

    /** Each quote in the colour of its own volatility beside the fit's: where the two differ, the fit misses it. */
    private void quotes(FittedSlice slice, Smile smile, int column, ColourScale scale) {
        SliceQuotes quotes = slice.quotes();
        double left = area.x(column + 1) - STRIP - 1;
        graphics.setFill(palette.background());
        graphics.fillRect(left - 1, area.top(), STRIP + 1, area.height());
        graphics.setStroke(palette.muted());
        for (int row : Quoted.shown(quotes)) {
            double y = area.y(
                    grid.rowOf(grid.axis().at(smile, quotes.logMoneyness().get(row))));
            if (quotes.isUsed(row)) {
                int argb = scale.argb(quotes.midIv(row));
                graphics.setFill(Color.rgb(argb >> 16 & 0xFF, argb >> 8 & 0xFF, argb & 0xFF));
                graphics.fillRect(left, y - THICK / 2, STRIP, THICK);
            } else {
                graphics.strokeRect(left + 0.5, Math.floor(y) - 0.5, STRIP - 2, 2);
            }
        }
    }

    private void hatch(int column) {
        double left = area.x(column);
        double width = area.x(column + 1) - left - 1;
        graphics.setStroke(palette.background().deriveColor(0, 1, 1, 0.5));
        graphics.setLineWidth(2);
        for (double y = area.top() - width; y < area.bottom(); y += HATCH) {
            graphics.strokeLine(left, y + width, left + width, y);
        }
        graphics.setLineWidth(1);
    }

    /** An empty column says why, upwards. */
    private void refused(FittedSlice slice, int column) {
        double size = graphics.getFont().getSize();
        String words = "no fit: " + SurfaceWords.reason(slice);
        int room = (int) ((area.height() - 8) / (size * EMS_PER_LETTER));
        graphics.save();
        graphics.translate(area.x(column + 0.5), area.bottom() - 4);
        graphics.rotate(-90);
        graphics.setTextAlign(TextAlignment.LEFT);
        graphics.setTextBaseline(VPos.CENTER);
        graphics.setFill(palette.muted());
        graphics.fillText(words.length() <= room ? words : words.substring(0, Math.max(0, room - 1)) + "…", 0, 0);
        graphics.restore();
    }

    private void findings(List<ArbitrageFinding> findings, boolean fitted) {
        for (ArbitrageFinding finding : findings) {
            column(finding).ifPresent(column -> finding(finding, column, fitted));
        }
    }

    private Optional<Integer> column(ArbitrageFinding finding) {
        for (int column = 0; column < grid.slices().size(); column++) {
            if (grid.slices().get(column).expiry().equals(finding.expiry())) {
                return Optional.of(column);
            }
        }
        return Optional.empty();
    }

    private void finding(ArbitrageFinding finding, int column, boolean fitted) {
        Optional<Smile> smile = grid.slices().get(column).smile();
        if (smile.isEmpty()) {
            return;
        }
        double row = switch (finding.kind()) {
            case BUTTERFLY, CALENDAR -> grid.rowOf(grid.axis().at(smile.get(), finding.logMoneyness()));
            case WING_SLOPE -> finding.logMoneyness() < 0 ? 0.3 : grid.rows().size() - 0.3;
        };
        double x = area.x(finding.kind() == ArbitrageFinding.Kind.CALENDAR ? column + 1 : column + 0.2);
        mark(x, area.y(row), shape(finding.kind()), fitted);
    }

    static Mark shape(ArbitrageFinding.Kind kind) {
        return switch (kind) {
            case BUTTERFLY -> Mark.DIAMOND;
            case CALENDAR -> Mark.SQUARE;
            case WING_SLOPE -> Mark.TRIANGLE;
        };
    }

    /** Black around white stands out of every colour. */
    private void mark(double x, double y, Mark shape, boolean filled) {
        graphics.setStroke(Color.BLACK);
        graphics.setLineWidth(3);
        Curves.draw(graphics, x, y, shape, SIZE, false);
        graphics.setStroke(Color.WHITE);
        graphics.setFill(Color.WHITE);
        graphics.setLineWidth(1.2);
        Curves.draw(graphics, x, y, shape, SIZE, filled);
        graphics.setLineWidth(1);
    }
}
