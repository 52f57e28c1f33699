package gammadesk.app.cli;

import gammadesk.analytics.port.Clock;
import gammadesk.app.learning.JobStep;
import gammadesk.app.learning.JobWatch;
import java.io.PrintStream;
import java.util.Locale;

/** Tells of long work on the console: whenever it is at something else, and now and then meanwhile. */
final class ProgressLine implements JobWatch {
    private static final double EVERY_SECONDS = 10;

    private final Clock clock;
    private final PrintStream console;
    private final long began;
    private String words = "";
    private double told;

    ProgressLine(Clock clock, PrintStream console) {
        this.clock = clock;
        this.console = console;
        began = clock.nanos();
    }

    double seconds() {
        return (clock.nanos() - began) / 1e9;
    }

    @Override
    public void at(JobStep step) {
        double now = seconds();
        if (!step.words().equals(words) || now - told >= EVERY_SECONDS) {
            words = step.words();
            told = now;
            String left = JobStep.left(step.secondsLeft(now));
            console.printf(
                    Locale.ROOT, "%s  (%.0f %%%s)%n", words, 100 * step.share(), left.isEmpty() ? "" : ", " + left);
        }
    }

    @Override
    public boolean isCancelled() {
        return false;
    }
}
