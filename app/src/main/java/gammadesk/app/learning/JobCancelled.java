package gammadesk.app.learning;

/** Somebody wished long work to end; the message is a sentence on what is kept of it. */
public final class JobCancelled extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Before anything was done. */
    JobCancelled() {
        super("Nothing had begun.");
    }

    /** Later; the sentence says what is kept. */
    JobCancelled(String kept, JobCancelled cause) {
        super(kept, cause);
    }

    /** What is kept, a sentence. */
    public String kept() {
        return String.valueOf(getMessage());
    }
}
