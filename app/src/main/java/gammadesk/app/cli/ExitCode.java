package gammadesk.app.cli;

/** What a command says to the shell. */
final class ExitCode {
    static final int DONE = 0;
    static final int FAILED = 1;
    static final int WRONG_USE = 2;

    private ExitCode() {}
}
