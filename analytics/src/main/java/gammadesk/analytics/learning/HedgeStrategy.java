package gammadesk.analytics.learning;

/** A rule that says how much of the underlying to hold against one short claim, for many paths at once. */
public interface HedgeStrategy {
    /** Its name, for tables. */
    String name();

    /**
     * Writes the ratio to hold from this moment to the next one.
     *
     * @param moment what is known, of each path
     * @param held what each path holds, in units of the underlying; the caller's, to be read only
     * @param out receives the ratios
     */
    void ratios(Moment moment, double[] held, double[] out);

    /**
     * What is known at one step; the arrays belong to the paths, to be read only.
     *
     * @param step 0 at the first moment
     * @param yearsLeft to the claim's expiry, positive
     * @param spots price by path
     * @param variances instantaneous variance a year by path
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Moment(int step, double yearsLeft, double[] spots, double[] variances) {}
}
