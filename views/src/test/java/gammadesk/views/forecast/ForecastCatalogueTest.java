package gammadesk.views.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import gammadesk.analytics.desk.DeskSnapshot;
import gammadesk.analytics.market.Currency;
import gammadesk.views.canned.CannedDesk;
import gammadesk.views.canned.CannedForecasts;
import gammadesk.views.canned.ManualClock;
import gammadesk.views.canned.Panels;
import gammadesk.views.canned.Toolkit;
import gammadesk.views.chart.DialogExportTarget;
import gammadesk.views.chart.Pictures;
import gammadesk.views.chart.SmileAxis;
import gammadesk.views.fx.DeskContext;
import gammadesk.views.fx.Screen;
import gammadesk.views.fx.Theme;
import gammadesk.views.fx.ThemeMode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Pictures of the forecast panels in both themes: as usual, small, huge, loading and stale; CSS has no complaint. */
class ForecastCatalogueTest {
    private final ManualClock clock = new ManualClock();
    private final Path folder = Path.of("target", "pictures");

    @BeforeAll
    static void toolkit() {
        Toolkit.start();
    }

    @ParameterizedTest
    @EnumSource(ThemeMode.class)
    void everyPanelIsDrawnInEveryState(ThemeMode theme) throws IOException {
        Files.createDirectories(folder);
        Complaints complaints = new Complaints();
        Logger.getLogger("javafx.css").addHandler(complaints);
        DeskSnapshot market = new CannedDesk(clock).cycle(1);
        DeskSnapshot usual = new CannedForecasts().on(market);
        DeskSnapshot huge = new CannedForecasts().huge().on(market);
        DeskSnapshot loading = CannedForecasts.loading(
                market, "Loading hourly bars of BTC-PERPETUAL from the venue: 8,760 of 17,520 hours are here.");
        for (Screen screen : Toolkit.call(() -> screens(new DeskContext(clock, Currency.BTC, theme)))) {
            draw(screen, usual, theme, "", 1200, 760);
            draw(screen, usual, theme, "-small", 560, 400);
            draw(screen, huge, theme, "-huge", 1000, 700);
            draw(screen, loading, theme, "-loading", 700, 400);
            clock.advanceMillis(42_000);
            draw(screen, usual, theme, "-stale", 1000, 700);
            clock.advanceMillis(-42_000);
        }
        for (SmileAxis axis : List.of(SmileAxis.DELTA, SmileAxis.LOG_MONEYNESS, SmileAxis.STANDARDISED)) {
            RichCheapController screen = Toolkit.call(() -> new RichCheapController(
                    new ForecastDesk(new DeskContext(clock, Currency.BTC, theme), new DialogExportTarget())));
            Toolkit.run(() -> screen.view().axis().set(axis));
            String kind = "-" + axis.column();
            draw(screen, usual, theme, kind, 1200, 760);
            draw(screen, usual, theme, kind + "-small", 560, 400);
            draw(screen, huge, theme, kind + "-huge", 1000, 700);
            draw(screen, loading, theme, kind + "-loading", 700, 400);
        }
        Logger.getLogger("javafx.css").removeHandler(complaints);
        assertThat(complaints.words.toString()).isEmpty();
    }

    static List<Screen> screens(DeskContext context) {
        ForecastDesk desk = new ForecastDesk(context, new DialogExportTarget());
        return List.of(
                new ConeController(desk),
                new TrackController(desk),
                new ScoreboardController(desk),
                new PremiumController(desk),
                new RichCheapController(desk),
                new FlowController(desk),
                new MacroController(desk),
                new QualityController(desk));
    }

    private void draw(Screen screen, DeskSnapshot of, ThemeMode theme, String kind, int width, int height) {
        Image picture = Toolkit.call(() -> {
            Scene scene = new Scene(new StackPane(screen.node()), width, height);
            Theme.apply(scene, theme);
            Panels.lay(scene);
            screen.show(of);
            Panels.lay(scene);
            Image seen = scene.snapshot(null);
            ((StackPane) scene.getRoot()).getChildren().clear();
            return seen;
        });
        String name = screen.id() + kind + "-" + theme.name().toLowerCase(Locale.ROOT);
        Toolkit.run(() -> {
            try {
                Pictures.write(picture, folder.resolve("forecast-" + name + ".png"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static final class Complaints extends Handler {
        private final StringBuffer words = new StringBuffer();

        @Override
        public void publish(LogRecord entry) {
            words.append(entry.getMessage()).append('\n');
        }

        @Override
        public void flush() {
            // Nothing is buffered.
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
