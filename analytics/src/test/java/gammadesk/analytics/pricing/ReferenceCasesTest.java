package gammadesk.analytics.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gammadesk.analytics.Shared;
import gammadesk.analytics.market.OptionType;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Haug's published option values, on the forward and undiscounted. */
class ReferenceCasesTest {
    @Test
    void haugsValues() throws IOException {
        List<String> lines = Shared.lines("iv_reference/haug_bsm_values.csv");
        int compared = 0;
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",");
            if (cells.length >= 9) {
                compare(cells);
                compared++;
            }
        }
        assertThat(compared).isGreaterThan(20);
    }

    private static void compare(String[] cells) {
        double strike = Double.parseDouble(cells[1]);
        double spot = Double.parseDouble(cells[2]);
        double yield = Double.parseDouble(cells[3]);
        double rate = Double.parseDouble(cells[4]);
        double years = Double.parseDouble(cells[5]);
        double vol = Double.parseDouble(cells[6]);
        double forward = spot * Math.exp((rate - yield) * years);
        OptionType type = cells[0].equals("Call") ? OptionType.CALL : OptionType.PUT;
        double value = Math.exp(-rate * years) * Black76.priceUsd(forward, strike, years, vol, type);
        assertThat(value)
                .as(String.join(",", cells))
                .isCloseTo(Double.parseDouble(cells[7]), within(Double.parseDouble(cells[8])));
    }

    /** Haug's greeks are on the spot and per year; ours on the forward, undiscounted, per vol point, day and 1 %. */
    @Test
    void haugsGreeks() throws IOException {
        List<String> rows = Shared.lines("iv_reference/haug_bsm_greeks.csv").stream()
                .filter(line -> !line.startsWith("greek,"))
                .toList();
        assertThat(rows).hasSize(11);
        rows.forEach(row -> compareGreek(row.split(",")));
    }

    private static void compareGreek(String[] cells) {
        double[] n = Arrays.stream(cells, 2, 9).mapToDouble(Double::parseDouble).toArray();
        double strike = n[0];
        double spot = n[1];
        double yield = n[2];
        double rate = n[3];
        double years = n[4];
        double carry = Math.exp((rate - yield) * years);
        double discount = Math.exp(-rate * years);
        OptionType type = cells[1].equals("Call") ? OptionType.CALL : OptionType.PUT;
        OptionValue value = Black76.value(spot * carry, strike, years, n[5], type);
        double price = discount * value.priceUsd();
        double delta = discount * carry * value.delta();
        // As time passes the discount grows, the forward slides along its carry, and the option decays.
        double theta = rate * price - (rate - yield) * spot * delta + discount * value.theta() * 365;
        double found = switch (cells[0]) {
            case "delta" -> delta;
            case "gamma" -> discount * carry * carry * value.gamma();
            case "vega" -> discount * value.vega() * 100;
            case "elasticity" -> delta * spot / price;
            case "theta" -> theta;
            case "theta per day" -> theta / 365;
            case "rho" -> discount * value.rho() * 100;
            case "dividendRho" -> -years * spot * delta;
            default -> throw new IllegalArgumentException(cells[0]);
        };
        assertThat(found).as(String.join(",", cells)).isCloseTo(n[6], within(6e-5));
    }
}
