package gammadesk.views.surface;

import gammadesk.analytics.desk.MarketPicture;
import gammadesk.views.chart.AxisChooser;
import gammadesk.views.chart.ChartFrame;
import gammadesk.views.chart.ColourLegend;
import gammadesk.views.chart.ColourMap;
import gammadesk.views.chart.ColourScale;
import gammadesk.views.chart.ExportTarget;
import gammadesk.views.chart.Formats;
import gammadesk.views.chart.SteadyMaximum;
import gammadesk.views.chart.SteadyWindow;
import gammadesk.views.chart.Viewport.Range;
import gammadesk.views.fx.DeskContext;
import java.util.Optional;
import java.util.OptionalInt;
import javafx.application.ConditionalFeature;
import javafx.application.Platform;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The surface in three dimensions where the platform draws them, else the heatmap below a sentence that says so. */
final class Surface3dView {
    static final String NO_3D = "This display draws no 3-D, so the heatmap shows the same surface.";

    private static final String HINT =
            "Hover for exact values · drag or arrows rotate · wheel or + − zooms · double-click or 0 resets";
    private static final double STRIKE_SHARE = 0.35;

    private final Node root;

    Surface3dView(DeskContext context, SurfaceModel model, ExportTarget exports) {
        this.root = Platform.isSupported(ConditionalFeature.SCENE3D)
                ? new Solid(context, model, exports).frame.node()
                : flat(context, model, exports);
    }

    Node node() {
        return root;
    }

    private static Node flat(DeskContext context, SurfaceModel model, ExportTarget exports) {
        SurfaceView heatmap = new SurfaceView(context, model, exports);
        Label sentence = new Label(NO_3D);
        sentence.getStyleClass().add("text-muted");
        sentence.setStyle("-fx-padding: 4px 8px 0 8px");
        VBox.setVgrow(heatmap.node(), Priority.ALWAYS);
        return new VBox(sentence, heatmap.node());
    }

    /** The solid in its frame. */
    private static final class Solid {
        private final DeskContext context;
        private final SurfaceModel model;
        private final SurfaceSolid solid;
        private final ChartFrame frame;
        private final ColourLegend legend = new ColourLegend();
        private final ColourMap viridis = ColourMap.viridis();
        private final SteadyWindow window = new SteadyWindow(STRIKE_SHARE);
        private final SteadyMaximum largestChange = new SteadyMaximum();
        private final InvalidationListener themeListener = observed -> rebuild();

        private ColourScale scale = ColourScale.empty(viridis);
        private Optional<SurfaceGrid> drawn = Optional.empty();

        Solid(DeskContext context, SurfaceModel model, ExportTarget exports) {
            this.context = context;
            this.model = model;
            this.solid = new SurfaceSolid(context);
            this.frame = new ChartFrame(
                    "volatility-surface-3d",
                    solid.node(),
                    exports,
                    () -> drawn.map(SurfaceTables::cells).orElse(""),
                    solid::reset);
            frame.controls(Chooser.since(model.since()), AxisChooser.of(model.axis()));
            frame.legend(legend);
            frame.readout(HINT);
            solid.onHover(cell -> frame.readout(words(cell)));
            solid.node().addEventHandler(KeyEvent.KEY_PRESSED, this::typed);
            model.picture().addListener((observed, before, now) -> update(now));
            model.axis().addListener((observed, before, now) -> rebuild());
            model.since().addListener((observed, before, now) -> rebuild());
            context.theme().addListener(new WeakInvalidationListener(themeListener));
            update(model.picture().get());
        }

        private void rebuild() {
            scale = ColourScale.empty(viridis);
            largestChange.clear();
            drawn = Optional.empty();
            update(model.picture().get());
        }

        private void update(SurfacePicture picture) {
            frame.empty(picture.market().isEmpty() ? Optional.of(picture.emptySentence()) : Optional.empty());
            picture.market().ifPresent(this::show);
            frame.title(title(), picture.context("height and colour: fit, posts: bid to ask"), picture.freshness());
        }

        private String title() {
            return context.currency().get() + " implied volatility, "
                    + drawn.flatMap(grid -> grid.baseline()
                                    .map(then -> then.words(grid.surface().venueMillis())))
                            .orElse("vol %");
        }

        private void show(MarketPicture market) {
            Optional<Baseline> baseline = Baseline.find(
                    market.session().surfaces(),
                    model.since().get(),
                    market.surface().venueMillis());
            double forward = market.surface().smiles().getFirst().forward();
            Range strikes = window.about(Double.isNaN(market.index()) ? forward : market.index());
            if (drawn.isPresent() && drawn.get().isOf(market.surface(), baseline, strikes)) {
                return;
            }
            SurfaceGrid grid = SurfaceGrid.of(model.axis().get(), market.surface(), baseline, strikes);
            drawn = Optional.of(grid);
            scale = baseline.isPresent()
                    ? ColourScale.diverging(
                            ColourMap.diverging(context.theme().get()),
                            grid.values().toArray(),
                            largestChange)
                    : ColourScale.sequential(viridis, grid.values().toArray(), scale);
            solid.show(grid, scale);
            legend(baseline.isEmpty());
        }

        private void legend(boolean level) {
            legend.update(
                    scale,
                    level ? Formats.vol(scale.low()) : Formats.volChange(scale.low()),
                    level ? Formats.vol(scale.high()) : Formats.volChange(scale.high()),
                    scale.clippedSentence());
        }

        private String words(OptionalInt cell) {
            return drawn.filter(grid ->
                            cell.isPresent() && cell.getAsInt() < grid.values().size())
                    .map(grid -> SurfaceWords.cell(
                            grid,
                            cell.getAsInt() / grid.slices().size(),
                            cell.getAsInt() % grid.slices().size(),
                            model.picture().get()))
                    .orElse(HINT);
        }

        private void typed(KeyEvent event) {
            if (event.isControlDown() || event.isAltDown() || event.isMetaDown()) {
                return;
            }
            switch (event.getCode()) {
                case A -> AxisChooser.next(model.axis());
                case C -> Chooser.next(model.since(), ChangeSince.values());
                default -> {
                    return;
                }
            }
            event.consume();
        }
    }
}
