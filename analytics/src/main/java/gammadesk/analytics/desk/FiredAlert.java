package gammadesk.analytics.desk;

/**
 * An alert that was given.
 *
 * @param rule which
 * @param venueMillis when, the venue's time
 * @param value what the rule measured then, in its unit
 * @param sentence for the trader
 */
public record FiredAlert(AlertRule rule, long venueMillis, double value, String sentence) {}
