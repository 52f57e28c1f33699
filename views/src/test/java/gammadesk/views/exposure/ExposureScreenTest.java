package gammadesk.views.exposure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gammadesk.analytics.exposure.ExposureMap;
import gammadesk.analytics.exposure.ExposureMap.StrikeExposure;
import gammadesk.analytics.port.FeedState;
import gammadesk.views.chart.CannedDesk;
import gammadesk.views.chart.ExportTarget;
import gammadesk.views.chart.FolderTarget;
import gammadesk.views.chart.Formats;
import gammadesk.views.chart.FxStage;
import gammadesk.views.chart.OpenScreen;
import gammadesk.views.chart.Palette;
import gammadesk.views.chart.PlotFrame;
import gammadesk.views.chart.Probe;
import gammadesk.views.chart.Viewport.Range;
import gammadesk.views.fx.ThemeMode;
import java.io.IOException;
import java.nio.file.Files;
import javafx.scene.Node;
import javafx.scene.image.Image;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** Bars by strike: what they say, where they lie, how they are moved and taken away. */
class ExposureScreenTest extends OpenScreen<ExposureController> {

    ExposureScreenTest() {
        super(700);
    }

    @Override
    protected ExposureController make(ExportTarget target) {
        return new ExposureController(new ExposureDesk(context, target));
    }

    @Test
    void titleStatesTotalUnitConventionAndTime() {
        ExposureMap map = new CannedDesk(clock).exposure();
        assertThat(Probe.words(screen.node(), "chart-frame-title"))
                .contains("BTC", Formats.usdCompact(map.total()), "USD per 1 % move");
        assertThat(Probe.words(screen.node(), "chart-frame-detail"))
                .contains("naive: dealers long calls, short puts", "2 Mar 2026 10:15:30 UTC", "s old");
    }

    @Test
    void hoverReadsTheExactNumbersOfTheNearestStrike() {
        StrikeExposure strike = strike(80_000);
        hover(80_050);
        assertThat(screen.view().frame().readout())
                .startsWith("80,000 · ")
                .contains(
                        "call " + Formats.usdExact(strike.call()),
                        "put " + Formats.usdExact(strike.put()),
                        "net " + Formats.usdExact(strike.net()),
                        "oldest ");
        assertThat(context.hoveredStrike().get()).isEqualTo(80_000);
        FxStage.leave(plot());
        assertThat(context.hoveredStrike().get()).isNaN();
        assertThat(screen.view().frame().readout()).startsWith("Hover for exact values");
    }

    @Test
    void readOutFollowsTheDataUnderAStillMouse() {
        hover(80_000);
        draw(new CannedDesk(clock).wobble(1.5));
        assertThat(screen.view().frame().readout())
                .contains(Formats.usdExact(strike(80_000).call() * 1.5));
    }

    @Test
    void barsReachFromZeroToTheirValues() {
        Image picture = stage.picture();
        PlotFrame area = frame();
        double y = area.y(80_000);
        Palette palette = Palette.of(ThemeMode.DARK);
        StrikeExposure strike = strike(80_000);
        assertThat(Probe.alike(Probe.colour(picture, plot(), area.x(strike.call() * 0.2), y), palette.call()))
                .isTrue();
        assertThat(Probe.alike(Probe.colour(picture, plot(), area.x(strike.put() * 0.5), y), palette.put()))
                .isTrue();
        assertThat(Probe.alike(Probe.colour(picture, plot(), area.x(strike.call()) + 4, y), palette.call()))
                .isFalse();
    }

    @Test
    void spotLineLiesAtSpot() {
        Image picture = stage.picture();
        PlotFrame area = frame();
        assertThat(spotPixels(picture, area.y(CannedDesk.SPOT))).isGreaterThan(80);
        assertThat(spotPixels(picture, area.y(CannedDesk.SPOT) + 12)).isZero();
    }

    @Test
    void firstViewIsAboutAQuarterAroundSpot() {
        Range strikes = screen.view().viewport().y();
        assertThat(strikes.low()).isCloseTo(CannedDesk.SPOT * 0.75, within(3000.0));
        assertThat(strikes.high()).isCloseTo(CannedDesk.SPOT * 1.25, within(3000.0));
    }

    @Test
    void keysZoomPanAndReset() {
        Range home = screen.view().viewport().y();
        FxStage.key(plot(), KeyCode.PLUS, false, false);
        assertThat(screen.view().viewport().y().span()).isCloseTo(home.span() * 0.8, within(1e-6));
        FxStage.key(plot(), KeyCode.UP, false, false);
        assertThat(screen.view().viewport().y().low()).isGreaterThan(home.low() + home.span() * 0.15);
        FxStage.key(plot(), KeyCode.MINUS, false, false);
        FxStage.key(plot(), KeyCode.DIGIT0, false, false);
        assertThat(screen.view().viewport().y()).isEqualTo(home);
    }

    @Test
    void mouseZoomsPansAndResets() {
        Range home = screen.view().viewport().y();
        PlotFrame area = frame();
        double strike = area.yAt(area.top() + 100);
        FxStage.wheel(plot(), area.left() + 50, area.top() + 100, 40, false);
        assertThat(screen.view().viewport().y().span()).isCloseTo(home.span() * 0.85, within(1e-6));
        assertThat(frame().yAt(area.top() + 100)).isCloseTo(strike, within(1e-6));
        FxStage.drag(plot(), area.left() + 50, area.top() + 100, area.left() + 50, area.top() + 140, false);
        assertThat(frame().yAt(area.top() + 140)).isCloseTo(strike, within(1e-6));
        FxStage.doubleClick(plot(), area.left() + 50, area.top() + 100);
        assertThat(screen.view().viewport().y()).isEqualTo(home);
        FxStage.drag(plot(), area.left() + 50, area.top() + 100, area.left() + 90, area.top() + 200, true);
        assertThat(screen.view().viewport().y().high()).isCloseTo(area.yAt(area.top() + 100), within(1e-6));
        assertThat(screen.view().viewport().y().low()).isCloseTo(area.yAt(area.top() + 200), within(1e-6));
    }

    @Test
    void csvHoldsEveryStrikeInFullPrecision() throws IOException {
        FxStage.key(plot(), KeyCode.S, true, true);
        ExposureMap map = new CannedDesk(clock).exposure();
        assertThat(Files.readAllLines(folder.resolve("exposure-by-strike.csv")))
                .hasSize(map.strikes().size() + 1)
                .first()
                .isEqualTo(
                        "currency,venue_time,spot_usd,convention,weighting,expiries,strike_usd,call,put,net,exposure");
        StrikeExposure strike = strike(80_000);
        assertThat(Files.readAllLines(folder.resolve("exposure-by-strike.csv")))
                .contains("BTC,2026-03-02T10:15:30Z,77364.8,naive,open interest,all expiries,80000.0," + strike.call()
                        + "," + strike.put() + "," + strike.net() + ",gamma in USD per 1 % move");
    }

    @Test
    void pngIsAReadablePictureOfTwiceTheSize() throws IOException {
        FxStage.key(plot(), KeyCode.S, false, true);
        Image saved = FxStage.read(folder.resolve("exposure-by-strike.png")).orElseThrow();
        Node node = screen.view().frame().node();
        assertThat(saved.getWidth()).isEqualTo(2 * node.getLayoutBounds().getWidth());
        assertThat(saved.getHeight()).isEqualTo(2 * node.getLayoutBounds().getHeight());
        assertThat(screen.view().frame().readout()).contains("exposure-by-strike.png");
        FxStage.key(plot(), KeyCode.C, false, true);
        assertThat(exports.copied()).isPresent();
    }

    @Test
    void aFolderThatIsNotThereIsSaid() {
        FolderTarget nowhere = new FolderTarget(folder.resolve("missing"));
        ExposureController other = FxStage.on(() -> new ExposureController(new ExposureDesk(context, nowhere)));
        FxStage.on(() -> {
            other.view().frame().saveCsv();
            return 0;
        });
        assertThat(other.view().frame().readout()).startsWith("Could not save").contains("Choose another place");
    }

    @Test
    void emptySaysWhyAndWhatToDo() {
        draw(new CannedDesk(clock).empty().state(FeedState.CONNECTING));
        assertThat(Probe.words(screen.node(), "chart-frame-empty"))
                .contains("No BTC options have arrived", "connecting", "choose another currency");
        draw(new CannedDesk(clock).spot(Double.NaN));
        assertThat(Probe.words(screen.node(), "chart-frame-empty")).contains("index is unknown");
        draw(new CannedDesk(clock));
        assertThat(Probe.words(screen.node(), "chart-frame-empty")).isEmpty();
    }

    @Test
    void staleDimsAndSaysTheAge() {
        CannedDesk desk = new CannedDesk(clock);
        var old = desk.snapshot();
        clock.advanceMillis(3200);
        FxStage.on(() -> {
            screen.show(old);
            return 0;
        });
        assertThat(Probe.words(screen.node(), "chart-frame-detail")).contains("STALE", "3.2 s old");
        assertThat(FxStage.on(() -> plot().getParent().getOpacity())).isLessThan(0.6);
        draw(new CannedDesk(clock));
        assertThat(FxStage.on(() -> plot().getParent().getOpacity())).isEqualTo(1);
    }

    @Test
    void theSameNumbersAreNotDrawnTwice() {
        FxStage.pulses(2);
        long before = FxStage.on(() -> screen.view().bars().draws());
        clock.advanceMillis(250);
        draw(new CannedDesk(clock));
        FxStage.pulses(2);
        assertThat(FxStage.on(() -> screen.view().bars().draws())).isEqualTo(before);
        draw(new CannedDesk(clock).wobble(1.01));
        FxStage.pulses(2);
        assertThat(FxStage.on(() -> screen.view().bars().draws())).isEqualTo(before + 1);
    }

    @Test
    void themeSwitchRedrawsInTheOtherColours() {
        stage.theme(ThemeMode.LIGHT);
        FxStage.on(() -> {
            context.theme().set(ThemeMode.LIGHT);
            return 0;
        });
        Image picture = stage.picture();
        PlotFrame area = frame();
        assertThat(Probe.alike(
                        Probe.colour(picture, plot(), area.x(strike(80_000).call() * 0.2), area.y(80_000)),
                        Palette.of(ThemeMode.LIGHT).call()))
                .isTrue();
        assertThat(Probe.alike(
                        Probe.colour(picture, plot(), area.right() - 20, area.top() + 20),
                        Palette.of(ThemeMode.LIGHT).background()))
                .isTrue();
    }

    @Test
    void thousandsOfStrikesAreDrawn() {
        draw(new CannedDesk(clock).strikeStep(20));
        Image picture = stage.picture();
        PlotFrame area = frame();
        assertThat(Probe.alike(
                        Probe.colour(picture, plot(), area.x(0) + 3, area.y(80_000)),
                        Palette.of(ThemeMode.DARK).call()))
                .isTrue();
    }

    private long spotPixels(Image picture, double y) {
        PlotFrame area = frame();
        long found = 0;
        for (int x = (int) area.left() + 1; x < area.right() - 120; x++) {
            found += Probe.alike(
                            Probe.colour(picture, plot(), x, y),
                            Palette.of(ThemeMode.DARK).spot())
                    ? 1
                    : 0;
        }
        return found;
    }

    private void hover(double strike) {
        PlotFrame area = frame();
        FxStage.move(plot(), area.left() + 200, area.y(strike));
    }

    private PlotFrame frame() {
        return FxStage.on(() -> screen.view().bars().frame());
    }

    private Node plot() {
        return screen.view().bars();
    }

    private StrikeExposure strike(double strike) {
        return new CannedDesk(clock)
                .exposure().strikes().stream()
                        .filter(each -> each.strike() == strike)
                        .findFirst()
                        .orElseThrow();
    }
}
