package gammadesk.views.surface;

import static org.assertj.core.api.Assertions.assertThat;

import gammadesk.analytics.market.Currency;
import gammadesk.analytics.port.FeedState;
import gammadesk.analytics.surface.SmileSlice;
import gammadesk.views.chart.CannedDesk;
import gammadesk.views.chart.FolderTarget;
import gammadesk.views.chart.Formats;
import gammadesk.views.chart.FxStage;
import gammadesk.views.chart.ManualClock;
import gammadesk.views.chart.Palette;
import gammadesk.views.chart.PlotFrame;
import gammadesk.views.chart.Probe;
import gammadesk.views.fx.DeskContext;
import gammadesk.views.fx.ThemeMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.image.Image;
import javafx.scene.input.KeyCode;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The volatility heatmap: cells in the colours of the smiles, read exactly, along three axes. */
class SurfaceScreenTest {
    @TempDir
    private Path folder;

    private final ManualClock clock = new ManualClock();
    private final DeskContext context = new DeskContext(clock, Currency.BTC, ThemeMode.DARK);
    private FxStage stage;
    private SurfaceController screen;

    @BeforeEach
    void open() {
        stage = new FxStage();
        screen = FxStage.on(() -> new SurfaceController(context, new FolderTarget(folder)));
        draw(new CannedDesk(clock));
        stage.show(screen.node(), 1000, 700, ThemeMode.DARK);
    }

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void theCellAtTheMoneyIsTheSmileAtTheMoney() {
        SmileSlice slice = new CannedDesk(clock).surface().slices().get(5);
        PlotFrame area = frame();
        FxStage.move(screen.view().plot(), area.x(5.5), area.y(8.5));
        assertThat(screen.view().frame().readout())
                .startsWith("27MAR26 (25 d) · ATM · mark IV " + Formats.vol(slice.atTheMoneyIv()) + " · forward ");
        assertColour(area.x(5.2), area.y(8.8), slice.atTheMoneyIv());
    }

    @Test
    void theTenDeltaPutIsReadOffTheSmile() {
        SmileSlice slice = new CannedDesk(clock).surface().slices().get(7);
        PlotFrame area = frame();
        FxStage.move(screen.view().plot(), area.x(7.5), area.y(0.5));
        assertThat(screen.view().frame().readout())
                .contains("29MAY26", "10P", "mark IV " + Formats.vol(slice.ivAtCallDelta(0.9)));
        assertColour(area.x(7.2), area.y(0.8), slice.ivAtCallDelta(0.9));
    }

    @Test
    void beyondTheListedStrikesNothingIsPainted() {
        choose(SmileAxis.LOG_MONEYNESS);
        PlotFrame area = frame();
        FxStage.move(screen.view().plot(), area.x(0.5), area.y(0.5));
        assertThat(screen.view().frame().readout()).contains("beyond the listed strikes");
        Color seen = Probe.colour(stage.picture(), screen.view().plot(), area.x(0.2), area.y(0.8));
        assertThat(Probe.alike(seen, Palette.of(ThemeMode.DARK).blank())).isTrue();
    }

    @Test
    void alongStrikesTheSpotLineAndTheSharedCrosshairAppear() {
        choose(SmileAxis.STRIKE);
        PlotFrame area = frame();
        assertThat(area.ys().span()).isGreaterThan(20);
        FxStage.move(screen.view().plot(), area.x(6.5), area.y(10.5));
        double strike = context.hoveredStrike().get();
        assertThat(strike % 1000).isZero();
        assertThat(screen.view().frame().readout()).contains("strike " + Formats.price(strike));
        assertThat(spotPixels(stage.picture())).isGreaterThan(100);
        choose(SmileAxis.DELTA);
        assertThat(spotPixels(stage.picture())).isLessThan(20);
    }

    @Test
    void legendIsInVolPercent() {
        assertThat(screen.view().legend().words()).contains(" % to ", "mark IV, annual");
        assertThat(screen.view().scale().low()).isBetween(20.0, 47.0);
    }

    @Test
    void keysZoomAndExportsWrite() throws IOException {
        double rows = frame().ys().span();
        FxStage.key(screen.view().plot(), KeyCode.PLUS, false, false);
        assertThat(frame().ys().span()).isLessThan(rows);
        FxStage.key(screen.view().plot(), KeyCode.DIGIT0, false, false);
        assertThat(frame().ys().span()).isEqualTo(rows);
        FxStage.key(screen.view().plot(), KeyCode.S, true, true);
        FxStage.key(screen.view().plot(), KeyCode.S, false, true);
        SmileSlice slice = new CannedDesk(clock).surface().slices().getFirst();
        assertThat(Files.readAllLines(folder.resolve("volatility-surface.csv")))
                .hasSize(12 * 17 + 1)
                .contains("3MAR26," + slice.years() + "," + slice.forward() + ",\"ATM\",0.5," + slice.atTheMoneyIv());
        assertThat(FxStage.read(folder.resolve("volatility-surface.png"))).isPresent();
    }

    @Test
    void emptyAndStaleAreSaid() {
        draw(new CannedDesk(clock).state(FeedState.SILENT));
        assertThat(Probe.words(screen.node(), "chart-frame-detail")).contains("STALE", "connected, but silent");
        draw(new CannedDesk(clock).empty());
        assertThat(Probe.words(screen.node(), "chart-frame-empty")).contains("No BTC options have arrived");
    }

    @Test
    void theSamePictureIsNotDrawnTwice() {
        FxStage.pulses(2);
        long before = FxStage.on(() -> screen.view().plot().draws());
        draw(new CannedDesk(clock));
        FxStage.pulses(2);
        assertThat(FxStage.on(() -> screen.view().plot().draws())).isEqualTo(before);
    }

    @Test
    void aClosedScreenIsForgotten() {
        assertThat(Probe.collectable(() -> new SurfaceController(context), closed -> {
                    FxStage.on(() -> {
                        closed.show(new CannedDesk(clock).snapshot());
                        return 0;
                    });
                    stage.show(closed.node(), 800, 600, ThemeMode.DARK);
                    stage.show(screen.node(), 1000, 700, ThemeMode.DARK);
                }))
                .isTrue();
    }

    private void assertColour(double x, double y, double iv) {
        int argb = screen.view().scale().argb(iv);
        Color wanted = Color.rgb(argb >> 16 & 0xFF, argb >> 8 & 0xFF, argb & 0xFF);
        assertThat(Probe.alike(Probe.colour(stage.picture(), screen.view().plot(), x, y), wanted))
                .isTrue();
    }

    private long spotPixels(Image picture) {
        PlotFrame area = frame();
        long found = 0;
        for (int y = (int) area.top(); y < area.bottom(); y++) {
            for (int x = (int) area.left() + 1; x < area.left() + 250; x++) {
                found += Probe.alike(
                                Probe.colour(picture, screen.view().plot(), x, y),
                                Palette.of(ThemeMode.DARK).spot())
                        ? 1
                        : 0;
            }
        }
        return found;
    }

    private void choose(SmileAxis axis) {
        FxStage.on(() -> {
            screen.model().axis().set(axis);
            return 0;
        });
        FxStage.pulses(2);
    }

    private PlotFrame frame() {
        return FxStage.on(() -> screen.view().plot().frame());
    }

    private void draw(CannedDesk desk) {
        FxStage.on(() -> {
            screen.show(desk.snapshot());
            return 0;
        });
    }
}
