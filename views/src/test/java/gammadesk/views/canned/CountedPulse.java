package gammadesk.views.canned;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.animation.AnimationTimer;

/** Waits for the toolkit to have drawn a number of frames. */
public final class CountedPulse {
    private CountedPulse() {}

    public static void await(int pulses) {
        CountDownLatch latch = new CountDownLatch(pulses);
        AnimationTimer timer = new AnimationTimer() {
            @Override
            public void handle(long now) {
                latch.countDown();
            }
        };
        Toolkit.run(timer::start);
        try {
            if (!latch.await(30, TimeUnit.SECONDS)) {
                throw new AssertionError("the toolkit stands still");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        } finally {
            Toolkit.run(timer::stop);
        }
    }
}
