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
}
