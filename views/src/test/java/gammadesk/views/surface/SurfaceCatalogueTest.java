package gammadesk.views.surface;

import static org.assertj.core.api.Assertions.assertThat;

import gammadesk.analytics.market.Currency;
import gammadesk.views.chart.CannedDesk;
import gammadesk.views.chart.FxStage;
import gammadesk.views.chart.ManualClock;
import gammadesk.views.fx.DeskContext;
import gammadesk.views.fx.Screen;
import gammadesk.views.fx.ThemeMode;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Pictures of the surface screens in both themes, drawn without a complaint from CSS. */
class SurfaceCatalogueTest {
    @ParameterizedTest
    @EnumSource(ThemeMode.class)
    void drawsAllScreensWithoutCssWarnings(ThemeMode theme) {
        ManualClock clock = new ManualClock();
        DeskContext context = new DeskContext(clock, Currency.BTC, theme);
        Screen heat = FxStage.on(() -> new SurfaceController(context));
        Screen smiles = FxStage.on(() -> new SmilesController(context));
        Screen term = FxStage.on(() -> new TermController(context));
        Screen history = FxStage.on(() -> new HistoryController(context));
        Screen solid = FxStage.on(() -> new Surface3dController(context));
        for (Screen screen : new Screen[] {heat, smiles, term, history, solid}) {
            try (FxStage stage = new FxStage()) {
                FxStage.on(() -> {
                    screen.show(
                            new CannedDesk(clock).trouble(11, 18).arbitrage().snapshot());
                    return 0;
                });
                stage.show(screen.node(), 1000, 700, theme);
                stage.save(screen.id() + "-" + theme.name().toLowerCase(Locale.ROOT));
                stage.show(screen.node(), 480, 360, theme);
                stage.save(screen.id() + "-small-" + theme.name().toLowerCase(Locale.ROOT));
                assertThat(stage.cssWarnings()).isEmpty();
            }
        }
    }
}
