package gammadesk.views.exposure;

import static org.assertj.core.api.Assertions.assertThat;

import gammadesk.analytics.exposure.ExposureMap;
import gammadesk.analytics.exposure.ExposureMap.CellExposure;
import gammadesk.analytics.port.FeedState;
import gammadesk.views.chart.CannedDesk;
import gammadesk.views.chart.ColourScale;
import gammadesk.views.chart.ExportTarget;
import gammadesk.views.chart.Formats;
import gammadesk.views.chart.FxStage;
import gammadesk.views.chart.OpenScreen;
import gammadesk.views.chart.PlotFrame;
import gammadesk.views.chart.Probe;
import gammadesk.views.chart.Viewport.Range;
import gammadesk.views.fx.ThemeMode;
import java.io.IOException;
import java.nio.file.Files;
import javafx.scene.image.Image;
import javafx.scene.input.KeyCode;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;

/** Strike by expiry: each cell in its own colour, read exactly, one giant not blanking the rest. */
class ExposureMapScreenTest extends OpenScreen<ExposureMapController> {

    ExposureMapScreenTest() {
        super(700);
    }

    @Override
    protected ExposureMapController make(ExportTarget target) {
        return new ExposureMapController(new ExposureDesk(context, target));
    }

    @Test
    void everyVisibleCellHasTheColourOfItsValue() {
        Image picture = stage.picture();
        ExposureMap map = new CannedDesk(clock).exposure();
        ColourScale scale = screen.view().scale();
        Range visible = screen.view().viewport().y();
        int checked = 0;
        for (CellExposure cell : map.cells()) {
            boolean farFromSpot = Math.abs(cell.strike() - map.spot()) > 1500;
            if (cell.strike() > visible.low() + 2000 && cell.strike() < visible.high() - 2000 && farFromSpot) {
                Color seen = colourOf(picture, map, cell);
                assertThat(Probe.alike(seen, colour(scale.argb(cell.net()))))
                        .as(cell.toString())
                        .isTrue();
                checked++;
            }
        }
        assertThat(checked).isGreaterThan(150);
    }

    @Test
    void hoverReadsTheCell() {
        ExposureMap map = new CannedDesk(clock).exposure();
        CellExposure cell = map.cells().stream()
                .filter(each -> each.strike() == 90_000 && each.expiry().label().equals("27MAR26"))
                .findFirst()
                .orElseThrow();
        PlotFrame area = frame();
        FxStage.move(screen.view().plot(), area.x(column(map, cell) + 0.3), area.y(90_200));
        assertThat(screen.view().frame().readout())
                .isEqualTo("90,000 · 27MAR26 (25 d) · call " + Formats.usdExact(cell.call()) + " · put "
                        + Formats.usdExact(cell.put()) + " · net " + Formats.usdExact(cell.net())
                        + " USD per 1 % move · " + Formats.age(cell.ageSeconds()) + " old");
        assertThat(context.hoveredStrike().get()).isEqualTo(90_000);
    }

    @Test
    void oneGiantIsClippedAndNamed() {
        double before = screen.view().scale().high();
        draw(new CannedDesk(clock).giant(1e6));
        ColourScale scale = screen.view().scale();
        assertThat(scale.high()).isLessThan(before * 4);
        assertThat(scale.clipped()).isPositive();
        assertThat(screen.view().legend().words())
                .contains(scale.clippedSentence(), "USD per 1 % move", "short gamma feeds", "long gamma damps");
    }

    @Test
    void theCrosshairOfAnotherPictureIsDrawn() {
        long quiet = crosshairPixels(stage.picture(), 90_000);
        FxStage.on(() -> {
            context.hoveredStrike().set(90_000.0);
            return 0;
        });
        assertThat(crosshairPixels(stage.picture(), 90_000)).isGreaterThan(quiet + 500);
    }

    @Test
    void keysZoomTheStrikesOnly() {
        Range columns = screen.view().viewport().x();
        Range strikes = screen.view().viewport().y();
        FxStage.key(screen.view().plot(), KeyCode.ADD, false, false);
        assertThat(screen.view().viewport().x()).isEqualTo(columns);
        assertThat(screen.view().viewport().y().span()).isLessThan(strikes.span());
        PlotFrame area = frame();
        FxStage.wheel(screen.view().plot(), area.left() + 60, area.top() + 60, 40, true);
        assertThat(screen.view().viewport().x().span()).isLessThan(columns.span());
        FxStage.key(screen.view().plot(), KeyCode.NUMPAD0, false, false);
        assertThat(screen.view().viewport().y()).isEqualTo(strikes);
    }

    @Test
    void exportsCellsAndPicture() throws IOException {
        FxStage.key(screen.view().plot(), KeyCode.S, true, true);
        FxStage.key(screen.view().plot(), KeyCode.S, false, true);
        ExposureMap map = new CannedDesk(clock).exposure();
        assertThat(Files.readAllLines(folder.resolve("exposure-by-strike-and-expiry.csv")))
                .hasSize(map.cells().size() + 1);
        assertThat(FxStage.read(folder.resolve("exposure-by-strike-and-expiry.png"))
                        .orElseThrow()
                        .getWidth())
                .isEqualTo(2 * screen.view().frame().node().getLayoutBounds().getWidth());
    }

    @Test
    void emptyAndStaleAreSaid() {
        draw(new CannedDesk(clock).state(FeedState.RECONNECTING));
        assertThat(Probe.words(screen.node(), "chart-frame-detail")).contains("STALE", "reconnecting");
        draw(new CannedDesk(clock).empty());
        assertThat(Probe.words(screen.node(), "chart-frame-empty")).contains("No BTC options have arrived");
    }

    private long crosshairPixels(Image picture, double strike) {
        PlotFrame area = frame();
        Color wanted = gammadesk.views.chart.Palette.of(ThemeMode.DARK).crosshair();
        long found = 0;
        for (int x = (int) area.left() + 1; x < area.right() - 1; x++) {
            found += Probe.alike(Probe.colour(picture, screen.view().plot(), x, area.y(strike)), wanted) ? 1 : 0;
        }
        return found;
    }

    private Color colourOf(Image picture, ExposureMap map, CellExposure cell) {
        PlotFrame area = frame();
        return Probe.colour(
                picture, screen.view().plot(), area.x(column(map, cell) + 0.5), Math.rint(area.y(cell.strike())));
    }

    private static int column(ExposureMap map, CellExposure cell) {
        return map.expiries().stream()
                .map(ExposureMap.ExpiryExposure::expiry)
                .toList()
                .indexOf(cell.expiry());
    }

    private static Color colour(int argb) {
        return Color.rgb(argb >> 16 & 0xFF, argb >> 8 & 0xFF, argb & 0xFF);
    }

    private PlotFrame frame() {
        return FxStage.on(() -> screen.view().plot().frame());
    }
}
