package gammadesk.connectors.simulator.market;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What the model market goes through. */
public enum Scenario {
    /** An ordinary day: no drift, volatilities near their means. */
    CALM,
    /** A steady rise of about 6 % a day while volatility eases. */
    TREND,
    /**
     * Like 5 February 2026: five calm minutes, then within half an hour the index falls by about 15 %, front
     * at-the-money volatility goes from 55 to 90 and a third of the bids vanishes; a third of the fall is made good
     * over the following hour.
     */
    CRASH,
    /**
     * A quiet market whose dealers are short gamma: they have sold 12 % of the open interest of every option. After
     * five minutes a first shock takes the index down by 3 % within a minute. What follows is not scripted: the dealers
     * sell the perpetual into its own book to stay hedged, the price follows what they eat, and they have to sell more.
     * The index therefore depends on the books and the activity, too.
     */
    CASCADE,
    /** Spot is drawn to the largest nearby strike of the next expiry, ever harder as it approaches. */
    PIN;

    /** The scenario of a name in any case; throws {@link IllegalArgumentException} that lists the names. */
    public static Scenario parse(String name) {
        return Arrays.stream(values())
                .filter(scenario -> scenario.text().equals(name.strip().toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown scenario '" + name + "', one of " + names()));
    }

    /** As written on the command line: {@code crash}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static String names() {
        return Arrays.stream(values()).map(Scenario::text).collect(Collectors.joining(", "));
    }
}
