package gammadesk.analytics.hedging;

import gammadesk.analytics.port.Fingerprint;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Everything that an approval is given to: exactly these orders, under these limits, in this market.
 *
 * @param proposal its identity
 * @param version grows with every edit
 * @param legs in the order of execution
 * @param limits by name, as they were shown
 * @param validity how long it may be acted on
 * @param market the prices beside it
 */
public record Shown(
        String proposal,
        int version,
        List<HedgeLeg> legs,
        Map<String, String> limits,
        Validity validity,
        MarketSeen market) {
    public Shown {
        legs = List.copyOf(legs);
        limits = Map.copyOf(limits);
    }

    /**
     * One text for equal contents and no other: fields in a fixed order, each with its length before it, amounts
     * without trailing zeros, characters beyond ASCII by their numbers.
     */
    public String canonical() {
        StringBuilder text = new StringBuilder("gammadesk-proposal-1\n");
        field(text, proposal);
        field(text, Integer.toString(version));
        field(text, Integer.toString(legs.size()));
        legs.forEach(leg -> leg(text, leg));
        field(text, Integer.toString(limits.size()));
        new TreeMap<>(limits).forEach((name, value) -> pair(text, name, value));
        field(text, Long.toString(validity.untilMillis()));
        field(text, Double.toString(validity.maximumMove()));
        field(text, Long.toString(market.millis()));
        field(text, Integer.toString(market.prices().size()));
        market.sorted().forEach((name, price) -> pair(text, name, Double.toString(price)));
        return text.toString();
    }

    /** SHA-256 of the canonical text in ASCII, 64 hexadecimal digits. */
    public String hash() {
        return Fingerprint.of(ascii(canonical()));
    }

    private static void leg(StringBuilder text, HedgeLeg leg) {
        field(text, leg.instrument());
        field(text, leg.side().name());
        field(text, plain(leg.amount()));
        field(text, plain(leg.limitPrice()));
    }

    private static void pair(StringBuilder text, String name, String value) {
        field(text, name);
        field(text, value);
    }

    private static void field(StringBuilder text, String value) {
        String plain = escaped(value);
        text.append(plain.length()).append(':').append(plain).append('\n');
    }

    /** What is not ASCII by its number, so that one text has one row of bytes everywhere. */
    private static String escaped(String value) {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            plain.append(c < 128 && c != '\\' ? String.valueOf(c) : String.format(Locale.ROOT, "\\u%04x", (int) c));
        }
        return plain.toString();
    }

    private static byte[] ascii(String text) {
        byte[] bytes = new byte[text.length()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) text.charAt(i);
        }
        return bytes;
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
