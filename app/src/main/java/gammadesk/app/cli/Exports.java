package gammadesk.app.cli;

import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/** What all exports have in common: an unknown number is null or empty, times are in UTC, a reason has its key. */
final class Exports {
    private static final JsonFactory PART = JsonFactory.builder()
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .disable(StreamWriteFeature.FLUSH_PASSED_TO_STREAM)
            .build();

    private Exports() {}

    static JsonGenerator json(Writer out) {
        return new JsonFactory().createGenerator(ObjectWriteContext.empty(), out);
    }

    /** One value among others: the writer stays open. */
    static JsonGenerator part(Writer out) {
        return PART.createGenerator(ObjectWriteContext.empty(), out);
    }

    static CSVPrinter csv(Writer out) throws IOException {
        return new CSVPrinter(
                out, CSVFormat.DEFAULT.builder().setRecordSeparator('\n').get());
    }

    static void number(JsonGenerator json, String key, double value) {
        if (Double.isFinite(value)) {
            json.writeNumberProperty(key, value);
        } else {
            json.writeNullProperty(key);
        }
    }

    static @Nullable Double cell(double value) {
        return Double.isFinite(value) ? value : null;
    }

    static void reasons(JsonGenerator json, Map<String, String> reasons) {
        if (!reasons.isEmpty()) {
            json.writeObjectPropertyStart("reasons");
            reasons.forEach(json::writeStringProperty);
            json.writeEndObject();
        }
    }

    static String reasons(Map<String, String> reasons) {
        return reasons.entrySet().stream()
                .map(reason -> reason.getKey() + ": " + reason.getValue())
                .collect(Collectors.joining("; "));
    }

    static String iso(long millis) {
        return Instant.ofEpochMilli(millis).toString();
    }
}
