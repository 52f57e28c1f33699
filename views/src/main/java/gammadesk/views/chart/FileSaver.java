package gammadesk.views.chart;

import gammadesk.views.chart.ExportTarget.Kind;
import gammadesk.views.fx.FxThread;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.scene.Node;

/**
 * Asks where a file goes, writes it, and says in one sentence how that went.
 *
 * @param target asks
 * @param files writes
 */
public record FileSaver(ExportTarget target, Executor files) {
    /** What is written. */
    interface Content {
        void write(Path file) throws IOException;
    }

    /** Saves a table; the sentence comes on the FX thread, none where the person changed their mind. */
    public void csv(Node owner, String fileName, String csv, Consumer<String> said) {
        save(owner, Kind.CSV, fileName, file -> Files.writeString(file, csv, StandardCharsets.UTF_8), said);
    }

    void save(Node owner, Kind kind, String fileName, Content content, Consumer<String> said) {
        target.choose(owner, kind, fileName)
                .ifPresent(file -> files.execute(() -> {
                    String sentence = write(file, content);
                    FxThread.run(() -> said.accept(sentence));
                }));
    }

    private static String write(Path file, Content content) {
        try {
            content.write(file);
            return "Saved as " + file + ".";
        } catch (IOException failure) {
            return "Could not save " + file + ": " + failure.getMessage() + ". Choose another place.";
        }
    }
}
