package gammadesk.app.learning;

/** Who looks on at long work, from the thread that does it. */
public interface JobWatch {
    /** Nobody: it is never told to end. */
    JobWatch NONE = new JobWatch() {
        @Override
        public void at(JobStep step) {
            // Nobody looks.
        }

        @Override
        public boolean isCancelled() {
            return false;
        }
    };

    /** Told often, several times a second; has to be quick. */
    void at(JobStep step);

    /** Whether it shall end as soon as it can. */
    boolean isCancelled();
}
