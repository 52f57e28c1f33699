package gammadesk.views.exposure;

import static org.assertj.core.api.Assertions.assertThat;

import gammadesk.analytics.market.Currency;
import gammadesk.views.chart.CannedDesk;
import gammadesk.views.chart.CanvasPlot;
import gammadesk.views.chart.DialogExportTarget;
import gammadesk.views.chart.FxStage;
import gammadesk.views.chart.ManualClock;
import gammadesk.views.chart.Palette;
import gammadesk.views.chart.PlotFrame;
import gammadesk.views.chart.Probe;
import gammadesk.views.fx.DeskContext;
import gammadesk.views.fx.Screen;
import gammadesk.views.fx.ThemeMode;
import java.util.List;
import java.util.function.Function;
import javafx.scene.image.Image;
import javafx.scene.input.KeyCode;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every picture with prices upwards: one crosshair and one spot line through all of them, the same gestures in each.
 */
class LinkedPicturesTest {
    private static final double STRIKE = 84_000;
    private static final double MOST = 0.5;

    private final DeskContext context = new DeskContext(new ManualClock(), Currency.BTC, ThemeMode.DARK);
    private final ExposureDesk desk = FxStage.on(() -> new ExposureDesk(context, new DialogExportTarget()));
    private final FxStage stage = new FxStage();

    /** A picture by its name. */
    record Picture(String name, Function<ExposureDesk, Screen> maker, boolean hasSpotLine) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Picture> pictures() {
        return List.of(
                new Picture("exposure", ExposureController::new, true),
                new Picture("map", ExposureMapController::new, true),
                new Picture("profile", ProfileController::new, true),
                new Picture("ahead", AheadController::new, true),
                new Picture("time-lapse", LapseController::new, false));
    }

    @AfterEach
    void close() {
        stage.close();
    }

    @ParameterizedTest
    @MethodSource("pictures")
    void theStrikeUnderTheMouseElsewhereIsMarked(Picture picture) {
        CanvasPlot plot = open(picture);
        Color line = Palette.of(ThemeMode.DARK).crosshair();
        assertThat(share(plot, STRIKE, line)).isLessThan(MOST);
        FxStage.on(() -> {
            context.hoveredStrike().set(STRIKE);
            return 0;
        });
        assertThat(share(plot, STRIKE, line)).isGreaterThan(MOST);
    }

    @ParameterizedTest
    @MethodSource("pictures")
    void theMouseTellsItsStrikeToTheOthers(Picture picture) {
        CanvasPlot plot = open(picture);
        PlotFrame area = FxStage.on(plot::frame);
        FxStage.move(plot, area.left() + 0.3 * area.width(), area.y(STRIKE + 1));
        assertThat(context.hoveredStrike().get()).isBetween(STRIKE - 1_000, STRIKE + 1_000);
        FxStage.leave(plot);
        assertThat(context.hoveredStrike().get()).isNaN();
    }

    @ParameterizedTest
    @MethodSource("pictures")
    void spotIsALineWhereThePriceIs(Picture picture) {
        CanvasPlot plot = open(picture);
        double spot = new CannedDesk(new ManualClock()).exposure().spot();
        // Six pixels of a dash, four of the gap; the words at its end are outside.
        assertThat(share(plot, spot, Palette.of(ThemeMode.DARK).spot()) > 0.3).isEqualTo(picture.hasSpotLine());
    }

    @ParameterizedTest
    @MethodSource("pictures")
    void wheelDragAndKeysZoomAndPanPricesAndADoubleClickResets(Picture picture) {
        CanvasPlot plot = open(picture);
        PlotFrame home = FxStage.on(plot::frame);
        double x = home.left() + home.width() / 3;
        double y = home.top() + home.height() / 2;
        FxStage.wheel(plot, x, y, 40, false);
        PlotFrame near = FxStage.on(plot::frame);
        assertThat(near.ys().span()).isLessThan(home.ys().span());
        assertThat(near.yAt(y)).isCloseTo(home.yAt(y), org.assertj.core.data.Offset.offset(1.0));
        FxStage.drag(plot, x, y, x, y + 30, false);
        assertThat(FxStage.on(plot::frame).ys().low()).isGreaterThan(near.ys().low());
        FxStage.key(plot, KeyCode.ADD, false, false);
        assertThat(FxStage.on(plot::frame).ys().span()).isLessThan(near.ys().span());
        FxStage.doubleClick(plot, x, y);
        assertThat(FxStage.on(plot::frame).ys()).isEqualTo(home.ys());
    }

    private CanvasPlot open(Picture picture) {
        Screen screen = FxStage.on(() -> picture.maker().apply(desk));
        FxStage.on(() -> {
            screen.show(new CannedDesk(new ManualClock()).repriced().snapshot());
            return 0;
        });
        stage.show(screen.node(), 1000, 700, ThemeMode.DARK);
        return FxStage.on(() -> (CanvasPlot) screen.node().lookup(".canvas-plot"));
    }

    /** How much of the row of a price has a colour, left of the words at its end. */
    private double share(CanvasPlot plot, double price, Color colour) {
        Image picture = stage.picture();
        PlotFrame area = FxStage.on(plot::frame);
        int from = (int) area.left() + 1;
        int to = (int) (area.left() + 0.7 * area.width());
        double found = 0;
        for (int x = from; x < to; x++) {
            found += Probe.alike(Probe.colour(picture, plot, x, area.y(price)), colour) ? 1 : 0;
        }
        return found / (to - from);
    }
}
