package gammadesk.views.chart;

import static org.assertj.core.api.Assertions.assertThat;

import gammadesk.analytics.desk.DeskSnapshot;
import gammadesk.analytics.market.Currency;
import gammadesk.views.exposure.ExposureController;
import gammadesk.views.exposure.ExposureDesk;
import gammadesk.views.exposure.ExposureMapController;
import gammadesk.views.fx.DeskContext;
import gammadesk.views.fx.Screen;
import gammadesk.views.fx.ThemeMode;
import gammadesk.views.surface.HistoryController;
import gammadesk.views.surface.SmilesController;
import gammadesk.views.surface.SurfaceController;
import gammadesk.views.surface.TermController;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.animation.AnimationTimer;
import javafx.scene.layout.Region;
import javafx.scene.layout.TilePane;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Every new picture is drawn once; how long that takes is logged, never asserted. */
class DrawTimesTest {
    private static final Logger LOG = LoggerFactory.getLogger(DrawTimesTest.class);
    private static final int CYCLES = 60;
    private static final int PULSES = 240;

    private final ManualClock clock = new ManualClock();
    private final DeskContext context = new DeskContext(clock, Currency.BTC, ThemeMode.DARK);

    @Test
    void eachScreenDrawsEveryPictureOnce() {
        for (Screen screen : screens()) {
            try (FxStage stage = new FxStage()) {
                stage.show(screen.node(), 1000, 700, ThemeMode.DARK);
                FxStage.on(() -> {
                    screen.show(picture(0));
                    return 0;
                });
                FxStage.pulses(3);
                long before = draws(screen);
                AtomicInteger cycle = new AtomicInteger();
                double[] millis = Probe.millis(CYCLES, () -> {
                    DeskSnapshot next = picture(cycle.incrementAndGet());
                    return () -> {
                        screen.show(next);
                        stage.root().layout();
                    };
                });
                FxStage.pulses(2);
                log(screen.id() + ", show and layout of 1000x700", millis);
                assertThat(draws(screen) - before).isEqualTo(CYCLES);
            }
        }
    }

    @Test
    void allScreensTogetherKeepPulsing() {
        try (FxStage stage = new FxStage()) {
            List<Screen> screens = screens();
            TilePane tiles = FxStage.on(() -> {
                TilePane pane = new TilePane();
                screens.forEach(screen -> {
                    ((Region) screen.node()).setPrefSize(750, 480);
                    pane.getChildren().add(screen.node());
                });
                return pane;
            });
            stage.show(tiles, 1600, 1000, ThemeMode.DARK);
            gaps(screens);
            long rendered = renderNanos();
            Gaps gaps = gaps(screens);
            log("pulse to pulse, six screens, one new picture a pulse", gaps.wallMillis());
            log("FX thread's own time a pulse", gaps.busyMillis());
            LOG.info("render thread's time a pulse: mean {} ms", words((renderNanos() - rendered) / 1e6 / PULSES));
            assertThat(gaps.wallMillis()[0]).as("every pulse came").isPositive();
        }
    }

    private record Gaps(double[] wallMillis, double[] busyMillis) {}

    private Gaps gaps(List<Screen> screens) {
        List<DeskSnapshot> pictures = List.of(picture(1), picture(2), picture(3));
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        double[] wall = new double[PULSES];
        double[] busy = new double[PULSES];
        AtomicInteger seen = new AtomicInteger(-1);
        FxStage.on(() -> {
            new AnimationTimer() {
                private long last;
                private long lastBusy;

                @Override
                public void handle(long now) {
                    int pulse = seen.incrementAndGet();
                    long started = System.nanoTime();
                    long startedBusy = threads.getCurrentThreadCpuTime();
                    if (pulse > 0 && pulse <= PULSES) {
                        wall[pulse - 1] = (started - last) / 1e6;
                        busy[pulse - 1] = (startedBusy - lastBusy) / 1e6;
                    }
                    last = started;
                    lastBusy = startedBusy;
                    // One panel a pulse, as the desk does.
                    screens.get(pulse % screens.size()).show(pictures.get(pulse / screens.size() % pictures.size()));
                    if (pulse > PULSES) {
                        stop();
                    }
                }
            }.start();
            return 0;
        });
        while (seen.get() <= PULSES) {
            FxStage.pulses(10);
        }
        Arrays.sort(wall);
        Arrays.sort(busy);
        return new Gaps(wall, busy);
    }

    private static long renderNanos() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        return Arrays.stream(threads.getThreadInfo(threads.getAllThreadIds()))
                .filter(thread -> thread != null && thread.getThreadName().startsWith("QuantumRenderer"))
                .mapToLong(thread -> threads.getThreadCpuTime(thread.getThreadId()))
                .sum();
    }

    private List<Screen> screens() {
        return FxStage.on(() -> List.<Screen>of(
                new ExposureController(new ExposureDesk(context, new DialogExportTarget())),
                new ExposureMapController(new ExposureDesk(context, new DialogExportTarget())),
                new SurfaceController(context),
                new SmilesController(context),
                new TermController(context),
                new HistoryController(context)));
    }

    private DeskSnapshot picture(int cycle) {
        return new CannedDesk(clock)
                .wobble(1 + cycle % 7 * 0.003)
                .spot(CannedDesk.SPOT + cycle % 5)
                .snapshot();
    }

    private static long draws(Screen screen) {
        return FxStage.on(() -> screen.node().lookup(".canvas-plot") instanceof CanvasPlot plot ? plot.draws() : 0L);
    }

    private static void log(String what, double[] sorted) {
        LOG.info(
                "{}: median {} ms, p99 {} ms, max {} ms",
                what,
                words(sorted[sorted.length / 2]),
                words(sorted[(int) (sorted.length * 0.99)]),
                words(sorted[sorted.length - 1]));
    }

    private static String words(double millis) {
        return String.format(Locale.ROOT, "%.2f", millis);
    }
}
