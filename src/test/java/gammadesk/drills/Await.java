package gammadesk.drills;

import static org.assertj.core.api.Assertions.fail;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Waits for a condition and tells how long it took. The limit only bounds a failing test. */
final class Await {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private Await() {}

    static Duration until(String what, BooleanSupplier condition) throws InterruptedException {
        long start = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - start > LIMIT.toNanos()) {
                fail("waited in vain for " + what);
            }
            TimeUnit.MILLISECONDS.sleep(5);
        }
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        System.out.printf("drill: %s after %d ms%n", what, took.toMillis());
        return took;
    }
}
