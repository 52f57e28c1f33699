package gammadesk.app.learning;

import gammadesk.analytics.backtest.court.Admission;
import gammadesk.analytics.backtest.court.PolicyEvidence;
import gammadesk.analytics.learning.book.BandModel;
import gammadesk.analytics.learning.book.BandPlan;
import gammadesk.analytics.learning.store.ModelAnswer;
import gammadesk.analytics.port.Fingerprint;
import gammadesk.app.evidence.EvidenceJson;
import gammadesk.app.evidence.EvidenceReading;
import gammadesk.app.hedging.Bench;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
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

    /** Who may propose: a learned policy only by a ruling about this very model. */
    public static Bench bench() {
        return switch (band()) {
            case ModelAnswer.Loaded<BandModel>(BandModel model) -> new Bench(Optional.of(model), ruling(model));
            case ModelAnswer.Refused<BandModel>(ModelAnswer.Reason _, String detail) -> {
                LOG.warn("The learned band is refused: {}", detail);
                yield Bench.CLASSICAL;
            }
        };
    }

    private static Optional<Admission> ruling(BandModel model) {
        String hash = Fingerprint.of(model.toBytes());
        return evidence()
                .filter(evidence -> evidence.provenance().modelHash().equals(hash))
                .map(PolicyEvidence::admission);
    }

    private static Optional<byte[]> resource(String name) {
        try (InputStream stream = ShippedModels.class.getResourceAsStream(name)) {
            return stream == null ? Optional.empty() : Optional.of(stream.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
