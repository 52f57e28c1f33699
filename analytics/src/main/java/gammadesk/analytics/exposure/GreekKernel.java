package gammadesk.analytics.exposure;

/** Reprices many options at once, arrays in and arrays out: the place where a faster kernel is put in. */
@FunctionalInterface
interface GreekKernel {
    /** Fills delta and gamma of the first options; one without time left may get anything. */
    void calls(MovedOptions options);
}
