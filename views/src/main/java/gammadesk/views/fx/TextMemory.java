package gammadesk.views.fx;

import java.util.Optional;

/** Where a room keeps what was chosen in it, as text. Both calls come on the FX thread and must be quick. */
public interface TextMemory {
    /** Forgets everything. */
    TextMemory NONE = new TextMemory() {
        @Override
        public Optional<String> load() {
            return Optional.empty();
        }

        @Override
        public void save(String text) {
            // Forgotten.
        }
    };

    /** What was saved last, empty when nothing was. */
    Optional<String> load();

    /** Keeps the text for the next start. */
    void save(String text);
}
