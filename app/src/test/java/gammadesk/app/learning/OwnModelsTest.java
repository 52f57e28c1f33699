package gammadesk.app.learning;

import static org.assertj.core.api.Assertions.assertThat;

import gammadesk.analytics.backtest.court.Admission;
import gammadesk.analytics.backtest.court.PolicyEvidence;
import gammadesk.analytics.backtest.court.Provenance;
import gammadesk.analytics.backtest.court.Reason;
import gammadesk.analytics.backtest.court.Ruling;
import gammadesk.analytics.learning.book.BandPlan;
import gammadesk.analytics.learning.book.BandTraining;
import gammadesk.analytics.learning.net.MlpKernels;
import gammadesk.analytics.port.Fingerprint;
import gammadesk.app.evidence.EvidenceJson;
import gammadesk.app.hedging.Candidate;
import gammadesk.app.hedging.Candidate.Learned;
import gammadesk.app.hedging.Candidate.Refused;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model from somebody's folder is taken whole and judged, or refused in words. */
class OwnModelsTest {
    private static final String PLAN = """
            {"policy": "learned-band", "members": 2, "steps": 1, "decisions": 4, "seed": 1, "laws": []}""";

    private static byte[] model;

    @TempDir
    private Path desk;

    private Path models;

    @BeforeAll
    static void train() {
        BandTraining training = new BandTraining(new BandPlan(2, 1, 4, 1), MlpKernels.scalar());
        while (!training.isDone()) {
            training.step();
        }
        model = training.model().toBytes();
    }

    @BeforeEach
    void folders() throws IOException {
        models = Files.createDirectories(desk.resolve("models"));
        Files.createDirectories(desk.resolve("evidence"));
    }

    private void put(String name, byte[] bytes, String plan) throws IOException {
        Files.write(models.resolve(name + ".model"), bytes);
        Files.writeString(models.resolve(name + ".json"), plan);
    }

    private List<Candidate> found() {
        EvidenceRoom room = EvidenceRoom.of(Optional.of(desk.resolve("evidence")));
        return OwnModels.in(models, room.evidence());
    }

    private String refusal() {
        return found().stream()
                .map(one -> one instanceof Refused(String _, String reason) ? reason : "taken")
                .findFirst()
                .orElseThrow();
    }

    @Test
    void oneThatIsWholeIsOfferedByItsNameAndUnjudged() throws IOException {
        put("mine", model, PLAN);
        assertThat(found()).singleElement().isInstanceOfSatisfying(Learned.class, mine -> {
            assertThat(mine.name()).isEqualTo("learned-band (mine)");
            assertThat(mine.modelHash()).isEqualTo(Fingerprint.of(model));
            assertThat(mine.trial()).isEmpty();
        });
        assertThat(ShippedModels.bench(desk)).isNotNull();
    }

    private static PolicyEvidence admitting(String modelHash, String kind, long triedMillis, Ruling ruling) {
        PolicyEvidence real = ShippedModels.evidence().orElseThrow();
        List<Reason> reasons = List.of(new Reason(Reason.Measure.PBO, ruling, 0.01, 0.05, "made up"));
        return new PolicyEvidence(
                real.policy(),
                kind,
                real.money(),
                new Provenance(
                        triedMillis, real.provenance().data(), real.provenance().configurationHash(), modelHash, 1),
                real.rows(),
                real.bestBaseline(),
                real.recordedRows(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Admission.of(real.policy(), kind, reasons));
    }

    private void judge(String file, PolicyEvidence evidence) throws IOException {
        Files.createDirectories(desk.resolve("evidence"));
        Files.writeString(desk.resolve("evidence").resolve(file + ".json"), EvidenceJson.write(evidence));
    }

    private Optional<Ruling> ruling() {
        return found().stream()
                .map(Learned.class::cast)
                .findFirst()
                .flatMap(Learned::trial)
                .map(trial -> trial.admission().ruling());
    }

    @Test
    void theNewestEvidenceAboutThisModelWithAllBooksRules() throws IOException {
        String hash = Fingerprint.of(model);
        put("mine", model, PLAN);
        judge("another", admitting("beef".repeat(16), "all books", 9, Ruling.MAY_RUN));
        judge("kind", admitting(hash, "short straddle", 9, Ruling.MAY_RUN));
        assertThat(ruling()).isEmpty();
        judge("old", admitting(hash, "all books", 5, Ruling.MAY_RUN));
        assertThat(ruling()).contains(Ruling.MAY_RUN);
        judge("same", admitting(hash, "all books", 5, Ruling.MAY_NOT));
        assertThat(ruling()).as("of two of the same age the stricter").contains(Ruling.MAY_NOT);
        judge("new", admitting(hash, "all books", 6, Ruling.MAY_ADVISE));
        assertThat(ruling()).contains(Ruling.MAY_ADVISE);
    }

    @Test
    void evidenceThatWasTouchedJudgesNothing() throws IOException {
        put("mine", model, PLAN);
        judge("mine", admitting(Fingerprint.of(model), "all books", 5, Ruling.MAY_NOT));
        Path file = desk.resolve("evidence").resolve("mine.json");
        String touched = Files.readString(file).replace("\"ruling\":\"MAY_NOT\"", "\"ruling\":\"MAY_RUN\"");
        Files.writeString(file, touched);
        assertThat(touched).contains("MAY_RUN");
        assertThat(ruling()).isEmpty();
    }

    @Test
    void whatIsCutChangedForeignOrOldIsRefusedByFileAndReason() throws IOException {
        put("bad", Arrays.copyOf(model, model.length / 2), PLAN);
        assertThat(refusal()).startsWith("bad.model: ").contains("cut off or changed");
        byte[] changed = model.clone();
        changed[model.length / 2] ^= 1;
        put("bad", changed, PLAN);
        assertThat(refusal()).contains("checksum");
        put("bad", "GIF89a".getBytes(StandardCharsets.US_ASCII), PLAN);
        assertThat(refusal()).contains("no stored model of this kind");
        put("bad", new byte[0], PLAN);
        assertThat(refusal()).contains("no stored model of this kind");
        byte[] later = model.clone();
        later[7] = 99;
        put("bad", later, PLAN);
        assertThat(refusal()).contains("version 99");
        put("bad", model, PLAN.replace("\"seed\": 1", "\"seed\": 2"));
        assertThat(refusal()).contains("another plan or program");
    }

    @Test
    void aConfigurationThatMakesNoSenseIsRefused() throws IOException {
        put("bad", model, PLAN);
        Files.delete(models.resolve("bad.json"));
        assertThat(refusal()).contains("no such file: ");
        put("bad", model, "{");
        assertThat(refusal()).contains("bad.json makes no sense");
        put("bad", model, PLAN.replace("learned-band", "oracle"));
        assertThat(refusal()).contains("no learned policy is called oracle");
        put("bad", model, PLAN.replace("\"members\": 2", "\"members\": 0"));
        assertThat(refusal()).contains("bad.json: no training of 0 nets");
    }

    @Test
    void whatIsHugeOrNoFileIsNotOpened() throws IOException {
        try (RandomAccessFile file =
                new RandomAccessFile(models.resolve("huge.model").toFile(), "rw")) {
            file.setLength(1L << 32);
        }
        Files.writeString(models.resolve("huge.json"), PLAN);
        assertThat(refusal()).contains("huge.model has 4294967296 bytes");
        Files.delete(models.resolve("huge.model"));
        Files.createDirectories(models.resolve("odd.model"));
        Files.writeString(models.resolve("odd.json"), PLAN);
        assertThat(refusal()).contains("is no file");
    }

    @Test
    void oneThatIsRefusedLeavesTheOthersAlone() throws IOException {
        put("mine", model, PLAN);
        put("aaa", new byte[3], PLAN);
        put("strange name!", model, PLAN);
        assertThat(found())
                .extracting(Candidate::name)
                .containsExactly("learned-band (aaa)", "learned-band (mine)", "learned-band (strange name!)");
        assertThat(found())
                .filteredOn(Learned.class::isInstance)
                .extracting(Candidate::name)
                .containsExactly("learned-band (mine)");
    }

    @Test
    void noFolderIsNoFault() {
        assertThat(OwnModels.in(desk.resolve("nowhere"), List.of())).isEmpty();
    }
}
