package gammadesk.app;

import gammadesk.app.cli.Gammadesk;
import gammadesk.app.desk.Environment;
import gammadesk.app.desk.SystemClock;

/** Starts the program. It does not extend the toolkit's Application, so that it can run from the class path. */
public final class Main {
    private Main() {}

    /** Runs one command line; without a command it opens the desk. */
    public static void main(String[] arguments) {
        System.exit(Gammadesk.run(new SystemClock(), Environment.current(), arguments));
    }
}
