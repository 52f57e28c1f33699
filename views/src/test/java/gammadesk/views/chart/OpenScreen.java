package gammadesk.views.chart;

import static org.assertj.core.api.Assertions.assertThat;

import gammadesk.analytics.market.Currency;
import gammadesk.views.fx.DeskContext;
import gammadesk.views.fx.Screen;
import gammadesk.views.fx.ThemeMode;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A panel in a window, showing the canned market; its exports go to a folder of the test. */
public abstract class OpenScreen<S extends Screen> {
    @TempDir
    protected Path folder;

    protected final ManualClock clock = new ManualClock();
    protected final DeskContext context = new DeskContext(clock, Currency.BTC, ThemeMode.DARK);
    protected FxStage stage;
    protected FolderTarget exports;
    protected S screen;
    private final double height;

    protected OpenScreen(double height) {
        this.height = height;
    }

    /** Makes the panel, on the FX thread. */
    protected abstract S make(ExportTarget target);

    @BeforeEach
    protected void open() {
        stage = new FxStage();
        exports = new FolderTarget(folder);
        screen = FxStage.on(() -> make(exports));
        draw(new CannedDesk(clock));
        stage.show(screen.node(), 1000, height, ThemeMode.DARK);
    }

    @AfterEach
    protected void close() {
        stage.close();
    }

    @Test
    protected void anEmptyMarketIsSaid() {
        draw(new CannedDesk(clock).empty());
        assertThat(Probe.words(screen.node(), "chart-frame-empty")).contains("No BTC options have arrived");
    }

    @Test
    protected void aClosedScreenIsForgotten() {
        assertThat(Probe.collectable(() -> make(new DialogExportTarget()), closed -> {
                    show(closed, new CannedDesk(clock));
                    stage.show(closed.node(), 800, 600, ThemeMode.DARK);
                    stage.show(screen.node(), 1000, 700, ThemeMode.DARK);
                }))
                .isTrue();
    }

    /** Shows what a desk says, and waits until it is drawn. */
    protected final void draw(CannedDesk desk) {
        show(screen, desk);
        FxStage.pulses(2);
    }

    private static void show(Screen screen, CannedDesk desk) {
        FxStage.on(() -> {
            screen.show(desk.snapshot());
            return 0;
        });
    }
}
