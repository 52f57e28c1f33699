package gammadesk.views.surface;

import gammadesk.analytics.desk.MarketPicture;
import gammadesk.analytics.desk.SmileFigures;
import gammadesk.analytics.desk.SurfaceFigures;
import gammadesk.analytics.market.Expiry;
import gammadesk.analytics.surface.FittedSlice;
import gammadesk.views.chart.ChartFrame;
import gammadesk.views.chart.ExportTarget;
import gammadesk.views.chart.Formats;
import gammadesk.views.chart.Palette;
import gammadesk.views.chart.PlotPair;
import gammadesk.views.fx.DeskContext;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.scene.Node;
import javafx.scene.input.KeyEvent;

/** At-the-money and forward volatility by expiry; risk reversals and butterflies beside them. */
final class TermView {
    /** Beside each other from this ratio of width to height on. */
    private static final double WIDE = 1.3;

    private static final double HALF = 0.5;

    private final DeskContext context;
    private final SurfaceModel model;
    private final TermPlot volatility = new TermPlot(TermPlot.Content.VOLATILITY, this::palette);
    private final TermPlot wings = new TermPlot(TermPlot.Content.WINGS, this::palette);
    private final ChartFrame frame;
    private final InvalidationListener themeListener = observed -> redraw();

    private Optional<MarketPicture> drawn = Optional.empty();
    private Optional<Baseline> baseline = Optional.empty();

    TermView(DeskContext context, SurfaceModel model, ExportTarget exports) {
        this.context = context;
        this.model = model;
        this.frame = new ChartFrame(
                "term-structure",
                new PlotPair(volatility.plot(), wings.plot(), WIDE, HALF),
                exports,
                () -> drawn.map(SurfaceTables::terms).orElse(""),
                this::reset);
        frame.controls(Chooser.since(model.since()));
        for (TermPlot each : List.of(volatility, wings)) {
            each.plot().onHover(_ -> hovered(each.nearest()));
            each.plot().addEventHandler(KeyEvent.KEY_PRESSED, this::typed);
        }
        model.picture().addListener((observed, before, now) -> update(now));
        model.since().addListener((observed, before, now) -> reset());
        context.theme().addListener(new WeakInvalidationListener(themeListener));
        update(model.picture().get());
    }

    Node node() {
        return frame.node();
    }

    ChartFrame frame() {
        return frame;
    }

    TermPlot volatility() {
        return volatility;
    }

    TermPlot wings() {
        return wings;
    }

    private void update(SurfacePicture picture) {
        frame.empty(picture.market().isEmpty() ? Optional.of(picture.emptySentence()) : Optional.empty());
        picture.market().ifPresent(this::show);
        frame.title(
                title(picture),
                picture.context("RR = call − put, BF = wings − ATM, " + SmileFigures.CONVENTION.sentence()),
                picture.freshness());
        hovered(Stream.of(volatility, wings)
                .flatMap(plot -> plot.nearest().stream())
                .findFirst());
    }

    private String title(SurfacePicture picture) {
        String what = context.currency().get() + " term structure";
        return what
                + picture.market()
                        .map(market -> "   30-day index of the fit "
                                + Formats.vol(market.session().now().index30Percent()))
                        .orElse("")
                + baseline.map(then -> "   dashed: "
                                + then.when(picture.market()
                                        .map(market -> market.surface().venueMillis())
                                        .orElse(0L)))
                        .orElse("");
    }

    private void show(MarketPicture market) {
        drawn = Optional.of(market);
        baseline = Baseline.find(
                market.session().surfaces(),
                model.since().get(),
                market.surface().venueMillis());
        Optional<SurfaceFigures> before = baseline.map(then -> SurfaceFigures.of(then.surface()));
        volatility.show(market, before);
        wings.show(market, before);
    }

    private void hovered(Optional<Expiry> expiry) {
        volatility.hover(expiry);
        wings.hover(expiry);
        frame.readout(
                expiry.flatMap(at -> drawn.flatMap(market -> words(market, at))).orElse(""));
    }

    private Optional<String> words(MarketPicture market, Expiry expiry) {
        return market.surface()
                .slice(expiry)
                .map(slice -> SurfaceWords.expiry(slice) + " · "
                        + market.session()
                                .now()
                                .of(expiry)
                                .map(figures -> figures(market, slice, figures))
                                .orElse("")
                        + SurfaceWords.state(slice) + " · "
                        + model.picture().get().age(expiry));
    }

    private static String figures(MarketPicture market, FittedSlice slice, SmileFigures figures) {
        double from = market.surface().slices().stream()
                .filter(each -> each.smile().isPresent() && each.years() < slice.years())
                .mapToDouble(FittedSlice::years)
                .max()
                .orElse(0);
        return String.format(
                Locale.ROOT,
                "ATM %s · forward vol %s · RR25 %s BF25 %s · RR10 %s BF10 %s · ",
                Formats.vol(figures.atTheMoney()),
                Formats.vol(market.surface().forwardVol(from, slice.years())),
                Formats.volChange(figures.riskReversal25()),
                Formats.volChange(figures.butterfly25()),
                Formats.volChange(figures.riskReversal10()),
                Formats.volChange(figures.butterfly10()));
    }

    private void typed(KeyEvent event) {
        boolean plain = !event.isControlDown() && !event.isAltDown() && !event.isMetaDown();
        switch (event.getCode()) {
            case C -> {
                if (plain) {
                    Chooser.next(model.since(), ChangeSince.values());
                    event.consume();
                }
            }
            case F -> {
                if (plain) {
                    open();
                    event.consume();
                }
            }
            default -> {
                // Every other key belongs to the plot and the frame.
            }
        }
    }

    /** The fit of the expiry under the mouse, or of the first. */
    private void open() {
        drawn.ifPresent(market -> {
            Optional<Expiry> under = volatility.nearest().or(wings::nearest);
            FittedSlice slice = under.flatMap(market.surface()::slice)
                    .orElse(market.surface().slices().getFirst());
            frame.open(FitCard.of(slice, market.surface().arbitrage()));
        });
    }

    private void reset() {
        volatility.reset();
        wings.reset();
        update(model.picture().get());
    }

    private void redraw() {
        volatility.plot().requestRedraw();
        wings.plot().requestRedraw();
    }

    private Palette palette() {
        return Palette.of(context.theme().get());
    }
}
