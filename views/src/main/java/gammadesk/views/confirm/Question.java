package gammadesk.views.confirm;

import gammadesk.analytics.port.Venue;
import java.util.List;

/**
 * What a person is asked before something is done.
 *
 * @param title what would be done
 * @param sentences what will happen, one a line
 * @param yes the word on the button that does it
 * @param venue where it would be done
 */
public record Question(String title, List<String> sentences, String yes, Venue venue) {
    public Question {
        sentences = List.copyOf(sentences);
    }

    /** The environment in words, and how real the money is. */
    public static String environment(Venue venue) {
        return switch (venue.environment()) {
            case EMBEDDED -> "EMBEDDED: the exchange inside this program, no real money";
            case TEST -> "TEST: " + venue.address() + ", no real money";
            case LIVE -> "LIVE: " + venue.address() + ", REAL MONEY";
        };
    }
}
