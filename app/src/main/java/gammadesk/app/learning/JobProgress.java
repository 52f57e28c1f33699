package gammadesk.app.learning;

/** Adds up the parts of long work, in any unit of effort, and ends it when that is wished for. For one thread. */
final class JobProgress {
    private final JobWatch watch;
    private final double whole;
    private double done;
    private double kept;
    private String words = "";

    /**
     * Nothing is done.
     *
     * @param whole effort of all of it
     */
    JobProgress(JobWatch watch, double whole) {
        this.watch = watch;
        this.whole = whole;
    }

    /** What it is at from now on. */
    void at(String now) {
        words = now;
        advance(0);
    }

    /** A part is done, or nothing and only the wish to end is looked for; throws {@link JobCancelled} by that wish. */
    void advance(double effort) {
        done += effort;
        watch.at(new JobStep(share(done), share(kept), words));
        if (watch.isCancelled()) {
            throw new JobCancelled();
        }
    }

    /** A part was done by an earlier start. */
    void skip(double effort) {
        kept += effort;
        advance(effort);
    }

    private double share(double effort) {
        return Math.clamp(effort / whole, 0, 1);
    }
}
