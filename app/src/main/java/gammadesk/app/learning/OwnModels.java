package gammadesk.app.learning;

import gammadesk.analytics.backtest.court.PolicyEvidence;
import gammadesk.analytics.hedging.LearnedBand;
import gammadesk.analytics.learning.book.BandModel;
import gammadesk.analytics.learning.book.BandPlan;
import gammadesk.analytics.learning.store.ModelAnswer;
import gammadesk.analytics.port.Fingerprint;
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
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

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
    private static final long MOST_PLAN_BYTES = 64L << 10;
    private static final int MOST_FILES = 32;
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final Path folder;
    private final List<PolicyEvidence> evidence;

    private OwnModels(Path folder, List<PolicyEvidence> evidence) {
        this.folder = folder;
        this.evidence = evidence;
    }

    /** As {@code gammadesk train} reads it. */
    private record Configuration(String policy, int members, int steps, int decisions, long seed) {}

    /** Says in a clause why something is refused. */
    private static final class Refusal extends Exception {
        private static final long serialVersionUID = 1;

        Refusal(String reason) {
            super(reason);
        }
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

    private Candidate learned(String name, Path file) throws IOException, Refusal {
        if (!name.matches(NAMES)) {
            throw new Refusal("a name has at most forty letters, digits, points and dashes");
        }
        BandPlan plan = plan(folder.resolve(name + ".json"));
        return switch (BandModel.read(bytes(file, MOST_MODEL_BYTES), plan.hash())) {
            case ModelAnswer.Refused<BandModel>(ModelAnswer.Reason _, String detail) -> throw new Refusal(detail);
            case ModelAnswer.Loaded<BandModel>(BandModel model) -> {
                String hash = Fingerprint.of(model.toBytes());
                yield new Learned(named(name), model, hash, trial(hash));
            }
        };
    }

    /** A file of ordinary size; what is not one is not opened. */
    private static byte[] bytes(Path file, long most) throws IOException, Refusal {
        if (!Files.isRegularFile(file)) {
            throw new Refusal(file.getFileName() + " is not there, or is no file");
        }
        if (Files.size(file) > most) {
            throw new Refusal(file.getFileName() + " has " + Files.size(file) + " bytes, and " + most + " is the most");
        }
        return Files.readAllBytes(file);
    }

    private static BandPlan plan(Path file) throws IOException, Refusal {
        String text = new String(bytes(file, MOST_PLAN_BYTES), StandardCharsets.UTF_8);
        try {
            Configuration read = JSON.readValue(text, Configuration.class);
            if (!read.policy.equals(LearnedBand.NAME)) {
                throw new Refusal(file.getFileName() + ": no learned policy is called " + read.policy);
            }
            return new BandPlan(read.members, read.steps, read.decisions, read.seed);
        } catch (JacksonException e) {
            throw new Refusal(file.getFileName() + " makes no sense: " + e.getOriginalMessage());
        } catch (IllegalArgumentException e) {
            throw new Refusal(file.getFileName() + ": " + e.getMessage());
        }
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
