package gammadesk.app.evidence;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import gammadesk.analytics.backtest.court.Admission;
import gammadesk.analytics.backtest.court.PolicyEvidence;
import gammadesk.app.evidence.EvidenceReading.Read;
import gammadesk.app.evidence.EvidenceReading.Refused;
import gammadesk.app.json.ColumnModule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Evidence as a file. What was written can be read again, number by number; an unknown number is the text {@code NaN}.
 * Since money follows a ruling, a file that is not whole, or whose ruling is not the one that its reasons give, is
 * refused.
 */
public final class EvidenceJson {
    /** Says what a file is. */
    public static final String FORMAT = "gammadesk-policy-evidence";
    /** Of the form of the file; another one is not guessed at. */
    public static final int VERSION = 2;

    private static final String AGAIN = " Run gammadesk backtest again to make it anew.";
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(ColumnModule.module())
            .changeDefaultVisibility(seen -> seen.withVisibility(PropertyAccessor.ALL, Visibility.NONE)
                    .withVisibility(PropertyAccessor.FIELD, Visibility.ANY)
                    .withVisibility(PropertyAccessor.CREATOR, Visibility.ANY))
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private record Content(String format, int version, PolicyEvidence evidence) {}

    private EvidenceJson() {}

    /** All of it as text. */
    public static String write(PolicyEvidence evidence) {
        return MAPPER.writeValueAsString(new Content(FORMAT, VERSION, evidence));
    }

    /** Reads a file; one that cannot be read is refused with its reason. */
    public static EvidenceReading load(Path file) {
        try {
            EvidenceReading reading = read(Files.readString(file, StandardCharsets.UTF_8));
            return reading instanceof Refused refused
                    ? new Refused(file.getFileName() + ": " + refused.reason())
                    : reading;
        } catch (IOException e) {
            return new Refused(file.getFileName() + " cannot be read: " + e + ".");
        }
    }

    /** Reads what {@link #write} wrote. */
    public static EvidenceReading read(String text) {
        try {
            JsonNode tree = MAPPER.readTree(text);
            if (!FORMAT.equals(tree.path("format").asString(""))) {
                return new Refused("this is not evidence of a policy.");
            }
            int version = tree.path("version").asInt(0);
            if (version != VERSION) {
                return new Refused("it is of version " + version + ", and this desk reads version " + VERSION
                        + (version > VERSION ? ": update the desk." : "." + AGAIN));
            }
            return checked(MAPPER.treeToValue(tree, Content.class).evidence());
        } catch (JacksonException e) {
            return new Refused("it is damaged (" + e.getOriginalMessage() + ")." + AGAIN);
        }
    }

    private static EvidenceReading checked(PolicyEvidence evidence) {
        Admission said = evidence.admission();
        Admission due = Admission.of(evidence.policy(), evidence.bookKind(), said.reasons());
        return said.equals(due)
                ? new Read(evidence)
                : new Refused("its ruling is not the one that its reasons give." + AGAIN);
    }
}
