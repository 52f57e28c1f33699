package gammadesk.app.learning;

import gammadesk.app.backtest.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads configurations: JSON that says everything and nothing else. */
final class ConfigFile {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .build();

    private ConfigFile() {}

    /** Throws {@link Refusal} for a file that is not there or says something else. */
    static <T> T read(Path file, Class<T> kind) throws IOException {
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new Refusal(Refusal.Subject.CONFIGURATION, "no such file: " + file);
        }
        try {
            return JSON.readValue(Files.readString(file), kind);
        } catch (JacksonException e) {
            throw new Refusal(Refusal.Subject.CONFIGURATION, file + " makes no sense: " + e.getOriginalMessage());
        }
    }
}
