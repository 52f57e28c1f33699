package gammadesk.app.learning;

import static org.assertj.core.api.Assertions.assertThat;

import gammadesk.analytics.backtest.court.PolicyEvidence;
import gammadesk.analytics.hedging.LearnedBand;
import gammadesk.analytics.learning.book.BandModel;
import gammadesk.analytics.learning.store.ModelAnswer;
import gammadesk.analytics.port.Fingerprint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What ships is whole, and its ruling speaks of the model that ships. */
class ShippedModelsTest {
    @TempDir
    private Path folder;

    @Test
    void theRulingIsAboutTheModelBesideIt() {
        ModelAnswer<BandModel> band = ShippedModels.band();
        PolicyEvidence evidence = ShippedModels.evidence().orElseThrow();
        assertThat(band).isInstanceOfSatisfying(ModelAnswer.Loaded.class, loaded -> {
            BandModel model = (BandModel) loaded.model();
            assertThat(evidence.provenance().modelHash()).isEqualTo(Fingerprint.of(model.toBytes()));
        });
        assertThat(evidence.policy()).isEqualTo(LearnedBand.NAME);
    }

    @Test
    void aStrangeFileIsRefusedByNameAndTheRestIsRead() throws IOException {
        Files.writeString(folder.resolve("strange.json"), "{}");
        EvidenceRoom room = EvidenceRoom.of(Optional.of(folder));
        assertThat(room.evidence()).hasSize(1);
        assertThat(room.refusals()).singleElement().asString().contains("strange.json");
    }

    @Test
    void aFolderThatIsNotThereIsNoFault() {
        EvidenceRoom room = EvidenceRoom.of(Optional.of(folder.resolve("none")));
        assertThat(room.refusals()).isEmpty();
        assertThat(room.about(LearnedBand.NAME, "all books")).isPresent();
    }
}
