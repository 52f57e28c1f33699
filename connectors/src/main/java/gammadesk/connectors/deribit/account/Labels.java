package gammadesk.connectors.deribit.account;

import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/** Labels that never come twice: when this run began, a random number, and a count. Safe for several threads. */
final class Labels {
    private static final Pattern SOUND = Pattern.compile("[A-Za-z0-9._:-]{1,64}");
    private static final int RADIX = 36;

    private final String run;
    private final AtomicLong count = new AtomicLong();

    Labels(long epochMillis, RandomGenerator random) {
        run = "gd-" + Long.toString(epochMillis, RADIX) + "-" + Long.toString(random.nextLong(1L << 40), RADIX) + "-";
    }

    String next() {
        return run + count.incrementAndGet();
    }

    /** Whether the venue and the log of intents take such a label. */
    static boolean isSound(String label) {
        return SOUND.matcher(label).matches();
    }
}
