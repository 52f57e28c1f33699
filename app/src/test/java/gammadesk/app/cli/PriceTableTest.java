package gammadesk.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PriceTableTest {
    private final PriceTable table = new PriceTable();

    @Test
    void aTickerOfTheVenueIsReproduced() throws IOException {
        Map<String, String> row = price("""
                        forward,strike,years,type,vol
                        39165.86,40000,0.88249899695586,C,0.6086
                        """).getFirst();
        assertThat(number(row, "price_coin")).isCloseTo(0.2169, within(5e-5));
        assertThat(number(row, "delta")).isCloseTo(0.59833, within(1e-5));
        assertThat(number(row, "net_delta")).isCloseTo(0.59833 - 0.2169, within(6e-5));
        assertThat(number(row, "vega")).isCloseTo(142.30124, within(2e-3));
        assertThat(number(row, "theta")).isCloseTo(-13.4441, within(2e-3));
        assertThat(row).containsEntry("iv", "0.6086").containsEntry("iv_state", "OK");
    }

    @Test
    void aPriceIsInvertedToItsVolatilityInFullPrecision() throws IOException {
        Map<String, String> priced = price("type,vol,years,strike,forward\nput,0.65,0.25,55000,60000\n")
                .getFirst();
        Map<String, String> inverted = price(
                        "forward,strike,years,type,price\n60000,55000,0.25,P," + priced.get("price_usd") + "\n")
                .getFirst();
        assertThat(number(inverted, "iv")).isCloseTo(0.65, within(1e-14));
        assertThat(number(inverted, "vanna")).isCloseTo(number(priced, "vanna"), within(1e-15));
    }

    @Test
    void aBadRowHarmsNoOther() throws IOException {
        List<Map<String, String>> rows = price("""
                forward,strike,years,type,vol,note
                60000,55000,0.25,C,0.65,good
                60000,many,0.25,C,0.65,bad
                60000,55000,0.25,X,0.65,worse
                60000,55000

                60000,55000,0.25,P,0.65,"good, too"
                """);
        assertThat(rows).hasSize(5);
        assertThat(rows.get(1)).containsEntry("price_usd", "").containsEntry("note", "bad");
        assertThat(rows.get(4)).containsEntry("note", "good, too").containsEntry("iv_state", "OK");
        assertThat(table.complaints())
                .containsExactly(
                        "line 3: strike is not a number: 'many'",
                        "line 4: type must be C or P, not 'X'",
                        "line 5: neither vol nor price");
    }

    @Test
    void aPriceWithoutAVolatilitySaysWhyAndIsNoError() throws IOException {
        Map<String, String> row =
                price("forward,strike,years,type,price\n100,90,1,C,9\n").getFirst();
        assertThat(row).containsEntry("iv", "").containsEntry("iv_state", "BELOW_INTRINSIC");
        assertThat(table.complaints()).isEmpty();
    }

    @Test
    void spreadsheetsOfOtherCountriesAreRead() throws IOException {
        Map<String, String> row = price("\ufeffForward;Strike;Years;Type;Vol\r\n100,5;100;1;C;0,5\r\n", ";")
                .getFirst();
        assertThat(row).containsEntry("iv", "0.5").containsEntry("iv_state", "OK");
    }

    @Test
    void quotesThatNobodyClosedHarmOnlyTheirRow() throws IOException {
        List<Map<String, String>> rows = price("""
                type,forward,"strike",years,price,vol,note
                C,60000,55000,0.25,,0.65,"a" b
                "P","60000",55000,"0.25",1500,,
                C,60000,55000,0.25,9000,0.65,both
                C,60000,55000,0.25,,0.65,"left open
                """);
        assertThat(rows.getFirst()).containsEntry("iv_state", "OK").containsEntry("iv", "0.65");
        assertThat(rows.get(1)).containsEntry("iv_state", "OK");
        assertThat(number(rows.get(1), "price_usd")).isCloseTo(1500, within(1e-9));
        assertThat(rows.get(2)).containsEntry("iv", "0.65");
        assertThat(rows).hasSize(4);
    }

    @Test
    void aMissingColumnIsNamed() {
        assertThatThrownBy(() -> price("forward,strike,type,vol\n1,1,C,1\n"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("years");
    }

    private List<Map<String, String>> price(String text) throws IOException {
        return price(text, ",");
    }

    private List<Map<String, String>> price(String text, String separator) throws IOException {
        StringWriter out = new StringWriter();
        table.price(new StringReader(text), out);
        List<String> lines = out.toString().lines().toList();
        String[] names = lines.getFirst().split(separator);
        List<Map<String, String>> rows = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(separator + "(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1);
            assertThat(cells).as(Arrays.toString(cells)).hasSameSizeAs(names);
            Map<String, String> row = new TreeMap<>();
            for (int i = 0; i < names.length; i++) {
                row.put(names[i], cells[i].replace("\"", ""));
            }
            rows.add(row);
        }
        return rows;
    }

    private static double number(Map<String, String> row, String name) {
        return Double.parseDouble(row.getOrDefault(name, "NaN"));
    }
}
