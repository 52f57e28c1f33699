package gammadesk.views.surface;

import gammadesk.analytics.desk.MarketPicture;
import gammadesk.views.chart.ChartFrame;
import gammadesk.views.chart.ColourLegend;
import gammadesk.views.chart.ColourMap;
import gammadesk.views.chart.ColourScale;
import gammadesk.views.chart.ExportTarget;
import gammadesk.views.chart.Formats;
import gammadesk.views.chart.Viewport.Range;
import gammadesk.views.fx.DeskContext;
import java.util.Optional;
import java.util.OptionalInt;
import javafx.application.ConditionalFeature;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The surface in three dimensions where the platform draws them, else the heatmap below a sentence that says so. */
final class Surface3dView {
    static final String NO_3D = "This display draws no 3-D, so the heatmap shows the same surface.";

    private static final String HINT =
            "Hover for exact values · drag or arrows rotate · wheel or + − zooms · double-click or 0 resets";

    private final DeskContext context;
    private final SurfaceModel model;
    private final ColourMap viridis = ColourMap.viridis();
    private final Node root;

    private ColourScale scale = ColourScale.empty(viridis);
    private Optional<SurfaceGrid> drawn = Optional.empty();

    Surface3dView(DeskContext context, SurfaceModel model, ExportTarget exports) {
        this.context = context;
        this.model = model;
        this.root = Platform.isSupported(ConditionalFeature.SCENE3D) ? solid(exports) : flat(exports);
    }

    Node node() {
        return root;
    }

    private Node flat(ExportTarget exports) {
        SurfaceView heatmap = new SurfaceView(context, model, exports);
        Label sentence = new Label(NO_3D);
        sentence.getStyleClass().add("text-muted");
        sentence.setStyle("-fx-padding: 4px 8px 0 8px");
        VBox.setVgrow(heatmap.node(), Priority.ALWAYS);
        return new VBox(sentence, heatmap.node());
    }

    private Node solid(ExportTarget exports) {
        SurfaceSolid solid = new SurfaceSolid(context);
        ColourLegend legend = new ColourLegend();
        ChartFrame frame = new ChartFrame(
                "volatility-surface-3d",
                solid.node(),
                exports,
                () -> drawn.map(SurfaceWords::csv).orElse(""),
                solid::reset);
        frame.legend(legend);
        frame.readout(HINT);
        solid.onHover(cell -> frame.readout(words(cell)));
        model.picture().addListener((observed, before, now) -> update(now, frame, solid, legend));
        update(model.picture().get(), frame, solid, legend);
        return frame.node();
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

    private void update(SurfacePicture picture, ChartFrame frame, SurfaceSolid solid, ColourLegend legend) {
        frame.empty(picture.market().isEmpty() ? Optional.of(picture.emptySentence()) : Optional.empty());
        frame.title(
                context.currency().get() + " implied volatility, vol %",
                picture.context("height and colour: mark IV"),
                picture.freshness());
        picture.market().ifPresent(market -> show(market, solid, legend));
    }

    private void show(MarketPicture market, SurfaceSolid solid, ColourLegend legend) {
        SurfaceGrid grid =
                SurfaceGrid.of(SmileAxis.LOG_MONEYNESS, market.surface().slices(), Range.UNIT);
        if (drawn.isPresent() && drawn.get().looksLike(grid)) {
            return;
        }
        drawn = Optional.of(grid);
        scale = ColourScale.sequential(viridis, grid.values().toArray(), scale);
        solid.show(grid, scale);
        legend.update(scale, Formats.vol(scale.low()), Formats.vol(scale.high()), scale.clippedSentence());
    }
}
