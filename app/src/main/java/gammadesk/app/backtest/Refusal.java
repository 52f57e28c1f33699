package gammadesk.app.backtest;

/** Work that cannot be done as it was asked for; the message is a clause about what was given. Nothing was changed. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What it is about. */
    public enum Subject {
        CONFIGURATION,
        CHAINS,
        MODEL,
        OUTPUT
    }

    private final Subject subject;

    /** Says why. */
    public Refusal(Subject subject, String words) {
        super(words);
        this.subject = subject;
    }

    /** What it is about. */
    public Subject subject() {
        return subject;
    }
}
