package gammadesk.views.surface;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gammadesk.analytics.market.Expiry;
import gammadesk.analytics.port.FeedState;
import gammadesk.analytics.surface.FittedSlice;
import gammadesk.analytics.surface.QuoteVerdict;
import gammadesk.analytics.surface.SliceQuotes;
import gammadesk.views.chart.CannedDesk;
import gammadesk.views.chart.ExportTarget;
import gammadesk.views.chart.Formats;
import gammadesk.views.chart.FxStage;
import gammadesk.views.chart.OpenScreen;
import gammadesk.views.chart.Palette;
import gammadesk.views.chart.PlotFrame;
import gammadesk.views.chart.Probe;
import gammadesk.views.chart.SmileAxis;
import gammadesk.views.chart.Viewport.Range;
import gammadesk.views.fx.ThemeMode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import javafx.scene.image.Image;
import javafx.scene.input.KeyCode;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;

/** Smiles: curves where the numbers say, quotes of the chosen expiry, three axes. */
class SmilesScreenTest extends OpenScreen<SmilesController> {

    SmilesScreenTest() {
        super(700);
    }

    @Override
    protected SmilesController make(ExportTarget target) {
        return new SmilesController(context, target);
    }

    @Test
    void hoverReadsTheNearestStrikeOfTheChosenExpiry() {
        SliceQuotes quotes = chosen().quotes();
        int row = row(quotes, 72_000);
        PlotFrame area = frame();
        FxStage.move(screen.view().plot(), area.x(72_100), area.top() + 50);
        assertThat(screen.view().frame().readout())
                .startsWith("6MAR26 (3.9 d) · ln(K/F) ")
                .contains(
                        "fit " + Formats.vol(chosen().smile().orElseThrow().ivAtStrike(72_000)),
                        "strike 72,000 bid " + Formats.vol(quotes.bidIv().get(row)),
                        "ask " + Formats.vol(quotes.askIv().get(row)));
        assertThat(context.hoveredStrike().get()).isEqualTo(72_000);
    }

    @Test
    void aDroppedQuoteIsHollowAndSaysWhy() {
        SliceQuotes quotes = chosen().quotes();
        int row = quotes.verdicts().indexOf(QuoteVerdict.VOL_CLIFF);
        double strike = quotes.strike().get(row);
        PlotFrame area = frame();
        FxStage.move(screen.view().plot(), area.x(strike), area.top() + 50);
        assertThat(screen.view().frame().readout()).contains("dropped: its volatility breaks away from its neighbours");
        FxStage.leave(screen.view().plot());
        Image picture = stage.picture();
        Color middle = at(picture, strike, quotes.midIv(row));
        Color rim = Probe.colour(picture, screen.view().plot(), area.x(strike) + 3.5, area.y(quotes.midIv(row)));
        assertThat(Probe.alike(middle, rim)).as("a ring, not a disc").isFalse();
    }

    @Test
    void bidsAndAsksAreDrawnWhereTheyAre() {
        SliceQuotes quotes = chosen().quotes();
        int row = row(quotes, 71_000);
        Image picture = stage.picture();
        Palette palette = Palette.of(ThemeMode.DARK);
        assertThat(at(picture, 71_000, quotes.bidIv().get(row))).matches(colour -> Probe.alike(colour, palette.bid()));
        assertThat(at(picture, 71_000, quotes.askIv().get(row))).matches(colour -> Probe.alike(colour, palette.ask()));
    }

    @Test
    void anEarlierSmileIsDrawnDashedAndItsDifferenceSaid() {
        FxStage.key(screen.view().plot(), KeyCode.C, false, false);
        FxStage.key(screen.view().plot(), KeyCode.C, false, false);
        assertThat(Probe.words(screen.node(), "chart-frame-title")).contains("dashed: 10:00:30 UTC", "(15 min)");
        PlotFrame area = frame();
        FxStage.move(screen.view().plot(), area.x(72_100), area.top() + 50);
        double then = new CannedDesk(clock)
                .wobble(0.985)
                .surface()
                .slices()
                .get(2)
                .smile()
                .orElseThrow()
                .ivAtStrike(72_000);
        double now = chosen().smile().orElseThrow().ivAtStrike(72_000);
        assertThat(screen.view().frame().readout())
                .contains("fit changed by " + Formats.volChange(now - then) + " at this strike");
    }

    @Test
    void theFitOfTheChosenExpiryOpens() {
        FxStage.key(screen.view().plot(), KeyCode.F, false, false);
        assertThat(FxStage.on(() -> screen.view().frame().hasCard())).isTrue();
        stage.save("smiles-card-dark");
        FxStage.key(screen.node().lookup(".chart-card"), KeyCode.ESCAPE, false, false);
        assertThat(FxStage.on(() -> screen.view().frame().hasCard())).isFalse();
    }

    @Test
    void axisTextIsLegibleInBothThemes() {
        for (ThemeMode theme : ThemeMode.values()) {
            stage.theme(theme);
            FxStage.on(() -> {
                context.theme().set(theme);
                return 0;
            });
            Image picture = stage.picture();
            PlotFrame area = frame();
            double strongest = 0;
            double ground = Palette.of(theme).background().getBrightness();
            for (int x = 2; x < area.left() - 10; x++) {
                for (int y = (int) area.top() + 5; y < area.bottom(); y++) {
                    Color seen = Probe.colour(picture, screen.view().plot(), x, y);
                    strongest = Math.max(strongest, Math.abs(seen.getBrightness() - ground));
                }
            }
            assertThat(strongest).as("contrast in " + theme).isGreaterThan(0.35);
        }
    }

    @Test
    void bracketsStepThroughTheExpiries() {
        FxStage.key(screen.view().plot(), KeyCode.CLOSE_BRACKET, false, false);
        assertThat(screen.model().chosen().get())
                .containsExactly(Expiry.parse("13MAR26").orElseThrow());
        assertThat(Probe.words(screen.node(), "chart-frame-title")).contains("13MAR26", "ATM");
        FxStage.key(screen.view().plot(), KeyCode.OPEN_BRACKET, false, false);
        assertThat(screen.model().chosen().get())
                .containsExactly(Expiry.parse("6MAR26").orElseThrow());
    }

    @Test
    void aSettledExpiryIsReplaced() {
        FxStage.on(() -> {
            screen.model().chosen().set(List.of(Expiry.parse("1JAN20").orElseThrow()));
            return 0;
        });
        draw(new CannedDesk(clock).wobble(1.01));
        assertThat(screen.model().chosen().get())
                .containsExactly(Expiry.parse("6MAR26").orElseThrow());
    }

    @Test
    void allAxesHoldTheirRanges() {
        Range strikes = screen.view().viewport().x();
        assertThat(strikes.low()).isCloseTo(CannedDesk.SPOT * 0.65, within(3000.0));
        choose(SmileAxis.LOG_MONEYNESS);
        assertThat(screen.view().viewport().x()).isEqualTo(new Range(-0.5, 0.5));
        choose(SmileAxis.STANDARDISED);
        assertThat(screen.view().viewport().x()).isEqualTo(new Range(-3, 3));
        stage.save("smiles-standardised-dark");
        choose(SmileAxis.DELTA);
        assertThat(screen.view().viewport().x()).isEqualTo(new Range(0.02, 0.98));
        stage.save("smiles-delta-dark");
        PlotFrame area = frame();
        FxStage.move(screen.view().plot(), area.x(0.5), area.top() + 60);
        assertThat(screen.view().frame().readout()).containsPattern("call Δ 0\\.(4[5-9]|5[0-5])");
    }

    @Test
    void mouseAndKeysZoomAndReset() {
        Range home = screen.view().viewport().x();
        PlotFrame area = frame();
        double under = area.xAt(area.left() + 300);
        FxStage.wheel(screen.view().plot(), area.left() + 300, area.top() + 80, 40, false);
        assertThat(screen.view().viewport().x().span()).isCloseTo(home.span() * 0.85, within(1e-6));
        assertThat(frame().xAt(area.left() + 300)).isCloseTo(under, within(home.span() * 0.01));
        FxStage.key(screen.view().plot(), KeyCode.LEFT, false, false);
        FxStage.doubleClick(screen.view().plot(), area.left() + 300, area.top() + 80);
        assertThat(screen.view().viewport().x()).isEqualTo(home);
    }

    @Test
    void exportsHoldEveryStrike() throws IOException {
        FxStage.key(screen.view().plot(), KeyCode.S, true, true);
        FxStage.key(screen.view().plot(), KeyCode.S, false, true);
        int strikes = new CannedDesk(clock)
                .surface().slices().stream()
                        .mapToInt(slice -> slice.quotes().size())
                        .sum();
        assertThat(Files.readAllLines(folder.resolve("smiles.csv"))).hasSize(strikes + 1);
        assertThat(FxStage.read(folder.resolve("smiles.png")).orElseThrow().getWidth())
                .isEqualTo(2 * screen.node().getLayoutBounds().getWidth());
    }

    @Test
    void emptyAndStaleAreSaid() {
        draw(new CannedDesk(clock).state(FeedState.RECONNECTING));
        assertThat(Probe.words(screen.node(), "chart-frame-detail")).contains("STALE", "reconnecting");
        draw(new CannedDesk(clock).empty());
        assertThat(Probe.words(screen.node(), "chart-frame-empty")).contains("No BTC options have arrived");
    }

    private Color at(Image picture, double strike, double iv) {
        PlotFrame area = frame();
        return Probe.colour(picture, screen.view().plot(), area.x(strike), area.y(iv));
    }

    private static int row(SliceQuotes quotes, double strike) {
        int row = 0;
        while (quotes.strike().get(row) != strike) {
            row++;
        }
        return row;
    }

    private FittedSlice chosen() {
        return new CannedDesk(clock).surface().slices().get(2);
    }

    private void choose(SmileAxis axis) {
        FxStage.on(() -> {
            screen.model().axis().set(axis);
            return 0;
        });
        FxStage.pulses(3);
    }

    private PlotFrame frame() {
        return FxStage.on(() -> screen.view().plot().frame());
    }
}
