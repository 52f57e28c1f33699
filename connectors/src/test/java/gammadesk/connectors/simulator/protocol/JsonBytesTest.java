package gammadesk.connectors.simulator.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The form of numbers, whatever their size. */
class JsonBytesTest {
    @ParameterizedTest
    @CsvSource({
        "1050455470, 8, 1050455470.0",
        "123456789012.125, 8, 123456789012.125",
        "-1e22, 8, -10000000000000000000000.0",
        "0.0000000001, 8, 0.0",
        "0.30000000000000004, 8, 0.3",
        "NaN, 8, null",
    })
    void noNumberIsWrittenWithAnExponent(double value, int places, String written) {
        byte[] bytes = new JsonBytes().decimal(value, places).toByteArray();
        assertThat(new String(bytes, StandardCharsets.US_ASCII)).isEqualTo(written);
    }
}
