package gammadesk.connectors.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import gammadesk.analytics.port.Ledger.Kind;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LedgerChainTest {
    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] encoded(String before, long sequence, List<String> texts, long at) {
        return LedgerChain.bytes(
                bytes(before),
                sequence,
                bytes(texts.get(0)),
                bytes(texts.get(1)),
                bytes(texts.get(2)),
                at,
                bytes(texts.get(3)));
    }

    /** Few letters, so that the same text split in another way comes often. */
    @Test
    void noTwoEntriesHaveTheSameBytes() {
        SplittableRandom random = new SplittableRandom(11);
        Map<String, List<Object>> seen = new HashMap<>();
        int again = 0;
        for (int i = 0; i < 200_000; i++) {
            List<String> texts = List.of(word(random), word(random), word(random), word(random));
            String before = word(random);
            long sequence = random.nextInt(2);
            long at = random.nextInt(2);
            List<Object> entry = List.of(before, sequence, texts, at);
            List<Object> other =
                    seen.putIfAbsent(HexFormat.of().formatHex(encoded(before, sequence, texts, at)), entry);
            if (other != null) {
                assertThat(other).isEqualTo(entry);
                again++;
            }
        }
        assertThat(again).as("the property was put to the test").isPositive();
    }

    private static String word(SplittableRandom random) {
        StringBuilder word = new StringBuilder();
        for (int i = random.nextInt(4); i > 0; i--) {
            word.append((char) random.nextInt(3));
        }
        return word.toString();
    }

    /** Made with Python's hashlib and struct: each field as its length in four bytes, big-endian, and its bytes. */
    @Test
    void theHashOfAKnownEntry() {
        assertThat(LedgerChain.hash(
                        LedgerChain.GENESIS, 1, Kind.ORDER, "label-1", "demo", 1_790_000_000_001L, "{\"ü\":1}"))
                .isEqualTo("db4d5b08a1c928ea20dc6d8d420a221bd3b0014c13f32fa2da5cbe95ea6f09a7");
    }
}
