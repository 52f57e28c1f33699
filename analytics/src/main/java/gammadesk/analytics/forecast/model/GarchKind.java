package gammadesk.analytics.forecast.model;

/** How conditional variance answers to the last move. */
public enum GarchKind {
    /** Bollerslev (1986): h = omega + alpha e^2 + beta h. */
    GARCH,
    /** Glosten, Jagannathan and Runkle (1993): h = omega + (alpha + gamma [e &lt; 0]) e^2 + beta h. */
    GJR,
    /** Nelson (1991): ln h = omega + alpha (|z| - E|z|) + gamma z + beta ln h, z = e / sqrt(h). */
    EGARCH
}
