package gammadesk.views.surface;

import static org.assertj.core.api.Assertions.assertThat;

import gammadesk.analytics.desk.SurfaceFigures;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.Expiry;
import gammadesk.analytics.surface.FittedSurface;
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
import java.util.List;
import javafx.scene.input.KeyCode;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The term structure: levels and forwards where the fitted surface says, wings in their convention. */
class TermScreenTest {
    private static final Expiry EXPIRY = Expiry.parse("27MAR26").orElseThrow();

    @TempDir
    private Path folder;

    private final ManualClock clock = new ManualClock();
    private final DeskContext context = new DeskContext(clock, Currency.BTC, ThemeMode.DARK);
    private FxStage stage;
    private TermController screen;

    @BeforeEach
    void open() {
        stage = new FxStage();
        screen = FxStage.on(() -> new TermController(context, new FolderTarget(folder)));
        draw(new CannedDesk(clock));
        stage.show(screen.node(), 1000, 500, ThemeMode.DARK);
    }

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void hoverReadsLevelForwardAndWingsOfTheNearestExpiry() {
        FittedSurface surface = new CannedDesk(clock).surface();
        var figures = SurfaceFigures.of(surface).of(EXPIRY).orElseThrow();
        double before = surface.slices().get(4).years();
        PlotFrame area = area(screen.view().volatility());
        FxStage.move(screen.view().volatility().plot(), area.x(Math.sqrt(figures.years())), area.top() + 40);
        assertThat(screen.view().frame().readout())
                .startsWith("27MAR26 (25 d) · ATM " + Formats.vol(figures.atTheMoney()) + " · forward vol "
                        + Formats.vol(surface.forwardVol(before, figures.years())))
                .contains(
                        "RR25 " + Formats.volChange(figures.riskReversal25()),
                        "BF10 " + Formats.volChange(figures.butterfly10()));
    }

    @Test
    void thePointAtTheMoneyIsWhereItsFigureIs() {
        var figures =
                SurfaceFigures.of(new CannedDesk(clock).surface()).of(EXPIRY).orElseThrow();
        PlotFrame area = area(screen.view().volatility());
        Color seen = Probe.colour(
                stage.picture(),
                screen.view().volatility().plot(),
                area.x(Math.sqrt(figures.years())),
                area.y(figures.atTheMoney()));
        assertThat(Probe.alike(seen, Palette.of(ThemeMode.DARK).text())).isTrue();
    }

    @Test
    void titleNamesTheIndexAndTheConvention() {
        double index = SurfaceFigures.of(new CannedDesk(clock).surface()).index30Percent();
        assertThat(Probe.words(screen.node(), "chart-frame-title"))
                .contains("30-day index of the fit " + Formats.vol(index));
        assertThat(Probe.words(screen.node(), "chart-frame-detail"))
                .contains("RR = call − put", "Black delta on the forward", "2 Mar 2026 10:15:30 UTC");
    }

    @Test
    void anEarlierMomentIsNamed() {
        FxStage.key(screen.view().wings().plot(), KeyCode.C, false, false);
        assertThat(Probe.words(screen.node(), "chart-frame-title")).contains("dashed: 10:10:30 UTC (5 min)");
        stage.save("term-change-dark");
    }

    @Test
    void exportsHoldParametersAndFigures() throws IOException {
        FxStage.key(screen.view().volatility().plot(), KeyCode.S, true, true);
        FxStage.key(screen.view().volatility().plot(), KeyCode.S, false, true);
        List<String> rows = Files.readAllLines(folder.resolve("term-structure.csv"));
        var figures =
                SurfaceFigures.of(new CannedDesk(clock).surface()).of(EXPIRY).orElseThrow();
        assertThat(rows).hasSize(13);
        assertThat(rows.getFirst()).contains("parameters", "atm_iv_percent", "rr25", "bf10", "forward_vol_percent");
        assertThat(rows.get(6)).startsWith("27MAR26,").contains("rho=-0.35", "," + figures.riskReversal25() + ",");
        assertThat(FxStage.read(folder.resolve("term-structure.png"))).isPresent();
    }

    @Test
    void aRefusedExpiryStaysOnTheAxisAndSaysWhy() {
        draw(new CannedDesk(clock).trouble(11, 25));
        PlotFrame area = area(screen.view().volatility());
        double years =
                new CannedDesk(clock).surface().slice(EXPIRY).orElseThrow().years();
        FxStage.move(screen.view().volatility().plot(), area.x(Math.sqrt(years)), area.top() + 40);
        assertThat(screen.view().frame().readout()).contains("27MAR26", "no fit: linear: too few usable quotes");
    }

    @Test
    void emptyIsSaid() {
        draw(new CannedDesk(clock).empty());
        assertThat(Probe.words(screen.node(), "chart-frame-empty")).contains("No BTC options have arrived");
    }

    @Test
    void aClosedScreenIsForgotten() {
        assertThat(Probe.collectable(() -> new TermController(context), closed -> {
                    FxStage.on(() -> {
                        closed.show(new CannedDesk(clock).snapshot());
                        return 0;
                    });
                    stage.show(closed.node(), 800, 600, ThemeMode.DARK);
                    stage.show(screen.node(), 1000, 700, ThemeMode.DARK);
                }))
                .isTrue();
    }

    private static PlotFrame area(TermPlot plot) {
        return FxStage.on(() -> plot.plot().frame());
    }

    private void draw(CannedDesk desk) {
        FxStage.on(() -> {
            screen.show(desk.snapshot());
            return 0;
        });
        FxStage.pulses(2);
    }
}
