package gammadesk.views.exposure;

import gammadesk.analytics.desk.DealerPicture;
import gammadesk.analytics.desk.DealerRepricing;
import gammadesk.analytics.desk.ExposureChoice;
import gammadesk.analytics.exposure.Agreement;
import gammadesk.analytics.exposure.DealerCurve;
import gammadesk.analytics.market.Column;
import gammadesk.views.chart.Axes;
import gammadesk.views.chart.CanvasPlot.Margins;
import gammadesk.views.chart.ColourMap;
import gammadesk.views.chart.Curves;
import gammadesk.views.chart.Curves.Dash;
import gammadesk.views.chart.Formats;
import gammadesk.views.chart.Palette;
import gammadesk.views.chart.PlotFrame;
import gammadesk.views.chart.PlotGestures.Zoom;
import gammadesk.views.chart.SteadyMaximum;
import gammadesk.views.chart.Viewport.Range;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.geometry.Point2D;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;

/** Total gamma over spot, fully repriced, under every convention, with its crossings and the walls. */
final class ProfileView extends ExposureChart {
    private static final double HOME = 0.2;
    private static final double STRIP_PIXELS = 5;
    private static final double BAND_OPACITY = 0.10;

    private final SteadyMaximum largest = new SteadyMaximum();

    ProfileView(ExposureDesk desk) {
        super(desk, "exposure-profile", Zoom.VERTICAL, new Margins(0.6, 1, 3.6, 6.5));
        frame().legend(
                        new Label("━ chosen   ╌ other conventions   shaded: between the extremes of all"),
                        new Label("▌ at the left: naive, customer-bought and flow-inferred agree in sign"));
    }

    @Override
    void forget() {
        super.forget();
        largest.clear();
    }

    @Override
    Optional<String> missing(DealerPicture picture) {
        return picture.repricing().isEmpty() ? Optional.of(ExposureWords.BEING_REPRICED) : Optional.empty();
    }

    @Override
    String headline(DealerPicture picture) {
        DealerRepricing repricing = picture.repricing().orElseThrow();
        return picture.map().currency() + " gamma profile   "
                + ExposureWords.flips(repricing, picture.map().spot());
    }

    @Override
    String detail(DealerPicture picture) {
        DealerRepricing repricing = picture.repricing().orElseThrow();
        return "USD per 1 % move at each spot, repriced on the " + repricing.smiles() + ", "
                + repricing.choice().stickiness().label() + " · "
                + repricing.band().agreement().sentence() + " about its sign at spot";
    }

    @Override
    void place(DealerPicture picture) {
        DealerCurve curve = picture.repricing().orElseThrow().curve();
        Column spots = curve.spots();
        double low = spots.get(0);
        double high = spots.get(spots.size() - 1);
        double middle = curve.spot();
        Range home = new Range(Math.max(low, middle * (1 - HOME)), Math.min(high, middle * (1 + HOME)));
        double most = largest.update(picture.repricing().orElseThrow().curves().stream()
                .flatMapToDouble(each -> Arrays.stream(each.usdPerPercent().toArray()))
                .map(Math::abs)
                .filter(Double::isFinite)
                .max()
                .orElse(0));
        Range sums = new Range(-most, most);
        viewport().home(sums, home, sums, new Range(low, high));
    }

    @Override
    public void paint(GraphicsContext graphics, PlotFrame area) {
        Palette palette = palette();
        Axes.vertical(graphics, area, palette, Formats::price);
        Axes.horizontal(graphics, area, palette, Formats::usdTick);
        drawn().flatMap(DealerPicture::repricing).ifPresent(repricing -> {
            Curves curves = new Curves(graphics, area).begin();
            band(graphics, area, palette, repricing.curves());
            strip(graphics, area, repricing.curves());
            double zero = Axes.crisp(area.x(0));
            Axes.line(graphics, palette.zero(), zero, area.top(), zero, area.bottom());
            for (ExposureChoice.Side side : ExposureChoice.Side.values()) {
                if (side != repricing.choice().side()) {
                    line(curves, repricing, side, palette.muted(), 1, Dash.DASHED);
                }
            }
            line(curves, repricing, repricing.choice().side(), palette.call(), 2, Dash.SOLID);
            curves.end();
        });
        words(graphics, area, palette);
    }

    private static void line(
            Curves curves, DealerRepricing repricing, ExposureChoice.Side side, Color colour, double width, Dash dash) {
        DealerCurve curve = repricing.curves().get(side.place());
        curves.line(curve.usdPerPercent().toArray(), curve.spots().toArray(), colour, width, dash);
    }

    private static void band(GraphicsContext graphics, PlotFrame area, Palette palette, List<DealerCurve> curves) {
        int size = curves.getFirst().spots().size();
        double[] x = new double[2 * size];
        double[] y = new double[2 * size];
        for (int i = 0; i < size; i++) {
            int point = i;
            double[] values = curves.stream()
                    .mapToDouble(curve -> curve.usdPerPercent().get(point))
                    .filter(Double::isFinite)
                    .sorted()
                    .toArray();
            if (values.length == 0) {
                return;
            }
            x[i] = area.x(values[0]);
            x[2 * size - 1 - i] = area.x(values[values.length - 1]);
            y[i] = area.y(curves.getFirst().spots().get(i));
            y[2 * size - 1 - i] = y[i];
        }
        Color text = palette.text();
        graphics.setFill(Color.color(text.getRed(), text.getGreen(), text.getBlue(), BAND_OPACITY));
        graphics.fillPolygon(x, y, 2 * size);
    }

    private void strip(GraphicsContext graphics, PlotFrame area, List<DealerCurve> curves) {
        ColourMap map = ColourMap.diverging(desk().context().theme().get());
        Column spots = curves.getFirst().spots();
        for (int i = 0; i + 1 < spots.size(); i++) {
            Agreement agreement = agreement(curves, i);
            if (agreement == Agreement.ALL_NEGATIVE || agreement == Agreement.ALL_POSITIVE) {
                graphics.setFill(ExposureWords.colour(map.argb(agreement == Agreement.ALL_POSITIVE ? 1 : 0)));
                double top = area.y(spots.get(i + 1));
                graphics.fillRect(area.left(), top, STRIP_PIXELS, area.y(spots.get(i)) - top + 1);
            }
        }
    }

    /** Of the three that are nobody's mirror. */
    private static Agreement agreement(List<DealerCurve> curves, int point) {
        return Agreement.of(
                curves.get(ExposureChoice.Side.NAIVE.place()).usdPerPercent().get(point),
                curves.get(ExposureChoice.Side.CUSTOMER_BOUGHT.place())
                        .usdPerPercent()
                        .get(point),
                curves.get(ExposureChoice.Side.FLOW.place()).usdPerPercent().get(point));
    }

    private static void words(GraphicsContext graphics, PlotFrame area, Palette palette) {
        double y = area.bottom() + graphics.getFont().getSize() * 2;
        graphics.setTextBaseline(VPos.TOP);
        graphics.setFill(palette.muted());
        graphics.setTextAlign(TextAlignment.LEFT);
        graphics.fillText("← " + ExposureWords.FEEDS, area.left(), y);
        graphics.setTextAlign(TextAlignment.RIGHT);
        graphics.fillText(ExposureWords.DAMPS + " →", area.right(), y);
        graphics.setTextAlign(TextAlignment.CENTER);
        graphics.fillText("USD per 1 % move", area.left() + area.width() / 2, y);
    }

    @Override
    public void paintOverlay(GraphicsContext graphics, PlotFrame area) {
        Palette palette = palette();
        drawn().ifPresent(picture -> PriceMarks.draw(graphics, area, palette, PriceMarks.of(picture, palette)));
        crosshair(graphics, area);
    }

    @Override
    double priceAt(PlotFrame area, Point2D at) {
        return area.yAt(at.getY());
    }

    @Override
    String readout(DealerPicture picture, PlotFrame area, Point2D at) {
        DealerRepricing repricing = picture.repricing().orElseThrow();
        int point = nearest(repricing.curve().spots(), area.yAt(at.getY()));
        double spot = repricing.curve().spots().get(point);
        String all = Arrays.stream(ExposureChoice.Side.values())
                .map(side -> side.label().toLowerCase(Locale.ROOT) + " "
                        + Formats.usdCompact(repricing
                                .curves()
                                .get(side.place())
                                .usdPerPercent()
                                .get(point)))
                .collect(Collectors.joining(" · "));
        return "at " + Formats.price(Math.rint(spot)) + " ("
                + ExposureWords.percent(100 * (spot / picture.map().spot() - 1))
                + "): " + Formats.usdExact(repricing.curve().usdPerPercent().get(point)) + " USD per 1 % move · " + all
                + " · " + ExposureWords.age(picture, repricing.venueMillis());
    }

    private static int nearest(Column spots, double price) {
        int best = 0;
        for (int i = 1; i < spots.size(); i++) {
            best = Math.abs(spots.get(i) - price) < Math.abs(spots.get(best) - price) ? i : best;
        }
        return best;
    }

    @Override
    String csv(DealerPicture picture) {
        DealerRepricing repricing = picture.repricing().orElseThrow();
        StringBuilder rows = new StringBuilder(ExposureWords.HEADING
                + ",at_usd,chosen_usd_per_percent,naive,inverted,customer_bought,flow_inferred\n");
        for (int i = 0; i < repricing.curve().spots().size(); i++) {
            rows.append(ExposureWords.heading(picture.map()))
                    .append(',')
                    .append(repricing.curve().spots().get(i))
                    .append(',')
                    .append(repricing.curve().usdPerPercent().get(i));
            for (DealerCurve curve : repricing.curves()) {
                rows.append(',').append(curve.usdPerPercent().get(i));
            }
            rows.append('\n');
        }
        return rows.toString();
    }
}
