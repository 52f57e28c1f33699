package gammadesk.views.surface;

import static org.assertj.core.api.Assertions.assertThat;

import gammadesk.analytics.market.OptionType;
import gammadesk.analytics.port.FeedState;
import gammadesk.analytics.surface.DeltaConvention;
import gammadesk.analytics.surface.FittedSlice;
import gammadesk.analytics.surface.Smile;
import gammadesk.views.chart.CannedDesk;
import gammadesk.views.chart.ExportTarget;
import gammadesk.views.chart.Formats;
import gammadesk.views.chart.FxStage;
import gammadesk.views.chart.OpenScreen;
import gammadesk.views.chart.Palette;
import gammadesk.views.chart.PlotFrame;
import gammadesk.views.chart.Probe;
import gammadesk.views.chart.SmileAxis;
import gammadesk.views.fx.ThemeMode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.input.KeyCode;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;

/** The volatility heatmap: cells in the colours of the smiles, read exactly, along three axes. */
class SurfaceScreenTest extends OpenScreen<SurfaceController> {

    SurfaceScreenTest() {
        super(700);
    }

    @Override
    protected SurfaceController make(ExportTarget target) {
        return new SurfaceController(context, target);
    }

    @Test
    void theCellAtTheMoneyIsTheSmileAtTheMoney() {
        Smile smile = smile(5);
        PlotFrame area = frame();
        FxStage.move(screen.view().plot(), area.x(5.5), area.y(8.5));
        assertThat(screen.view().frame().readout())
                .startsWith("27MAR26 (25 d) · ATM · fit " + Formats.vol(smile.atTheMoneyIv()) + " · raw SVI · strike ")
                .contains(" bid ", " ask ");
        assertColour(area.x(5.2), area.y(8.8), smile.atTheMoneyIv());
    }

    @Test
    void theTenDeltaPutIsReadOffTheSmile() {
        double iv = smile(7).ivAtDelta(0.10, OptionType.PUT, DeltaConvention.BLACK_FORWARD);
        PlotFrame area = frame();
        FxStage.move(screen.view().plot(), area.x(7.5), area.y(0.5));
        assertThat(screen.view().frame().readout()).contains("29MAY26", "10P", "fit " + Formats.vol(iv));
        assertColour(area.x(7.2), area.y(0.8), iv);
    }

    @Test
    void standardDeviationsAreThoseAtTheMoney() {
        choose(SmileAxis.STANDARDISED);
        Smile smile = smile(5);
        double k = -smile.atTheMoneyIv() / 100 * Math.sqrt(smile.years());
        PlotFrame area = frame();
        FxStage.move(screen.view().plot(), area.x(5.5), area.y(6.5));
        assertThat(screen.view().frame().readout()).contains("−1.00σ · fit " + Formats.vol(smile.ivPercent(k)));
    }

    @Test
    void beyondTheQuotesNothingIsPaintedAndTheExtrapolationIsCalledSo() {
        choose(SmileAxis.LOG_MONEYNESS);
        PlotFrame area = frame();
        FxStage.move(screen.view().plot(), area.x(0.5), area.y(0.5));
        assertThat(screen.view().frame().readout())
                .contains("fit " + Formats.vol(smile(0).ivPercent(-0.5)) + " extrapolated, beyond the quotes");
        Color seen = Probe.colour(stage.picture(), screen.view().plot(), area.x(0.2), area.y(0.8));
        assertThat(Probe.alike(seen, Palette.of(ThemeMode.DARK).blank())).isTrue();
    }

    @Test
    void changeIsAgainstTheSurfaceOfThatMoment() {
        FxStage.key(screen.view().plot(), KeyCode.C, false, false);
        assertThat(screen.model().since().get()).isEqualTo(ChangeSince.MINUTES_5);
        double now = smile(5).atTheMoneyIv();
        double then = then(5, 5).atTheMoneyIv();
        PlotFrame area = frame();
        FxStage.move(screen.view().plot(), area.x(5.5), area.y(8.5));
        assertThat(Probe.words(screen.node(), "chart-frame-title"))
                .contains("change in vol points since 10:10:30 UTC (5 min)");
        assertThat(screen.view().frame().readout())
                .contains(Formats.volChange(now - then) + " from " + Formats.vol(then));
        assertColour(area.x(5.2), area.y(8.8), now - then);
    }

    @Test
    void aShortHistorySaysHowFarItGoes() {
        draw(new CannedDesk(clock).pastMinutes(3).wobble(1.001));
        FxStage.on(() -> {
            screen.model().since().set(ChangeSince.HOUR);
            return 0;
        });
        assertThat(Probe.words(screen.node(), "chart-frame-title"))
                .contains("since 10:12:30 UTC (3 min, the history goes back no further)");
    }

    @Test
    void staleAndRefusedColumnsSayWhy() {
        draw(new CannedDesk(clock).trouble(11, 18));
        FxStage.pulses(2);
        PlotFrame area = frame();
        FxStage.move(screen.view().plot(), area.x(3.5), area.y(8.5));
        assertThat(screen.view().frame().readout())
                .contains("STALE fit of 10:13:55 UTC (linear: too few usable quotes");
        FxStage.move(screen.view().plot(), area.x(4.5), area.y(8.5));
        assertThat(screen.view().frame().readout()).contains("20MAR26", "no fit: linear: too few usable quotes");
        assertThat(Probe.words(screen.node(), "chart-frame-detail")).contains("10 raw SVI, 1 stale, 1 refused");
        List<String> badges = FxStage.on(() -> screen.node().lookupAll(".fit-badge").stream()
                .map(node -> ((Button) node).getText().substring(0, 1))
                .toList());
        assertThat(badges).hasSize(12).contains("!", "×", "✓");
        stage.save("surface-trouble-dark");
    }

    @Test
    void aBadgeOpensTheReasonsAndEscapeClosesThem() {
        draw(new CannedDesk(clock).trouble(11, 18).arbitrage());
        FxStage.pulses(2);
        Button badge = FxStage.on(() -> screen.node().lookupAll(".fit-badge").stream()
                .map(Button.class::cast)
                .filter(node -> node.getAccessibleText().startsWith("20MAR26"))
                .findFirst()
                .orElseThrow());
        assertThat(badge.getAccessibleText()).contains("no fit", "too few usable quotes");
        FxStage.on(() -> {
            badge.fire();
            return 0;
        });
        FxStage.pulses(2);
        List<String> said = FxStage.on(() -> screen.node().lookupAll(".card-value").stream()
                .map(node -> ((Label) node).getText())
                .toList());
        assertThat(said)
                .anyMatch(
                        words -> words.contains("raw SVI: at the money it leaves the bid-ask band (vol points), 1.25"))
                .anyMatch(words -> words.contains("bid or ask is missing"))
                .anyMatch(words -> words.contains("5 starts, 48 iterations, 0.093 ms"))
                .anyMatch(words -> words.contains("96 % of 18 inside bid-ask"));
        stage.save("surface-card-dark");
        FxStage.key(screen.node().lookup(".chart-card"), KeyCode.ESCAPE, false, false);
        assertThat(FxStage.on(() -> screen.view().frame().hasCard())).isFalse();
    }

    @Test
    void arbitrageIsReadWhereItIs() {
        draw(new CannedDesk(clock).arbitrage());
        assertThat(screen.view().legend().words()).contains("◇ 1 in quotes, ◆ 1 after the fit");
        choose(SmileAxis.LOG_MONEYNESS);
        PlotFrame area = frame();
        FxStage.move(screen.view().plot(), area.x(5.5), area.y(9.5));
        assertThat(screen.view().frame().readout()).contains("in the quotes: negative density: -g(k) 0.0004");
        FxStage.move(screen.view().plot(), area.x(5.5), area.y(11.5));
        assertThat(screen.view().frame().readout())
                .contains("after the fit: total variance falls with time", "against 24APR26");
        stage.save("surface-arbitrage-dark");
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
        assertThat(screen.view().legend().words()).contains(" % to ", "blank: beyond the quotes");
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
        Smile smile = smile(0);
        assertThat(Files.readAllLines(folder.resolve("volatility-surface.csv")))
                .hasSize(12 * 17 + 1)
                .anyMatch(row -> row.startsWith("3MAR26," + smile.years() + "," + smile.forward() + ",fresh,RAW_SVI,")
                        && row.contains("rho=-0.35")
                        && row.contains(",0.5,\"ATM\",0.0," + smile.atTheMoneyIv() + ",true,"));
        assertThat(FxStage.read(folder.resolve("volatility-surface.png"))).isPresent();
    }

    @Test
    void emptyAndStaleAreSaid() {
        draw(new CannedDesk(clock).state(FeedState.SILENT));
        assertThat(Probe.words(screen.node(), "chart-frame-detail")).contains("STALE", "connected, but silent");
        draw(new CannedDesk(clock).empty());
        assertThat(Probe.words(screen.node(), "chart-frame-empty")).contains("No BTC options have arrived");
        draw(new CannedDesk(clock).allRefused());
        assertThat(Probe.words(screen.node(), "chart-frame-empty"))
                .contains("No BTC expiry has a fit: too few usable quotes for this model (12)");
    }

    @Test
    void theSamePictureIsNotDrawnTwice() {
        FxStage.pulses(2);
        long before = FxStage.on(() -> screen.view().plot().draws());
        draw(new CannedDesk(clock));
        FxStage.pulses(2);
        assertThat(FxStage.on(() -> screen.view().plot().draws())).isEqualTo(before);
    }

    private Smile smile(int column) {
        FittedSlice slice = new CannedDesk(clock).surface().slices().get(column);
        return slice.smile().orElseThrow();
    }

    private Smile then(int column, int minutes) {
        return new CannedDesk(clock)
                .wobble(1 - minutes * 0.001)
                .surface()
                .slices()
                .get(column)
                .smile()
                .orElseThrow();
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
}
