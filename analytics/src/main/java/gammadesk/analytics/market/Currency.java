package gammadesk.analytics.market;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A coin or a money by its venue code, such as {@code BTC} or {@code USDC}.
 *
 * @param code upper-case letters and digits, never empty
 */
public record Currency(String code) implements Comparable<Currency> {
    private static final Pattern CODE = Pattern.compile("[A-Z0-9]{2,12}");

    public static final Currency BTC = new Currency("BTC");
    public static final Currency ETH = new Currency("ETH");
    public static final Currency USD = new Currency("USD");
    public static final Currency USDC = new Currency("USDC");

    /** Throws {@link IllegalArgumentException} when the code is not 2 to 12 upper-case letters or digits. */
    public Currency {
        if (!CODE.matcher(code).matches()) {
            throw new IllegalArgumentException("not a currency code: " + code);
        }
    }

    /** The currency of a code in any case. */
    public static Currency of(String code) {
        return new Currency(code.toUpperCase(Locale.ROOT));
    }

    @Override
    public int compareTo(Currency other) {
        return code.compareTo(other.code);
    }

    @Override
    public String toString() {
        return code;
    }
}
