package gammadesk.connectors.deribit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-0.0",
                "0.1",
                "0.0028213400122472977",
                "9007199254740993",
                "123456789012345678901234567890",
                "1e-5",
                "-8.477e-05",
                "1E+3",
                "0.00000000000000000000000001",
                "87006.21",
                "-13.5"
            })
    void isExactlyWhatTheLibraryReads(String text) {
        assertThat(parse(text)).isEqualTo(Double.parseDouble(text));
    }

    @Test
    void isExactForAnyDecimal() {
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 20_000; i++) {
            long digits = random.nextLong(1L << random.nextInt(1, 62));
            String text =
                    java.math.BigDecimal.valueOf(digits, random.nextInt(0, 24)).toPlainString();
            assertThat(parse(text)).as(text).isEqualTo(Double.parseDouble(text));
        }
    }

    private static double parse(String text) {
        char[] padded = ("xx" + text + "99").toCharArray();
        return Decimals.parse(padded, 2, text.length());
    }
}
