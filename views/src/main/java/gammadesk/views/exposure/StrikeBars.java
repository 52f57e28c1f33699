package gammadesk.views.exposure;

import gammadesk.analytics.desk.DealerPicture;
import gammadesk.analytics.exposure.Agreement;
import gammadesk.analytics.exposure.ExposureMap;
import gammadesk.analytics.exposure.ExposureMap.StrikeExposure;
import gammadesk.views.chart.Axes;
import gammadesk.views.chart.CanvasPlot;
import gammadesk.views.chart.ColourMap;
import gammadesk.views.chart.Curves;
import gammadesk.views.chart.Formats;
import gammadesk.views.chart.Palette;
import gammadesk.views.chart.PlotFrame;
import gammadesk.views.fx.DeskContext;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;

/** Draws calls and puts of each strike away from zero, and a mark at their sum. */
final class StrikeBars implements CanvasPlot.Painter {
    private static final double FILL = 0.72;
    private static final double THICKEST = 14;
    private static final double EMS_FOR_UNIT = 42;
    private static final double SMALLEST_WITH_NET = 3;

    private static final double STRIP_PIXELS = 5;
    private static final double GHOST = 3.5;

    private final ExposureDesk desk;
    private final DeskContext context;
    private final Supplier<Optional<DealerPicture>> picture;

    StrikeBars(ExposureDesk desk, Supplier<Optional<DealerPicture>> picture) {
        this.desk = desk;
        this.context = desk.context();
        this.picture = picture;
    }

    private Optional<ExposureMap> map() {
        return picture.get().map(DealerPicture::map);
    }

    @Override
    public void paint(GraphicsContext graphics, PlotFrame frame) {
        Palette palette = palette();
        Axes.vertical(graphics, frame, palette, Formats::price);
        Axes.horizontal(graphics, frame, palette, Formats::usdTick);
        axisTitle(graphics, frame, palette, unit());
        map().ifPresent(exposures -> bars(graphics, frame, palette, exposures.strikes()));
        picture.get().ifPresent(dealers -> {
            ghost(graphics, frame, palette, dealers, desk.model().farGhost().get(), Curves.Mark.SQUARE);
            ghost(graphics, frame, palette, dealers, desk.model().nearGhost().get(), Curves.Mark.DOT);
            agreements(graphics, frame, dealers);
        });
        double zero = Axes.crisp(frame.x(0));
        Axes.line(graphics, palette.zero(), zero, frame.top(), zero, frame.bottom());
    }

    @Override
    public void paintOverlay(GraphicsContext graphics, PlotFrame frame) {
        Palette palette = palette();
        picture.get().ifPresent(dealers -> PriceMarks.draw(graphics, frame, palette, PriceMarks.few(dealers, palette)));
        double strike = context.hoveredStrike().get();
        if (!Double.isNaN(strike)) {
            Axes.crosshair(graphics, frame, palette, strike, Formats.price(strike));
        }
    }

    /** Where net stood at an earlier moment; nothing where the session does not reach back to it. */
    private static void ghost(
            GraphicsContext graphics,
            PlotFrame frame,
            Palette palette,
            DealerPicture dealers,
            LookBack look,
            Curves.Mark shape) {
        OptionalLong since = look.since(dealers.map().venueMillis());
        if (since.isEmpty()) {
            return;
        }
        graphics.setStroke(palette.muted());
        dealers.session().stream()
                .filter(then -> then.atMillis() <= since.getAsLong())
                .reduce((_, later) -> later)
                .filter(then -> then.basis().unit() == dealers.map().unit())
                .ifPresent(then -> then.strikes().stream()
                        .filter(strike -> frame.ys().contains(strike.strike()))
                        .filter(strike -> frame.xs().contains(strike.net()))
                        .filter(strike -> Math.abs(frame.x(strike.net()) - frame.x(0)) >= SMALLEST_WITH_NET)
                        .forEach(strike -> Curves.draw(
                                graphics, frame.x(strike.net()), frame.y(strike.strike()), shape, GHOST, false)));
    }

    /** At the left edge: strikes where the conventions that are nobody's mirror agree in sign. */
    private void agreements(GraphicsContext graphics, PlotFrame frame, DealerPicture dealers) {
        ColourMap colours = ColourMap.diverging(context.theme().get());
        List<StrikeExposure> strikes = dealers.map().strikes();
        if (strikes.size() != dealers.agreements().size()) {
            return;
        }
        double thickness = Math.max(
                3,
                thickness(
                        frame,
                        strikes,
                        StrikeWindow.firstNotBelow(strikes, frame.ys().low())));
        for (int i = 0; i < strikes.size(); i++) {
            Agreement agreement = dealers.agreements().get(i);
            boolean agreed = agreement == Agreement.ALL_POSITIVE || agreement == Agreement.ALL_NEGATIVE;
            if (agreed && frame.ys().contains(strikes.get(i).strike())) {
                graphics.setFill(ExposureWords.colour(colours.argb(agreement == Agreement.ALL_POSITIVE ? 1 : 0)));
                graphics.fillRect(
                        frame.left(), frame.y(strikes.get(i).strike()) - thickness / 2, STRIP_PIXELS, thickness);
            }
        }
    }

    private void bars(GraphicsContext graphics, PlotFrame frame, Palette palette, List<StrikeExposure> strikes) {
        int first = Math.max(0, StrikeWindow.firstNotBelow(strikes, frame.ys().low()));
        double thickness = thickness(frame, strikes, first);
        double lastRow = Double.NaN;
        for (int i = first;
                i < strikes.size() && strikes.get(i).strike() <= frame.ys().high();
                i++) {
            double row = Math.rint(frame.y(strikes.get(i).strike()));
            StrikeExposure strike = largestOfRow(frame, strikes, i, row);
            if (row != lastRow) {
                bar(graphics, frame, palette, strike, thickness);
            }
            lastRow = row;
        }
    }

    /** Where several strikes share a row of pixels only the largest is drawn. */
    private static StrikeExposure largestOfRow(PlotFrame frame, List<StrikeExposure> strikes, int from, double row) {
        StrikeExposure largest = strikes.get(from);
        for (int i = from + 1;
                i < strikes.size() && Math.rint(frame.y(strikes.get(i).strike())) == row;
                i++) {
            largest = size(strikes.get(i)) > size(largest) ? strikes.get(i) : largest;
        }
        return largest;
    }

    private static double size(StrikeExposure strike) {
        return Math.abs(strike.call()) + Math.abs(strike.put());
    }

    private static double thickness(PlotFrame frame, List<StrikeExposure> strikes, int first) {
        double gap = frame.ys().span();
        for (int i = first + 1;
                i < strikes.size() && strikes.get(i).strike() <= frame.ys().high();
                i++) {
            gap = Math.min(gap, strikes.get(i).strike() - strikes.get(i - 1).strike());
        }
        return Math.clamp(Math.floor(gap / frame.ys().span() * frame.height() * FILL), 1, THICKEST);
    }

    private static void bar(
            GraphicsContext graphics, PlotFrame frame, Palette palette, StrikeExposure strike, double thickness) {
        double top = Math.rint(frame.y(strike.strike()) - thickness / 2);
        boolean sameSide = strike.call() * strike.put() > 0;
        stretch(graphics, frame, palette.call(), 0, strike.call(), top, thickness);
        stretch(
                graphics,
                frame,
                palette.put(),
                sameSide ? strike.call() : 0,
                sameSide ? strike.net() : strike.put(),
                top,
                thickness);
        double net = frame.x(strike.net());
        boolean apart = Math.abs(net - frame.x(0)) >= SMALLEST_WITH_NET;
        if (thickness >= SMALLEST_WITH_NET && apart && net >= frame.left() && net <= frame.right()) {
            graphics.setFill(palette.text());
            graphics.fillRect(Math.rint(net) - 1, top - 1, 2, thickness + 2);
        }
    }

    private static void stretch(
            GraphicsContext graphics,
            PlotFrame frame,
            Color colour,
            double from,
            double to,
            double top,
            double thickness) {
        if (Double.isNaN(from) || Double.isNaN(to)) {
            return;
        }
        double left = Math.clamp(frame.x(Math.min(from, to)), frame.left(), frame.right());
        double right = Math.clamp(frame.x(Math.max(from, to)), frame.left(), frame.right());
        graphics.setFill(colour);
        graphics.fillRect(left, top, right - left, thickness);
    }

    private static void axisTitle(GraphicsContext graphics, PlotFrame frame, Palette palette, String unit) {
        double y = frame.bottom() + graphics.getFont().getSize() * 2;
        graphics.setFill(palette.muted());
        graphics.setTextAlign(TextAlignment.LEFT);
        graphics.fillText("← " + ExposureWords.FEEDS, frame.left(), y);
        graphics.setTextAlign(TextAlignment.RIGHT);
        graphics.fillText(ExposureWords.DAMPS + " →", frame.right(), y);
        if (frame.width() < graphics.getFont().getSize() * EMS_FOR_UNIT) {
            return;
        }
        graphics.setTextAlign(TextAlignment.CENTER);
        graphics.fillText(unit, frame.left() + frame.width() / 2, y);
    }

    private String unit() {
        return map().map(exposures -> exposures.unit().sentence()).orElse("");
    }

    private Palette palette() {
        return Palette.of(context.theme().get());
    }
}
