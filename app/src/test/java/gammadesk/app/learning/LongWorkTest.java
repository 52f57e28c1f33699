package gammadesk.app.learning;

import static org.assertj.core.api.Assertions.assertThat;

import gammadesk.analytics.port.Clock;
import gammadesk.app.backtest.Refusal;
import gammadesk.app.learning.LongWork.Ending;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.OptionalDouble;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One piece of work at a time, that can be ended and whose faults are sentences. */
class LongWorkTest {
    private static final Clock STILL = new Clock() {
        @Override
        public long epochMillis() {
            return 0;
        }

        @Override
        public long nanos() {
            return 0;
        }
    };

    private final LongWork work = new LongWork(STILL);
    private final BlockingQueue<Ending<String>> endings = new LinkedBlockingQueue<>();
    private final LongWork.Listener<String> listener = new LongWork.Listener<>() {
        @Override
        public void at(JobStep step, OptionalDouble secondsLeft) {
            // The steps are those of the jobs.
        }

        @Override
        public void ended(Ending<String> ending) {
            endings.add(ending);
        }
    };

    @AfterEach
    void close() {
        work.close();
    }

    private Ending<String> ending() throws InterruptedException {
        Ending<String> ending = endings.poll(20, TimeUnit.SECONDS);
        assertThat(ending).isNotNull();
        return ending;
    }

    private String failure(LongWork.Task<String> task) throws InterruptedException {
        assertThat(work.begin(task, listener)).isTrue();
        return ending() instanceof Ending.Failed<String>(String sentence) ? sentence : "";
    }

    @Test
    void oneAtATimeAndBehindAllOthers() throws InterruptedException {
        CountDownLatch open = new CountDownLatch(1);
        assertThat(work.begin(
                        _ -> {
                            await(open);
                            return Thread.currentThread().getPriority() + " "
                                    + Thread.currentThread().isDaemon();
                        },
                        listener))
                .isTrue();
        assertThat(work.begin(_ -> "second", listener)).isFalse();
        assertThat(work.isAtWork()).isTrue();
        open.countDown();
        assertThat(ending()).isEqualTo(new Ending.Done<>(Thread.MIN_PRIORITY + " true"));
        assertThat(work.begin(_ -> "third", listener)).isTrue();
        assertThat(ending()).isEqualTo(new Ending.Done<>("third"));
    }

    private static void await(CountDownLatch open) {
        try {
            assertThat(open.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void theWishToEndIsSeenAtTheNextPart() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        LongWork.Task<String> endless = watch -> {
            JobProgress progress = new JobProgress(watch, 1e12);
            while (true) {
                progress.advance(1);
                begun.countDown();
            }
        };
        assertThat(work.begin(endless, listener)).isTrue();
        await(begun);
        work.cancel();
        assertThat(ending()).isEqualTo(new Ending.Cancelled<>("Nothing had begun."));
    }

    @Test
    void aFaultIsASentence() throws InterruptedException {
        assertThat(failure(_ -> {
                    throw new Refusal(Refusal.Subject.MODEL, "the model is refused: its checksum does not fit");
                }))
                .isEqualTo("Refused: the model is refused: its checksum does not fit.");
        assertThat(failure(_ -> {
                    throw new FileSystemException("/data/runs.jsonl", null, "No space left on device");
                }))
                .isEqualTo("The disk is full: what was kept before is whole. Make room and resume.");
        assertThat(failure(_ -> {
                    throw new IOException("No space left on device");
                }))
                .startsWith("The disk is full: ");
        assertThat(failure(_ -> {
                    throw new FileSystemException("/data", null, "Permission denied");
                }))
                .isEqualTo("Stopped: /data: Permission denied. Nothing was half written.");
        assertThat(failure(_ -> {
                    throw new IOException("runs.jsonl was changed: run 2 is not what was sealed. Put it back.\nmore");
                }))
                .isEqualTo("Stopped: runs.jsonl was changed: run 2 is not what was sealed. Put it back.");
        assertThat(failure(_ -> {
                    throw new OutOfMemoryError("not enough of it");
                }))
                .isEqualTo("Stopped: not enough of it.");
    }

    @Test
    void theTimeThatIsLeftFollowsFromTheOwnPace() {
        JobStep resumed = new JobStep(0.6, 0.5, "");
        assertThat(resumed.secondsLeft(10)).hasValue(10 * 0.4 / (0.6 - 0.5));
        assertThat(new JobStep(0.6, 0.6, "").secondsLeft(10)).isEmpty();
        assertThat(JobStep.left(OptionalDouble.of(40.4))).isEqualTo("about 40 s left");
        assertThat(JobStep.left(OptionalDouble.of(170))).isEqualTo("about 3 min left");
        assertThat(JobStep.left(OptionalDouble.empty())).isEmpty();
    }
}
