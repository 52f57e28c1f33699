package gammadesk.app.learning;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import gammadesk.app.backtest.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads and writes configurations: JSON that says everything and nothing else. */
final class ConfigFile {
    private static final long MOST_BYTES = 64L << 10;
    private static final JsonMapper JSON = JsonMapper.builder()
            .changeDefaultVisibility(seen -> seen.withVisibility(PropertyAccessor.ALL, Visibility.NONE)
                    .withVisibility(PropertyAccessor.FIELD, Visibility.ANY)
                    .withVisibility(PropertyAccessor.CREATOR, Visibility.ANY))
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private ConfigFile() {}

    /** Throws {@link Refusal} for a file that is not there or says something else. */
    static <T> T read(Path file, Class<T> kind) throws IOException {
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new Refusal(Refusal.Subject.CONFIGURATION, "no such file: " + file);
        }
        if (Files.size(file) > MOST_BYTES) {
            throw new Refusal(
                    Refusal.Subject.CONFIGURATION,
                    file + " has " + Files.size(file) + " bytes, and " + MOST_BYTES + " is the most");
        }
        try {
            return JSON.readValue(Files.readString(file), kind);
        } catch (JacksonException e) {
            throw new Refusal(Refusal.Subject.CONFIGURATION, file + " makes no sense: " + e.getOriginalMessage());
        }
    }

    /** As it is read. */
    static String write(Object config) {
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(config) + "\n";
    }
}
