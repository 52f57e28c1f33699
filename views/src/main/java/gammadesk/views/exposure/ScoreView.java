package gammadesk.views.exposure;

import gammadesk.analytics.desk.DealerPicture;
import gammadesk.analytics.exposure.LevelScorecard.Card;
import gammadesk.analytics.exposure.Score;
import gammadesk.views.chart.Axes;
import gammadesk.views.chart.CanvasPlot.Margins;
import gammadesk.views.chart.Curves;
import gammadesk.views.chart.Curves.Mark;
import gammadesk.views.chart.Formats;
import gammadesk.views.chart.Palette;
import gammadesk.views.chart.PlotFrame;
import gammadesk.views.chart.PlotGestures.Zoom;
import gammadesk.views.chart.Viewport.Range;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.geometry.Point2D;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;
import javafx.scene.text.TextAlignment;

/** How often levels held in this session, with intervals, beside a level as far away on the other side of spot. */
final class ScoreView extends ExposureChart {
    private static final double LARGEST_ROW_EMS = 3.4;
    private static final double REACH = 1.05;

    ScoreView(ExposureDesk desk) {
        super(desk, "level-scorecard", Zoom.HORIZONTAL, new Margins(0.6, 22, 2.2, 19));
        frame().legend(new Label(
                "● value, line: 95 % interval (block bootstrap). An interval that holds zero shows no effect. Levels "
                        + "within 5 % of spot, 15 minutes to hold, broken beyond 0.25 %."));
    }

    /** A line of the card. */
    private record Row(String name, Score score, boolean isEffect) {}

    private static List<Row> rows(Card card) {
        return List.of(
                new Row("Call wall held", card.callWall().rate(), false),
                new Row("… more than its mirror", card.callWall().edge(), true),
                new Row("Put wall held", card.putWall().rate(), false),
                new Row("… more than its mirror", card.putWall().edge(), true),
                new Row("Flip held", card.flip().rate(), false),
                new Row("… more than its mirror", card.flip().edge(), true),
                new Row("ln vol below / above flip", card.logVolRatio(), true));
    }

    @Override
    Optional<String> missing(DealerPicture picture) {
        return picture.score().isEmpty()
                ? Optional.of("Nothing has been scored yet. Levels are noted once a minute of the venue's time.")
                : Optional.empty();
    }

    @Override
    String headline(DealerPicture picture) {
        return picture.map().currency() + " level scorecard   how often walls and flips held in this session";
    }

    @Override
    String detail(DealerPicture picture) {
        Card card = picture.score().orElseThrow();
        return "realised vol in positive gamma " + volatility(card.volPositive()) + ", in negative "
                + volatility(card.volNegative());
    }

    private static String volatility(double fraction) {
        return Double.isNaN(fraction) ? "not observed" : Formats.vol(100 * fraction);
    }

    @Override
    void place(DealerPicture picture) {
        Range shares = new Range(-REACH, REACH);
        viewport().home(shares, Range.UNIT, shares, Range.UNIT);
    }

    @Override
    public void paint(GraphicsContext graphics, PlotFrame area) {
        Palette palette = palette();
        Axes.horizontal(graphics, area, palette, value -> Formats.tick(value).replace('-', '−'));
        double zero = Axes.crisp(area.x(0));
        Axes.line(graphics, palette.zero(), zero, area.top(), zero, area.bottom());
        drawn().flatMap(DealerPicture::score).ifPresent(card -> {
            List<Row> rows = rows(card);
            for (int i = 0; i < rows.size(); i++) {
                row(graphics, area, palette, rows.get(i), i, rows.size());
            }
        });
    }

    private static void row(GraphicsContext graphics, PlotFrame area, Palette palette, Row row, int place, int count) {
        double em = graphics.getFont().getSize();
        double middle = area.top() + (place + 0.5) * Math.min(LARGEST_ROW_EMS * em, area.height() / count);
        graphics.setTextBaseline(VPos.CENTER);
        graphics.setTextAlign(TextAlignment.LEFT);
        graphics.setFill(row.isEffect() ? palette.muted() : palette.text());
        graphics.fillText(row.name(), em, middle);
        graphics.fillText(words(row), area.right() + em, middle);
        if (row.score() instanceof Score.Measured(double value, double low, double high, int _)) {
            double from = Math.clamp(area.x(low), area.left(), area.right());
            double to = Math.clamp(area.x(high), area.left(), area.right());
            Axes.line(graphics, palette.text(), from, Axes.crisp(middle), to, Axes.crisp(middle));
            graphics.setFill(palette.call());
            Curves.draw(graphics, Math.clamp(area.x(value), area.left(), area.right()), middle, Mark.DOT, 4, true);
        }
    }

    private static String words(Row row) {
        return switch (row.score()) {
            case Score.Measured measured ->
                String.format(
                                Locale.ROOT,
                                row.isEffect() ? "%+.2f [%+.2f, %+.2f]  n = %d%s" : "%.2f [%.2f, %.2f]  n = %d%s",
                                measured.value(),
                                measured.low(),
                                measured.high(),
                                measured.observations(),
                                row.isEffect() && !measured.isEffect() ? "  no effect" : "")
                        .replace('-', '−');
            case Score.TooFew(int observations, int needed) -> "too few: " + observations + " of " + needed + " needed";
        };
    }

    @Override
    public void paintOverlay(GraphicsContext graphics, PlotFrame area) {
        // The words beside the rows are exact enough.
    }

    @Override
    String readout(DealerPicture picture, PlotFrame area, Point2D at) {
        List<Row> rows = rows(picture.score().orElseThrow());
        double height = Math.min(LARGEST_ROW_EMS * plot().font().getSize(), area.height() / rows.size());
        int row = (int) Math.floor((at.getY() - area.top()) / height);
        return row < 0 || row >= rows.size() ? "" : rows.get(row).name() + ": " + words(rows.get(row));
    }

    @Override
    String csv(DealerPicture picture) {
        return ExposureWords.HEADING + ",score,value,low,high,observations\n"
                + rows(picture.score().orElseThrow()).stream()
                        .map(row ->
                                ExposureWords.heading(picture.map()) + "," + row.name() + "," + figures(row.score()))
                        .collect(Collectors.joining("\n", "", "\n"));
    }

    private static String figures(Score score) {
        return switch (score) {
            case Score.Measured(double value, double low, double high, int observations) ->
                value + "," + low + "," + high + "," + observations;
            case Score.TooFew(int observations, int _) -> ",,," + observations;
        };
    }
}
