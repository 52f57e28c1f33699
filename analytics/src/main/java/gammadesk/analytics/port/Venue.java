package gammadesk.analytics.port;

/**
 * Where data and orders come from and go to.
 *
 * @param name for the screen, such as {@code Deribit}
 * @param environment how real the money is
 * @param address host and port, for the screen and the log
 */
public record Venue(String name, Environment environment, String address) {
    /** How real the money is. */
    public enum Environment {
        /** The exchange inside this program. */
        EMBEDDED,
        /** A venue's test net. */
        TEST,
        /** Real money. */
        LIVE
    }
}
