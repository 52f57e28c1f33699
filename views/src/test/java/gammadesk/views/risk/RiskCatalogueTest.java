package gammadesk.views.risk;

import static org.assertj.core.api.Assertions.assertThat;

import gammadesk.analytics.desk.DeskSnapshot;
import gammadesk.analytics.desk.RiskChoice;
import gammadesk.analytics.market.Currency;
import gammadesk.views.canned.CannedDesk;
import gammadesk.views.canned.CannedRisk;
import gammadesk.views.canned.ManualClock;
import gammadesk.views.chart.DialogExportTarget;
import gammadesk.views.chart.FxStage;
import gammadesk.views.chart.PlotFrame;
import gammadesk.views.fx.DeskContext;
import gammadesk.views.fx.Screen;
import gammadesk.views.fx.TextMemory;
import gammadesk.views.fx.ThemeMode;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Pictures of the risk screens in both themes: as usual, without a book, stale and huge; CSS has no complaint. */
class RiskCatalogueTest {
    private final ManualClock clock = new ManualClock();

    @ParameterizedTest
    @EnumSource(ThemeMode.class)
    void drawsAllScreensWithoutCssWarnings(ThemeMode theme) {
        DeskSnapshot market = new CannedDesk(clock).cycle(1);
        DeskSnapshot usual = new CannedRisk().whatIf().on(market);
        DeskSnapshot huge = new CannedRisk().options(250).cash(1).on(market);
        DeskSnapshot none = CannedRisk.none(
                market, "No key to an account is in use. Import a book (CSV), load the DEMO book, or choose a key");
        clock.advanceMillis(100);
        DeskContext context = new DeskContext(clock, Currency.BTC, theme);
        for (Screen screen : screens(context)) {
            try (FxStage stage = new FxStage()) {
                draw(stage, screen, usual, theme, "", 1400, 900);
                draw(stage, screen, usual, theme, "-small", 600, 400);
                draw(stage, screen, huge, theme, "-huge", 1000, 700);
                draw(stage, screen, none, theme, "-none", 600, 400);
                clock.advanceMillis(42_000);
                draw(stage, screen, usual, theme, "-stale", 1000, 700);
                clock.advanceMillis(-42_000);
                if (screen instanceof StressesController stresses) {
                    detailsOf(stage, stresses, usual, theme);
                }
                assertThat(stage.cssWarnings()).isEmpty();
            }
        }
    }

    private static void draw(
            FxStage stage, Screen screen, DeskSnapshot of, ThemeMode theme, String kind, int width, int height) {
        FxStage.on(() -> {
            screen.show(of);
            return 0;
        });
        stage.show(screen.node(), width, height, theme);
        stage.save("risk-" + screen.id() + kind + "-" + theme.name().toLowerCase(Locale.ROOT));
    }

    /** What a stress rests on, and the form for one's own. */
    private static void detailsOf(FxStage stage, StressesController screen, DeskSnapshot of, ThemeMode theme) {
        draw(stage, screen, of, theme, "-hover", 700, 450);
        PlotFrame area = FxStage.on(() -> screen.view().plot().frame());
        FxStage.move(screen.view().plot(), area.left() + 200, area.y(6.5));
        stage.save("risk-stresses-hover-" + theme.name().toLowerCase(Locale.ROOT));
        FxStage.on(() -> {
            screen.view().openOwn();
            return 0;
        });
        stage.save("risk-stresses-own-" + theme.name().toLowerCase(Locale.ROOT));
    }

    private static List<Screen> screens(DeskContext context) {
        return FxStage.on(() -> {
            RiskDesk desk = new RiskDesk(
                    context,
                    new DialogExportTarget(),
                    new SimpleObjectProperty<>(RiskChoice.STANDARD),
                    TextMemory.NONE);
            return List.of(
                    new ScenariosController(desk),
                    new StressesController(desk),
                    new LiquidationController(desk),
                    new AttributionController(desk),
                    new TailController(desk));
        });
    }
}
