package gammadesk.app.cli;

import gammadesk.analytics.port.Clock;
import gammadesk.app.desk.Environment;
import gammadesk.app.desk.ScreenTour;
import gammadesk.app.desk.WindowSize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code gammadesk screens}: pictures of every screen, by default without a display. */
@Command(
        name = "screens",
        mixinStandardHelpOptions = true,
        description = "Runs the desk for some seconds, writes a PNG of every screen and a report of what was "
                + "measured, and prints the report.")
final class ScreensCommand implements Callable<Integer> {
    private static final Pattern SIZE = Pattern.compile("(\\d{1,5})x(\\d{1,5})");

    @Mixin
    private VenueOptions venue = new VenueOptions();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            required = true,
            description = "folder for the pictures; made if missing")
    private Path out = Path.of("screens");

    @Option(
            names = "--seconds",
            paramLabel = "S",
            defaultValue = "10",
            description = "how long to run before the pictures (default: ${DEFAULT-VALUE})")
    private int seconds = 10;

    @Option(
            names = "--size",
            paramLabel = "WxH",
            defaultValue = "1600x1000",
            description = "size of the desk (default: ${DEFAULT-VALUE})")
    private String size = "1600x1000";

    @Option(
            names = "--theme",
            paramLabel = "THEME",
            defaultValue = "dark",
            description = "dark or light (default: ${DEFAULT-VALUE})")
    private ThemeChoice theme = ThemeChoice.dark;

    @Option(names = "--window", description = "draw in a window on the display instead of in memory")
    private boolean window;

    @Option(
            names = "--hover",
            paramLabel = "S",
            defaultValue = "0",
            description = "before the pictures, watch the map and the profile of exposure for so many seconds each, "
                    + "and as long again with the crosshair moved and the wheel turned at every pulse; "
                    + "the report tells both (default: not at all)")
    private int hover;

    private final Clock clock;

    private final Environment environment;

    ScreensCommand(Clock clock, Environment environment) {
        this.clock = clock;
        this.environment = environment;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (seconds < 1 || seconds > 86_400) {
            throw new UsageException("--seconds must be 1 to 86400, not " + seconds);
        }
        if (hover < 0 || hover > 3_600) {
            throw new UsageException("--hover must be 0 to 3600, not " + hover);
        }
        Logs.warningsOnly();
        ScreenTour.Plan plan = new ScreenTour.Plan(
                out, Duration.ofSeconds(seconds), windowSize(), theme.mode(), display(), Duration.ofSeconds(hover));
        Path report = new ScreenTour(venue.choice(), clock, plan).run();
        System.out.print(Files.readString(report));
        return ExitCode.DONE;
    }

    private ScreenTour.Display display() {
        if (window && !environment.hasDisplay()) {
            throw new UsageException("--window needs a display, and this machine has none");
        }
        return window ? ScreenTour.Display.WINDOW : ScreenTour.Display.MEMORY;
    }

    private WindowSize windowSize() {
        Matcher m = SIZE.matcher(size);
        if (!m.matches()) {
            throw new UsageException("--size must look like 1600x1000, not " + size);
        }
        try {
            return new WindowSize(Integer.parseInt(m.group(1)), Integer.parseInt(m.group(2)));
        } catch (IllegalArgumentException e) {
            throw new UsageException("--size: " + e.getMessage());
        }
    }
}
