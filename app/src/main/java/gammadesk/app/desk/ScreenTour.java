package gammadesk.app.desk;

import gammadesk.analytics.desk.DeskSnapshot;
import gammadesk.analytics.desk.LatencySummary;
import gammadesk.analytics.port.Clock;
import gammadesk.views.chart.Pictures;
import gammadesk.views.fx.Screen;
import gammadesk.views.fx.TextMemory;
import gammadesk.views.fx.ThemeMode;
import gammadesk.views.shell.LayoutStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.image.Image;

/**
 * Runs the desk for a while, in memory or in a window, then takes a picture of every screen and writes a report of what
 * it measured. The risk panels show the DEMO book: nobody holds anything on a tour.
 */
public final class ScreenTour {
    private static final Duration WARM_UP = Duration.ofSeconds(10);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);

    private final VenueChoice venue;
    private final Clock clock;
    private final Plan plan;

    public ScreenTour(VenueChoice venue, Clock clock, Plan plan) {
        this.venue = venue;
        this.clock = clock;
        this.plan = plan;
    }

    /**
     * What to do.
     *
     * @param folder where pictures and report go; made if missing
     * @param duration how long to watch before the pictures are taken
     * @param size of the desk
     * @param theme of the desk
     * @param display where it is drawn
     * @param hover how long to hover and zoom over a chart before the pictures, zero for not at all
     */
    public record Plan(
            Path folder, Duration duration, WindowSize size, ThemeMode theme, Display display, Duration hover) {}

    /** Where the desk is drawn meanwhile. */
    public enum Display {
        /** On a display that the toolkit imagines. */
        MEMORY,
        /** In a window on the real display. */
        WINDOW
    }

    /** Runs it; returns the report's file. */
    public Path run() throws IOException, InterruptedException {
        Files.createDirectories(plan.folder());
        if (plan.display() == Display.MEMORY) {
            Environment.drawInMemory();
        }
        Toolkit.start();
        try (DeskSession session = DeskSession.open(venue, clock)) {
            session.risk().useDemo();
            DeskWindow window = Toolkit.call(() -> new DeskWindow(
                    session,
                    clock,
                    LayoutStore.NONE,
                    TextMemory.NONE,
                    TextMemory.NONE,
                    TextMemory.NONE,
                    TextMemory.NONE,
                    plan.theme(),
                    this::scene));
            try {
                return watch(session, window);
            } finally {
                Toolkit.call(() -> {
                    window.close();
                    return true;
                });
            }
        } finally {
            Toolkit.end();
        }
    }

    private Scene scene(Parent root) {
        return switch (plan.display()) {
            case MEMORY -> new MemoryScene(root, plan.size()).scene();
            case WINDOW -> new Scene(root, plan.size().width(), plan.size().height());
        };
    }

    private Path watch(DeskSession session, DeskWindow window) throws IOException, InterruptedException {
        Toolkit.call(() -> {
            window.show();
            return true;
        });
        StartupWatch startup = new StartupWatch(session.board(), window.pulse(), clock);
        startup.follow(warmUp());
        List<LatencySummary> cold = Toolkit.call(() -> coldPulses(window));
        startup.follow(plan.duration());
        DeskSnapshot last = session.board().get();
        List<LatencySummary> rows = Toolkit.call(() -> latencies(window));
        TourReport report = new TourReport(plan, startup, last, cold, rows, hover(window));
        Path file = plan.folder().resolve("report.txt");
        Files.writeString(file, report.text());
        takePictures(session, window);
        return file;
    }

    /** The first seconds, in which the compiler still works, are told apart as well; the whole includes them. */
    private Duration warmUp() {
        return plan.duration().compareTo(WARM_UP.multipliedBy(2)) < 0 ? Duration.ZERO : WARM_UP;
    }

    private List<LatencySummary> hover(DeskWindow window) throws InterruptedException {
        return plan.hover().isZero() ? List.of() : new HoverTrial(window, clock, plan.hover()).run();
    }

    private List<LatencySummary> coldPulses(DeskWindow window) {
        if (warmUp().isZero()) {
            return List.of();
        }
        return window.pulse().pulses().stream()
                .map(row -> row.named(row.name() + ", first " + WARM_UP.toSeconds() + " s"))
                .toList();
    }

    private static List<LatencySummary> latencies(DeskWindow window) {
        return Stream.concat(window.pulse().pulses().stream(), window.pulse().screens().stream())
                .toList();
    }

    private void takePictures(DeskSession session, DeskWindow window) throws IOException, InterruptedException {
        write("desk", Toolkit.call(() -> Pictures.asSeen(window.shell().root())));
        for (Screen screen : window.screens()) {
            Toolkit.call(() -> {
                window.shell().showPanel(screen.id());
                return true;
            });
            waitUntilDrawn(window, screen, session.board().get().cycle() + 1);
            write(screen.id(), Toolkit.call(() -> Pictures.asSeen(screen.node())));
        }
    }

    /** A panel that was hidden until now draws itself in one of the next pulses. */
    private void waitUntilDrawn(DeskWindow window, Screen screen, long cycle) throws InterruptedException {
        long end = clock.nanos() + LONGEST_WAIT.toNanos();
        while (!Toolkit.call(() -> window.pulse().hasShown(screen.id(), cycle)) && clock.nanos() < end) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    private void write(String name, Image picture) throws IOException {
        Pictures.write(picture, plan.folder().resolve(name + ".png"));
    }
}
