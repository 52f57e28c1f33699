package gammadesk.views.surface;

import static org.assertj.core.api.Assertions.assertThat;

import gammadesk.analytics.desk.SurfaceFigures;
import gammadesk.analytics.market.Expiry;
import gammadesk.analytics.surface.FittedSurface;
import gammadesk.views.chart.CannedDesk;
import gammadesk.views.chart.ExportTarget;
import gammadesk.views.chart.Formats;
import gammadesk.views.chart.FxStage;
import gammadesk.views.chart.OpenScreen;
import gammadesk.views.chart.Palette;
import gammadesk.views.chart.PlotFrame;
import gammadesk.views.chart.Probe;
import gammadesk.views.fx.ThemeMode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import javafx.scene.input.KeyCode;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;

/** The term structure: levels and forwards where the fitted surface says, wings in their convention. */
class TermScreenTest extends OpenScreen<TermController> {
    private static final Expiry EXPIRY = Expiry.parse("27MAR26").orElseThrow();

    TermScreenTest() {
        super(500);
    }

    @Override
    protected TermController make(ExportTarget target) {
        return new TermController(context, target);
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

    private static PlotFrame area(TermPlot plot) {
        return FxStage.on(() -> plot.plot().frame());
    }
}
