package gammadesk.app.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gammadesk.analytics.learning.store.ByteWriter;
import gammadesk.analytics.learning.store.StoredForm;
import gammadesk.analytics.learning.train.TrainingFailure;
import gammadesk.app.backtest.Refusal;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A training can be ended at any step and comes to the same bytes; what is wrong ends in a sentence and no model. */
class TrainingJobTest {
    private static final String CASE =
            "{\"policy\": \"learned-band\", \"members\": 2, \"steps\": 4, \"decisions\": 6, \"seed\": 1,"
                    + " \"laws\": []}";
    private static final int CHECKSUM_BYTES = 32;

    @TempDir
    private Path folder;

    private Path config;

    @BeforeEach
    void configure() throws IOException {
        config = Files.writeString(folder.resolve("small.json"), CASE);
    }

    /** Ends the work after so many looks. */
    private static final class Watch implements JobWatch {
        private final List<JobStep> steps = new ArrayList<>();
        private final int most;

        Watch(int most) {
            this.most = most;
        }

        @Override
        public void at(JobStep step) {
            steps.add(step);
        }

        @Override
        public boolean isCancelled() {
            return steps.size() >= most;
        }
    }

    private Path model(String name) {
        return folder.resolve(name + ".model");
    }

    private Path part(String name) {
        return folder.resolve(name + ".model.part");
    }

    @Test
    void whatWasTrainedInPiecesIsTheSameToTheByte() throws IOException {
        Watch whole = new Watch(Integer.MAX_VALUE);
        new TrainingJob(config, model("whole")).run(whole);
        assertThat(whole.steps).isSortedAccordingTo((one, two) -> Double.compare(one.share(), two.share()));
        assertThat(whole.steps.getLast().share()).isEqualTo(1);

        for (int looks : List.of(4, 7, 9)) {
            Watch watch = new Watch(looks);
            assertThatThrownBy(() -> new TrainingJob(config, model("pieces")).run(watch))
                    .isInstanceOf(JobCancelled.class);
            assertThat(model("pieces")).doesNotExist();
            assertThat(part("pieces")).exists();
        }
        Watch last = new Watch(Integer.MAX_VALUE);
        new TrainingJob(config, model("pieces")).run(last);
        assertThat(last.steps.getLast().kept()).isPositive();
        assertThat(model("pieces")).hasSameBinaryContentAs(model("whole"));
        assertThat(part("pieces")).doesNotExist();
    }

    @Test
    void anotherTrainingIsNotGoneOnFrom() throws IOException {
        Files.writeString(part("other"), "not a training");
        assertThatThrownBy(() -> new TrainingJob(config, model("other")).run(JobWatch.NONE))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("cannot be gone on from");
        Files.writeString(config, CASE.replace("learned-band", "oracle"));
        assertThatThrownBy(() -> new TrainingJob(config, model("x")).run(JobWatch.NONE))
                .isInstanceOf(Refusal.class)
                .hasMessage("no learned policy is called oracle");
    }

    @Test
    void aNumberThatIsNoneEndsTheTrainingWithoutAModel() throws IOException {
        assertThatThrownBy(() -> new TrainingJob(config, model("nan")).run(new Watch(4)))
                .isInstanceOf(JobCancelled.class);
        Files.write(part("nan"), withoutNumbers(Files.readAllBytes(part("nan"))));
        assertThatThrownBy(() -> new TrainingJob(config, model("nan")).run(JobWatch.NONE))
                .isInstanceOf(TrainingFailure.class)
                .satisfies(failure -> assertThat(JobWords.failure(failure))
                        .startsWith("The training is given up: ")
                        .endsWith(" No model was written."));
        assertThat(model("nan")).doesNotExist();
    }

    /** The first weight becomes NaN and the checksum fits again. */
    private static byte[] withoutNumbers(byte[] checkpoint) {
        int body = checkpoint.length - CHECKSUM_BYTES;
        int hash = 2 * Integer.BYTES;
        int curves = hash + Integer.BYTES + 2 * ByteBuffer.wrap(checkpoint).getInt(hash) + Integer.BYTES;
        int firstWeight = curves + 2 * 2 * Integer.BYTES + 2 * Integer.BYTES;
        ByteBuffer.wrap(checkpoint).putFloat(firstWeight, Float.NaN);
        ByteWriter writer = new ByteWriter();
        for (int i = 0; i < body; i++) {
            writer.putByte(checkpoint[i]);
        }
        return StoredForm.sealed(writer);
    }
}
