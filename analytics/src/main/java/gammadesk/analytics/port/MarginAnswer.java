package gammadesk.analytics.port;

/** What came of asking how much margin an order would need. */
public sealed interface MarginAnswer {
    /** The venue said it. */
    record Known(OrderMargins margins) implements MarginAnswer {}

    /**
     * The venue was asked and does not say.
     *
     * @param venueCode the venue's number, 0 when its answer could not be understood
     */
    record Refused(int venueCode, String reason) implements MarginAnswer {}

    /** The venue was not asked, or no answer came: one clause why. */
    record Unanswered(String reason) implements MarginAnswer {}
}
