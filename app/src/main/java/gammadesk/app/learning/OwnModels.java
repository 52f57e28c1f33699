package gammadesk.app.learning;

import gammadesk.analytics.backtest.court.PolicyEvidence;
import gammadesk.analytics.hedging.LearnedBand;
import gammadesk.analytics.learning.book.BandModel;
import gammadesk.analytics.learning.book.BandPlan;
import gammadesk.analytics.learning.store.ModelAnswer;
import gammadesk.analytics.port.Fingerprint;
import gammadesk.app.backtest.Refusal;
import gammadesk.app.evidence.EvidenceJson;
import gammadesk.app.hedging.Candidate;
import gammadesk.app.hedging.Candidate.Learned;
import gammadesk.app.hedging.Candidate.Refused;
import gammadesk.app.hedging.Candidate.Trial;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Models that somebody trained here: {@code NAME.model} in a folder, with {@code NAME.json} beside it, the
 * configuration by which {@code gammadesk train} made it. Each is offered by its own name; what it may do comes from
 * the evidence that was found about exactly this model with all kinds of books, the newest where there is more, the
 * strictest of the same age. A file that is not whole, not ours or of another plan is refused in words, and never hurts
 * another one.
 */
public final class OwnModels {
    private static final Logger LOG = LoggerFactory.getLogger(OwnModels.class);
    private static final String ENDING = ".model";
    private static final String NAMES = "[A-Za-z0-9][A-Za-z0-9._-]{0,39}";
    private static final long MOST_MODEL_BYTES = 16L << 20;
    private static final int MOST_FILES = 32;

    private final Path folder;
    private final List<PolicyEvidence> evidence;

    private OwnModels(Path folder, List<PolicyEvidence> evidence) {
        this.folder = folder;
        this.evidence = evidence;
    }

    /**
     * All in a folder, in the order of their names; none where there is no folder. Reads files.
     *
     * @param evidence that was read whole
     */
    static List<Candidate> in(Path folder, List<PolicyEvidence> evidence) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> models = files.filter(file -> file.toString().endsWith(ENDING))
                    .sorted()
                    .limit(MOST_FILES)
                    .toList();
            OwnModels own = new OwnModels(folder, evidence);
            return models.stream().map(own::candidate).toList();
        } catch (IOException | UncheckedIOException e) {
            LOG.warn("The folder of models cannot be read", e);
            return List.of(new Refused(named("*"), "the folder " + folder + " cannot be read: " + e.getMessage()));
        }
    }

    /** By which the desk knows a model of this name. */
    public static String named(String name) {
        return LearnedBand.NAME + " (" + name + ")";
    }

    private Candidate candidate(Path file) {
        String whole = String.valueOf(file.getFileName());
        String name = whole.substring(0, whole.length() - ENDING.length());
        try {
            return learned(name, file);
        } catch (Refusal e) {
            return refused(name, whole + ": " + e.getMessage());
        } catch (IOException e) {
            return refused(name, whole + " cannot be read: " + e);
        }
    }

    private static Candidate refused(String name, String reason) {
        LOG.warn("A model is refused: {}", reason);
        return new Refused(named(name), reason);
    }

    private Candidate learned(String name, Path file) throws IOException {
        if (!name.matches(NAMES)) {
            throw new Refusal(Refusal.Subject.MODEL, "a name has at most forty letters, digits, points and dashes");
        }
        BandPlan plan = TrainingCase.read(folder.resolve(name + ".json")).plan();
        return switch (BandModel.read(bytes(file), plan.hash())) {
            case ModelAnswer.Refused<BandModel>(ModelAnswer.Reason _, String detail) ->
                throw new Refusal(Refusal.Subject.MODEL, detail);
            case ModelAnswer.Loaded<BandModel>(BandModel model) -> {
                String hash = Fingerprint.of(model.toBytes());
                yield new Learned(named(name), model, hash, trial(hash));
            }
        };
    }

    /** A file of ordinary size; what is not one is not opened. */
    private static byte[] bytes(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new Refusal(Refusal.Subject.MODEL, file.getFileName() + " is not there, or is no file");
        }
        if (Files.size(file) > MOST_MODEL_BYTES) {
            throw new Refusal(
                    Refusal.Subject.MODEL,
                    file.getFileName() + " has " + Files.size(file) + " bytes, and " + MOST_MODEL_BYTES
                            + " is the most");
        }
        return Files.readAllBytes(file);
    }

    private Optional<Trial> trial(String modelHash) {
        return evidence.stream()
                .filter(one -> one.policy().equals(LearnedBand.NAME)
                        && one.bookKind().equals(Trial.KIND)
                        && one.provenance().modelHash().equals(modelHash))
                .max(Comparator.comparingLong(
                                (PolicyEvidence one) -> one.provenance().triedMillis())
                        .thenComparing(one -> one.admission().ruling(), Comparator.reverseOrder()))
                .map(OwnModels::trial);
    }

    /** By all that it says, so that other evidence is told from it. */
    static Trial trial(PolicyEvidence found) {
        return Trial.of(found, Fingerprint.of(EvidenceJson.write(found).getBytes(StandardCharsets.UTF_8)));
    }
}
