package gammadesk.views.exposure;

import static org.assertj.core.api.Assertions.assertThat;

import gammadesk.analytics.market.Currency;
import gammadesk.views.chart.CannedDesk;
import gammadesk.views.chart.DialogExportTarget;
import gammadesk.views.chart.FxStage;
import gammadesk.views.chart.ManualClock;
import gammadesk.views.fx.DeskContext;
import gammadesk.views.fx.Screen;
import gammadesk.views.fx.ThemeMode;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Pictures of the exposure screens in both themes, drawn without a complaint from CSS. */
class ExposureCatalogueTest {
    @ParameterizedTest
    @EnumSource(ThemeMode.class)
    void drawsAllScreensWithoutCssWarnings(ThemeMode theme) {
        ManualClock clock = new ManualClock();
        DeskContext context = new DeskContext(clock, Currency.BTC, theme);
        ExposureDesk desk = FxStage.on(() -> new ExposureDesk(context, new DialogExportTarget()));
        List<Screen> screens = FxStage.on(() -> List.of(
                new ExposureController(desk),
                new ExposureMapController(desk),
                new ProfileController(desk),
                new AheadController(desk),
                new LadderController(desk),
                new CascadeController(desk),
                new LapseController(desk),
                new ScoreController(desk),
                new AlertsController(desk)));
        for (Screen screen : screens) {
            try (FxStage stage = new FxStage()) {
                FxStage.on(() -> {
                    screen.show(new CannedDesk(clock).repriced().snapshot());
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
