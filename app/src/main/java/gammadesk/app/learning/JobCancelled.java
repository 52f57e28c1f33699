package gammadesk.app.learning;

/** Somebody wished long work to end; what its own rules keep is kept. */
public final class JobCancelled extends RuntimeException {
    private static final long serialVersionUID = 1L;

    JobCancelled(String words) {
        super(words);
    }
}
