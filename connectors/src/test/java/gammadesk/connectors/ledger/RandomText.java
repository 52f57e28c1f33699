package gammadesk.connectors.ledger;

import java.util.SplittableRandom;

/** Text with everything that could upset a database or a hash: quotes, controls, zeros, other scripts, pairs. */
final class RandomText {
    private static final int[] ODD = {0, '\'', '"', '\\', '\t', '\n', ';', '%', 0x1F600, 0xFFFD, 0x10FFFF, 0xE9, 0x2028
    };

    private RandomText() {}

    static String of(SplittableRandom random, int most) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            text.appendCodePoint(random.nextBoolean() ? 'a' + random.nextInt(26) : ODD[random.nextInt(ODD.length)]);
        }
        return text.toString();
    }
}
