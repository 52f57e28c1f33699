package gammadesk.connectors.deribit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NameTableTest {
    private final NameTable<String> table = new NameTable<>(name -> name);

    @Test
    void aNameIsMadeOnce() {
        Map<String, String> first = new HashMap<>();
        for (int i = 0; i < 5_000; i++) {
            first.put("BTC-" + i, get("BTC-" + i));
        }
        first.forEach((name, value) -> assertThat(get(name)).isSameAs(value).isEqualTo(name));
        assertThat(table.size()).isEqualTo(5_000);
    }

    @Test
    void garbageCannotFillTheMemory() {
        for (int i = 0; i < 100_000; i++) {
            assertThat(get("garbage" + i)).isEqualTo("garbage" + i);
        }
        assertThat(table.size()).isEqualTo(32_768);
        assertThat(get("garbage0")).isSameAs(get("garbage0"));
    }

    @Test
    void equalHashesAreNotEqualNames() {
        assertThat(get("Aa")).isEqualTo("Aa");
        assertThat(get("BB")).isEqualTo("BB");
    }

    private String get(String name) {
        char[] buffer = ("<" + name + ">").toCharArray();
        return table.get(buffer, 1, name.length());
    }
}
