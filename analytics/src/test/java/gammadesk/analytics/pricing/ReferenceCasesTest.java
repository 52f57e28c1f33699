package gammadesk.analytics.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gammadesk.analytics.Shared;
import gammadesk.analytics.market.OptionType;
import java.io.IOException;
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

    /** Haug's greeks are on the spot and per year; ours on the forward, undiscounted, per vol point and day. */
    @Test
    void haugsGreeks() throws IOException {
        int compared = 0;
        for (String line : Shared.lines("iv_reference/haug_bsm_greeks.csv")) {
            String[] cells = line.split(",");
            compared += compareGreek(cells) ? 1 : 0;
        }
        assertThat(compared).isGreaterThanOrEqualTo(5);
    }

    private static boolean compareGreek(String[] cells) {
        if (!cells[0].matches("delta|gamma|vega|elasticity")) {
            return false;
        }
        double[] n = java.util.Arrays.stream(cells, 2, 9)
                .mapToDouble(Double::parseDouble)
                .toArray();
        double carry = Math.exp((n[3] - n[2]) * n[4]);
        double discount = Math.exp(-n[3] * n[4]);
        OptionType type = cells[1].equals("Call") ? OptionType.CALL : OptionType.PUT;
        OptionValue value = Black76.value(n[1] * carry, n[0], n[4], n[5], type);
        double delta = discount * carry * value.delta();
        double found = switch (cells[0]) {
            case "delta" -> delta;
            case "gamma" -> discount * carry * carry * value.gamma();
            case "vega" -> discount * value.vega() * 100;
            default -> delta * n[1] / (discount * value.priceUsd());
        };
        assertThat(found).as(String.join(",", cells)).isCloseTo(n[6], within(6e-5));
        return true;
    }
}
