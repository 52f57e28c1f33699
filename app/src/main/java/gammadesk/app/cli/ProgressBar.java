package gammadesk.app.cli;

import gammadesk.app.learning.JobStep;
import gammadesk.app.learning.JobWatch;
import java.io.PrintStream;
import java.util.Locale;

/** Long work as one line of the console that is written over. */
final class ProgressBar implements JobWatch {
    private static final int WIDTH = 40;
    private static final int TELLING = 200;

    private final PrintStream console;
    private long told = -1;

    ProgressBar(PrintStream console) {
        this.console = console;
    }

    @Override
    public void at(JobStep step) {
        long now = Math.round(TELLING * step.share());
        if (now != told) {
            told = now;
            int done = (int) Math.round(WIDTH * step.share());
            console.printf(
                    Locale.ROOT,
                    "\r[%s%s] %5.1f %%, %s",
                    "#".repeat(done),
                    ".".repeat(WIDTH - done),
                    100 * step.share(),
                    step.words());
        }
    }

    @Override
    public boolean isCancelled() {
        return false;
    }
}
