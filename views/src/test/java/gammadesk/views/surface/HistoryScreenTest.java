package gammadesk.views.surface;

import static org.assertj.core.api.Assertions.assertThat;

import gammadesk.analytics.desk.SurfaceFigures;
import gammadesk.analytics.market.Expiry;
import gammadesk.views.chart.CannedDesk;
import gammadesk.views.chart.ExportTarget;
import gammadesk.views.chart.Formats;
import gammadesk.views.chart.FxStage;
import gammadesk.views.chart.OpenScreen;
import gammadesk.views.chart.PlotFrame;
import gammadesk.views.chart.Probe;
import java.io.IOException;
import java.nio.file.Files;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** The history panel: every kept moment, read exactly. */
class HistoryScreenTest extends OpenScreen<HistoryController> {
    private static final Expiry MONTH = Expiry.parse("27MAR26").orElseThrow();
    private static final int MINUTES = 30;

    HistoryScreenTest() {
        super(500);
    }

    @Override
    protected HistoryController make(ExportTarget target) {
        return new HistoryController(context, target);
    }

    @Test
    void aWeekAMonthAndAQuarterAreChosenFirst() {
        assertThat(screen.model().chosen().get())
                .containsExactly(
                        Expiry.parse("6MAR26").orElseThrow(),
                        MONTH,
                        Expiry.parse("29MAY26").orElseThrow());
    }

    @Test
    void hoverReadsThatMoment() {
        double then = then().of(MONTH).orElseThrow().atTheMoney();
        hover();
        assertThat(screen.view().frame().readout())
                .startsWith("2 Mar 2026 09:45:30 UTC, 30 min before now · ATM: ")
                .contains("27MAR26 " + Formats.vol(then), "30-day index " + Formats.vol(then().index30Percent()));
    }

    @Test
    void theNextFigureIsRead() {
        FxStage.key(screen.view().plot(), KeyCode.M, false, false);
        assertThat(Probe.words(screen.node(), "chart-frame-title")).contains("25-delta risk reversal (call − put)");
        hover();
        assertThat(screen.view().frame().readout())
                .contains("27MAR26 "
                        + Formats.volChange(then().of(MONTH).orElseThrow().riskReversal25()));
        stage.save("surface-history-rr-dark");
    }

    @Test
    void exportsHoldEveryMomentAndExpiry() throws IOException {
        FxStage.key(screen.view().plot(), KeyCode.S, true, true);
        assertThat(Files.readAllLines(folder.resolve("surface-history.csv"))).hasSize(61 * 12 + 1);
    }

    @Test
    void aYoungSessionIsNoError() {
        draw(new CannedDesk(clock).pastMinutes(0));
        assertThat(Probe.words(screen.node(), "chart-frame-detail")).contains("kept since 10:15:30 UTC");
        draw(new CannedDesk(clock).empty());
        assertThat(Probe.words(screen.node(), "chart-frame-empty")).contains("No BTC options have arrived");
    }

    private SurfaceFigures then() {
        return SurfaceFigures.of(
                new CannedDesk(clock).wobble(1 - MINUTES * 0.001).surface());
    }

    private void hover() {
        PlotFrame area = FxStage.on(() -> screen.view().plot().frame());
        FxStage.move(screen.view().plot(), area.x(CannedDesk.VENUE_MILLIS - MINUTES * 60_000L), area.top() + 30);
    }
}
