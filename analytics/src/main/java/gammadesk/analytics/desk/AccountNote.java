package gammadesk.analytics.desk;

/**
 * Something that happened to the account, for the trader to read.
 *
 * @param epochMillis when this program learned of it, wall time
 * @param sentence in words
 * @param alarming whether the venue's account was found to differ from what was known here
 */
public record AccountNote(long epochMillis, String sentence, boolean alarming) {}
