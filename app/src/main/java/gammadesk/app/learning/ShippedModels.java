package gammadesk.app.learning;

import gammadesk.analytics.backtest.court.PolicyEvidence;
import gammadesk.analytics.hedging.LearnedBand;
import gammadesk.analytics.learning.book.BandModel;
import gammadesk.analytics.learning.book.BandPlan;
import gammadesk.analytics.learning.store.ModelAnswer;
import gammadesk.analytics.port.Fingerprint;
import gammadesk.app.evidence.EvidenceJson;
import gammadesk.app.evidence.EvidenceReading;
import gammadesk.app.hedging.Bench;
import gammadesk.app.hedging.Candidate;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The learned policies that come with the program, and the evidence about them. */
public final class ShippedModels {
    private static final Logger LOG = LoggerFactory.getLogger(ShippedModels.class);
    private static final String BAND = "/models/learned-band.model";
    private static final String BAND_EVIDENCE = "/models/learned-band.evidence.json";

    private ShippedModels() {}

    /** The learned band, or why it is refused. */
    public static ModelAnswer<BandModel> band() {
        return resource(BAND)
                .map(bytes -> BandModel.read(bytes, BandPlan.SHIPPED.hash()))
                .orElseGet(
                        () -> new ModelAnswer.Refused<>(ModelAnswer.Reason.FOREIGN, "this program comes without it"));
    }

    /** What was found out about the learned band with all kinds of books. */
    public static Optional<PolicyEvidence> evidence() {
        return resource(BAND_EVIDENCE)
                .flatMap(bytes -> switch (EvidenceJson.read(new String(bytes, StandardCharsets.UTF_8))) {
                    case EvidenceReading.Read(PolicyEvidence evidence) -> Optional.of(evidence);
                    case EvidenceReading.Refused(String reason) -> {
                        LOG.warn("The evidence that ships is refused: {}", reason);
                        yield Optional.empty();
                    }
                });
    }

    /** Who may propose with what ships alone: a learned policy only by a ruling about this very model. */
    public static Bench bench() {
        return new Bench(List.of(shipped()));
    }

    /**
     * The same, and who else learned here: models in a folder {@code models}, judged by what lies in {@code evidence}
     * beside it. Reads files.
     */
    public static Bench bench(Path folder) {
        EvidenceRoom room = EvidenceRoom.of(Optional.of(folder.resolve("evidence")));
        List<Candidate> candidates = new ArrayList<>(List.of(shipped()));
        candidates.addAll(OwnModels.in(folder.resolve("models"), room.evidence()));
        return new Bench(candidates);
    }

    private static Candidate shipped() {
        return switch (band()) {
            case ModelAnswer.Loaded<BandModel>(BandModel model) -> {
                String hash = Fingerprint.of(model.toBytes());
                yield new Candidate.Learned(LearnedBand.NAME, model, hash, trial(hash));
            }
            case ModelAnswer.Refused<BandModel>(ModelAnswer.Reason _, String detail) -> {
                LOG.warn("The learned band is refused: {}", detail);
                yield new Candidate.Refused(LearnedBand.NAME, "the model that ships: " + detail);
            }
        };
    }

    private static Optional<Candidate.Trial> trial(String hash) {
        return evidence()
                .filter(evidence -> evidence.provenance().modelHash().equals(hash))
                .map(OwnModels::trial);
    }

    private static Optional<byte[]> resource(String name) {
        try (InputStream stream = ShippedModels.class.getResourceAsStream(name)) {
            return stream == null ? Optional.empty() : Optional.of(stream.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
