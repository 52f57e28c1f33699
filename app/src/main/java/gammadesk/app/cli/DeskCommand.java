package gammadesk.app.cli;

import gammadesk.analytics.port.Clock;
import gammadesk.app.desk.DeskApplication;
import gammadesk.app.desk.Environment;
import gammadesk.app.desk.ScreenTour;
import gammadesk.app.desk.WindowSize;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** {@code gammadesk}: the desk itself. */
@Command(
        name = "gammadesk",
        mixinStandardHelpOptions = true,
        version = "gammadesk 0.1.0",
        description = "The desk of a crypto-options trader: chain, volatility surface and dealer gamma, live.")
final class DeskCommand implements Callable<Integer> {
    private static final Duration WITHOUT_DISPLAY = Duration.ofSeconds(12);

    @Mixin
    private VenueOptions venue = new VenueOptions();

    @Option(
            names = "--theme",
            paramLabel = "THEME",
            defaultValue = "dark",
            description = "dark or light (default: ${DEFAULT-VALUE})")
    private ThemeChoice theme = ThemeChoice.dark;

    @Option(
            names = "--screens-out",
            paramLabel = "DIR",
            defaultValue = "gammadesk-screens",
            description = "where pictures of the screens go if there is no display (default: ${DEFAULT-VALUE})")
    private Path screensOut = Path.of("gammadesk-screens");

    @Option(
            names = {"-v", "--verbose"},
            scope = ScopeType.INHERIT,
            description = "show the trace of a failure")
    private boolean verbose;

    private final Clock clock;
    private final Environment environment;

    DeskCommand(Clock clock, Environment environment) {
        this.clock = clock;
        this.environment = environment;
    }

    boolean isVerbose() {
        return verbose;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (environment.hasDisplay()) {
            new DeskApplication(venue.choice(), clock, environment.dataFolder(), theme.mode(), environment.variables())
                    .run();
        } else {
            withoutDisplay();
        }
        return ExitCode.DONE;
    }

    private void withoutDisplay() throws IOException, InterruptedException {
        System.out.printf(
                "gammadesk: this machine has no display, so the desk runs in memory for %d s and leaves pictures in %s%n",
                WITHOUT_DISPLAY.toSeconds(), screensOut);
        Path report = new ScreenTour(
                        venue.choice(),
                        clock,
                        new ScreenTour.Plan(
                                screensOut,
                                WITHOUT_DISPLAY,
                                WindowSize.USUAL,
                                theme.mode(),
                                ScreenTour.Display.MEMORY,
                                Duration.ZERO))
                .run();
        System.out.println("gammadesk: done, see " + report);
    }
}
