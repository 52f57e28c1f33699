package gammadesk.analytics.desk;

import gammadesk.analytics.exposure.TimeProjection;

/**
 * A projection with the venue's time of the chain of its first row. Its rows are computed one a cycle, so the last is
 * of a chain some seconds younger.
 */
public record DatedProjection(long venueMillis, double spot, TimeProjection projection) {}
