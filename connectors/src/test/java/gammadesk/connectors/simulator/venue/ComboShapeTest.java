package gammadesk.connectors.simulator.venue;

import static org.assertj.core.api.Assertions.assertThat;

import gammadesk.connectors.simulator.matching.Combo;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names and signs of combos, the first ones from the venue's own examples and recordings. */
class ComboShapeTest {
    @ParameterizedTest
    @CsvSource({
        "BTC-CS-29APR22-39300_39600, BTC-29APR22-39300-C 1 BTC-29APR22-39600-C -1",
        "BTC-REV-29APR22-37500, BTC-29APR22-37500-C 1 BTC-29APR22-37500-P -1",
        "BTC-FS-29APR22_PERP, BTC-PERPETUAL -1 BTC-29APR22 1",
        "BTC-STRD-30SEP22-20000, BTC-30SEP22-20000-C 1 BTC-30SEP22-20000-P 1",
        "BTC-CSR12-16SEP22-21000_23000, BTC-16SEP22-21000-C 1 BTC-16SEP22-23000-C -2",
        "BTC-PSR13-31JAN25-96000_94000, BTC-31JAN25-96000-P 1 BTC-31JAN25-94000-P -3",
        "BTC-STRG-5JUN26-70000_83000, BTC-5JUN26-70000-P 1 BTC-5JUN26-83000-C 1",
        "BTC-PCAL-28AUG26_31JUL26-62000, BTC-28AUG26-62000-P 1 BTC-31JUL26-62000-P -1",
        "BTC-FS-25DEC26_13FEB26, BTC-13FEB26 -1 BTC-25DEC26 1",
        "BTC-CBUT-28MAR25-90000_95000_100000," + " BTC-28MAR25-90000-C 1 BTC-28MAR25-95000-C -2 BTC-28MAR25-100000-C 1",
        "BTC-ICOND-16JUL26-63000_63500_65500_66000, BTC-16JUL26-63000-P 1 BTC-16JUL26-63500-P -1"
                + " BTC-16JUL26-65500-C -1 BTC-16JUL26-66000-C 1",
        "ETH-PS-29APR22-2400_2200, ETH-29APR22-2400-P 1 ETH-29APR22-2200-P -1",
        "BTC-RR-29APR22-30000_40000, BTC-29APR22-30000-P -1 BTC-29APR22-40000-C 1",
        "BTC-CDIAG-27MAY22_29APR22-40000_39000, BTC-27MAY22-40000-C 1 BTC-29APR22-39000-C -1",
        "XRP_USDC-CS-30JUN23-1d02_1d04, XRP_USDC-30JUN23-1d02-C 1 XRP_USDC-30JUN23-1d04-C -1"
    })
    void aComboIsNamedByItsLegsBoughtOrSold(String name, String legs) {
        Map<String, Integer> ratios = ratios(legs);
        assertThat(ComboShape.of(ratios).map(Combo::id)).contains(name);
        Map<String, Integer> sold =
                ratios.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, entry -> -entry.getValue()));
        Combo reversed = ComboShape.of(sold).orElseThrow();
        assertThat(reversed.id()).isEqualTo(name);
        assertThat(reversed.legs()).allMatch(leg -> ratios.get(leg.instrument()) == leg.ratio());
    }

    @Test
    void whatIsNoStructureIsNoCombo() {
        for (String legs : List.of(
                "BTC-29APR22-39300-C 1 BTC-29APR22-39600-C 1",
                "BTC-29APR22-39300-C 1 BTC-29APR22-39600-C -4",
                "BTC-29APR22-39300-C 1 BTC-PERPETUAL -1",
                "BTC-29APR22 1 ETH-29APR22 -1",
                "BTC-29APR22 1 BTC-PERPETUAL 1",
                "BTC_USDC 1 BTC-PERPETUAL -1")) {
            assertThat(ComboShape.of(ratios(legs))).as(legs).isEmpty();
        }
    }

    private static Map<String, Integer> ratios(String legs) {
        String[] words = legs.split(" ", -1);
        Map<String, Integer> ratios = new LinkedHashMap<>();
        for (int i = 0; i < words.length; i += 2) {
            ratios.put(words[i], Integer.parseInt(words[i + 1]));
        }
        return ratios;
    }
}
