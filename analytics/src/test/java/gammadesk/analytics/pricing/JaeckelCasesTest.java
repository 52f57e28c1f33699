package gammadesk.analytics.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gammadesk.analytics.Shared;
import gammadesk.analytics.market.OptionType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The thousand cases that come with the reference implementation of "Let's Be Rational". */
class JaeckelCasesTest {
    private static final double CLOSE = 1e-12;

    @Test
    void pricesAndVolatilities() throws IOException {
        String text = String.join("", Shared.lines("iv_reference/lets_be_rational_TestValues.json.gz"));
        List<Double> forwards = numbers(text, "F");
        List<Double> strikes = numbers(text, "K");
        List<Double> years = numbers(text, "T");
        List<Double> vols = numbers(text, "sigma");
        List<Double> signs = numbers(text, "q");
        List<Double> prices = numbers(text, "black");
        List<Double> stored = numbers(text, "implied_volatility_from_a_transformed_rational_guess");
        int determined = 0;
        for (int i = 0; i < 1_000; i++) {
            OptionType type = signs.get(i) > 0 ? OptionType.CALL : OptionType.PUT;
            double price = Black76.priceUsd(forwards.get(i), strikes.get(i), years.get(i), vols.get(i), type);
            assertThat(price).as("case %s", i).isCloseTo(prices.get(i), within(CLOSE * prices.get(i)));
            ImpliedVol found = ImpliedVol.of(prices.get(i), forwards.get(i), strikes.get(i), years.get(i), type);
            // in the money the intrinsic value hides most of the price's digits: there neither side knows more
            double digits = Math.ulp(prices.get(i))
                    / Black76.greeks(forwards.get(i), strikes.get(i), years.get(i), vols.get(i), type)
                            .vega()
                    / 100;
            if (digits < CLOSE) {
                determined++;
                assertThat(found.vol()).as("case %s", i).isCloseTo(stored.get(i), within(CLOSE + 4 * digits));
            }
        }
        assertThat(determined).isGreaterThan(900);
    }

    private static List<Double> numbers(String text, String name) {
        Matcher matcher = Pattern.compile("\"" + name + "\": ([-+.a-zA-Z0-9]+)").matcher(text);
        List<Double> found = new ArrayList<>();
        while (matcher.find()) {
            found.add(Double.valueOf(matcher.group(1)));
        }
        assertThat(found).hasSize(1_000);
        return found;
    }
}
